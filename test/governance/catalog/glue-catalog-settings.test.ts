import { RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import {
  OTHER_ACCOUNT,
  THIRD_ACCOUNT,
  THROUGH_GLUE,
  USE_KEY,
  glue,
  ORDERS,
  PEOPLE,
  role,
  settings,
  foreigner,
} from './catalog';
import { GlueCatalogSettings, GlueCatalogSettingsProps } from '../../../src';
import { TEST_REGION } from '../../support/access';
import { nagFindings } from '../../support/nag';
import { agnosticStack, messageOf, testStack } from '../../support/stacks';
const EXISTING_KEY = `arn:aws:kms:${TEST_REGION}:${OTHER_ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;

test('encrypts metadata and connection passwords with one new key', () => {
  const { template } = settings();
  const key = { 'Fn::GetAtt': [Object.keys(template.findResources('AWS::KMS::Key'))[0], 'Arn'] };
  template.hasResource('AWS::Glue::DataCatalogEncryptionSettings', {
    DeletionPolicy: 'RetainExceptOnCreate',
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

test('without accounts and access policies, there is no function and no share', () => {
  const { template } = settings({
    accessPolicies: {},
    consumerAccounts: {},
    producerAccounts: {},
    kmsKeyConsumerAccounts: {},
  });
  for (const type of [
    'AWS::Lambda::Function',
    'AWS::RAM::ResourceShare',
    'AWS::SSM::Parameter',
    'AWS::Athena::DataCatalog',
  ]) {
    template.resourceCountIs(type, 0);
  }
});

describe('the key', () => {
  const { access, stack } = settings();
  const key = access.templates.resource(stack.stackName, 'CatalogKey', 'AWS::KMS::Key').attributes.Arn;

  test('can be used by a principal of the account, through Glue', async () => {
    await access.expectAllowed(access.otherRole('somebody'), USE_KEY, key, THROUGH_GLUE);
  });

  test.each([
    ['directly', {}],
    ['through another service', { 'kms:ViaService': `s3.${TEST_REGION}.amazonaws.com` }],
    ['through Glue in another Region', { 'kms:ViaService': 'glue.eu-west-1.amazonaws.com' }],
  ])('cannot be used %s, even by an administrator', async (_, context) => {
    await access.expectDenied(access.administrator(), [...USE_KEY, 'kms:CreateGrant'], key, context);
  });

  test('cannot be used by another account, even through Glue', async () => {
    await access.expectDenied(foreigner(access), USE_KEY, key, THROUGH_GLUE);
  });

  test('can be administered by the account', async () => {
    await access.expectAllowed(access.administrator(), 'kms:PutKeyPolicy', key);
  });
});

describe('an existing key', () => {
  test('encrypts the catalog, and no other key is created', () => {
    const { template } = settings({ existingKeyArn: EXISTING_KEY });
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::Glue::DataCatalogEncryptionSettings', {
      DataCatalogEncryptionSettings: {
        EncryptionAtRest: { SseAwsKmsKeyId: EXISTING_KEY },
        ConnectionPasswordEncryption: { KmsKeyId: EXISTING_KEY },
      },
    });
  });

  test('is the key that is shared', () => {
    settings({
      existingKeyArn: EXISTING_KEY,
      kmsKeyConsumerAccounts: { other: OTHER_ACCOUNT },
    }).template.hasResourceProperties('AWS::SSM::Parameter', { Value: EXISTING_KEY });
  });
});

describe('consumer accounts', () => {
  const { access, stack, template } = settings({
    consumerAccounts: { analytics: OTHER_ACCOUNT, again: OTHER_ACCOUNT },
  });
  const key = access.templates.resource(stack.stackName, 'CatalogKey', 'AWS::KMS::Key').attributes.Arn;

  test('can read the whole catalog', async () => {
    await access.expectAllowed(foreigner(access), ['glue:GetTable', 'glue:GetPartitions', 'glue:SearchTables'], ORDERS);
    await access.expectAllowed(foreigner(access), ['glue:GetDatabase', 'glue:GetDatabases'], PEOPLE.slice(0, 2));
    await access.expectAllowed(
      foreigner(access),
      'glue:GetUserDefinedFunction',
      glue('catalog', 'database/sales', 'userDefinedFunction/sales/tax'),
    );
  });

  test('cannot write it, see connections or change its policy', async () => {
    await access.expectDenied(
      foreigner(access),
      ['glue:CreateTable', 'glue:UpdateTable', 'glue:DeleteTable', 'glue:BatchCreatePartition'],
      ORDERS,
    );
    await access.expectDenied(foreigner(access), ['glue:CreateDatabase', 'glue:DeleteDatabase'], ORDERS.slice(0, 2));
    await access.expectDenied(foreigner(access), 'glue:GetConnection', glue('connection/erp'));
    await access.expectDenied(
      foreigner(access),
      ['glue:PutResourcePolicy', 'glue:DeleteResourcePolicy'],
      glue('catalog'),
    );
  });

  test('can decrypt through Glue', async () => {
    await access.expectAllowed(foreigner(access), 'kms:Decrypt', key, THROUGH_GLUE);
    await access.expectDenied(foreigner(access), 'kms:Decrypt', key);
    await access.expectDenied(foreigner(access), ['kms:Encrypt', 'kms:GenerateDataKey'], key, THROUGH_GLUE);
  });

  test('are the only accounts with access', async () => {
    await access.expectDenied(foreigner(access, THIRD_ACCOUNT), 'glue:GetTable', ORDERS);
    await access.expectDenied(foreigner(access, THIRD_ACCOUNT), 'kms:Decrypt', key, THROUGH_GLUE);
  });

  test('decide which of their roles can read', async () => {
    await access.expectDenied(access.otherRole(role('anybody', OTHER_ACCOUNT)), 'glue:GetTable', ORDERS);
  });

  test(
    'are in a policy that is set after the encryption, keeps Lake Formation shares, and is deleted with them',
    () => {
      const [resource] = Object.values(template.findResources('Custom::GlueResourcePolicy'));

      expect(resource.DependsOn).toEqual(
        expect.arrayContaining(Object.keys(template.findResources('AWS::Glue::DataCatalogEncryptionSettings'))),
      );

      const [resolved] = access.templates.ofType('Custom::GlueResourcePolicy');
      const [create, update, remove] = ['Create', 'Update', 'Delete'].map((name) =>
        JSON.parse(resolved.properties[name]),
      );

      expect(create).toMatchObject({
        service: '@aws-sdk/client-glue',
        action: 'PutResourcePolicy',
        parameters: { EnableHybrid: 'TRUE' },
      });
      expect(update.parameters).toEqual(create.parameters);
      expect(remove).toMatchObject({
        action: 'DeleteResourcePolicy',
        ignoreErrorCodesMatching: 'EntityNotFoundException',
      });
    },
  );

  test('the function that sets the policy has no other permissions', async () => {
    const setter = access.role(access.templates.ofType('AWS::IAM::Role')[0].ref);
    await access.expectAllowed(setter, ['glue:PutResourcePolicy', 'glue:DeleteResourcePolicy'], glue('catalog'));
    await access.expectAllowed(setter, 'kms:GenerateDataKey', key, THROUGH_GLUE);
    await access.expectDenied(setter, 'kms:GenerateDataKey', key);
    await access.expectDenied(setter, ['glue:GetTable', 'glue:DeleteTable'], ORDERS[2]);
  });
});

describe('producer accounts', () => {
  test('are data catalogs in Athena, which are retained', () => {
    const { template, construct } = settings({
      producerAccounts: { sales: OTHER_ACCOUNT, hr: '{{resolve:ssm:/hr}}' },
      naming: { resourceName: ({ suffix } = {}) => `org-${suffix}` },
    });
    template.resourceCountIs('AWS::Athena::DataCatalog', 2);
    template.hasResource('AWS::Athena::DataCatalog', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { Name: 'org-sales', Type: 'GLUE', Parameters: { 'catalog-id': OTHER_ACCOUNT } },
    });
    template.hasResourceProperties('AWS::Athena::DataCatalog', {
      Name: 'org-hr',
      Parameters: { 'catalog-id': '{{resolve:ssm:/hr}}' },
    });

    expect(construct.dataCatalog('sales').name).toBe('org-sales');
    expect(() => construct.dataCatalog('sale')).toThrow(
      /DSP204: unknown producer account "sale"\n.*did you mean "sales"/,
    );
  });
});

describe('accounts that use the key', () => {
  const { access, stack, template } = settings({
    kmsKeyConsumerAccounts: { two: THIRD_ACCOUNT, one: OTHER_ACCOUNT },
    naming: { resourceName: ({ suffix } = {}) => `org-${suffix ?? 'catalog'}` },
  });
  const key = access.templates.resource(stack.stackName, 'CatalogKey', 'AWS::KMS::Key').attributes.Arn;

  test('can read and write with it, only through Glue', async () => {
    for (const account of [OTHER_ACCOUNT, THIRD_ACCOUNT]) {
      await access.expectAllowed(foreigner(access, account), USE_KEY, key, THROUGH_GLUE);
      await access.expectDenied(foreigner(access, account), [...USE_KEY, 'kms:PutKeyPolicy'], key);
    }
    await access.expectDenied(foreigner(access, '000011112222'), USE_KEY, key, THROUGH_GLUE);
  });

  test('cannot read the catalog', async () => {
    await access.expectDenied(foreigner(access), 'glue:GetTable', ORDERS);
  });

  test('find its ARN in a parameter that is shared with them', () => {
    const [parameter] = Object.keys(template.findResources('AWS::SSM::Parameter'));
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: 'org-kms-arn',
      Tier: 'Advanced',
      Type: 'String',
      Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CatalogKey'), 'Arn'] },
    });
    template.hasResourceProperties('AWS::RAM::ResourceShare', {
      Name: 'org-kms-arn',
      Principals: [OTHER_ACCOUNT, THIRD_ACCOUNT],
      ResourceArns: [{ 'Fn::Join': ['', Match.arrayWith([':parameter/', { Ref: parameter }])] }],
    });
  });
});

test.each(['consumerAccounts', 'producerAccounts', 'kmsKeyConsumerAccounts'])(
  'an invalid account ID in %s is an error',
  (option) => {
    expect(
      messageOf((scope) => new GlueCatalogSettings(scope, 'Catalog', { [option]: { sales: '12345678901' } })),
    ).toMatch(new RegExp(`Catalog: ${option}.sales: error DSP304: "12345678901" is not an AWS account ID`));
  },
);

test('the removal policy is a prop', () => {
  const { template } = settings({ removalPolicy: RemovalPolicy.DESTROY, producerAccounts: { sales: OTHER_ACCOUNT } });
  for (const type of ['AWS::Glue::DataCatalogEncryptionSettings', 'AWS::Athena::DataCatalog', 'AWS::KMS::Key']) {
    template.hasResource(type, { DeletionPolicy: 'Delete' });
  }
});

test('rejects unknown options', () => {
  expect(() => new GlueCatalogSettings(agnosticStack(), 'Catalog', { catalog: 1 } as never)).toThrow(
    /unknown key "catalog"/,
  );
});

test.each<[string, GlueCatalogSettingsProps]>([
  ['its defaults', {}],
  [
    'all options',
    {
      accessPolicies: {
        p: {
          resources: ['*'],
          readPrincipalArns: [role('a', OTHER_ACCOUNT)],
          writePrincipalArns: [role('b', OTHER_ACCOUNT)],
        },
      },
      consumerAccounts: { a: OTHER_ACCOUNT },
      producerAccounts: { a: OTHER_ACCOUNT },
      kmsKeyConsumerAccounts: { a: OTHER_ACCOUNT },
    },
  ],
  ['an existing key', { existingKeyArn: EXISTING_KEY, consumerAccounts: { a: OTHER_ACCOUNT } }],
])('has no compliance findings with %s', (_, props) => {
  for (const stack of [agnosticStack(), testStack()]) {
    new GlueCatalogSettings(stack, 'Catalog', props);

    expect(nagFindings(stack)).toEqual([]);
  }
});
