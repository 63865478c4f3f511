import { RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT, ADMINISTRATOR, agnosticStack, allowed, nagFindings, OTHER_ACCOUNT, propertiesOf, REGION, testStack } from './simulate';
import { GlueCatalogSettings } from '../../src';

const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
const role = (account: string) => `arn:aws:iam::${account}:role/somebody`;
const throughGlue = { 'kms:CallerAccount': ACCOUNT, 'kms:ViaService': `glue.${REGION}.amazonaws.com` };

test('encrypts metadata and connection passwords with the same key of its own', () => {
  const stack = agnosticStack();
  new GlueCatalogSettings(stack, 'Catalog');
  const template = Template.fromStack(stack);
  const key = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::KMS::Key'))[0], 'Arn'] };
  template.hasResource('AWS::Glue::DataCatalogEncryptionSettings', {
    DeletionPolicy: 'Retain',
    Properties: {
      CatalogId: { Ref: 'AWS::AccountId' },
      DataCatalogEncryptionSettings: {
        EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: key },
        ConnectionPasswordEncryption: { KmsKeyId: key, ReturnConnectionPasswordEncrypted: true },
      },
    },
  });
  template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
});

describe('the key', () => {
  const stack = testStack();
  new GlueCatalogSettings(stack, 'Catalog');
  const { KeyPolicy: policy } = propertiesOf(stack, 'AWS::KMS::Key');

  test.each(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'])('%s: a principal of the account, through Glue', async (action) => {
    expect(await allowed(policy, { principal: role(ACCOUNT), action, resource: KEY, context: throughGlue })).toBe(true);
  });

  test.each([
    ['directly', { 'kms:CallerAccount': ACCOUNT }],
    ['through another service', { ...throughGlue, 'kms:ViaService': `s3.${REGION}.amazonaws.com` }],
    ['through Glue of another region', { ...throughGlue, 'kms:ViaService': 'glue.us-east-1.amazonaws.com' }],
  ])('not %s, an administrator included', async (_, context) => {
    for (const action of ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant']) {
      expect(await allowed(policy, { principal: role(ACCOUNT), action, resource: KEY, context, identity: ADMINISTRATOR })).toBe(false);
    }
  });

  test('no other account, even through Glue', async () => {
    const context = { ...throughGlue, 'kms:CallerAccount': OTHER_ACCOUNT };
    expect(await allowed(policy, { principal: role(OTHER_ACCOUNT), action: 'kms:Decrypt', resource: KEY, context, identity: ADMINISTRATOR })).toBe(false);
  });

  test('is administered by the account', async () => {
    expect(await allowed(policy, { principal: role(ACCOUNT), action: 'kms:PutKeyPolicy', resource: KEY, identity: ADMINISTRATOR })).toBe(true);
  });
});

test('the removal policy is a prop', () => {
  const stack = agnosticStack();
  new GlueCatalogSettings(stack, 'Catalog', { removalPolicy: RemovalPolicy.DESTROY });
  Template.fromStack(stack).hasResource('AWS::Glue::DataCatalogEncryptionSettings', { DeletionPolicy: 'Delete' });
});

test('refuses options that it does not know', () => {
  expect(() => new GlueCatalogSettings(agnosticStack(), 'Catalog', { catalog: 1 } as any)).toThrow(/unknown key "catalog"/);
});

test('has no findings', () => {
  const stack = agnosticStack();
  new GlueCatalogSettings(stack, 'Catalog');
  expect(nagFindings(stack)).toEqual([]);
});
