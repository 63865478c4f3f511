import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

function changedKit(changes: { [file: string]: (text: string) => string }): string {
  const directory = copyKit(STARTER_KIT);
  for (const [file, change] of Object.entries(changes)) {
    const path = join(directory, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
  return directory;
}

test('a role of another domain is suggested with its path, instead of a similar name', async () => {
  const directory = changedKit({
    'datascience/datascience-team.yaml': (text) =>
      text.replaceAll('role-id:data-scientist', 'role-id:fraud-scientist'),
    'mdaa.yaml': (text) => text.replace('- ./roles.yaml\n', '- ./roles.yaml\n              - ./fraud.yaml\n'),
  });
  writeFileSync(join(directory, 'fraud.yaml'), [
    'generateRoles:',
    '  fraud-scientist:',
    '    trustedPrincipal: this_account',
    '    generatedPolicies:',
    '      - DataUserPolicy',
    '',
  ].join('\n'));

  const { code, stderr } = await runDsp(['validate', '--config', directory]);

  expect(code).toBe(1);
  expect(stderr).toContain('domain "shared" generates it: use ssm:/{{org}}/shared/generated-role/fraud-scientist/id');
  expect(stderr).not.toContain('did you mean "data-scientist"');
});

test('a second roles module of a domain has one error for each role, located at the role', async () => {
  const directory = changedKit({
    'mdaa.yaml': (text) => text.replace('          example-team:', '          roles2:\n            module_path: '
      + '"@aws-mdaa/roles"\n            module_configs:\n              - ./roles2.yaml\n          example-team:'),
  });
  writeFileSync(join(directory, 'roles2.yaml'), readFileSync(join(directory, 'roles.yaml')));

  const { stderr } = await runDsp(['validate', '--config', directory]);

  expect(stderr.match(/^roles2\.yaml:\d+:\d+: error DSP211/gm)).toHaveLength(5);
  expect(new Set(stderr.match(/^roles2\.yaml:\d+/gm)).size).toBe(5);
  expect(stderr).toContain('hint: rename "data-admin" in one of them');
});

test('a key at a wrong column is one error', async () => {
  const directory = changedKit({
    'mdaa.yaml': (text) => text.replace('          datalake:', '         datalake:'),
  });

  const { stderr } = await runDsp(['validate', '--config', directory]);

  expect(stderr.match(/error DSP/g)).toHaveLength(1);
  expect(stderr).toContain('mdaa.yaml:32:10');
});

test('a graph is not written into a file of another format', async () => {
  const directory = copyKit(STARTER_KIT);

  const { code, stderr } = await runDsp([
    'graph', '--config', directory, '--output-file', join(directory, 'platform.png'),
  ]);

  expect(code).toBe(1);
  expect(stderr).toContain('no graph format has the extension ".png"');
});

test('describe without a module lists the modules', async () => {
  const { code, stdout } = await runDsp(['describe', '--config', STARTER_KIT]);

  expect(code).toBe(0);
  expect(stdout).toContain('datascience/dev/example-team');
});

test('values of the starter kit are warnings of validate and errors of deploy', async () => {
  const directory = copyKit(STARTER_KIT);
  const bin = join(directory, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'cdk'), `#!/bin/sh\ntouch ${directory}/started\n`, { mode: 0o755 });
  const home = process.cwd();
  process.chdir(directory);
  try {
    const validated = await runDsp(['validate']);
    const deployed = await runDsp(['deploy']);

    expect(validated.code).toBe(0);
    expect(validated.stderr.match(/warning DSP405/g)).toHaveLength(3);
    expect(deployed.code).toBe(1);
    expect(deployed.stderr).toContain('mdaa.yaml:5:15: error DSP405: the organization "example-org" is the sample');
    expect(existsSync(join(directory, 'started'))).toBe(false);
  } finally {
    process.chdir(home);
  }
});

test('an account in one of several places is one warning with all places', async () => {
  const directory = changedKit({
    'mdaa.yaml': (text) => text.replace('account: default', 'account: "111122223333"'),
  });

  const { stderr } = await runDsp(['validate', '--config', directory]);

  expect(stderr).toContain('mdaa.yaml:24:18: warning DSP220: "shared/dev" has the account "111122223333", and');
  expect(stderr).toContain('hint: if it is the same account, write account: "111122223333" also at mdaa.yaml:65:18 and '
    + 'mdaa.yaml:80:18; otherwise');
  expect(stderr.match(/DSP220:/g)).toHaveLength(1);
});
