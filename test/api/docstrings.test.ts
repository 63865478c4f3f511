import { readFileSync } from 'fs';
import { join } from 'path';
import { Member, publicTypes, Type } from './assembly';
import { FORMATS } from '../../src/private/formats';

/** Structs about concepts of this library, without a page of AWS. */
const OWN_CONCEPTS: readonly string[] = [
  // What `access.yaml` states about a platform.
  'AccessFileOptions',
  // Access by prefix, for roles by their logical names.
  'DataLakeAccessPolicy', 'DataLakeGrantOptions', 'ModulePrefixAccess',
  // Domains, modules, stacks and hooks of a platform.
  'CustomNamingOptions', 'DefaultNamingProps', 'DeploymentHookOptions', 'ExternalParameter', 'ModuleComponentOptions',
  'ModuleDependency', 'PlatformModuleProps', 'PublishedValueOptions', 'ResourceNameOptions',
  // What the context of a custom module creates.
  'ModuleBucketProps', 'ModuleKeyProps', 'ModulePolicyProps',
  // Findings of cdk-nag.
  'NagSuppressionOptions', 'PathSuppressions', 'Suppression',
  // The team and the files of its lifecycle configurations.
  'DataScienceTeamOptions', 'DataScienceTeamProps', 'StudioLifecycleAsset',
];

/** What makes a method throw, in its own body. */
const THROWS = /\b(fail|failAt|valueOf|throwProblems|checkFormat|checkOneSource)(<\w+>)?\(|\bthrow new\b/;

const types = publicTypes();

function ownProperties({ properties = [] }: Type): Member[] {
  return properties.filter(({ overrides }) => overrides === undefined);
}

/** Whether a struct, one of its properties or what it extends names a page of AWS, also by the format of a text. */
function leadsToAws(type: Type): boolean {
  const extended = (type.interfaces ?? []).map((fqn) => types.find(({ name }) => name === fqn.split('.').pop()));
  if (extended.some((base) => base !== undefined && base.name !== 'ComponentProps' && leadsToAws(base))) return true;
  const pages = [type, ...ownProperties(type)].flatMap(({ docs }) => [
    docs?.see, FORMATS[docs?.custom?.format as keyof typeof FORMATS]?.see,
  ]);
  return pages.some((page) => page?.startsWith('https://docs.aws.amazon.com/'));
}

/** The text of a method in its source file. */
function bodyOf({ locationInModule: at }: Member): string {
  const lines = readFileSync(join(__dirname, '..', '..', at!.filename), 'utf8').split('\n');
  const start = at!.line - 1;
  const end = lines.findIndex((line, index) => index >= start && line === '  }');
  return lines.slice(start, end + 1).join('\n');
}

test('every struct on a concept of AWS leads to its page', () => {
  const without = types.filter((type) => type.datatype && !leadsToAws(type)).map(({ name }) => name).sort();

  expect(without).toEqual([...OWN_CONCEPTS].sort());
});

test('every method and attribute that throws says so', () => {
  const throwing = types.filter(({ kind }) => kind === 'class').flatMap((type) => (
    [...type.methods ?? []].filter((method) => method.overrides === undefined && THROWS.test(bodyOf(method)))
      .filter(({ docs }) => !/\b[Tt]hrows\b/.test(`${docs?.summary} ${docs?.remarks}`))
      .map(({ name }) => `${type.name}.${name}`)
  ));

  expect(throwing).toEqual([]);
});

test('a docstring is a sentence, not the name of the member', () => {
  const bare = types.flatMap((type) => [...ownProperties(type), ...type.methods ?? []]
    .filter(({ name, docs }) => docs?.summary?.toLowerCase().replace(/[^a-z]/g, '') === name.toLowerCase())
    .map(({ name }) => `${type.name}.${name}`));

  expect(bare).toEqual([]);
});
