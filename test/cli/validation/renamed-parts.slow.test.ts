import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stripVTControlCharacters } from 'util';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

/** The messages about the starter kit after changes: a file, a text, and what replaces it everywhere. */
async function messagesAfter(...changes: [file: string, from: string, to: string][]): Promise<string[]> {
  const directory = copyKit(STARTER_KIT);
  for (const [file, from, to] of changes) {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
    writeFileSync(path, text.replaceAll(from, () => to));
  }
  const { stderr } = await runDsp(['validate', '--config', directory]);
  return stripVTControlCharacters(stderr).split(/\n(?=\S*: (?:error|warning|note) )/)
    .filter((message) => !/DSP405|DSP319/.test(message));
}

test('a bucket renamed in one of two files is one warning, which is the cause of untrue sentences', async () => {
  const messages = await messagesAfter(['datalake/datalake.yaml', '  transformed:', '  curated:']);

  expect(messages).toHaveLength(2);
  expect(messages[0]).toMatch(/^datalake\/sample-data.yaml:20:3: warning DSP137: bucket "transformed" is only in /);
  expect(messages[0]).toContain('write "curated" here, or "transformed" there');
  expect(messages[0])
    .toContain('also write "ssm:/{{org}}/shared/datalake/bucket/curated/name" at dataops/project.yaml:16:25\n');
  expect(messages[1]).toMatch(/^access.yaml: error DSP454: 2 sentences are not true, probably because bucket "transf/);
  expect(messages[1]).toContain('first fix DSP137, also in access.yaml if a name changes, then run');
});

test('a bucket renamed in both files is reported at its readers, with the paths of the buckets there are', async () => {
  const messages = await messagesAfter(
    ['datalake/datalake.yaml', '  transformed:', '  curated:'],
    ['datalake/sample-data.yaml', '  transformed:', '  curated:'],
  );

  expect(messages.map((message) => message.split(': ')[1])).toEqual(['error DSP201', 'error DSP201']);
  expect(messages[0]).toContain(
    'write "s3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/curated/name}}/data/sample_data" or ',
  );
  expect(messages[1]).toContain('hint: write "ssm:/{{org}}/shared/datalake/bucket/curated/name" or ');
});

test('a renamed role is the only one to which nothing refers', async () => {
  const messages = await messagesAfter(['roles.yaml', '  data-user:', '  analyst:']);

  const hints = messages.map((message) => /hint: (.*)/.exec(message)?.[1]);

  expect(messages.every((message) => message.includes('error DSP202'))).toBe(true);
  expect(new Set(hints)).toEqual(new Set([
    'if "data-user" is now "analyst", to which nothing refers, write "analyst" instead; otherwise add the role '
      + '"data-user"',
  ]));
});

test('one of several roles to which nothing refers is not chosen', async () => {
  const messages = await messagesAfter(
    ['roles.yaml', '  data-user:', '  analyst:\n    trustedPrincipal: this_account\n  visitor:'],
  );

  expect(messages[0]).toMatch(/error DSP202.*\n(.*\n)*.*hint: choose one of: /);
});

test('the key of a bucket is written with {{org}}, even if no option of the database refers to one', async () => {
  const messages = await messagesAfter(
    ['dataops/project.yaml', 's3OutputKmsKeyArn: ssm:/{{org}}/shared/datalake/kms/arn\n', ''],
    ['datalake/datalake.yaml', 'ReadRoles:', 'ReadWriteRoles:'],
  );

  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('DSP353');
  expect(messages[0]).toContain('hint: add "s3OutputKmsKeyArn: ssm:/{{org}}/shared/datalake/kms/arn"');
});

/** A deleted module: its lines in `mdaa.yaml`; the location of the only message, and what it tells to add. */
const DELETED: [module: string, lines: string, place: string, hint: string][] = [
  ['glue-catalog', '          glue-catalog:\n            module_path: "@aws-mdaa/glue-catalog"\n',
    'dataops/project.yaml:11:23', 'add glue-catalog: { module_path: "@aws-mdaa/glue-catalog" } to the modules of '
      + 'domain "shared" in mdaa.yaml, or delete the optional "glueCatalogKmsKeyArn";'],
  ['datalake', '          datalake:\n            module_path: "@aws-mdaa/datalake"\n            module_configs:\n'
    + '              - ./datalake/datalake.yaml\n              - ./datalake/sample-data.yaml\n',
  'dataops/crawler.yaml:13:17', 'module_configs: [./datalake/datalake.yaml, ./datalake/sample-data.yaml] }'],
  ['audit', '          audit:\n            module_path: "@aws-mdaa/audit"\n            module_configs:\n'
    + '              - ./governance/audit.yaml\n',
  'governance/audit-trail.yaml:3:30', 'add audit: { module_path: "@aws-mdaa/audit", module_configs: '
    + '[./governance/audit.yaml] }'],
  ['a project', '          example-project:\n            module_path: "@aws-mdaa/dataops-project"\n'
    + '            module_configs:\n              - ./dataops/project.yaml\n',
  'dataops/crawler.yaml:10:19', 'add example-project: { module_path: "@aws-mdaa/dataops-project", module_configs: '
    + '[./dataops/project.yaml] } to the modules of domain "dataops"'],
  ['roles', '          # IAM roles and their policies.\n          roles:\n            module_path: "@aws-mdaa/roles"\n'
    + '            module_configs:\n              - ./roles.yaml\n',
  'datalake/athena.yaml:5:9', 'add roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] } to the '
    + 'modules of domain "shared"'],
];

test.each(DELETED)('a deleted module, %s, is one message with the entry to add', async (_, lines, place, hint) => {
  const messages = await messagesAfter(['mdaa.yaml', lines, '']);

  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain(`${place}: error DSP228`);
  expect(messages[0]).toContain(hint);
});

test('a role that the team creates because an option is missing is one message at the team', async () => {
  const messages = await messagesAfter(
    ['datascience/datascience-team.yaml', '  teamExecutionRole:\n    id: generated-role-id:team-execution\n', ''],
  );

  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/^datascience\/datascience-team.yaml:1:1: error DSP454: "teamExecutionRole" is missing/);
  expect(messages[0]).toContain('hint: write teamExecutionRole: { id: generated-role-id:team-execution } below "team", '
    + 'or "datascience/example-team-execution" instead of "datascience/team-execution" in access.yaml');
});

test('the role of the same name in another domain is one message at its reference', async () => {
  const messages = await messagesAfter([
    'datalake/sample-data.yaml', 'ssm:/{{org}}/datascience/generated-role/data-scientist/id',
    'generated-role-id:data-scientist',
  ]);

  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('sample-data.yaml:6:11: error DSP454: this is the role "shared/data-scientist"');
  expect(messages[0]).toContain('hint: write "ssm:/{{org}}/datascience/generated-role/data-scientist/id", or ');
});
