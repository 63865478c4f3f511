import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AthenaWorkgroup, AthenaWorkgroupProps } from '../../src';
import { AccessModel } from '../support/access';
import { nagFindings } from '../support/nag';

const OPTIONS: AthenaWorkgroupProps = {
  dataAdminRoles: [{ name: 'admin' }],
  athenaUserRoles: [{ name: 'user' }, { name: 'fixed', immutable: true }],
};

function stackWith(props: (stack: Stack) => AthenaWorkgroupProps): Stack {
  const stack = new Stack(new App(), 'Stack');
  new AthenaWorkgroup(stack, 'Athena', props(stack));
  return stack;
}

test('creates its own bucket and key, and a policy on the users that are mutable', () => {
  const template = Template.fromStack(stackWith(() => OPTIONS));
  template.resourceCountIs('AWS::S3::Bucket', 1);
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: ['user'] });
});

test('uses an existing bucket and key', () => {
  const stack = stackWith((scope) => ({
    ...OPTIONS,
    resultsBucket: new Bucket(scope, 'B', { bucketName: 'mine' }),
    resultsKey: new Key(scope, 'K'),
    resultsPrefix: 'q',
  }));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::S3::Bucket', 1);
  const [workgroup] = Object.values(template.findResources('AWS::Athena::WorkGroup'));

  expect(JSON.stringify(workgroup.Properties.WorkGroupConfiguration.ResultConfiguration.OutputLocation)).toContain(
    '/q/',
  );
});

test('limits scanned bytes', () => {
  const template = Template.fromStack(
    stackWith(() => ({ ...OPTIONS, workgroupConfiguration: { bytesScannedCutoffPerQuery: 20_000_000 } })),
  );
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 20_000_000 },
  });
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(stackWith(() => OPTIONS))).toEqual([]);
});

test.each<[string, (stack: Stack) => AthenaWorkgroupProps, RegExp]>([
  [
    'a bucket without its key',
    (scope) => ({ ...OPTIONS, resultsBucket: new Bucket(scope, 'B') }),
    /DSP314: "resultsBucket" and "resultsKey" must be specified together/,
  ],
  [
    'a bucket given as a construct and by name',
    (scope) => ({
      ...OPTIONS,
      resultsBucket: new Bucket(scope, 'B'),
      resultsKey: new Key(scope, 'K'),
      existingBucketName: 'mine',
    }),
    /DSP314: "resultsBucket" and "existingBucketName" cannot be combined/,
  ],
  [
    'a key given as a construct and by ARN',
    (scope) => ({
      ...OPTIONS,
      resultsBucket: new Bucket(scope, 'B'),
      resultsKey: new Key(scope, 'K'),
      existingKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/x',
    }),
    /DSP314: "resultsKey" and "existingKeyArn" cannot be combined/,
  ],
  [
    'a policy name that IAM does not accept',
    () => ({ ...OPTIONS, verbatimPolicyNamePrefix: 'our policies' }),
    /DSP304: "our policies" is not a prefix for the names of managed policies/,
  ],
  [
    'a limit below the minimum of Athena',
    () => ({ ...OPTIONS, workgroupConfiguration: { bytesScannedCutoffPerQuery: 5 } }),
    /DSP313: "bytesScannedCutoffPerQuery" is 5/,
  ],
])('%s is rejected', (_, props, message) => {
  expect(() => stackWith(props)).toThrow(message);
});

describe('users of each kind', () => {
  const stack = stackWith(() => ({
    dataAdminRoles: [{ name: 'admin' }],
    athenaUserRoles: [
      { name: 'user' },
      { name: 'fixed', immutable: true },
      { name: 'Analyst', sso: true },
      { id: 'AROAEXAMPLEEXAMPLE123' },
    ],
    verbatimPolicyNamePrefix: 'acme-analytics',
  }));
  const model = AccessModel.fromApp([stack]);
  const bucket = model.bucket('');
  const results = bucket.object('athena-results/x');

  test('the policy has the name that permission sets refer to, and is attached to mutable roles', () => {
    const template = Template.fromStack(stack);
    const [lookup] = Object.keys(template.findResources('Custom::RoleLookup'));
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: 'acme-analytics-athena-usage', Roles: ['user', { 'Fn::GetAtt': [lookup, 'Name'] }],
    });
    template.hasResourceProperties('Custom::RoleLookup', { RoleId: 'AROAEXAMPLEEXAMPLE123' });
  });

  test('only the users can access the results', async () => {
    const set = model.otherRole(
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Analyst_0123456789abcdef',
    );
    for (const principal of [model.otherRole('user'), model.otherRole('fixed'), set]) {
      await model.expectAllowed(principal, ['s3:GetObject', 's3:PutObject'], results);
      await model.expectAllowed(principal, ['kms:Decrypt', 'kms:GenerateDataKey'], model.key('Stack', 'Athena'));
      await model.expectDenied(principal, 's3:GetObject', bucket.object('elsewhere/x'));
    }
    await model.expectAllowed(model.otherRole('x'), 's3:GetObject', results, {
      'aws:userid': 'AROAEXAMPLEEXAMPLE123:me',
    });
    await model.expectDenied(model.administrator(), 's3:GetObject', results);
  });

  test('the compliance packs report no findings', () => {
    expect(nagFindings(stack)).toEqual([]);
  });
});

test('uses an existing bucket and key by name and ARN', () => {
  const template = Template.fromStack(
    stackWith(() => ({
      ...OPTIONS,
      existingBucketName: 'mine',
      existingKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/x',
    })),
  );
  template.resourceCountIs('AWS::S3::Bucket', 0);
  template.resourceCountIs('AWS::KMS::Key', 0);
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    WorkGroupConfiguration: {
      ResultConfiguration: {
        OutputLocation: 's3://mine/athena-results/',
        EncryptionConfiguration: { KmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/x' },
      },
    },
  });
});
