import { Known } from './built-module';
import { NameFacts } from './duplicate-names';
import { Reporter } from './findings';
import { ModuleEntry } from './module-entry';
import { isPlainObject } from '../private/collections';
import { OptionPath } from '../private/option-path';
import { isReference } from '../private/options-reader';
import { isTypo } from '../private/suggestions';

/** Resources that options of other modules name. */
interface NamedKind {
  readonly type: string;
  readonly noun: string;
  /** The first part of the path below a module at which the name is published. */
  readonly published: string;
  /** The last part of that path, after the key. */
  readonly attribute?: string;
  /** Whether the key in the project can be written instead of the name. */
  readonly isKeyAccepted?: boolean;
}

const BUCKET: NamedKind = { type: 'AWS::S3::Bucket', noun: 'bucket', published: 'bucket', attribute: 'name' };

/** Keys of options whose values are names of resources, which modules can create. */
const KINDS: { readonly [key: string]: NamedKind } = {
  bucketName: BUCKET,
  classifiers: {
    type: 'AWS::Glue::Classifier', noun: 'classifier', published: 'classifiers', isKeyAccepted: true,
  },
  cloudTrailAuditBucketName: BUCKET,
  connectionName: { type: 'AWS::Glue::Connection', noun: 'connection', published: 'connections' },
  databaseName: { type: 'AWS::Glue::Database', noun: 'database', published: 'databaseName' },
  domainBucketName: BUCKET,
  existingBucketName: BUCKET,
  locationBucketName: BUCKET,
  securityConfigurationName: {
    type: 'AWS::Glue::SecurityConfiguration', noun: 'security configuration', published: 'securityConfiguration',
  },
};

/** A name in the options of a module. */
interface WrittenName {
  readonly kind: NamedKind;
  readonly name: string;
  readonly path: OptionPath;
  /** The text with another name: that of a bucket can be part of an S3 URI. */
  readonly write: (name: string) => string;
}

/** A value that a module publishes. */
interface PublishedName {
  readonly path: string;
  readonly key: string;
}

/** The names of a kind that the modules create, and the values under which they publish them. */
interface KnownNames {
  readonly created: ReadonlySet<string>;
  readonly published: readonly PublishedName[];
}

const S3_URI = /^s3:\/\/([^/{}$]+)(\/.*)?$/;

/**
 * Warns about the names of resources that no module creates, if a module creates a resource with almost this name, or
 * publishes the name under almost this key: the option probably means this resource.
 */
export function checkNames(
  modules: readonly Known<NameFacts>[], paths: readonly string[], organization: string, reporter: Reporter,
): void {
  const known = new Map<NamedKind, KnownNames>();
  for (const { entry } of modules) {
    if (entry.kind.struct === undefined) continue;
    for (const written of namesIn(entry.options, [])) {
      const { kind, name } = written;
      if (!known.has(kind)) {
        known.set(kind, { created: createdNames(kind, modules), published: publishedNames(kind, paths) });
      }
      const hint = hintFor(written, known.get(kind)!, entry, organization);
      if (hint === undefined) continue;
      reporter.warning({
        code: 'DSP232',
        message: `no module creates a ${kind.noun} "${name}"`,
        hint: `${hint} If it exists outside of the platform, ignore this warning`,
      }, [...entry.path, entry.kind.key, ...written.path]);
    }
  }
}

/** What the name of an unknown resource probably is. Undefined if a module creates it, or none with a similar name. */
function hintFor(
  { kind, name, write }: WrittenName, { created, published }: KnownNames, reader: ModuleEntry, organization: string,
): string | undefined {
  if (created.has(name)) return undefined;
  const ofProject = `/${organization}/${reader.domain}/${reader.kind.projectName?.(reader.options)}/`;
  // A crawler accepts the key of a classifier of its project.
  const isAccepted = ({ key, path }: PublishedName) => key === name && path.startsWith(ofProject);
  if (kind.isKeyAccepted && published.some(isAccepted)) return undefined;
  const meant = published.find(({ key }) => key === name) ?? published.find(({ key }) => isTypo(name, key));
  if (meant !== undefined) {
    const path = meant.path.replace(`/${organization}/`, '/{{org}}/');
    if (write('') !== '') return `write "${write(`{{resolve:ssm:${path}}}`)}".`;
    const isOfProject = meant.path.startsWith(ofProject);
    return `write "${isOfProject ? `project:${meant.path.slice(ofProject.length)}` : `ssm:${path}`}".`;
  }
  const similar = [...created].find((other) => isTypo(name, other));
  return similar && `did you mean "${write(similar)}"?`;
}

function createdNames({ type }: NamedKind, modules: readonly Known<NameFacts>[]): ReadonlySet<string> {
  const names = modules.flatMap(({ facts }) => facts.names.filter((found) => found.type === type));
  return new Set(names.map(({ name }) => name));
}

/** The values at `/ORGANIZATION/DOMAIN/MODULE/KIND/KEY`. */
function publishedNames(kind: NamedKind, paths: readonly string[]): PublishedName[] {
  return paths.flatMap((path) => {
    const [, , , , published, key, attribute, ...more] = path.split('/');
    return published === kind.published && attribute === kind.attribute && more.length === 0 ? [{ path, key }] : [];
  });
}

/** The names in a part of the options. References are resolved elsewhere. */
function namesIn(value: unknown, path: OptionPath, key?: string): WrittenName[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, [...path, index], key));
  if (isPlainObject(value)) {
    return Object.entries(value).flatMap(([name, item]) => namesIn(item, [...path, name], name));
  }
  if (typeof value !== 'string' || key === undefined || isReference(value)) return [];
  const [, bucket, rest = ''] = S3_URI.exec(value) ?? [];
  if (bucket !== undefined) return [{ kind: BUCKET, name: bucket, path, write: (name) => `s3://${name}${rest}` }];
  return Object.hasOwn(KINDS, key) ? [{ kind: KINDS[key], name: value, path, write: (name) => name }] : [];
}
