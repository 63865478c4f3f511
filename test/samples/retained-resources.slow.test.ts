import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RETAINED_TYPES } from '../../src/private/facts/retained-resources';
import { moduleSamples, optionsOf, platformFrom, platformSamples } from '../support/samples';

/** Deletion policies in all samples without `data_removal`, by type. */
const policies = new Map<string, Set<string>>();
for (const sample of [...moduleSamples(), ...platformSamples()]) {
  for (const { stack, additionalStacks } of platformFrom(optionsOf(sample)).modules) {
    for (const [type, policy] of [stack, ...additionalStacks].flatMap(policiesOf)) {
      policies.set(type, (policies.get(type) ?? new Set()).add(policy));
    }
  }
}

function policiesOf(stack: Stack): [string, string][] {
  const { Resources: resources = {} } = Template.fromStack(stack).toJSON() as {
    Resources?: { [id: string]: { Type: string; DeletionPolicy?: string } };
  };
  return Object.values(resources).map(({ Type, DeletionPolicy }) => [Type, DeletionPolicy ?? 'Delete']);
}

test('every type of the table is used in the samples', () => {
  expect(Object.keys(RETAINED_TYPES).filter((type) => !policies.has(type))).toEqual([]);
});

test('every retained type is in the table', () => {
  const retained = [...policies].filter(([, found]) => found.has('RetainExceptOnCreate')).map(([type]) => type);

  expect(retained.filter((type) => !(type in RETAINED_TYPES))).toEqual([]);
});

test.each(Object.entries(RETAINED_TYPES))('%s is retained, except if the creation of its stack fails', (type, row) => {
  const found = [...policies.get(type) ?? []].filter((policy) => row.only === undefined || policy !== 'Delete');

  expect(found).toContain('RetainExceptOnCreate');
  expect(found).not.toContain('Retain');
});

test.each([
  'AWS::IAM::ManagedPolicy', 'AWS::LakeFormation::PrincipalPermissions', 'AWS::SageMaker::Space',
  'AWS::SageMaker::UserProfile',
])('%s grants access and is deleted', (type) => {
  expect(policies.get(type)).toContain('Delete');
});
