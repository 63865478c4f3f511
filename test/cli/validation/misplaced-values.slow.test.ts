import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stripVTControlCharacters } from 'util';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

const LAKE = 'datalake/datalake.yaml';
const TEAM = 'datascience/datascience-team.yaml';
const CRAWLER = 'dataops/crawler.yaml';
const PROJECT = 'dataops/project.yaml';
const TRAIL = 'governance/audit-trail.yaml';
const SUBNETS = 'subnetIds: "{{context:subnet_ids}}"';

/** A mistake: the file, the correct text and the wrong text, then the only message. */
type Mistake = [mistake: string, file: string, from: string, to: string, headline: string, hint: string];

const ERRORS: Mistake[] = [
  ['a list of the context in a list', TEAM, SUBNETS, 'subnetIds:\n      - "{{context:subnet_ids}}"',
    `${TEAM}:19:9: error DSP111: expected a string, found a list`, 'write subnetIds: "{{context:subnet_ids}}"'],
  ['a list of the context for a string', TEAM, 'vpcId: "{{context:vpc_id}}"', 'vpcId: "{{context:subnet_ids}}"',
    `${TEAM}:17:5: error DSP111: expected a string, found a list`, 'did you mean "{{context:vpc_id}}"?'],
  ['a string of the context for a list', TEAM, SUBNETS, 'subnetIds: "{{context:vpc_id}}"',
    `${TEAM}:18:16: error DSP111: expected a list, found "vpc-0123456789abcdef0"`,
    'did you mean "{{context:subnet_ids}}"?'],
  ['an unknown key with a value of the context', TEAM, 'vpcId:', 'vpcID:',
    `${TEAM}:17:5: error DSP110: unknown key "vpcID"`, 'did you mean "vpcId"?'],
  ['an unknown key with a list of the context', TEAM, 'subnetIds:', 'subnets:',
    `${TEAM}:18:5: error DSP110: unknown key "subnets"`, 'did you mean "subnetIds"?'],
  ['a value that the module itself does not publish', TRAIL, '/audit/kms/arn', '/audit-trail/kms/arn',
    `${TRAIL}:4:29: error DSP201: "/{{org}}/shared/audit-trail/kms/arn" is not published by "shared/dev/audit-trail", `
      + 'which is the module that reads it', 'did you mean "ssm:/{{org}}/shared/audit/kms/arn"?'],
  ['a path without its prefix', PROJECT, 'ssm:/{{org}}/shared/glue-catalog', '/{{org}}/shared/glue-catalog',
    `${PROJECT}:11:23: error DSP304: "/{{org}}/shared/glue-catalog/kms/arn" is not the ARN of a KMS key`,
    'write "ssm:/{{org}}/shared/glue-catalog/kms/arn" for the value of a parameter'],
  ['a prefix without its slash, in a module that is compared with another', TRAIL, 'ssm:/{{org}}/shared/audit/kms',
    'ssm:{{org}}/shared/audit/kms',
    `${TRAIL}:4:29: error DSP304: "ssm:{{org}}/shared/audit/kms/arn" is not the ARN of a KMS key`,
    'write "ssm:/{{org}}/shared/audit/kms/arn" for the value of a parameter'],
  ['an alias with a typo', 'access.yaml', '<<: *job', '<<: *jobs',
    'access.yaml:201:11: error DSP103: the alias "*jobs" has no anchor before it', 'did you mean "*job"?'],
  ['a bucket in a bucket', LAKE, '  transformed:\n    accessPolicies:\n      - RootPolicy\n',
    '    transformed:\n      accessPolicies:\n      - RootPolicy\n',
    `${LAKE}:33:5: error DSP110: unknown key "transformed"`,
    'if "transformed" is an entry of "buckets", indent it like "raw", and its keys one level deeper'],
  ['the content of an entry for its name', LAKE, '  raw:\n', '  raw:\n    lifecycleConfiguration: [{ id: archive }]\n',
    `${LAKE}:30:5: error DSP111: expected a string, found a list`,
    'write only the name of an entry of "lifecycleConfigurations", for example "lifecycleConfiguration: NAME", and the '
      + 'content in "lifecycleConfigurations", below NAME'],
  ['a key of a database next to it', PROJECT, '    lakeFormation:', '  lakeFormation:',
    `${PROJECT}:18:3: error DSP110: "lakeFormation" is next to the names in "databases", and belongs to one of them`,
    'indent "lakeFormation" and the lines below it under "sample-database"'],
  ['a schedule as a word', CRAWLER, '    description:', '    schedule: daily\n    description:',
    `${CRAWLER}:8:15: error DSP111: expected a map, found "daily"`,
    'write { scheduleExpression: "cron(0 0 * * ? *)" }'],
  ['another name of the organization', TRAIL, '{{org}}/shared/audit/bucket', '{{organization}}/shared/audit/bucket',
    `${TRAIL}:3:30: error DSP207: unknown reference "{{organization}}"`, 'did you mean "{{org}}"?'],
  ['a role instead of a logical role', LAKE, '        - DataAdminRole', '        - generated-role-id:data-admin',
    `${LAKE}:18:11: error DSP204: unknown logical role "generated-role-id:data-admin" (a value that is resolved at `
      + 'deployment)', 'write "DataAdminRole"'],
  ['an unknown kind of module', 'mdaa.yaml', '@aws-mdaa/dataops-crawler', '@aws-mdaa/glue-etl-crawler',
    'mdaa.yaml:72:26: error DSP122: unknown module "@aws-mdaa/glue-etl-crawler"',
    'did you mean "@aws-mdaa/dataops-crawler"?'],
  ['a module with an underscore', 'mdaa.yaml', '          datalake:', '          data_lake:',
    'mdaa.yaml:32:11: error DSP121: "data_lake" is not a valid name for a module',
    'write "datalake": use lowercase letters, digits and hyphens'],
  ['an empty user profile', TEAM, '        userRole:\n          id: generated-role-id:data-scientist\n', '',
    `${TEAM}:34:7: error DSP111: expected a map, found nothing`,
    'write "team1: { userRole: { id: generated-role-id:data-scientist } }"'],
  ['a reference without its scheme', CRAWLER, 'path: s3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data',
    'path: "{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data"',
    `${CRAWLER}:13:17: error DSP304: "example-org-dev-shared-datalake-transformed/data/sample_data" is not an S3 URI`,
    'write "s3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data"'],
  ['a retention in other words', 'governance/audit.yaml', 'readRoles:', 'retentionDays: 90\nreadRoles:',
    'governance/audit.yaml:2:1: error DSP110: unknown key "retentionDays"',
    'did you mean "objectLock"? Write its keys below it, indented: days, mode, years'],
  ['a name that the platform creates', TRAIL, 'trail:\n', 'trail:\n  name: mine\n',
    `${TRAIL}:3:3: error DSP110: unknown key "name"`,
    'remove it: the name consists of the names of the organization, environment, domain and module'],
  ['a misspelled "Statement"', 'roles.yaml', '      Statement:', '      Statements:',
    'roles.yaml:7:7: error DSP305: unknown key "Statements" in a policy document', 'did you mean "Statement"?'],
  ['an ARN without its empty Region', 'roles.yaml', ':iam::{{account}}:role/data-administrators',
    ':iam:{{account}}:role/data-administrators',
    'roles.yaml:195:29: error DSP305: "arn:{{partition}}:iam:{{account}}:role/data-administrators" has 5 of the 6 '
      + 'parts of an ARN', 'write "arn:{{partition}}:iam::{{account}}:role/data-administrators"'],
];

const WARNINGS: Mistake[] = [
  ['the key of a database for its name', CRAWLER, 'project:databaseName/sample-database', 'sample-database',
    `${CRAWLER}:10:19: warning DSP232: no module creates a database "sample-database"`,
    'write "project:databaseName/sample-database". If it exists outside of the platform, ignore this warning'],
  ['the name of a database with a typo', CRAWLER, 'project:databaseName/sample-database',
    'example-org-dev-dataops-example-project-sample-databse',
    `${CRAWLER}:10:19: warning DSP232: no module creates a database "example-org-dev-dataops-example-project-sample-databse"`,
    'did you mean "example-org-dev-dataops-example-project-sample-database"?'],
  ['an action with another verb', 'roles.yaml', 'glue:GetCatalogImportStatus', 'glue:ReadTable',
    'roles.yaml:51:15: warning DSP132: "glue:ReadTable" is not an action that AWS publishes',
    'did you mean "glue:GetTable"?'],
];

async function validated([, file, from, to]: Mistake): Promise<{ readonly code: number; readonly messages: string[] }> {
  const directory = copyKit(STARTER_KIT);
  const path = join(directory, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(path, text.replace(from, () => to));
  const { code, stderr } = await runDsp(['validate', '--config', directory]);
  const messages = stripVTControlCharacters(stderr).split(/\n(?=\S*: (?:error|warning|note) )/)
    .filter((part) => !/ DSP405| note DSP/.test(part));
  return { code, messages };
}

test.each(ERRORS)('%s is one error with the correction', async (...mistake) => {
  const [, , , , headline, hint] = mistake;

  const { code, messages } = await validated(mistake);

  expect(code).toBe(1);
  expect(messages).toEqual([expect.stringContaining(`${headline}\n`)]);
  expect(messages[0]).toContain(`hint: ${hint}\n`);
});

test.each(WARNINGS)('%s is one warning with the correction', async (...mistake) => {
  const [, , , , headline, hint] = mistake;

  const { code, messages } = await validated(mistake);

  expect(code).toBe(0);
  expect(messages).toEqual([expect.stringContaining(`${headline}\n`)]);
  expect(messages[0]).toContain(`hint: ${hint}`);
});
