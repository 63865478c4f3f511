import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import { Reporter } from './findings';
import { ModuleEntry, moduleId, surelySameTarget } from './module-entry';

/** The scope in which a name must be unique. */
type Reach = 'everywhere' | 'account' | 'region';

/** Types whose names must be unique, the property with the name, and the scope in which it must be unique. */
const NAMED: { readonly [type: string]: { readonly property: string; readonly reach: Reach; readonly noun: string } } =
  {
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
    'AWS::SageMaker::StudioLifecycleConfig': {
      property: 'studioLifecycleConfigName',
      reach: 'region',
      noun: 'lifecycle configurations',
    },
    'AWS::SNS::Topic': { property: 'topicName', reach: 'region', noun: 'topics' },
  };

/** Names that AWS requires to be unique in each account and Region. For a database, the name is in its input. */
const NESTED: { readonly [type: string]: { readonly property: string; readonly noun: string } } = {
  'AWS::Glue::Connection': { property: 'connectionInput', noun: 'connections' },
  'AWS::Glue::Database': { property: 'databaseInput', noun: 'databases' },
};

/** A resource with a name, and its module. */
interface Bearer {
  readonly entry: ModuleEntry;
  readonly resource: CfnResource;
}

/** Reports the same name for two resources of a type, if AWS would reject the second one. */
export function checkDuplicateNames(
  modules: readonly { readonly entry: ModuleEntry; readonly resources: readonly CfnResource[] }[],
  reporter: Reporter,
): void {
  const taken = new Map<string, Bearer[]>();
  for (const { entry, resources } of modules) {
    for (const resource of resources) {
      const found = nameOf(resource);
      if (found === undefined) continue;
      const key = `${resource.cfnResourceType} ${found.name}`;
      const bearer = { entry, resource };
      const other = (taken.get(key) ?? []).find((earlier) => collide(earlier, bearer, found.reach));
      taken.set(key, [...taken.get(key) ?? [], bearer]);
      if (other === undefined) continue;
      reporter.problem({
        code: 'DSP221',
        ...other.entry === entry ? {
          message: `"${moduleId(entry)}" names two of its ${found.noun} "${found.name}"`,
          hint: 'rename one of them: names are compared in lowercase, and unsupported characters '
            + 'become hyphens',
        } : {
          message: `"${moduleId(entry)}" and "${moduleId(other.entry)}" both name one of their ${found.noun} `
            + `"${found.name}"`,
          hint: 'rename one of the modules, or use a naming scheme that distinguishes them',
        },
      }, entry.path);
    }
  }
}

function nameOf(resource: CfnResource): { name: string; reach: Reach; noun: string } | undefined {
  const properties = resource as unknown as { readonly [property: string]: unknown };
  const named = NAMED[resource.cfnResourceType];
  const nested = NESTED[resource.cfnResourceType];
  const name = named
    ? properties[named.property]
    : (properties[nested?.property] as { readonly name?: unknown } | undefined)?.name;
  if (typeof name !== 'string' || Token.isUnresolved(name)) return undefined;
  return named ? { name, reach: named.reach, noun: named.noun } : { name, reach: 'region', noun: nested.noun };
}

function collide(a: Bearer, b: Bearer, reach: Reach): boolean {
  if (reach === 'everywhere') return true;
  // The other stacks of a module are in other accounts or Regions.
  if (a.entry === b.entry) return Stack.of(a.resource) === Stack.of(b.resource);
  return surelySameTarget(a.entry, reach === 'account' ? { ...b.entry, region: a.entry.region } : b.entry);
}
