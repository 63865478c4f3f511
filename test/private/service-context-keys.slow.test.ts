import { Template } from 'aws-cdk-lib/assertions';
import { documentedKeys, isSourceKey } from '../../src/private/facts/service-context-keys';
import { moduleSamples, optionsOf, platformFrom, platformSamples } from '../support/samples';

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly Principal?: { readonly Service?: unknown };
  readonly Condition?: { readonly [operator: string]: object };
}

/** Statements of all samples that allow a service to do something. */
function statementsForServices(): { where: string; service: string; action: string; keys: string[] }[] {
  return [...moduleSamples(), ...platformSamples()].flatMap((sample) => (
    platformFrom(optionsOf(sample)).modules.flatMap(({ stack, additionalStacks }) => (
      [stack, ...additionalStacks].flatMap((one) => statementsIn(Template.fromStack(one).toJSON()))
    )).flatMap(({ Principal, Action, Condition }) => (
      [Principal?.Service].flat().filter((service) => service !== undefined).map((service) => ({
        where: sample.name,
        action: [Action ?? ''].flat()[0],
        service: typeof service === 'string' ? service : JSON.stringify(service).replace(/.*"(\w+\.)".*/, '$1x.amazonaws.com'),
        keys: Object.values(Condition ?? {}).flatMap((keys) => Object.keys(keys)).filter(isSourceKey),
      }))
    ))
  ));
}

function statementsIn(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Statement).Effect === 'Allow' ? [value as Statement] : [];
  return [...own, ...Object.values(value).flatMap(statementsIn)];
}

test('no policy requires a context key that AWS does not document for the service', () => {
  const statements = statementsForServices();
  const conditioned = statements.filter(({ keys }) => keys.length > 0);

  expect(conditioned.length).toBeGreaterThan(10);
  expect(conditioned.flatMap(({ where, service, action, keys }) => (
    keys.filter((key) => !documentedKeys(service, action).includes(key)).map((key) => `${where}: ${service} ${key}`)
  ))).toEqual([]);
});
