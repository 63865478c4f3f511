import { readFileSync } from 'fs';
import { join } from 'path';
import { BindingAssembly, bindingAssembly } from '../../projenrc/binding-assembly';

const compiled = JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8')) as BindingAssembly;
const loose = bindingAssembly(compiled);

function typeOf(assembly: BindingAssembly, struct: string, property: string): unknown {
  const found = assembly.types[`cdk-data-science-platform.${struct}`].properties!.find((candidate) => (candidate as { name?: string }).name === property);
  return (found as { type: unknown }).type;
}

const anythingOr = (struct: string) => ({ union: { types: [{ primitive: 'any' }, { fqn: `cdk-data-science-platform.${struct}` }] } });
const listOf = (elementtype: unknown) => ({ collection: { kind: 'array', elementtype } });
const mapOf = (elementtype: unknown) => ({ collection: { kind: 'map', elementtype } });

test.each([
  ['a map of structs', 'GeneratedRolesOptions', 'generateRoles', mapOf(anythingOr('GeneratedRoleOptions'))],
  ['a list of structs', 'TeamOptions', 'dataAdminRoles', listOf(anythingOr('RoleRef'))],
  ['a map of lists of structs', 'DataLakeOptions', 'roles', mapOf(listOf(anythingOr('RoleRef')))],
])('%s is let through as it was written', (_, struct, property, type) => {
  expect(typeOf(compiled, struct, property)).not.toEqual(type);
  expect(typeOf(loose, struct, property)).toEqual(type);
});

test.each([
  ['a struct, which the binding makes of the dict', 'DataScienceTeamOptions', 'team'],
  ['a list of texts', 'StudioDomainOptions', 'subnetIds'],
  ['an enum', 'StudioDomainOptions', 'authMode'],
  ['a construct', 'RoleRef', 'role'],
])('%s keeps its type', (_, struct, property) => {
  expect(typeOf(loose, struct, property)).toEqual(typeOf(compiled, struct, property));
});

test('in no list or map is a struct the first choice, of which the kernel would drop keys', () => {
  const structs = Object.values(loose.types).filter(({ datatype }) => datatype);
  const collections = structs.flatMap(({ properties }) => properties ?? []).map(({ type }) => JSON.stringify(type)).filter((type) => type.includes('collection'));
  expect(collections.length).toBeGreaterThan(0);
  for (const type of collections) {
    for (const [, fqn] of type.matchAll(/"elementtype":\{"fqn":"([^"]+)"/g)) expect(loose.types[fqn]?.datatype).not.toBe(true);
  }
});

test('the compiled assembly is not changed', () => {
  expect(bindingAssembly(compiled)).toEqual(loose);
  expect(JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8'))).toEqual(compiled);
});

test('what a construct gives back keeps its type, so that bindings make the right class of it', () => {
  const platform = 'cdk-data-science-platform.DataSciencePlatform';
  expect(loose.types[platform].properties).toEqual(compiled.types[platform].properties);
});
