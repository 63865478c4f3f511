import { readJsonOfPackage } from '../package-directory';

/** The document of an AWS managed policy, as AWS had published it when `projenrc/aws-facts.py` was run. */
export interface PublishedPolicy {
  readonly version: string;
  readonly document: object;
}

let policies: { readonly [path: string]: PublishedPolicy } | undefined;

/** The AWS managed policies with known documents, by path and name: those of the roles in the starter kit. */
export function publishedPolicies(): { readonly [path: string]: PublishedPolicy } {
  policies ??= readJsonOfPackage<{ [path: string]: PublishedPolicy }>('facts', 'managed-policies.json');
  return policies;
}
