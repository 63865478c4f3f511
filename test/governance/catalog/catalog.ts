import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { GlueCatalogSettings, GlueCatalogSettingsProps } from '../../../src';
import { AccessModel, TEST_ACCOUNT, TEST_REGION } from '../../support/access';
import { agnosticStack } from '../../support/stacks';

export const OTHER_ACCOUNT = '444455556666';

export const THIRD_ACCOUNT = '777788889999';

export const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

export const THROUGH_GLUE = { 'kms:ViaService': `glue.${TEST_REGION}.amazonaws.com` };

export const USE_KEY = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];

export const glue = (...paths: string[]) => paths.map((path) => `arn:aws:glue:${TEST_REGION}:${TEST_ACCOUNT}:${path}`);

export const ORDERS = glue('catalog', 'database/sales', 'table/sales/orders');

export const PEOPLE = glue('catalog', 'database/hr', 'table/hr/people');

export const role = (name: string, account = TEST_ACCOUNT) => `arn:aws:iam::${account}:role/${name}`;

export function settings(props: GlueCatalogSettingsProps = {}, stack: Stack = agnosticStack()) {
  const construct = new GlueCatalogSettings(stack, 'Catalog', props);
  return {
    stack,
    construct,
    template: Template.fromStack(stack),
    access: AccessModel.fromApp(stack, { externalParameters: { '/hr': THIRD_ACCOUNT } }),
  };
}

/** A principal of another account whose own policies allow everything. */
export const foreigner = (access: AccessModel, account = OTHER_ACCOUNT, name = 'foreigner') =>
  access.otherRole(role(name, account), EVERYTHING);
