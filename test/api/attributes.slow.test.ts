import { CfnResource } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { Member, publicTypes, Type } from './assembly';
import { BasePersona } from '../../src';
import { moduleSamples, optionsOf, platformFrom, Sample } from '../support/samples';

/** Resources that no attribute reaches, by their path under the component, with the reason. */
const UNREACHED: [RegExp, string][] = [
  [/^StudioDomain\/LifecycleAssets\//, 'they copy assets at deployment, and are machinery of the construct library'],
];

const types = new Map(publicTypes().map((type): [string, Type] => [type.name, type]));

/** Whether other languages see the type of a member as a construct or a collection, not as a string. */
function leadsSomewhere({ type, returns }: Member): boolean {
  const reference = type ?? returns?.type;
  return reference !== undefined && reference.primitive === undefined;
}

/** The values of the public attributes of a component, and of its methods that take one of the keys. */
function attributesOf(component: IConstruct, keys: string[]): unknown[] {
  const { properties = [], methods = [] } = types.get(component.constructor.name)!;
  const members = component as unknown as { [name: string]: any };
  const lookUps = methods.filter((method) => method.parameters?.length === 1 && leadsSomewhere(method));
  const called = lookUps.flatMap(({ name }) => keys.map((key) => {
    try {
      return members[name](key);
    } catch {
      return undefined;
    }
  }));
  return [...properties.filter(leadsSomewhere).map(({ name }) => members[name]), ...called];
}

/** All resources that attributes reach. A CDK construct reaches all of its children. */
function reachedFrom(value: unknown, keys: string[], seen = new Set<unknown>()): CfnResource[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (!Construct.isConstruct(value)) return Object.values(value).flatMap((item) => reachedFrom(item, keys, seen));
  if (types.has(value.constructor.name)) {
    return attributesOf(value, keys).flatMap((item) => reachedFrom(item, keys, seen));
  }
  return value.node.findAll().filter(CfnResource.isCfnResource);
}

/** The keys in options, at any depth. */
function keysIn(options: unknown): string[] {
  if (typeof options !== 'object' || options === null || Construct.isConstruct(options)) return [];
  return Object.entries(options)
    .flatMap(([key, value]) => [key, ...typeof value === 'string' ? [value] : [], ...keysIn(value)]);
}

function unreached(sample: Sample): string[] {
  const options = optionsOf(sample);
  const keys = [...new Set([...keysIn(options), ...Object.values(BasePersona)])];
  return platformFrom(options).modules.flatMap(({ component }) => {
    const reached = new Set(reachedFrom(component, keys));
    const prefix = `${component.node.path}/`;
    return component.node.findAll()
      .filter((child) => CfnResource.isCfnResource(child) && !reached.has(child))
      .map(({ node }) => node.path.slice(prefix.length));
  });
}

test.each(
  moduleSamples().map((sample): [string, Sample] => [sample.name, sample]),
)('attributes reach every resource of %s', (_, sample) => {
  const paths = unreached(sample);

  expect(paths.filter((path) => !UNREACHED.some(([pattern]) => pattern.test(path)))).toEqual([]);
});

test('every listed exception is needed', () => {
  const paths = moduleSamples().flatMap(unreached);

  expect(UNREACHED.filter(([pattern]) => !paths.some((path) => pattern.test(path)))).toEqual([]);
});
