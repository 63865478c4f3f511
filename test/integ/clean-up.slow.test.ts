import { execFileSync, spawnSync } from 'child_process';
import { chmodSync, readFileSync, writeFileSync } from 'fs';
import { delimiter, join } from 'path';
import { temporaryDirectory } from '../support/temporary-directory';

const CLEAN_UP = join(__dirname, 'clean-up');

/**
 * Answers of the AWS CLI by the beginning of a command. Each call uses the next answer, and further calls use the last
 * one; a string is an error.
 */
type Answers = { readonly [command: string]: unknown[] };

/** A stub for the AWS CLI: logs every command and returns the answer. */
const FAKE = `#!/usr/bin/env node
const fs = require('fs');
const { join } = require('path');
const file = (name) => join(__dirname, name);
const command = process.argv.slice(2, -2).join(' ');
fs.appendFileSync(file('commands'), command + '\\n');
const answers = JSON.parse(fs.readFileSync(file('answers'), 'utf8'));
const key = Object.keys(answers).find((beginning) => command.startsWith(beginning));
if (key === undefined) process.exit(0);
const [answer] = answers[key];
if (answers[key].length > 1) answers[key].shift();
fs.writeFileSync(file('answers'), JSON.stringify(answers));
if (typeof answer === 'string') {
  console.error(answer);
  process.exit(254);
}
console.log(JSON.stringify(answer));
`;

/** The commands of a cleanup of the stack `test`. */
function cleanUp(answers: Answers): string[] {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'aws'), FAKE);
  chmodSync(join(directory, 'aws'), 0o755);
  writeFileSync(join(directory, 'answers'), JSON.stringify(answers));
  const env = { ...process.env, CLEAN_UP_PAUSE: '0', PATH: `${directory}${delimiter}${process.env.PATH}` };
  execFileSync(CLEAN_UP, ['test'], { env, stdio: ['ignore', 'ignore', 'ignore'] });
  return readFileSync(join(directory, 'commands'), 'utf8').trim().split('\n');
}

/** The answer to the request for the resources of the stack. */
function stackOf(...resources: [type: string, id: string, status?: string][]): Answers {
  return {
    'cloudformation list-stack-resources': [
      {
        StackResourceSummaries: resources.map(
          ([ResourceType, PhysicalResourceId, ResourceStatus = 'CREATE_COMPLETE']) => ({
            ResourceType,
            PhysicalResourceId,
            ResourceStatus,
          }),
        ),
      },
    ],
  };
}

test('the policy of a bucket is deleted first, and then every version and delete marker', () => {
  const commands = cleanUp({
    ...stackOf(['AWS::S3::Bucket', 'lake']),
    's3api delete-bucket-policy': [
      'An error occurred (NoSuchBucketPolicy) when calling the DeleteBucketPolicy operation',
    ],
    's3api list-object-versions': [
      { Versions: [{ Key: 'a', VersionId: '1', Size: 3 }], DeleteMarkers: [{ Key: 'b', VersionId: '2' }] },
      {},
    ],
  });

  expect(commands.slice(1)).toEqual([
    's3api delete-bucket-policy --bucket lake',
    's3api list-object-versions --bucket lake --max-items 1000',
    's3api delete-objects --bucket lake --delete '
      + '{"Objects":[{"Key":"a","VersionId":"1"},{"Key":"b","VersionId":"2"}],"Quiet":true}',
    's3api list-object-versions --bucket lake --max-items 1000',
  ]);
});

test('a trail stops before its bucket is emptied, regardless of their order in the stack', () => {
  const commands = cleanUp({
    ...stackOf(['AWS::S3::Bucket', 'audit'], ['AWS::CloudTrail::Trail', 'trail']),
    's3api list-object-versions': [{}],
  });

  expect(commands[1]).toBe('cloudtrail stop-logging --name trail');
});

test('a domain is deleted after its profiles, with its file system and its security groups', () => {
  const commands = cleanUp({
    ...stackOf(['AWS::SageMaker::Domain', 'd-1']),
    'sagemaker list-user-profiles': [
      { UserProfiles: [{ UserProfileName: 'jane' }] },
      { UserProfiles: [{}] },
      { UserProfiles: [] },
    ],
    'sagemaker describe-domain': [
      { Status: 'Deleting' },
      'An error occurred (ResourceNotFound) when calling the DescribeDomain operation',
    ],
    'ec2 describe-security-groups': [
      { SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: [{ FromPort: 2049 }], IpPermissionsEgress: [] }] },
    ],
  });

  expect(commands.slice(1)).toEqual([
    'sagemaker list-user-profiles --domain-id-equals d-1',
    'sagemaker delete-user-profile --domain-id d-1 --user-profile-name jane',
    'sagemaker list-user-profiles --domain-id-equals d-1',
    'sagemaker list-user-profiles --domain-id-equals d-1',
    'sagemaker delete-domain --domain-id d-1 --retention-policy HomeEfsFileSystem=Delete',
    'sagemaker describe-domain --domain-id d-1',
    'sagemaker describe-domain --domain-id d-1',
    'ec2 describe-security-groups --filters '
      + 'Name=group-name,Values=security-group-for-inbound-nfs-d-1,security-group-for-outbound-nfs-d-1',
    'ec2 revoke-security-group-ingress --group-id sg-1 --ip-permissions [{"FromPort":2049}]',
    'ec2 delete-security-group --group-id sg-1',
  ]);
});

test('only roles of the stacks are removed from the Lake Formation administrators; other settings are kept', () => {
  const admins = ['test-admin', 'somebody'].map((name) => ({
    DataLakePrincipalIdentifier: `arn:aws:iam::111122223333:role/${name}`,
  }));
  const commands = cleanUp({
    ...stackOf(['AWS::IAM::Role', 'test-admin'], ['AWS::LakeFormation::DataLakeSettings', 'settings']),
    'lakeformation get-data-lake-settings': [
      { DataLakeSettings: { DataLakeAdmins: admins, Parameters: { CROSS_ACCOUNT_VERSION: '4' } } },
    ],
  });
  const [, written] = commands[2].split('--data-lake-settings ');

  expect(JSON.parse(written)).toEqual({ DataLakeAdmins: [admins[1]], Parameters: { CROSS_ACCOUNT_VERSION: '4' } });
});

test('the catalog does not keep a key that is scheduled for deletion', () => {
  const commands = cleanUp(stackOf(['AWS::Glue::DataCatalogEncryptionSettings', 'settings']));

  expect(commands[1]).toContain('"CatalogEncryptionMode":"DISABLED"');
});

test('resources that are already deleted, and stacks that do not exist, need no cleanup', () => {
  expect(cleanUp(stackOf(['AWS::S3::Bucket', 'gone', 'DELETE_COMPLETE']))).toHaveLength(1);
  expect(
    cleanUp({
      'cloudformation list-stack-resources': ['An error occurred (ValidationError) when calling the operation'],
    }),
  ).toHaveLength(1);
});

test('any other failure ends the cleanup', () => {
  expect(() =>
    cleanUp({ 'cloudformation list-stack-resources': ['An error occurred (AccessDenied) when calling the operation'] }),
  ).toThrow();
});

test('without a stack, the usage is printed', () => {
  const { status, stderr } = spawnSync(CLEAN_UP, [], { encoding: 'utf8' });

  expect([status, stderr]).toEqual([2, 'usage: clean-up STACK...\n']);
});
