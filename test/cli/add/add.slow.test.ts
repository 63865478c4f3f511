import { existsSync, mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { runDsp } from '../../support/command-line';
import { copyKit, KIT_SOURCES, STARTER_KIT } from '../../support/kits';
import { temporaryDirectory } from '../../support/temporary-directory';

jest.setTimeout(120_000);

/** Runs a command on a copy of a kit, and reads its files. */
function kit(source = STARTER_KIT) {
  const directory = copyKit(source);
  return {
    directory,
    run: (...args: string[]) => runDsp([...args, '--config', directory]),
    text: (file: string) => readFileSync(join(directory, file), 'utf8'),
    has: (file: string) => existsSync(join(directory, file)),
  };
}

describe.each(KIT_SOURCES)('%#. kit', (source) => {
  test('a copy of a team is added, used and removed, and the files are as before', async () => {
    const { run, text, has } = kit(source);
    const before = text('mdaa.yaml');

    const added = await run('add', 'team', 'fraud', '--users', 'alice,bob', '--copy-from', 'example-team');
    const entry = text('mdaa.yaml');
    const team = text('datascience/fraud.yaml');
    const roles = text('datascience/fraud-roles.yaml');
    const valid = await run('validate');
    const user = await run('add', 'user', 'fraud', 'carol');
    const withCarol = text('datascience/fraud.yaml');
    const removedUser = await run('remove', 'user', 'fraud', 'carol');
    const without = text('datascience/fraud.yaml');
    const removed = await run('remove', 'team', 'fraud');

    expect([added, valid, user, removedUser, removed].map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(entry).toContain('- ./datascience/fraud-roles.yaml');
    expect(team).not.toMatch(/generated-role-id:(data-scientist|team-execution)/);
    expect(roles).toMatch(/^ {2}fraud-data-scientist:\n {4}trustedPrincipal: this_account$/m);
    expect(withCarol).toMatch(/^ {6}carol:\n {8}userRole:\n {10}id: generated-role-id:fraud-data-scientist$/m);
    expect(without).toBe(team);
    expect(removed.stderr).toContain('the file system of the Studio domain with the home directories of all users');
    expect(text('mdaa.yaml')).toBe(before);
    expect([has('datascience/fraud.yaml'), has('datascience/fraud-roles.yaml')]).toEqual([false, false]);
  });

  test('entries and an environment are copies of existing ones', async () => {
    const { run, text } = kit(source);

    const runs = [
      await run('add', 'bucket', 'landing'),
      await run('add', 'database', 'claims'),
      await run('add', 'role', 'analyst', '--copy-from', 'data-user'),
      await run('add', 'environment', 'prod', '--account', '111122223333', '--region', 'eu-west-1'),
    ];

    expect(runs.map(({ code, stderr }) => (code === 0 ? '' : stderr))).toEqual(['', '', '', '']);
    expect(text('datalake/datalake.yaml')).toContain('  landing:\n    accessPolicies:\n      - RootPolicy\n');
    expect(text('dataops/project.yaml')).toContain('locationPrefix: data/claims');
    expect(text('roles.yaml')).toContain('  analyst:\n    trustedPrincipal: this_account\n');
    expect(text('mdaa.yaml').match(/^ {8}account: "111122223333"\n {8}region: eu-west-1$/gm)).toHaveLength(3);
  });
});

test('a dry run shows the edit and writes nothing', async () => {
  const { run, text, has } = kit();
  const before = text('mdaa.yaml');

  const { code, stdout, stderr } = await run('add', 'team', 'fraud', '--users', 'alice', '--dry-run');

  expect(code).toBe(0);
  expect(stdout).toContain('new file datascience/fraud.yaml');
  expect(stdout).toMatch(/^ {2}\+ {11}fraud:$/m);
  expect(stderr).toContain('nothing was written (--dry-run)');
  expect([text('mdaa.yaml'), has('datascience/fraud.yaml')]).toEqual([before, false]);
});

test('an edit that causes problems is not written, and the problems show its lines', async () => {
  const { run, text } = kit();
  const before = text('datalake/datalake.yaml');

  const { code, stderr } = await run('add', 'bucket', 'Landing_Zone!');

  expect(code).toBe(1);
  expect(stderr).toMatch(/datalake\/datalake\.yaml:\d+:3: error/);
  expect(stderr).toContain('Landing_Zone!');
  expect(stderr).toContain('nothing was written');
  expect(text('datalake/datalake.yaml')).toBe(before);
});

test('if one file cannot be written, the files before it are as they were', async () => {
  const { directory, run, text } = kit();
  const files = ['access.yaml', 'mdaa.yaml', 'dataops/project.yaml', 'datalake/sample-data.yaml'];
  const before = files.map(text);
  mkdirSync(join(directory, 'datascience/fraud.yaml'));

  const { code, stderr } = await run('add', 'team', 'fraud', '--users', 'alice');

  expect(code).toBe(1);
  expect(stderr).toContain('DSP463: "datascience/fraud.yaml" cannot be written (EEXIST)');
  expect(stderr).toContain('no file was changed');
  expect(files.map(text)).toEqual(before);
});

test('a team that was added by the command is not added again', async () => {
  const { run, text } = kit();
  await run('add', 'team', 'fraud', '--users', 'alice');
  const before = text('mdaa.yaml');

  const { code, stderr } = await run('add', 'team', 'fraud', '--users', 'bob');

  expect(code).toBe(1);
  expect(stderr).toContain('DSP464: a module "datascience/dev/fraud" already exists');
  expect(text('mdaa.yaml')).toBe(before);
});

test.each([
  [['add', 'team', 'Fraud'], 'DSP460: "Fraud" is not a valid team name'],
  [['add', 'team', 'example-team'],
    'DSP464: a module "datascience/dev/example-team" already exists'],
  [['add', 'team', 'data'], 'DSP464: a role "data-admin" already exists'],
  [['add', 'team', 'fraud', '--copy-from', 'exampel-team'], 'did you mean "example-team"?'],
  [['add', 'user', 'example-team', 'team1'], 'DSP464: team "example-team" already has a user "team1"'],
  [['remove', 'user', 'example-team', 'team'], 'DSP461: team "example-team" has no user "team"'],
  [['remove', 'team', 'fraud'], 'DSP461: there is no team "fraud"'],
  [['add', 'bucket', 'raw'], 'DSP464: bucket "raw" already exists'],
  [['add', 'role', 'analyst'], 'choose one with --copy-from: glue-etl, data-admin, data-user'],
  [['add', 'environment', 'dev', '--account', 'default'], 'DSP464: environment "dev" already exists'],
])('%s is rejected', async (args, message) => {
  const { run } = kit();

  const { code, stderr } = await run(...args);

  expect(code).toBe(1);
  expect(stderr).toContain(message);
});

test('without mdaa.yaml, the hint suggests dsp init', async () => {
  const { code, stderr } = await runDsp(['add', 'team', 'fraud', '--config', temporaryDirectory()]);

  expect(code).toBe(1);
  expect(stderr).toContain('"dsp init" creates a starter project');
});
