import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stripVTControlCharacters } from 'util';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

const CRAWLER = 'dataops/crawler.yaml';
const PROJECT = 'dataops/project.yaml';
const TEAM = 'datascience/datascience-team.yaml';
const TRAIL = 'governance/audit-trail.yaml';
const ROLES = 'roles.yaml';
const LOGS = '"arn:{{partition}}:logs:{{region}}:{{account}}:log-group:/aws-glue/*"';
const USER = '"sagemaker:ResourceTag/userid": "${aws:userid}"';

/** A mistake: the file, the correct text, the wrong text; the location and parts of the only message about it. */
const MISTAKES: [mistake: string, file: string, from: string, to: string, place: string, parts: string[]][] = [
  ['a project with a typo', CRAWLER, 'projectName: example-project', 'projectName: exampleproject', 'crawler.yaml:4:14',
    ['domain "dataops" has no project "exampleproject"', 'did you mean "example-project"?']],
  ['a database with a typo', CRAWLER, 'sample-database', 'sample_database', 'crawler.yaml:10:19',
    ['publishes "databaseName/sample-database"', 'write "project:databaseName/sample-database"']],
  ['a key with a space', PROJECT, '  sample-database:', '  Sample Database:', 'project.yaml:14:3',
    ['"Sample Database"', 'write "sample-database"']],
  ['a value that is not published', PROJECT, 'bucket/transformed/name', 'bucket/curated/name', 'project.yaml:16:25',
    ['publishes "bucket/raw/name", "bucket/transformed/name"\n']],
  ['a domain with a typo', PROJECT, '{{org}}/datascience/generated-role/data-scientist',
    '{{org}}/datasciense/generated-role/data-scientist', 'project.yaml:28:29',
    ['write ssm:/{{org}}/datascience/generated-role/data-scientist/arn;']],
  ['another organization', PROJECT, 'ssm:/{{org}}/shared/datalake/kms/arn', 'ssm:/other-org/shared/datalake/kms/arn',
    'project.yaml:10:20', ['write "ssm:/{{org}}/shared/datalake/kms/arn"']],
  ['the ARN of a role that is not generated', CRAWLER, 'generated-role/glue-etl/arn', 'generated-role/glue-etk/arn',
    'crawler.yaml:9:23', ['generates a role "glue-etk"', 'did you mean "glue-etl"?']],
  ['a path without s3://', CRAWLER, 's3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/', 'lake/',
    'crawler.yaml:13:17', ['write "s3://lake/data/sample_data"']],
  ['a crawler role that AWS Glue cannot assume', CRAWLER, 'generated-role/glue-etl/arn', 'generated-role/data-user/arn',
    'crawler.yaml:9:23', ['error DSP367', 'does not contain "glue.amazonaws.com"']],
  ['a kind of principal as in IAM', ROLES, 'service:glue.amazonaws.com', 'Service:glue.amazonaws.com',
    'roles.yaml:178:23', ['write "service:glue.amazonaws.com"']],
  ['an address that does not exist', ROLES, USER, `${USER}\n            IpAddress: { "aws:SourceIp": 10.0.0.300/8 }`,
    'roles.yaml:168:42', ['"10.0.0.300/8" is not an IP address or a CIDR range']],
  ['a tag condition with a typo', ROLES, 'sagemaker:ResourceTag/userid', 'sagemaker:ResourceTags/userid',
    'roles.yaml:167:15', ['warning DSP132', 'did you mean "sagemaker:ResourceTag/userid"?']],
  ['pseudo parameters', ROLES, 'arn:{{partition}}:iam::{{account}}:role/data-admin',
    'arn:aws:iam::${AWS::AccountId}:role/data-admin',
    'roles.yaml:195:29', ['write "arn:aws:iam::{{account}}:role/data-administrators"']],
  ['an unknown variable in a resource', ROLES, LOGS, LOGS.replace('/aws-glue', '${var.x}'), 'roles.yaml:15:21',
    ['"${var.x}" is not a policy variable', 'write the value itself']],
  ['a misspelt policy variable', ROLES, '"${aws:userid}"', '"${aws:user-id}"', 'roles.yaml:167:47',
    ['warning DSP132', 'did you mean "${aws:userid}"?']],
  ['a log group instead of its ARN', ROLES, LOGS, '/aws-glue/*', 'roles.yaml:15:21', [`write ${LOGS}`]],
  ['an instance type of EC2', TEAM, '      jupyterLabAppSettings:',
    '      jupyterLabAppSettings:\n        defaultResourceSpec: { instanceType: t3.medium }',
    'datascience-team.yaml:27',
    ['write "ml.t3.medium"']],
  ['a subnet ID that is too short', 'mdaa.yaml', 'subnet-0123456789abcdef0', 'subnet-0123456789abcdef',
    'datascience-team.yaml:18', ['it has 16 characters after "subnet-", and IDs have 8 or 17']],
  ['a policy by name', 'mdaa.yaml', 'region: default', 'region: default\npermissions_boundary_arn: boundary',
    'mdaa.yaml:9', ['write "arn:{{partition}}:iam::{{account}}:policy/boundary"']],
  ['an idle time that is too short', TEAM, 'idleTimeoutInMinutes: 60', 'idleTimeoutInMinutes: 30',
    'datascience-team.yaml:30', ['is 30, and SageMaker accepts whole numbers from 60 to 525600']],
  ['the key of a trail that is missing', TRAIL, '  cloudTrailAuditKmsKeyArn: ssm:/{{org}}/shared/audit/kms/arn\n', '',
    'audit-trail.yaml:2:1', ['add "cloudTrailAuditKmsKeyArn: ssm:/{{org}}/shared/audit/kms/arn"\n']],
  ['the bucket of a trail that is missing', TRAIL,
    '  cloudTrailAuditBucketName: ssm:/{{org}}/shared/audit/bucket/name\n', '',
    'audit-trail.yaml:2:1', ['add "cloudTrailAuditBucketName: ssm:/{{org}}/shared/audit/bucket/name"\n']],
  ['a database that is missing', CRAWLER, '    databaseName: project:databaseName/sample-database\n', '',
    'crawler.yaml:7:3', ['add "databaseName: project:databaseName/sample-database"\n']],
  ['a crawler role that is missing', CRAWLER, '    executionRoleArn: ssm:/{{org}}/shared/generated-role/glue-etl/arn\n',
    '', 'crawler.yaml:7:3', ['add "executionRoleArn: ssm:/{{org}}/shared/generated-role/glue-etl/arn"\n']],
  ['administrators of another domain that are missing', PROJECT,
    'dataAdminRoles:\n  - id: ssm:/{{org}}/shared/generated-role/data-admin/id\n', '', 'project.yaml:4:1',
    ['add "dataAdminRoles:" with "- id: ssm:/{{org}}/shared/generated-role/data-admin/id" below it\n']],
  ['users that are missing', 'datalake/athena.yaml', 'athenaUserRoles:\n  - id: generated-role-id:data-user\n', '',
    'athena.yaml:4:1', ['add "athenaUserRoles:" with "- id: generated-role-id:data-user" below it\n']],
  ['a trail with the key of another bucket', TRAIL, '/audit/kms', '/datalake/kms', 'audit-trail.yaml:4:29',
    ['DSP353', 'specify the key of the bucket: ssm:/{{org}}/shared/audit/kms/arn\n']],
];

test.each(MISTAKES)('%s: one message shows the location and what to write', async (_, file, from, to, place, parts) => {
  const directory = copyKit(STARTER_KIT);
  const path = join(directory, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(from, () => to));

  const { stderr } = await runDsp(['validate', '--config', directory]);
  const messages = stripVTControlCharacters(stderr).split(/\n(?=\S*: (?:error|warning|note) )/)
    .filter((message) => message.includes(`${place}:`));

  expect(text).toContain(from);
  expect(messages).toHaveLength(1);

  for (const part of parts) expect(messages[0]).toContain(part);
});

test('a service principal that AWS does not publish is a warning with the nearest name', async () => {
  const directory = copyKit(STARTER_KIT);
  const path = join(directory, ROLES);
  writeFileSync(path, readFileSync(path, 'utf8').replace('service:glue.', 'service:glues.'));

  const { stderr } = await runDsp(['validate', '--config', directory]);

  expect(stripVTControlCharacters(stderr)).toContain('roles.yaml:178:23: warning DSP132: "glues.amazonaws.com"');
  expect(stderr).toContain('did you mean "glue.amazonaws.com"?');
});
