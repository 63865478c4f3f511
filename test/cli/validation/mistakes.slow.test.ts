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
    ['{ name: data-user }', '{ id: generated-role-id:data-user }']],
  ['a role that does not exist', LAKE, 'role-id:data-user', 'role-id:data-users', 'datalake.yaml:8', ['"data-user"']],
  ['a logical role that does not exist', LAKE, '- DataUserRole', '- DataUsersRole', 'datalake.yaml:24',
    ['DataUsersRole', 'DataUserRole']],
  ['an access policy that does not exist', LAKE, '- DataReadPolicy', '- DataReedPolicy', 'datalake.yaml:32',
    ['DataReedPolicy', 'DataReadPolicy']],
  ['a list where a map belongs', LAKE, '  raw:', '  - raw:', 'datalake.yaml', ['datalake.yaml']],
  ['a tab in the indentation', LAKE, '  raw:', '\traw:', 'datalake.yaml:29', ['tab', 'spaces']],
  ['a missing colon', LAKE, '  raw:', '  raw', 'datalake.yaml:29', ['":"']],
  ['a key twice', LAKE, '  transformed:', '  raw:', 'datalake.yaml:33', ['twice', 'datalake.yaml:29']],
  ['a key indented too little', 'mdaa.yaml', '          datalake:', '         datalake:', 'mdaa.yaml:32',
    ['indentation']],
  ['a file that does not exist', 'mdaa.yaml', './datalake/datalake.yaml', './datalake/datalak.yaml', 'mdaa.yaml:35',
    ['did you mean "datalake.yaml"']],
  ['a module that does not exist', 'mdaa.yaml', '@aws-mdaa/datalake"', '@aws-mdaa/data-lake"', 'mdaa.yaml:',
    ['@aws-mdaa/datalake']],
  ['an organization with capital letters', 'mdaa.yaml', 'organization: example-org', 'organization: Example_Org',
    'mdaa.yaml:5', ['Example_Org', 'lowercase']],
  ['an account of eleven digits', 'mdaa.yaml', 'account: default', 'account: "11122223333"', 'mdaa.yaml:24',
    ['11122223333', '12']],
  ['a Region that does not exist', 'mdaa.yaml', 'region: default', 'region: europe', 'mdaa.yaml:8',
    ['"europe"', 'default']],
  ['the id of a subnet as VPC', 'mdaa.yaml', 'vpc-0123456789abcdef0', 'subnet-0123456789abcdef0',
    'datascience-team.yaml:17', ['not the ID of a VPC']],
  ['a context key with a typo', TEAM, 'context:vpc_id', 'context:vpcid', 'datascience-team.yaml:17',
    ['vpcid', 'vpc_id']],
  ['a reference without quotes', TEAM, '"{{context:vpc_id}}"', '{{context:vpc_id}}', 'datascience-team.yaml:17',
    ['quotes']],
  ['an execution role as a text', TEAM, '    id: generated-role-id:team-execution', '    team-execution',
    'datascience-team.yaml:1', ['name: team-execution']],
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
    ['expected a list', 'after "- "']],
  ['a string instead of a list', LAKE, 'ReadRoles:\n        - DataUserRole\n        - GlueETLRole',
    'ReadRoles: DataUserRole', 'datalake.yaml:23', ['write [DataUserRole]']],
  ['a word of YAML 1.1 for false', 'datalake/lakeformation-settings.yaml', 'Default: false', 'Default: no',
    'lakeformation-settings.yaml:8', ['write false']],
  ['a key indented too deep', TEAM, '    vpcId:', '      vpcId:', 'datascience-team.yaml:16',
    ['the next line is indented deeper', 'the same indentation']],
  ['a reference in single braces', TEAM, '"{{context:vpc_id}}"', '"{context:vpc_id}"', 'datascience-team.yaml:17',
    ['{{context:vpc_id}}']],
  ['a database that does not exist', 'dataops/crawler.yaml', 'databaseName/sample-database',
    'databaseName/sampel-database', 'crawler.yaml:10', ['sample-database']],
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
