import { LAKE } from './lake-platform';
import { adoptStacks } from '../../../src/cli/adopt/adopt-stacks';
import { DeployedTemplate } from '../../../src/cli/adopt/deployed-template';
import { planJson, planMarkdown, planText } from '../../../src/cli/adopt/plan-text';
import { readConfiguration } from '../../../src/config/yaml-directory';
import { directoryWith } from '../../support/scratch-kit';

const STACK = 'acme-dev-shared-lake';
const NO_STEPS = { retain: [], imports: [] };

function bucket(name: string, key: unknown) {
  const encryption = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key };
  return {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: name,
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: encryption }] },
    },
  };
}

/** The adoption of a stack with a key for the bucket of a data lake, and of other deployed stacks. */
async function adopted(more: DeployedTemplate['Resources'], others: { [stack: string]: DeployedTemplate } = {}) {
  const directory = directoryWith({ 'mdaa.yaml': LAKE });
  const lake = {
    Resources: {
      Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {} } },
      Raw: bucket(`${STACK}-raw`, { 'Fn::GetAtt': ['Key', 'Arn'] }),
      ...more,
    },
    Outputs: { Key: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: 'lake-key' } } },
  };
  return adoptStacks(readConfiguration(directory), new Map(Object.entries({ [STACK]: lake, ...others })));
}

test.each<[string, DeployedTemplate['Resources'], { [stack: string]: DeployedTemplate }, string]>([
  [
    'of another stack, by an import', {},
    { reports: { Resources: { Reports: bucket('acme-reports', { 'Fn::ImportValue': 'lake-key' }) } } },
    '"acme-reports" of "reports"',
  ],
  [
    'of the stack that the platform does not have', { Old: bucket('acme-old', { Ref: 'Key' }) }, {},
    `"acme-old" of "${STACK}"`,
  ],
  [
    'of another stack, by an alias',
    { Alias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/lake', TargetKeyId: { Ref: 'Key' } } } },
    { reports: { Resources: { Reports: bucket('acme-reports', 'alias/lake') } } },
    '"acme-reports" of "reports"',
  ],
])('the plan names a bucket %s that has the key of an adopted module', async (_, more, others, named) => {
  const adoption = await adopted(more, others);

  const plans = [planText(adoption, NO_STEPS), planMarkdown(adoption, NO_STEPS)];

  for (const plan of plans) {
    expect(plan).toContain(
      `AWS::KMS::Key "Key" of "${STACK}" also encrypts buckets that are not in this stack afterwards: ${named}; its `
        + 'policy will only allow the roles of its module',
    );
  }

  expect(JSON.parse(planJson(adoption, NO_STEPS))).toMatchObject({ sharedKeys: [{ stack: STACK, logicalId: 'Key' }] });
});

test('the plan does not name buckets with other keys, or those of the module', async () => {
  const own = {
    Key: { Type: 'AWS::KMS::Key', Properties: {} }, Reports: bucket('acme-reports', { 'Fn::GetAtt': ['Key', 'Arn'] }),
  };

  const adoption = await adopted({}, { reports: { Resources: own } });

  expect(adoption.sharedKeys).toEqual([]);
  expect(planText(adoption, NO_STEPS)).not.toContain('also encrypts');
});
