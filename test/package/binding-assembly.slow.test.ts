import { readFileSync } from 'fs';
import { join } from 'path';
import { BindingAssembly, bindingAssembly } from '../../projenrc/binding-assembly';

const compiled = JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8')) as BindingAssembly;
const loose = bindingAssembly(compiled);

function typeOf(assembly: BindingAssembly, struct: string, property: string): unknown {
  const found = assembly.types[`cdk-data-science-platform.${struct}`].properties!.find(
    (candidate) => (candidate as { name?: string }).name === property,
  );
  return (found as { type: unknown }).type;
}

const ANY = { primitive: 'any' };

test.each([
  ['a map of structs', 'GeneratedRolesOptions', 'generateRoles'],
  ['a list of structs', 'TeamOptions', 'dataAdminRoles'],
  ['a map of lists of structs', 'DataLakeOptions', 'roles'],
])('%s is passed through unchanged', (_, struct, property) => {
  expect(typeOf(compiled, struct, property)).not.toEqual(ANY);
  expect(typeOf(loose, struct, property)).toEqual(ANY);
});

test.each([
  ['a struct, which the binding creates from the dict', 'DataScienceTeamOptions', 'team'],
  ['a list of strings', 'StudioDomainOptions', 'subnetIds'],
  ['an enum', 'StudioDomainOptions', 'authMode'],
  ['a construct', 'RoleRef', 'role'],
  ['a map of structs that can be empty', 'StudioDomainOptions', 'userProfiles'],
  ['another one', 'SageMakerProjectOptions', 'environmentConfigs'],
])('%s keeps its type', (_, struct, property) => {
  expect(typeOf(loose, struct, property)).toEqual(typeOf(compiled, struct, property));
});

test('no list or map of structs remains in which the kernel would drop keys', () => {
  const structs = Object.values(loose.types).filter(({ datatype }) => datatype);
  const collections = structs
    .flatMap(({ properties }) => properties ?? [])
    .map(({ type }) => JSON.stringify(type))
    .filter((type) => type.includes('collection'));

  expect(collections.length).toBeGreaterThan(0);

  for (const type of collections) {
    for (const [, fqn] of type.matchAll(/"fqn":"([^"]+)"/g)) {
      // These two can be empty, and keep their type.
      if (!/\.(StudioUserProfile|SageMakerEnvironmentConfig)Options$/.test(fqn)) {
        expect(loose.types[fqn]?.datatype).not.toBe(true);
      }
    }
  }
});

test('the compiled assembly is not changed', () => {
  expect(bindingAssembly(compiled)).toEqual(loose);
  expect(JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8'))).toEqual(compiled);
});

test('return values of constructs keep their type, so that bindings create the right class', () => {
  const platform = 'cdk-data-science-platform.DataSciencePlatform';

  expect(loose.types[platform].properties).toEqual(compiled.types[platform].properties);
});
