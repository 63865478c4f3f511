import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../../src';
import { MODULE_KINDS } from '../../../src/platform/module-kinds';
import { FORMATS } from '../../../src/private/formats';
import { ConfigurationError, formatProblem } from '../../../src/private/problems';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const TOP = 'region: eu-central-1\naccount: "111122223333"\n';

const MODULES = `roles:
  module_path: "@aws-mdaa/roles"
  module_config_data: { generateRoles: { etl: { trustedPrincipal: "service:glue.amazonaws.com" } } }
lake:
  module_path: "@aws-mdaa/datalake"
  module_config_data:
    roles: { Admins: [{ name: data-admin }] }
    accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
    buckets: { raw: { accessPolicies: [Root] } }
`;

const project = (options: string) => `${MODULES}project:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ name: data-admin }]
    ${options}
`;

const crawler = (options: string) => `${project('databases: { sales: { description: x } }')}crawler:
  module_path: "@aws-mdaa/dataops-crawler"
  module_config_data:
    projectName: project
    ${options}
`;

const crawlerOf = (role: string) => crawler(`crawlers:
      sales:
        executionRoleArn: ${role}
        databaseName: project:databaseName/sales
        description: x
        targets: { s3Targets: [{ path: "s3://acme-lake/sales" }] }`);

function problemsOf(modules: string): string[] {
  try {
    DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaaYaml(modules, TOP) }));
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map((problem) => formatProblem(problem));
    throw error;
  }
}

describe('a value that its option does not accept is an error with the place of the reference', () => {
  test.each([
    ['the ID of a key', project('s3OutputKmsKeyArn: ssm:/acme/shared/lake/kms/id'),
      'the ID of the key, which is not the ARN of a KMS key', 'write "ssm:/acme/shared/lake/kms/arn"'],
    ['the ID of a key in a map', project('s3OutputKmsKeyArns: { lake: "ssm:/acme/shared/lake/kms/id" }'),
      'the ID of the key, which is not the ARN of a KMS key', 'write "ssm:/acme/shared/lake/kms/arn"'],
    ['a dynamic reference', project('s3OutputKmsKeyArn: "{{resolve:ssm:/acme/shared/lake/kms/id}}"'),
      'the ID of the key, which is not the ARN of a KMS key', 'write "ssm:/acme/shared/lake/kms/arn"'],
    ['the ARN of a bucket', project(
      'databases: { sales: { description: x, locationBucketName: "ssm:/acme/shared/lake/bucket/raw/arn" } }',
    ), 'the ARN of a bucket, which is not a valid S3 bucket name', 'write "ssm:/acme/shared/lake/bucket/raw/name"'],
    ['the ID of a role', crawlerOf('generated-role-id:etl'),
      'the unique ID of a role, which is not the ARN of an IAM role', 'write "generated-role-arn:etl"'],
    ['a value of the project', crawler('notificationTopicArn: project:kmsArn/default\n    crawlers: {}'),
      'the ARN of the key, which is not the ARN of an SNS topic', 'refer to a value like "arn:aws:sns:'],
    ['a value of a role', project('dataEngineerRoles: [{ arn: "ssm:/acme/shared/lake/kms/arn" }]'),
      'the ARN of the key, which is not the ARN of an IAM role', 'refer to a value like "arn:aws:iam:'],
  ])('%s', (_, modules, message, hint) => {
    const [problem, ...others] = problemsOf(modules);

    expect(others).toEqual([]);
    expect(problem).toMatch(/^mdaa.yaml:\d+:\d+: error DSP230: /);
    expect(problem).toContain(message);
    expect(problem).toContain(`hint: ${hint}`);
  });
});

describe('a value that its option accepts is no problem', () => {
  test.each([
    ['the ARN of a key', project('s3OutputKmsKeyArn: ssm:/acme/shared/lake/kms/arn')],
    ['the name of a bucket', project(
      'databases: { sales: { description: x, locationBucketName: "ssm:/acme/shared/lake/bucket/raw/name" } }',
    )],
    ['the ARN of a role', crawlerOf('generated-role-arn:etl')],
    ['any attribute of a role that is specified as a role', project(
      'dataEngineerRoles: [{ arn: "ssm:/acme/shared/generated-role/etl/id" }]',
    )],
  ])('%s', (_, modules) => {
    expect(problemsOf(modules)).toEqual([]);
  });
});

test('an example of a value tells the ARN, the ID and the name of a resource apart', () => {
  const published = MODULE_KINDS.flatMap(({ publishes }) => publishes);
  const examplesOf = (pattern: RegExp) => published.filter(({ meaning }) => pattern.test(meaning))
    .map(({ example }) => example);

  for (const example of examplesOf(/^ARN of (a|the) key/)) expect(example).toMatch(FORMATS.kmsKeyArn.pattern);
  for (const example of examplesOf(/^ID of (a|the) key/)) {
    expect(example).toMatch(FORMATS.kmsKeyId.pattern);
    expect(example).not.toMatch(FORMATS.kmsKeyArn.pattern);
  }
  for (const example of examplesOf(/^name of (a|the) bucket/)) expect(example).toMatch(FORMATS.bucketName.pattern);
  for (const example of examplesOf(/^ARN of (a|the) bucket/)) expect(example).not.toMatch(FORMATS.bucketName.pattern);
  for (const example of examplesOf(/^ARN of a role/)) expect(example).toMatch(FORMATS.iamRoleArn.pattern);
  for (const example of examplesOf(/^unique ID of a role/)) expect(example).toMatch(FORMATS.iamRoleId.pattern);
});
