import { join } from 'path';
import { runDsp } from '../support/command-line';
import { STARTER_KIT } from '../support/kits';
import { SAMPLES } from '../support/samples';

async function affectedBy(file: string, directory = STARTER_KIT): Promise<{ [stack: string]: string }> {
  const { code, stdout } = await runDsp([
    'ls',
    '-c',
    directory,
    '--affected-by',
    join(directory, file),
    '--output',
    'json',
  ]);

  expect(code).toBe(0);

  return Object.fromEntries(
    (JSON.parse(stdout) as { domain: string; module: string; affected: string }[]).map(
      ({ domain, module, affected }) => [`${domain}/${module}`, affected],
    ),
  );
}

test('the file of one module affects that module and its dependents', async () => {
  expect(await affectedBy('dataops/crawler.yaml')).toEqual({ 'dataops/example-crawler': 'reads the file' });
  expect(await affectedBy('dataops/project.yaml')).toEqual({
    'dataops/example-project': 'reads the file',
    'dataops/example-crawler': 'depends on dataops/dev/example-project',
  });
});

test('a file of two modules affects both modules and their dependents', async () => {
  const affected = await affectedBy('roles.yaml');

  expect(affected).toMatchObject({
    'shared/roles': 'reads the file',
    'datascience/roles': 'reads the file',
    'datascience/example-team': 'depends on datascience/dev/roles',
  });
  expect(affected['shared/glue-catalog']).toBeUndefined();
});

test('mdaa.yaml and tag files affect every module', async () => {
  const all = JSON.parse((await runDsp(['ls', '-c', STARTER_KIT, '--output', 'json'])).stdout) as unknown[];
  for (const file of ['mdaa.yaml', 'tags.yaml']) expect(Object.keys(await affectedBy(file))).toHaveLength(all.length);
});

test('a naming scheme class affects the modules under its level', async () => {
  expect(
    Object.keys(await affectedBy('short-naming.js', join(SAMPLES, 'platform', 'comprehensive'))).length,
  ).toBeGreaterThan(0);
});

test('a file that no module reads is an error with the nearest file name', async () => {
  const { code, stderr } = await runDsp([
    'ls',
    '-c',
    STARTER_KIT,
    '--affected-by',
    join(STARTER_KIT, 'dataops', 'crawlr.yaml'),
  ]);

  expect(code).toBe(1);
  expect(stderr).toMatch(/error DSP432: no module reads ".*crawlr\.yaml"\n {2}hint: did you mean ".*crawler\.yaml"\?/);
});
