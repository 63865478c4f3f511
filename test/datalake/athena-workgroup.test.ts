import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AthenaWorkgroup, AthenaWorkgroupProps } from '../../src';
import { nagFindings } from '../support/nag';

const OPTIONS: AthenaWorkgroupProps = { dataAdminRoles: [{ name: 'admin' }], athenaUserRoles: [{ name: 'user' }, { name: 'fixed', immutable: true }] };

function stackWith(props: (stack: Stack) => AthenaWorkgroupProps): Stack {
  const stack = new Stack(new App(), 'Stack');
  new AthenaWorkgroup(stack, 'Athena', props(stack));
  return stack;
}

test('a bucket and key of its own, and a policy on the users that may be changed', () => {
  const template = Template.fromStack(stackWith(() => OPTIONS));
  template.resourceCountIs('AWS::S3::Bucket', 1);
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: ['user'] });
});

test('an existing bucket and key', () => {
  const stack = stackWith((scope) => ({ ...OPTIONS, resultsBucket: new Bucket(scope, 'B', { bucketName: 'mine' }), resultsKey: new Key(scope, 'K'), resultsPrefix: 'q' }));
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::S3::Bucket', 1);
  const [workgroup] = Object.values(template.findResources('AWS::Athena::WorkGroup'));
  expect(JSON.stringify(workgroup.Properties.WorkGroupConfiguration.ResultConfiguration.OutputLocation)).toContain('/q/');
});

test('a limit of scanned bytes', () => {
  const template = Template.fromStack(stackWith(() => ({ ...OPTIONS, workgroupConfiguration: { bytesScannedCutoffPerQuery: 20_000_000 } })));
  template.hasResourceProperties('AWS::Athena::WorkGroup', { WorkGroupConfiguration: { BytesScannedCutoffPerQuery: 20_000_000 } });
});

test('the compliance packs find nothing', () => {
  expect(nagFindings(stackWith(() => OPTIONS))).toEqual([]);
});

test.each<[string, (stack: Stack) => AthenaWorkgroupProps, RegExp]>([
  ['a bucket without its key', (scope) => ({ ...OPTIONS, resultsBucket: new Bucket(scope, 'B') }), /DSP304: "resultsBucket" and "resultsKey" go together/],
  ['a limit below that of Athena', () => ({ ...OPTIONS, workgroupConfiguration: { bytesScannedCutoffPerQuery: 5 } }), /DSP304: "bytesScannedCutoffPerQuery" is 5/],
])('%s is refused', (_, props, message) => {
  expect(() => stackWith(props)).toThrow(message);
});
