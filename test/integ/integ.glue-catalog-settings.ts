/*
 * Encryption of the Glue Data Catalog.
 *
 * CHANGES THE ACCOUNT: the encryption settings of the Data Catalog in this Region. The cleanup turns catalog encryption
 * off, regardless of the previous setting, and schedules the deletion of the key: catalog data that others write in the
 * meantime becomes unreadable. Use a test account.
 */
import { ExpectedResult } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { AccountNaming } from './support/account-naming';
import { Actor } from './support/actor';
import { call } from './support/expectations';
import { integApp } from './support/integ-app';
import { testCase } from './support/test-case';
import { GlueCatalogSettings } from '../../src';

const app = integApp();
const stack = new Stack(app, 'dsp-integ-glue-catalog-settings');
const actor = new Actor(stack, 'Actor');
const user = Actor.role(stack, 'User', ['glue:*', 'kms:*']);
const naming = new AccountNaming('catalog');
const settings = new GlueCatalogSettings(stack, 'Catalog', { naming, removalPolicy: RemovalPolicy.DESTROY });
const database = new CfnDatabase(stack, 'Database', {
  catalogId: stack.account,
  databaseInput: { name: naming.resourceName() },
});
database.node.addDependency(settings);
// For accounts in which Lake Formation governs new databases.
new CfnPrincipalPermissions(stack, 'MakeTables', {
  catalog: stack.account,
  principal: { dataLakePrincipalIdentifier: user.roleArn },
  resource: { database: { catalogId: stack.account, name: database.ref } },
  permissions: ['CREATE_TABLE', 'DESCRIBE'],
  permissionsWithGrantOption: [],
});

const integ = testCase(app, 'GlueCatalogSettings', [stack]);
call(integ, 'Glue', 'getDataCatalogEncryptionSettings').expect(
  ExpectedResult.objectLike({
    DataCatalogEncryptionSettings: {
      EncryptionAtRest: { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: settings.key.keyArn },
      ConnectionPasswordEncryption: { ReturnConnectionPasswordEncrypted: true, AwsKmsKeyId: settings.key.keyArn },
    },
  }),
);
call(integ, 'KMS', 'getKeyRotationStatus', { KeyId: settings.key.keyId }).expect(
  ExpectedResult.objectLike({ KeyRotationEnabled: true }),
);
// Principals that can use the catalog can use the key, but only through Glue.
const table = { Name: 'readings', StorageDescriptor: { Columns: [{ Name: 'id', Type: 'int' }] } };
const written = actor.succeeds(integ, user, 'Glue', 'CreateTable', { DatabaseName: database.ref, TableInput: table });
written.next(actor.succeeds(integ, user, 'Glue', 'GetTable', { DatabaseName: database.ref, Name: table.Name }));
actor.isRefused(
  integ,
  user,
  'KMS',
  'GenerateDataKey',
  { KeyId: settings.key.keyArn, KeySpec: 'AES_256' },
  'AccessDeniedException',
);
app.synth();
