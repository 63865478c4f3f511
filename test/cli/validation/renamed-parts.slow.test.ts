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

test('the key of a bucket is written with {{org}}, even if no option of the database refers to one', async () => {
  const messages = await messagesAfter(
    ['dataops/project.yaml', 's3OutputKmsKeyArn: ssm:/{{org}}/shared/datalake/kms/arn\n', ''],
    ['datalake/datalake.yaml', 'ReadRoles:', 'ReadWriteRoles:'],
  );

  expect(messages).toHaveLength(1);
  expect(messages[0]).toContain('DSP353');
  expect(messages[0]).toContain('hint: add "s3OutputKmsKeyArn: ssm:/{{org}}/shared/datalake/kms/arn"');
});
