import { CfnResource, Token } from 'aws-cdk-lib';
import { CfnTag } from 'aws-cdk-lib/aws-lakeformation';
import { Known } from './built-module';
import { Reporter } from './findings';
import { ModuleEntry, moduleId, surelySameTarget } from './module-entry';
import { ignoresCaseOfNames, NameScope, nameScope, partitionOf } from '../private/facts/name-scopes';

/** Types whose names must be unique, and the property with the name. */
const NAMED: { readonly [type: string]: { readonly property: string; readonly noun: string } } = {
  'AWS::Athena::WorkGroup': { property: 'name', noun: 'workgroups' },
  'AWS::CloudTrail::Trail': { property: 'trailName', noun: 'trails' },
  'AWS::Glue::Crawler': { property: 'name', noun: 'crawlers' },
  'AWS::Glue::SecurityConfiguration': { property: 'name', noun: 'security configurations' },
  'AWS::IAM::ManagedPolicy': { property: 'managedPolicyName', noun: 'managed policies' },
  'AWS::IAM::Role': { property: 'roleName', noun: 'roles' },
  'AWS::KMS::Alias': { property: 'aliasName', noun: 'key aliases' },
  'AWS::LakeFormation::Tag': { property: 'tagKey', noun: 'LF-tags' },
  'AWS::Logs::LogGroup': { property: 'logGroupName', noun: 'log groups' },
  'AWS::S3::Bucket': { property: 'bucketName', noun: 'buckets' },
  'AWS::SageMaker::Domain': { property: 'domainName', noun: 'Studio domains' },
  'AWS::SageMaker::StudioLifecycleConfig': { property: 'studioLifecycleConfigName', noun: 'lifecycle configurations' },
  'AWS::SNS::Topic': { property: 'topicName', noun: 'topics' },
};

/** Names that AWS requires to be unique in each account and Region. For a database, the name is in its input. */
const NESTED: { readonly [type: string]: { readonly property: string; readonly noun: string } } = {
  'AWS::Glue::Connection': { property: 'connectionInput', noun: 'connections' },
  'AWS::Glue::Database': { property: 'databaseInput', noun: 'databases' },
};

/** A resource that bears a name which must be unique. */
interface NamedResource {
  readonly type: string;
  readonly name: string;
  /** The account of the catalog in which the name must be unique, if it is known. */
  readonly catalog?: string;
}

/** The names in the stack of a module. */
export interface NameFacts {
  readonly names: readonly NamedResource[];
}

/** The names of the resources of one stack. */
export function namesOf(resources: readonly CfnResource[]): NameFacts {
  const names = resources.flatMap((resource) => {
    const name = nameOf(resource);
    return name === undefined ? [] : [{ type: resource.cfnResourceType, name, catalog: catalogOf(resource) }];
  });
  return { names };
}

/** Reports the same name for two resources of a type, if AWS would reject the second one. */
export function checkDuplicateNames(modules: readonly Known<NameFacts>[], reporter: Reporter): void {
  const taken = new Map<string, ModuleEntry[]>();
  for (const { entry, facts } of modules) {
    for (const { type, name, catalog } of facts.names) {
      const { noun } = NAMED[type] ?? NESTED[type];
      const key = [type, ignoresCaseOfNames(type) ? name.toLowerCase() : name, catalog].join(' ');
      const other = (taken.get(key) ?? []).find((earlier) => collide(earlier, entry, nameScope(type)));
      taken.set(key, [...taken.get(key) ?? [], entry]);
      if (other === undefined) continue;
      reporter.problem({
        code: 'DSP221',
        ...other === entry ? {
          message: `"${moduleId(entry)}" names two of its ${noun} "${name}"`,
          hint: 'rename one of them: names are compared in lowercase, and unsupported characters '
            + 'become hyphens',
        } : {
          message: `"${moduleId(entry)}" and "${moduleId(other)}" both name one of their ${noun} "${name}"`,
          hint: OTHER_HINTS[type] ?? 'rename one of the modules, or use a naming scheme that distinguishes them',
        },
      }, entry.path);
    }
  }
}

/** Hints for names that do not depend on the module. */
const OTHER_HINTS: { readonly [type: string]: string } = {
  'AWS::LakeFormation::Tag': 'create it in one of them: the other one can use it without "lfTags"',
};

/** The catalog of an LF-tag. Databases are in the catalog of the account. */
function catalogOf(resource: CfnResource): string | undefined {
  const catalog = resource instanceof CfnTag ? resource.catalogId : undefined;
  return Token.isUnresolved(catalog) ? undefined : catalog;
}

function nameOf(resource: CfnResource): string | undefined {
  const properties = resource as unknown as { readonly [property: string]: unknown };
  const named = NAMED[resource.cfnResourceType];
  const nested = NESTED[resource.cfnResourceType];
  const name = named
    ? properties[named.property]
    : (properties[nested?.property] as { readonly name?: unknown } | undefined)?.name;
  return typeof name !== 'string' || Token.isUnresolved(name) ? undefined : name;
}

function collide(a: ModuleEntry, b: ModuleEntry, scope: NameScope): boolean {
  if (scope === 'partition') return partitionOf(a.region) === partitionOf(b.region);
  return surelySameTarget(a, scope === 'account' ? { ...b, region: a.region } : b);
}
