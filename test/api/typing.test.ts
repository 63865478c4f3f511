import { Member, publicTypes, Type, TypeReference } from './assembly';

/**
 * Where Java and C# see `Object`, with the reason why no type is possible. All other properties and parameters have a
 * type.
 */
const FREE_FORM: { readonly [property: string]: string } = {
  'AdoptedOutputOptions.expression': 'an intrinsic function of CloudFormation',
  'AdoptedResourceOptions.properties': 'properties of any resource, with intrinsic functions',
  'CrawlerBehaviorOptions.extraConfiguration': 'the JSON configuration of a Glue crawler, which Glue extends over time',
  'CustomAspectOptions.aspectProps': 'the properties of a user class',
  'CustomNamingOptions.namingProps': 'the properties of a user class',
  'GeneratedPolicyOptions.policyDocument': 'a policy in IAM syntax; `statements` is the typed equivalent',
  'GeneratedRoleOptions.assumeRoleTrustConditions':
    'conditions in IAM syntax, as CDK `PolicyStatement` accepts them',
  'IPlatformModule.options': 'the options of a custom module',
  'IPlatformModule.optionsSchema': 'a JSON Schema',
  'IPlatformModuleContext.options': 'the options of a custom module',
  'LakeFormationTagGrantOptions.lfTagExpression': 'a string or a list of strings for each tag',
  'LevelOptions.context': 'values of any type, which the options refer to',
  'Suppression.appliesTo': 'strings, or maps with a regular expression, as cdk-nag accepts them',
};

/** The parameters of every constructor, which need no documentation. */
const OF_CONSTRUCTORS = ['scope', 'id', 'props'];

const types = publicTypes();

/** The members of a type, without the ones that it only inherits. */
function membersOf({ properties = [], methods = [], members = [] }: Type): Member[] {
  return [...properties, ...methods, ...members].filter(({ overrides }) => overrides === undefined);
}

/** All members and parameters of a type that have their own type, by name. */
function typed(type: Type): [string, TypeReference][] {
  const named = (owner: string, members: Member[] = []) =>
    members.map((member): [string, TypeReference] => [`${owner}.${member.name}`, member.type!]);
  return [
    ...named(type.name, type.properties),
    ...named(type.name, type.initializer?.parameters),
    ...(type.methods ?? []).flatMap((method) => [
      ...named(`${type.name}.${method.name}()`, method.parameters),
      ...(method.returns === undefined
        ? []
        : [[`${type.name}.${method.name}()`, method.returns.type] as [string, TypeReference]]),
    ]),
  ];
}

/** Whether other languages see the type as a value of any type. */
function isFree({ primitive, collection, union, intersection }: TypeReference): boolean {
  if (collection) return isFree(collection.elementtype);
  return primitive === 'any' || primitive === 'json' || union !== undefined || intersection !== undefined;
}

function undocumented(type: Type): string[] {
  const parameters = (owner: string, list: Member[] = []) =>
    list.filter(({ docs }) => !docs?.summary).map(({ name }) => `${owner}(${name})`);
  return [
    ...type.docs?.summary ? [] : [type.name],
    ...membersOf(type).filter(({ docs }) => !docs?.summary).map(({ name }) => `${type.name}.${name}`),
    ...membersOf(type).flatMap((member) => parameters(`${type.name}.${member.name}`, member.parameters)),
    ...parameters(type.name, type.initializer?.parameters?.filter(({ name }) => !OF_CONSTRUCTORS.includes(name))),
  ];
}

test('the assembly contains the constructs, their options and the classes that implement an interface', () => {
  expect(types.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['DataSciencePlatform', 'DataSciencePlatformProps', 'IResourceNaming', 'StudioAuthMode']),
  );
});

test('only free-form values have no type', () => {
  expect(
    types
      .flatMap(typed)
      .filter(([, type]) => isFree(type))
      .map(([name]) => name)
      .sort(),
  ).toEqual(Object.keys(FREE_FORM).sort());
});

test('free-form values are lists and maps, so that no builder takes an object', () => {
  const single = types.flatMap(typed).filter(([, { collection, ...type }]) => collection === undefined && isFree(type));

  expect(single).toEqual([]);
});

test('every type, property, method, parameter and enum member is documented', () => {
  expect(types.flatMap(undocumented)).toEqual([]);
});

test('the docstring of every optional property of a struct states its default', () => {
  const silent = types.filter(({ datatype }) => datatype).flatMap((type) => membersOf(type)
    .filter(({ optional, docs }) => optional && !docs?.default).map(({ name }) => `${type.name}.${name}`));

  expect(silent).toEqual([]);
});
