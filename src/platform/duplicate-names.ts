import { CfnResource, Token } from 'aws-cdk-lib';
import { Reporter } from './findings';
import { ModuleEntry, moduleId, surelySameTarget } from './module-entry';

/** Where a name may stand once. */
type Reach = 'everywhere' | 'account' | 'region';

/** Types whose names AWS wants to be unique, the property that holds the name, and how far it must be unique. */
const NAMED: { readonly [type: string]: { readonly property: string; readonly reach: Reach; readonly noun: string } } = {
  'AWS::Athena::WorkGroup': { property: 'name', reach: 'region', noun: 'workgroups' },
  'AWS::CloudTrail::Trail': { property: 'trailName', reach: 'region', noun: 'trails' },
  'AWS::Glue::Crawler': { property: 'name', reach: 'region', noun: 'crawlers' },
  'AWS::Glue::SecurityConfiguration': { property: 'name', reach: 'region', noun: 'security configurations' },
  'AWS::IAM::ManagedPolicy': { property: 'managedPolicyName', reach: 'account', noun: 'managed policies' },
  'AWS::IAM::Role': { property: 'roleName', reach: 'account', noun: 'roles' },
  'AWS::KMS::Alias': { property: 'aliasName', reach: 'region', noun: 'key aliases' },
  'AWS::Logs::LogGroup': { property: 'logGroupName', reach: 'region', noun: 'log groups' },
  'AWS::S3::Bucket': { property: 'bucketName', reach: 'everywhere', noun: 'buckets' },
  'AWS::SageMaker::Domain': { property: 'domainName', reach: 'region', noun: 'Studio domains' },
  'AWS::SageMaker::StudioLifecycleConfig': { property: 'studioLifecycleConfigName', reach: 'region', noun: 'lifecycle configurations' },
  'AWS::SNS::Topic': { property: 'topicName', reach: 'region', noun: 'topics' },
};

/** Names of what AWS keeps in one namespace for each account and region: the input of a database holds its name. */
const NESTED: { readonly [type: string]: { readonly property: string; readonly noun: string } } = {
  'AWS::Glue::Connection': { property: 'connectionInput', noun: 'connections' },
  'AWS::Glue::Database': { property: 'databaseInput', noun: 'databases' },
};

/** Reports names that two modules give to resources of one type, where AWS would refuse the second one. */
export function checkDuplicateNames(modules: readonly { readonly entry: ModuleEntry; readonly resources: readonly CfnResource[] }[], reporter: Reporter): void {
  const taken = new Map<string, ModuleEntry[]>();
  for (const { entry, resources } of modules) {
    for (const resource of resources) {
      const found = nameOf(resource);
      if (found === undefined) continue;
      const key = `${resource.cfnResourceType} ${found.name}`;
      const other = (taken.get(key) ?? []).find((earlier) => earlier !== entry && share(earlier, entry, found.reach));
      taken.set(key, [...taken.get(key) ?? [], entry]);
      if (other === undefined) continue;
      reporter.problem({
        code: 'DSP221',
        message: `"${moduleId(entry)}" and "${moduleId(other)}" both name one of their ${found.noun} "${found.name}"`,
        hint: 'rename one of the modules, or give the naming scheme what tells them apart',
      }, entry.path);
    }
  }
}

function nameOf(resource: CfnResource): { name: string; reach: Reach; noun: string } | undefined {
  const properties = resource as unknown as { readonly [property: string]: unknown };
  const named = NAMED[resource.cfnResourceType];
  const nested = NESTED[resource.cfnResourceType];
  const name = named ? properties[named.property] : (properties[nested?.property] as { readonly name?: unknown } | undefined)?.name;
  if (typeof name !== 'string' || Token.isUnresolved(name)) return undefined;
  return named ? { name, reach: named.reach, noun: named.noun } : { name, reach: 'region', noun: nested.noun };
}

function share(a: ModuleEntry, b: ModuleEntry, reach: Reach): boolean {
  if (reach === 'everywhere') return true;
  return surelySameTarget(a, reach === 'account' ? { ...b, region: a.region } : b);
}
