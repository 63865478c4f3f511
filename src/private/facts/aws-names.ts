import { RegionInfo } from 'aws-cdk-lib/region-info';
import { readJsonOfPackage } from '../package-directory';

/** The output of `projenrc/aws-facts.py`. */
interface AwsNames {
  readonly regions: readonly string[];
  /** Names of AWS managed policies, with their paths. */
  readonly managedPolicies: readonly string[];
  readonly servicePrincipals: readonly string[];
}

let names: AwsNames | undefined;

function awsNames(): AwsNames {
  names ??= readJsonOfPackage<AwsNames>('facts', 'aws-names.json');
  return names;
}

/**
 * AWS Regions, for a comparison with `name`. AWS adds Regions, so the list is never complete. The facts of the
 * installed AWS CDK, which take long to load, can contain newer Regions.
 */
export function knownRegions(name: string): readonly string[] {
  const { regions } = awsNames();
  return regions.includes(name) ? regions : RegionInfo.regions.map((region) => region.name);
}

/** Service principals that AWS publishes. There is no complete list. */
export function knownServicePrincipals(): readonly string[] {
  return awsNames().servicePrincipals;
}

/** AWS managed policies with their paths, for example `service-role/AWSGlueServiceRole`. AWS adds policies. */
export function knownManagedPolicies(): readonly string[] {
  return awsNames().managedPolicies;
}

/** Whether a name, with or without its path, is that of a known AWS managed policy. */
export function isKnownManagedPolicy(name: string): boolean {
  return knownPath(name) !== undefined;
}

/** The path and name of the AWS managed policy with this name, or the name itself if no such policy is known. */
export function managedPolicyPath(name: string): string {
  return knownPath(name) ?? name;
}

function knownPath(name: string): string | undefined {
  const known = knownManagedPolicies();
  return known.includes(name) ? name : known.find((path) => path.split('/').pop() === name);
}
