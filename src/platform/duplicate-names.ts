import { CfnResource, Token } from 'aws-cdk-lib';
import { CfnTag } from 'aws-cdk-lib/aws-lakeformation';
import { Known } from './built-module';
import { Reporter } from './findings';
import { ModuleEntry, moduleId, surelySameTarget } from './module-entry';

/** The scope in which a name must be unique. */
type Reach = 'everywhere' | 'account' | 'region';

interface Named {
  readonly property: string;
  readonly reach: Reach;
  readonly noun: string;
}

/** Types whose names must be unique, the property with the name, and the scope in which it must be unique. */
const NAMED: { readonly [type: string]: Named } =
  {
    'AWS::Athena::WorkGroup': { property: 'name', reach: 'region', noun: 'workgroups' },
    'AWS::CloudTrail::Trail': { property: 'trailName', reach: 'region', noun: 'trails' },
    'AWS::Glue::Crawler': { property: 'name', reach: 'region', noun: 'crawlers' },
    'AWS::Glue::SecurityConfiguration': { property: 'name', reach: 'region', noun: 'security configurations' },
    'AWS::IAM::ManagedPolicy': { property: 'managedPolicyName', reach: 'account', noun: 'managed policies' },
    'AWS::IAM::Role': { property: 'roleName', reach: 'account', noun: 'roles' },
    'AWS::KMS::Alias': { property: 'aliasName', reach: 'region', noun: 'key aliases' },
    'AWS::LakeFormation::Tag': { property: 'tagKey', reach: 'region', noun: 'LF-tags' },
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

/**
 * Types whose names AWS stores in lowercase.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_DatabaseInput.html
 */
const LOWERCASE = ['AWS::Glue::Database', 'AWS::LakeFormation::Tag'];

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
      const { reach, noun } = NAMED[type] ?? { reach: 'region', noun: NESTED[type].noun };
      const key = [type, LOWERCASE.includes(type) ? name.toLowerCase() : name, catalog].join(' ');
      const other = (taken.get(key) ?? []).find((earlier) => collide(earlier, entry, reach));
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

function collide(a: ModuleEntry, b: ModuleEntry, reach: Reach): boolean {
  if (reach === 'everywhere') return true;
  return surelySameTarget(a, reach === 'account' ? { ...b, region: a.region } : b);
}
