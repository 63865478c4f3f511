import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RoleRef } from '../../src';
import { platformKey, PlatformKeyProps } from '../../src/access/platform-key';
import { RoleReference } from '../../src/access/role-reference';
import { AccessModel } from '../support/access';

const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const SET =
  'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Analyst_0123456789abcdef';

function stackWith(
  props: (roles: (...refs: RoleRef[]) => RoleReference[]) => Partial<PlatformKeyProps> & { existingKeyArn?: string },
): Stack {
  const stack = new Stack(new App(), 'Stack');
  platformKey(stack, 'Key', {
    naming: { resourceName: () => 'key' },
    description: 'A key',
    ...props((...refs) => RoleReference.list(stack, refs, [])),
  });
  return stack;
}

describe('use of a key', () => {
  const stack = stackWith((roles) => ({
    decrypt: roles({ name: 'reader' }, { name: 'both' }, { name: 'Analyst', sso: true }),
    encrypt: roles({ name: 'both' }, { name: 'writer' }, { id: 'AROAEXAMPLEEXAMPLE123' }),
  }));
  const model = AccessModel.fromApp([stack]);
  const key = model.key('Stack', 'Key');

  test('readers can decrypt but not encrypt, regardless of their identity policies', async () => {
    for (const reader of ['reader', SET]) {
      await model.expectAllowed(model.otherRole(reader), ['kms:Decrypt', 'kms:DescribeKey'], key);
      await model.expectDenied(
        model.otherRole(reader, EVERYTHING),
        ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptTo'],
        key,
      );
    }
  });

  test('writers can encrypt and decrypt', async () => {
    for (const writer of ['writer', 'both']) {
      await model.expectAllowed(model.otherRole(writer), ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:Encrypt'], key);
    }
    await model.expectAllowed(model.otherRole('any'), ['kms:Decrypt', 'kms:GenerateDataKey'], key, {
      'aws:userid': 'AROAEXAMPLEEXAMPLE123:me',
    });
  });

  test('other principals cannot use the key, and the account can administer it', async () => {
    await model.expectDenied(model.administrator(), ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'], key);
    await model.expectAllowed(model.administrator(), ['kms:PutKeyPolicy', 'kms:DescribeKey'], key);
    await model.expectDenied(model.otherRole('any'), 'kms:Decrypt', key, { 'aws:userid': 'AROAOTHEROTHEROTHER12:me' });
  });

  test('a role that reads and writes is listed once', () => {
    expect(JSON.stringify(Template.fromStack(stack).toJSON()).split(':role/both')).toHaveLength(2);
  });
});

test('200 roles fit into the key policy', () => {
  const names = Array.from({ length: 200 }, (_, index) => ({ name: `example-org-dev-shared-roles-team-${index}` }));
  const stack = stackWith((roles) => ({ decrypt: roles(...names.slice(0, 100)), encrypt: roles(...names.slice(50)) }));

  expect(() => (stack.node.root as App).synth()).not.toThrow();
});

test('an existing key is not changed', () => {
  const stack = stackWith((roles) => ({
    decrypt: roles({ name: 'reader' }),
    existingKeyArn: 'arn:aws:kms:eu-central-1:111122223333:key/x',
  }));
  Template.fromStack(stack).resourceCountIs('AWS::KMS::Key', 0);
});
