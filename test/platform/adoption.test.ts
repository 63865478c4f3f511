import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';
import { AdoptedStackOptions } from '../../src/platform/options/adopted-options';
import { directoryWith } from '../support/scratch-kit';

const STACK = 'acme-dev-shared-audit';
const YAML = `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data:
              sourceAccounts: ["111122223333"]
              sourceRegions: [eu-central-1]
              readRoles: [{ name: auditor }]
`;

function platform(adopted: { [stack: string]: AdoptedStackOptions } | undefined) {
  return new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    adopted,
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              audit: {
                auditBucket: {
                  sourceAccounts: ['111122223333'], sourceRegions: ['eu-central-1'], readRoles: [{ name: 'auditor' }],
                },
              },
            },
          },
        },
      },
    },
  });
}

function templateOf(adopted: AdoptedStackOptions): Template {
  return Template.fromStack(platform({ [STACK]: adopted }).module('shared', 'dev', 'audit').stack);
}

describe('an adopted stack', () => {
  test('uses the deployed logical ID of the resource, also in references', () => {
    const template = templateOf({ resources: { 'AuditBucket/Key': { logicalId: 'OldKey' } } });

    expect(template.findResources('AWS::KMS::Key')).toHaveProperty('OldKey');

    template.hasResourceProperties('AWS::KMS::Alias', { TargetKeyId: { 'Fn::GetAtt': ['OldKey', 'Arn'] } });
  });

  test('keeps a deployed name everywhere', () => {
    const template = templateOf({ names: { bucket: { [STACK]: 'old-audit-bucket' } } });

    template.hasResourceProperties('AWS::S3::Bucket', { BucketName: 'old-audit-bucket' });

    expect(JSON.stringify(template.toJSON())).not.toContain(`:s3:::${STACK}`);
  });

  test('keeps its own name and its outputs', () => {
    const { stack } = platform({
      [STACK]: {
        stackName: 'old-audit', outputs: { BucketName: { exportName: 'audit-bucket', value: 'x' } },
      },
    }).module('shared', 'dev', 'audit');

    expect(stack.stackName).toBe('old-audit');

    Template.fromStack(stack).hasOutput('BucketName', { Value: 'x', Export: { Name: 'audit-bucket' } });
  });

  test('changes nothing if there are no adopted stacks', () => {
    const [without, empty] = [undefined, { [STACK]: {} }].map((adopted) => (
      Template.fromStack(platform(adopted).module('shared', 'dev', 'audit').stack).toJSON()
    ));

    expect(empty).toEqual(without);
  });
});

describe('entries that match nothing are errors', () => {
  test.each([
    ['a stack', { 'acme-dev-shared-audt': {} }, 'DSP140: the platform has no stack "acme-dev-shared-audt"'],
    [
      'a path', { [STACK]: { resources: { 'AuditBucket/Kye': { logicalId: 'K' } } } },
      'has no resource at the path "AuditBucket/Kye"\n  hint: did you mean "AuditBucket/Key"?',
    ],
    ['a name', { [STACK]: { names: { bucket: { other: 'x' } } } }, 'no bucket of the module has the name "other"'],
    ['a kind of name', { [STACK]: { names: { buket: { x: 'y' } } } }, '"buket" is not a kind of name'],
    [
      'a property that is updated in place',
      { [STACK]: { resources: { 'AuditBucket/Key': { logicalId: 'K', properties: { Description: 'x' } } } } },
      'DSP141: "Description" of AWS::KMS::Key can be updated in place',
    ],
    [
      'the same logical ID twice',
      {
        [STACK]: {
          resources: {
            'AuditBucket/Key': { logicalId: 'K' }, 'AuditBucket/Key/Alias': { logicalId: 'K' },
          },
        },
      },
      'DSP142',
    ],
  ])('%s', (_, adopted: { [stack: string]: AdoptedStackOptions }, message) => {
    expect(() => platform(adopted)).toThrow(message);
  });

  test('in adopted.yaml, with file and line', () => {
    const directory = directoryWith({
      'mdaa.yaml': YAML, 'adopted.yaml': `${STACK}:\n  resources:\n    AuditBucket/Kye: { logical_id: K }\n`,
    });

    expect(() => DataSciencePlatform.fromYaml(new App(), 'Platform', directory)).toThrow(/adopted\.yaml:3:\d+: error DSP140/);
  });

  test('in adopted.yaml, for an unknown key', () => {
    const directory = directoryWith({ 'mdaa.yaml': YAML, 'adopted.yaml': `${STACK}:\n  resorces: {}\n` });

    expect(() => DataSciencePlatform.fromYaml(new App(), 'Platform', directory)).toThrow(/adopted\.yaml:2:3: error DSP110/);
  });

  test('stacks in both files', () => {
    const directory = directoryWith({ 'mdaa.yaml': `${YAML}adopted: {}\n`, 'adopted.yaml': `${STACK}: {}\n` });

    expect(() => DataSciencePlatform.fromYaml(new App(), 'Platform', directory)).toThrow('DSP143');
  });
});
