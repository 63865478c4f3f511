import { Known } from './built-module';
import { NameFacts } from './duplicate-names';
import { Reporter } from './findings';
import { ModuleEntry, sameTarget } from './module-entry';
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
}

/** The values that the modules of an organization publish. */
interface PublishedPaths {
  readonly organization: string;
  readonly paths: readonly string[];
}

/** A value that a module publishes. */
interface PublishedName {
  readonly path: string;
  readonly key: string;
}

/**
 * Warns about the names of resources that no module creates, if a module creates a resource with almost this name, or
 * publishes the name under almost this key: the option probably means this resource.
 */
export function checkNames(
  modules: readonly Known<NameFacts>[], paths: readonly string[], organization: string, reporter: Reporter,
): void {
  for (const { entry } of modules) {
    if (entry.kind.struct === undefined) continue;
    for (const written of namesIn(entry.options, [])) {
      const hint = hintFor(written, entry, modules, { paths, organization });
      if (hint === undefined) continue;
      reporter.warning({
        code: 'DSP232',
        message: `no module creates a ${written.kind.noun} "${written.name}"`,
        hint: `${hint} If it exists outside of the platform, ignore this warning`,
      }, [...entry.path, entry.kind.key, ...written.path]);
    }
  }
}

/** What the name of an unknown resource probably is. Undefined if a module creates it, or none with a similar name. */
function hintFor(
  { kind, name }: WrittenName, reader: ModuleEntry, modules: readonly Known<NameFacts>[], published: PublishedPaths,
): string | undefined {
  const namesOf = ({ facts }: Known<NameFacts>) => facts.names.filter(({ type }) => type === kind.type);
  if (modules.some((module) => namesOf(module).some((other) => other.name === name))) return undefined;
  const near = modules.filter(({ entry }) => sameTarget(entry, reader));
  const ofProject = `/${published.organization}/${reader.domain}/${reader.kind.projectName?.(reader.options)}/`;
  const values = near.flatMap(({ entry }) => publishedNames(kind, entry, published));
  // A crawler accepts the key of a classifier of its project.
  const isAccepted = ({ key, path }: PublishedName) => key === name && path.startsWith(ofProject);
  if (kind.isKeyAccepted && values.some(isAccepted)) return undefined;
  const meant = values.find(({ key }) => key === name) ?? values.find(({ key }) => isTypo(name, key));
  if (meant !== undefined) {
    const { path } = meant;
    return `write "${path.startsWith(ofProject) ? `project:${path.slice(ofProject.length)}` : `ssm:${path}`}".`;
  }
  const similar = near.flatMap(namesOf).find((other) => isTypo(name, other.name));
  return similar && `did you mean "${similar.name}"?`;
}

function publishedNames(
  kind: NamedKind, { domain, name }: ModuleEntry, { organization, paths }: PublishedPaths,
): PublishedName[] {
  const base = `/${organization}/${domain}/${name}/${kind.published}/`;
  return paths.filter((path) => path.startsWith(base)).flatMap((path) => {
    const [key, attribute, ...more] = path.slice(base.length).split('/');
    return attribute === kind.attribute && more.length === 0 ? [{ path, key }] : [];
  });
}

function namesIn(value: unknown, path: OptionPath): WrittenName[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, [...path, index]));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const at = [...path, key];
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
    const texts = kind === undefined ? [] : [item].flat().map((text, index) => ({
      text, path: Array.isArray(item) ? [...at, index] : at,
    }));
    return [
      ...texts.flatMap(({ text, path: place }) => typeof text === 'string' && !isReference(text)
        ? [{ kind: kind!, name: text, path: place }]
        : []),
      ...namesIn(item, at),
    ];
  });
}
