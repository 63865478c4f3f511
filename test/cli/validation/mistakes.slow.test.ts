import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stripVTControlCharacters } from 'util';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

const LAKE = 'datalake/datalake.yaml';
const TEAM = 'datascience/datascience-team.yaml';

/** A mistake: the file, the correct text, the wrong text; the line of the message, and its required content. */
const MISTAKES: [mistake: string, file: string, from: string, to: string, line: string, names: string[]][] = [
  ['a key with a typo', LAKE, 'ReadRoles:', 'ReadRole:', 'datalake.yaml:23', ['"ReadRole"', 'ReadRoles']],
  ['a role as a text', LAKE, '- id: generated-role-id:data-user', '- data-user', 'datalake.yaml:8',
    ['hint: write { id: generated-role-id:data-user }\n']],
  ['a role of another domain as a text', 'dataops/project.yaml', '- id: ssm:/{{org}}/shared/generated-role/glue-etl/id',
    '- glue-etl', 'project.yaml:7', ['write { id: "ssm:/{{org}}/shared/generated-role/glue-etl/id" }']],
  ['a role that no module generates as a text', LAKE, '- id: generated-role-id:data-user', '- analysts',
    'datalake.yaml:8', ['{ name: analysts } for a role of that name', '{ id: generated-role-id:analysts }']],
  ['a role without a space after its colon', LAKE, '- id: generated-role-id:data-user',
    '- id:generated-role-id:data-user', 'datalake.yaml:8', ['write { id: generated-role-id:data-user }']],
  ['a role without a colon', LAKE, '- id: generated-role-id:data-user', '- id generated-role-id:data-user',
    'datalake.yaml:8', ['write { id: generated-role-id:data-user }']],
  ['a role that does not exist', LAKE, 'role-id:data-user', 'role-id:data-users', 'datalake.yaml:8', ['"data-user"']],
  ['a logical role that does not exist', LAKE, '- DataUserRole', '- DataUsersRole', 'datalake.yaml:24',
    ['DataUsersRole', 'DataUserRole']],
  ['an access policy that does not exist', LAKE, '- DataReadPolicy', '- DataReedPolicy', 'datalake.yaml:32',
    ['DataReedPolicy', 'DataReadPolicy']],
  ['a list where a map belongs', LAKE, '  raw:', '  - raw:', 'datalake.yaml', ['datalake.yaml']],
  ['a tab in the indentation', LAKE, '  raw:', '\traw:', 'datalake.yaml:29',
    ['a tab in the indentation', 'write 2 spaces']],
  ['a missing colon', LAKE, '  raw:', '  raw', 'datalake.yaml:29', ['"raw" has no ":"', 'write "raw:"']],
  ['a missing colon of the first key', 'mdaa.yaml', 'organization: example-org', 'organization example-org',
    'mdaa.yaml:5', ['write "organization: example-org"']],
  ['a key twice', LAKE, '  transformed:', '  raw:', 'datalake.yaml:33', ['twice', 'merge it', 'datalake.yaml:29']],
  ['a key indented too little', 'mdaa.yaml', '          datalake:', '         datalake:', 'mdaa.yaml:32',
    ['indent it by 10 spaces, like "roles"']],
  ['a file that does not exist', 'mdaa.yaml', './datalake/datalake.yaml', './datalake/datalak.yaml', 'mdaa.yaml:35',
    ['did you mean "datalake.yaml"']],
  ['a module that does not exist', 'mdaa.yaml', '@aws-mdaa/datalake"', '@aws-mdaa/data-lake"', 'mdaa.yaml:',
    ['did you mean "@aws-mdaa/datalake"?']],
  ['a module with the wrong name', 'mdaa.yaml', '@aws-mdaa/datalake"', '@aws-mdaa/s3-buckets"', 'mdaa.yaml:',
    ['did you mean "@aws-mdaa/datalake"?']],
  ['a module with a part of the name', 'mdaa.yaml', '@aws-mdaa/lakeformation-settings"', '@aws-mdaa/lakeformation"',
    'mdaa.yaml:', ['did you mean "@aws-mdaa/lakeformation-settings"?']],
  ['a module without a kind', 'mdaa.yaml', '            module_path: "@aws-mdaa/datalake"\n', '', 'mdaa.yaml:33',
    ['"module_path" is missing', 'module_path: "@aws-mdaa/datalake"']],
  ['an organization with capital letters', 'mdaa.yaml', 'organization: example-org', 'organization: Example_Org',
    'mdaa.yaml:5', ['Example_Org', 'lowercase']],
  ['an account of eleven digits', 'mdaa.yaml', 'account: default', 'account: "11122223333"', 'mdaa.yaml:24',
    ['11122223333', '11 digits instead of 12']],
  ['a Region that does not exist', 'mdaa.yaml', 'region: default', 'region: europe', 'mdaa.yaml:8',
    ['"europe"', 'default']],
  ['the id of a subnet as VPC', 'mdaa.yaml', 'vpc-0123456789abcdef0', 'subnet-0123456789abcdef0',
    'mdaa.yaml:15:11', ['not the ID of a VPC', 'datascience-team.yaml:17']],
  ['a context key with a typo', TEAM, 'context:vpc_id', 'context:vpcid', 'datascience-team.yaml:17',
    ['vpcid', 'vpc_id']],
  ['a reference without quotes', TEAM, '"{{context:vpc_id}}"', '{{context:vpc_id}}', 'datascience-team.yaml:17',
    ['quotes']],
  ['an execution role as a text', TEAM, '    id: generated-role-id:team-execution', '    team-execution',
    'datascience-team.yaml:1', ['write { id: generated-role-id:team-execution }']],
  ['a key without its value', TEAM, 'vpcId: "{{context:vpc_id}}"', '', 'datascience-team.yaml:14',
    ['"vpcId" is missing', 'add vpcId: "{{context:vpc_id}}"']],
  ['a list that is missing', TEAM, 'subnetIds: "{{context:subnet_ids}}"', '', 'datascience-team.yaml:14',
    ['"subnetIds" is missing', 'add subnetIds: "{{context:subnet_ids}}"']],
  ['a string in the context for a list', 'mdaa.yaml', 'subnet_ids: # EDIT: private subnets of the VPC\n    - subnet',
    'subnet_ids: subnet', 'datascience-team.yaml:18:16',
    ['the value of "{{context:subnet_ids}}" is at mdaa.yaml:16', 'write ["{{context:subnet_ids}}"], or make']],
  ['a tag next to "tags"', 'tags.yaml', '  project: data', 'project: data', 'tags.yaml:4',
    ['indent "project" below "tags"']],
  ['a tag of AWS', 'tags.yaml', '  project: data', '  aws:project: data', 'tags.yaml:4:3', ['write "project"']],
  ['tags as a list', 'tags.yaml', '  costcentre: "123456"\n  project: data-science-platform',
    '  - costcentre: "1"\n  - project: x', 'tags.yaml:3', ['remove the "- " before each entry']],
  ['tags as in CloudFormation', 'tags.yaml', '  costcentre: "123456"\n  project: data-science-platform',
    '  - Key: project\n    Value: x', 'tags.yaml:3', ['"project: x"']],
  ['a key as in IAM', 'access.yaml', 'allow: [shared/data-admin]', 'principal: shared/data-admin', 'access.yaml:5:5',
    ['did you mean "allow"? Write [shared/data-admin]']],
  ['a key of an access rule in other words', LAKE, 'ReadRoles:', 'Readers:', 'datalake.yaml:23',
    ['did you mean "ReadRoles"?']],
  ['an unknown mode of sign-in', TEAM, 'authMode: IAM', 'authMode: iam', 'datascience-team.yaml:16', ['IAM', 'SSO']],
  ['users as a list', TEAM, '      team1:\n        userRole:\n          id: generated-role-id:data-scientist',
    '      - team1', 'datascience-team.yaml:33', ['expected a map']],
  ['a number as a text', TEAM, 'idleTimeoutInMinutes: 60', 'idleTimeoutInMinutes: 1 hour', 'datascience-team.yaml:30',
    ['number', '1 hour']],
  ['a generated policy that does not exist', 'roles.yaml', '      - GlueJobPolicy', '      - GlueJobsPolicy',
    'roles.yaml:', ['GlueJobsPolicy', 'GlueJobPolicy']],
  ['a service that may assume a role, without its prefix', 'roles.yaml', 'service:glue.amazonaws.com',
    'glue.amazonaws.com', 'roles.yaml:', ['glue.amazonaws.com']],
  ['a project that does not exist', 'dataops/crawler.yaml', 'example-project', 'exampel-project', 'crawler.yaml:4',
    ['exampel-project', 'example-project']],
  ['a role of another domain, where no module generates roles', 'dataops/project.yaml',
    'ssm:/{{org}}/shared/generated-role/glue-etl/id', 'generated-role-id:glue-etl', 'project.yaml:7',
    ['"dataops"', '"glue-etl"', 'ssm:/{{org}}/shared/generated-role/glue-etl/id']],
  ['one role instead of a list', TEAM, 'teamUserRoles:\n    - id', 'teamUserRoles:\n    id', 'datascience-team.yaml:7',
    ['expected a list', 'write "- " before "id"']],
  ['a string instead of a list', LAKE, 'ReadRoles:\n        - DataUserRole\n        - GlueETLRole',
    'ReadRoles: DataUserRole', 'datalake.yaml:23', ['write [DataUserRole]']],
  ['a word of YAML 1.1 for false', 'datalake/lakeformation-settings.yaml', 'Default: false', 'Default: no',
    'lakeformation-settings.yaml:8', ['write false']],
  ['a key indented too deep', TEAM, '    vpcId:', '      vpcId:', 'datascience-team.yaml:17:7',
    ['indent it by 4 spaces, like "authMode"']],
  ['a reference in single braces', TEAM, '"{{context:vpc_id}}"', '"{context:vpc_id}"', 'datascience-team.yaml:17',
    ['{{context:vpc_id}}']],
  ['a database that does not exist', 'dataops/crawler.yaml', 'databaseName/sample-database',
    'databaseName/sampel-database', 'crawler.yaml:10', ['sample-database']],
  ['a space in a reference', LAKE, '- id: generated-role-id:data-user', '- id: generated-role-id: data-user',
    'datalake.yaml:8', ['remove the space']],
  ['a reference as a map', LAKE, 'generated-role-id:data-user', '{ generated-role-id: data-user }', 'datalake.yaml:8',
    ['write "generated-role-id:data-user"']],
  ['a misspelled prefix of a reference', LAKE, 'generated-role-id:data-user', 'generated_role:data-user',
    'datalake.yaml:8', ['write "generated-role-id:data-user"']],
  ['the ARN of a role as its ID', LAKE, 'generated-role-id:data-user', 'arn:aws:iam::111122223333:role/x',
    'datalake.yaml:8', ['"arn" instead of "id"']],
  ['the name of a role as its ID', LAKE, 'generated-role-id:data-user', 'data-user', 'datalake.yaml:8',
    ['write "generated-role-id:data-user"', 'as "name"']],
  ['the ARN of a role as its name', LAKE, 'id: generated-role-id:data-user', 'name: arn:aws:iam::111122223333:role/x',
    'datalake.yaml:8', ['"arn" instead of "name"']],
  ['a map of one file and a list of another', LAKE, '  transformed:\n    accessPolicies:\n',
    '  transformed:\n    accessPolicies:\n      all:\n', 'sample-data.yaml:',
    ['"accessPolicies" is a list, but a map', 'datalake.yaml:34:5']],
  ['typographic quotes', LAKE, 'prefix: data/', 'prefix: \u201cdata/\u201d', 'datalake.yaml:22', ['straight quotes']],
  ['a no-break space', LAKE, 'prefix: data/', 'prefix:\u00a0data/', 'datalake.yaml:22', ['not the normal one']],
  ['no space after a colon', LAKE, 'prefix: data/', 'prefix:data/', 'datalake.yaml:22',
    ['no space after its ":"', 'write "prefix: data/"']],
  ['true with a typo', LAKE, '  raw:\n', '  raw:\n    enableEventBridgeNotifications: ture\n', 'datalake.yaml:30',
    ['write true']],
  ['a lifecycle that is not defined', LAKE, '  raw:\n', '  raw:\n    lifecycleConfiguration: old\n',
    'datalake.yaml:30', ['define it in "lifecycleConfigurations"']],
  ['a module indented too far', 'mdaa.yaml', '          datalake:\n', '            datalake:\n', 'mdaa.yaml:32',
    ['"datalake" has no value', 'further left']],
  ['a directory as a file', 'mdaa.yaml', './datalake/athena.yaml', './datalake', 'mdaa.yaml:',
    ['"datalake" is a directory']],
  ['the file of another module', 'mdaa.yaml', './datalake/athena.yaml', './datalake/datalake.yaml', 'datalake.yaml:4',
    ['a key of "@aws-mdaa/datalake"', 'this module is "@aws-mdaa/athena-workgroup"']],
  ['configuration next to the keys of the module', 'mdaa.yaml',
    'module_configs:\n              - ./governance/audit.yaml', 'readRoles: []', 'mdaa.yaml:',
    ['"module_config_data"']],
  ['a context value without its prefix', TEAM, '{{context:vpc_id}}', '{{vpc_id}}', 'datascience-team.yaml:17',
    ['did you mean "{{context:vpc_id}}"?']],
  ['an account with hyphens', 'mdaa.yaml', 'account: default', 'account: 1111-2222-3333', 'mdaa.yaml:24',
    ['write only the 12 digits: "111122223333"']],
  ['an organization that the reference adds', LAKE, 'generated-role-id:data-user',
    'ssm-org:/example-org/shared/generated-role/data-user/id', 'datalake.yaml:8',
    ['did you mean "/example-org/shared/generated-role/data-user/id"?']],
  ['a path without its domain', 'dataops/project.yaml', '{{org}}/shared/datalake/kms', '{{org}}/datalake/kms',
    'project.yaml:', ['did you mean "/{{org}}/shared/datalake/kms/arn"?']],
  ['a path with single braces', 'dataops/project.yaml', 'ssm:/{{org}}/shared/datalake/kms',
    'ssm:/${org}/shared/datalake/kms', 'project.yaml:', ['write the path as "/{{org}}/shared/datalake/kms/arn"']],
  ['a module that is missing', 'mdaa.yaml', '          audit:\n', '          records:\n', 'audit-trail.yaml:',
    ['domain "shared" has no module "audit"',
      'if "audit" is now "records", write "/{{org}}/shared/records/bucket/']],
  ['a role of a list as a map', TEAM, 'teamExecutionRole:\n    id', 'teamExecutionRole:\n    - id',
    'datascience-team.yaml:', ['remove the "- "']],
  ['users without values', TEAM, 'team1:\n        userRole:\n          id: generated-role-id:data-scientist', 'team1:',
    'datascience-team.yaml:',
    ['write "team1: { userRole: { id: generated-role-id:data-scientist } }"']],
  ['users in one line', TEAM, 'userProfiles:\n      team1:\n        userRole:\n          '
    + 'id: generated-role-id:data-scientist', 'userProfiles: alice, bob', 'datascience-team.yaml:', ['"alice: {}"']],
  ['a user with a space', TEAM, '      team1:', '      alice smith:', 'datascience-team.yaml:',
    ['not the name of a role session']],
  ['a part of a key', TEAM, 'studioDomainConfig:', 'studioDomain:', 'datascience-team.yaml:',
    ['did you mean "studioDomainConfig"?']],
  ['names as a list', 'dataops/crawler.yaml', '  crawler1:\n    description', '  - name: crawler1\n    description',
    'crawler.yaml:6', ['"crawler1:" instead of "- name: crawler1"']],
  ['a schedule as a string', 'dataops/crawler.yaml', '    databaseName', '    schedule: 0 12 * * *\n    databaseName',
    'crawler.yaml:', ['write { scheduleExpression: "cron(0 12 * * ? *)" }']],
  ['a role as a map where its ARN belongs', 'dataops/crawler.yaml', 'executionRoleArn: ssm',
    'executionRoleArn:\n      arn: ssm', 'crawler.yaml:', ['without "arn:"']],
  ['an alias of a key', 'dataops/project.yaml', 'ssm:/{{org}}/shared/datalake/kms/arn', 'alias/lake', 'project.yaml:',
    ['aws kms describe-key --key-id alias/lake']],
  ['a list for one value', 'dataops/project.yaml', '        data-user-read:\n',
    '        data-user-read:\n          databasePermissions: [read]\n', 'project.yaml:', ['without "- " or brackets']],
  ['a number with a unit', 'datalake/athena.yaml', 'athenaUserRoles:',
    'workgroupConfiguration: { bytesScannedCutoffPerQuery: 10GB }\nathenaUserRoles:', 'athena.yaml:',
    ['write the number of bytes: 10000000000']],
  ['an ARN of a bucket as its name', 'governance/audit-trail.yaml', 'ssm:/{{org}}/shared/audit/bucket/name',
    'arn:aws:s3:::records', 'audit-trail.yaml:', ['write only the name: "records"']],
  ['a key in lowercase in a statement', 'roles.yaml', 'Effect: Allow', 'effect: Allow', 'roles.yaml:',
    ['unknown key "effect"', '"Effect"']],
  ['an operator with a typo', 'roles.yaml', ' StringEquals:', ' StringEqual:', 'roles.yaml:', ['"StringEquals"']],
  ['a condition without an operator', 'roles.yaml', 'ArnLike:\n        "aws:PrincipalArn"', '"aws:PrincipalArn"',
    'roles.yaml:', ['ArnLike: { "aws:PrincipalArn": ... }']],
  ['actions in one line', 'roles.yaml', '- logs:AssociateKmsKey', '- logs:AssociateKmsKey, logs:PutLogEvents',
    'roles.yaml:', ['one action per line']],
  ['an account that may assume a role, without its prefix', 'roles.yaml', 'trustedPrincipal: this_account',
    'trustedPrincipal: 012345678901', 'roles.yaml:', ['write "account:012345678901"']],
  ['a suppression as a string', 'roles.yaml', 'id: AwsSolutions-IAM5\n        reason: Glue names',
    'AwsSolutions-IAM5 # ', 'roles.yaml:', ['{ id: ..., reason: ... }']],
  ['a statement without its document', 'roles.yaml', '    policyDocument:\n      Statement', '    Statement',
    'roles.yaml:6', ['if "Statement" is part of "policyDocument"']],
  ['a module indented too little', 'mdaa.yaml', '          datalake:\n', '    datalake:\n', 'mdaa.yaml:32:5',
    ['indent it by 10 spaces, like "roles"']],
  ['an entry of a list without "- "', 'roles.yaml', '        - Sid: WriteGlueLogs', '        Sid: WriteGlueLogs',
    'roles.yaml:8:9', ['write "- Sid: WriteGlueLogs"']],
  ['an entry of a map with "- "', 'roles.yaml', '  data-user:\n', '  - data-user:\n', 'roles.yaml:209:3',
    ['remove the "- "']],
  ['a function of CloudFormation', 'roles.yaml', 'Resource: "arn:{{partition}}:logs', 'Resource: !Sub "arn:aws:logs',
    'roles.yaml:15', ['"{{region}}" for ${AWS::Region}']],
  ['a service as in IAM', 'roles.yaml', 'trustedPrincipal: service:glue.amazonaws.com',
    'trustedPrincipal: { Service: glue.amazonaws.com }', 'roles.yaml:178', ['write "service:glue.amazonaws.com"']],
  ['minutes as hours', TEAM, 'idleTimeoutInMinutes: 60', 'idleTimeoutInMinutes: 2 hours', 'datascience-team.yaml:30',
    ['write the number of minutes: 120']],
  ['a pattern instead of a list', 'dataops/crawler.yaml', '        - path: s3',
    '        - exclusions: "**/x"\n          '
    + 'path: s3', 'crawler.yaml:13', ['write ["**/x"]']],
  ['a policy as JSON text', 'roles.yaml', 'policyDocument:\n      Statement:', 'policyDocument: |\n      {"Statement":',
    'roles.yaml:6', ['remove the "|"']],
  ['a prefix with a wildcard', 'datalake/sample-data.yaml', 'prefix: data/sample_data/', 'prefix: data/sample_data/*',
    'sample-data.yaml:', ['write "data/sample_data/"']],
  ['a key of another module', TEAM, 'team:\n', 'accessPolicies: {}\nteam:\n', 'datascience-team.yaml:1',
    ['"accessPolicies" is a key of "@aws-mdaa/datalake"']],
  ['a level that is missing', TEAM, 'team:\n', '', 'datascience-team.yaml:2', ['write "team:" above it']],
  ['a duplicate in the context', 'mdaa.yaml', '    - subnet-0123456789abcdef0',
    '    - subnet-0123456789abcdef0\n    - subnet-0123456789abcdef0', 'mdaa.yaml:18:7', ['it is used at datascience/']],
  ['a tag without a value', 'tags.yaml', 'project: data-science-platform', 'project:', 'tags.yaml:4', ['project: ""']],
  ['a wildcard without quotes', 'access.yaml', 'deny: ["*"]', 'deny: [*]', 'access.yaml:', ['write "*" in quotes']],
];

test.each(MISTAKES)('%s: the message shows the location and the correction', async (_, file, from, to, line, names) => {
  const directory = copyKit(STARTER_KIT);
  const path = join(directory, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(from, () => to));

  const { code, stderr } = await runDsp(['validate', '--config', directory]);
  const message = stripVTControlCharacters(stderr).split(/\n(?=\S*: (?:error|warning) )/).find((part) =>
    part.includes(line)) ?? '';

  expect(text).toContain(from);
  expect(code).toBe(1);
  expect(message).toContain(line);

  for (const name of names) expect(message).toContain(name);
});

test.each([
  ['an action', 'logs:CreateLogGroup', 'logs:CreateLogGruop', 'did you mean "logs:CreateLogGroup"?'],
  ['an operation of S3', 's3:ListAllMyBuckets', 's3:ListBuckets', 'did you mean "s3:ListAllMyBuckets"?'],
  ['a service', 'logs:CreateLogGroup', 'log:CreateLogGroup', 'did you mean "logs:CreateLogGroup"?'],
  ['a pattern of actions', 'logs:CreateLogGroup', 'logs:Craete*',
    '"logs:Craete*" matches no action that AWS publishes'],
  ['a condition key', 'aws:PrincipalArn', 'aws:PrincipleArn', 'did you mean "aws:PrincipalArn"?'],
])('%s that AWS does not publish is a warning with the nearest name', async (_, name, misspelt, expected) => {
  const directory = copyKit(STARTER_KIT);
  const path = join(directory, 'roles.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(name, misspelt));

  const { code, stderr } = await runDsp(['validate', '--config', directory]);

  expect(code).toBe(0);
  expect(stripVTControlCharacters(stderr)).toContain('warning DSP132');
  expect(stderr).toContain(expected);
});

test('a path with backslashes names the same file as with slashes', async () => {
  const directory = copyKit(STARTER_KIT);
  const path = join(directory, 'mdaa.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('./datalake/athena.yaml', 'datalake\\athena.yaml'));

  const { code, stderr } = await runDsp(['validate', '--config', directory]);

  expect(stderr).not.toContain('DSP101');
  expect(code).toBe(0);
});
