import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { STARTER_KIT } from '../support/kits';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

jest.setTimeout(60_000);

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const home = process.cwd();
const searchPath = process.env.PATH;
let directory: string;

beforeEach(() => {
  directory = directoryWith({});
  process.chdir(directory);
  process.env.AWS_REGION = 'eu-central-1';
  // An emulator accepts the sample values of the starter kit.
  process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
});
afterEach(() => {
  process.chdir(home);
  process.env.PATH = searchPath;
  process.exitCode = undefined;
  delete process.env.CDK_OUTDIR;
  delete process.env.AWS_REGION;
  delete process.env.AWS_ENDPOINT_URL;
});

/** Runs a command line in this process. */
async function dsp(...args: string[]): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      written[stream] += String(chunk);
      return true;
    }),
  );
  try {
    return { code: await main(args), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A stub for the aws-cdk CLI that logs its arguments. */
function installCdk(script: string): void {
  const bin = join(directory, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'cdk'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'cdk'), 0o755);
}

describe('ls', () => {
  test('lists the stacks in deployment order, only on stdout', async () => {
    const { code, stdout, stderr } = await dsp('ls', '-c', STARTER_KIT);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });

    const lines = stdout.trim().split('\n');

    expect(lines[0]).toMatch(/^STACK +MODULE +KIND +ACCOUNT +REGION$/);
    expect(lines).toHaveLength(12);
    expect(lines[1]).toMatch(/^example-org-dev-shared-roles +shared\/dev\/roles +roles +default +default$/);
    expect(lines.findIndex((line) => line.includes('datascience-roles'))).toBeLessThan(
      lines.findIndex((line) => line.includes('example-team')),
    );
  });

  test('filters by domain, environment and module, and prints JSON', async () => {
    const { stdout } = await dsp(
      'ls',
      '-c',
      STARTER_KIT,
      '-d',
      'shared,dataops',
      '-e',
      'dev',
      '-m',
      'audit,audit-trail',
      '--output',
      'json',
    );

    expect((JSON.parse(stdout) as { stack: string }[]).map(({ stack }) => stack)).toEqual([
      'example-org-dev-shared-audit',
      'example-org-dev-shared-audit-trail',
    ]);
  });

  test('a filter that matches nothing is an error with the nearest name', async () => {
    const { code, stdout, stderr } = await dsp('ls', '-c', STARTER_KIT, '-m', 'audti');

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('error DSP403: --module: there is no module "audti"\n  hint: did you mean "audit"?');
  });
});

describe('synth', () => {
  test('writes a cloud assembly, and prints one line for each module and a summary', async () => {
    const { code, stdout, stderr } = await dsp('synth', '-c', STARTER_KIT);

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });

    const lines = stderr.trim().split('\n');

    expect(lines[0]).toBe('[ 1/11] example-org-dev-shared-roles (roles)');
    expect(lines[11]).toBe('writing the templates, and checking them');
    expect(lines[12]).toMatch(/^11 stacks, \d+ resources, \d+\.\d s, in .*cdk\.out$/);

    const files = readdirSync('cdk.out');

    expect(files).toEqual(expect.arrayContaining(['manifest.json', 'example-org-dev-shared-roles.template.json']));
  });

  test('--quiet prints nothing; JSON goes to stdout', async () => {
    expect(await dsp('synth', '-c', STARTER_KIT, '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });

    const { stdout } = await dsp('synth', '-c', STARTER_KIT, '--quiet', '--output', 'json', '-d', 'datascience');

    expect(JSON.parse(stdout)).toMatchObject({
      stacks: [{ stack: 'example-org-dev-datascience-roles' }, { stack: 'example-org-dev-datascience-example-team' }],
    });
  });

  test('writes to the directory that the cdk CLI specifies', async () => {
    process.env.CDK_OUTDIR = join(directory, 'elsewhere');

    expect((await dsp('synth', '-c', STARTER_KIT, '--quiet')).code).toBe(0);
    expect(existsSync(join(directory, 'elsewhere', 'manifest.json'))).toBe(true);
  });

  test('problems: one message each on stderr, exit code 1, no stack trace, no partial output', async () => {
    expect((await dsp('synth', '-c', STARTER_KIT, '--quiet')).code).toBe(0);

    const before = readFileSync('cdk.out/manifest.json', 'utf8');
    const broken = directoryWith({ 'mdaa.yaml': mdaaYaml('x:\n  module_path: "@aws-mdaa/nothing"') });
    const { code, stdout, stderr } = await dsp('synth', '-c', broken);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });

    const [headline, excerpt, carets, note, hint, summary, ...rest] = stderr.split('\n');

    expect(headline).toBe('mdaa.yaml:8:26: error DSP122: unknown module "@aws-mdaa/nothing"');
    expect([excerpt, carets]).toEqual([
      '  8 |             module_path: "@aws-mdaa/nothing"',
      '    |                          ^^^^^^^^^^^^^^^^^^^',
    ]);
    expect([note, hint, summary, rest]).toEqual([
      expect.stringContaining('  note: the library has @aws-mdaa/roles, '),
      expect.stringContaining('  hint: you can add a module kind with this name, see docs/modules.md; '),
      '1 problem; "dsp explain DSP122" explains it',
      [''],
    ]);
    expect(stderr).not.toContain('    at ');
    expect(readFileSync('cdk.out/manifest.json', 'utf8')).toBe(before);
    expect(readdirSync('.')).toEqual(['cdk.out']);
  });

  test('files that are not a cloud assembly are not overwritten', async () => {
    writeFileSync('precious.txt', 'x');
    const { code, stderr } = await dsp('synth', '-c', STARTER_KIT, '-o', '.');

    expect(code).toBe(1);
    expect(stderr).toContain('DSP402');
    expect(readFileSync('precious.txt', 'utf8')).toBe('x');
  });

  test.each([
    ['a missing file', ['-c', 'nowhere/mdaa.yaml'], 'DSP101'],
    ['a missing output directory', ['-c', STARTER_KIT, '-o', 'a/b/c'], 'DSP402'],
  ])('%s', async (_, args, code) => {
    const run = await dsp('synth', ...args);

    expect(run.code).toBe(1);
    expect(run.stderr).toContain(code);
    expect(run.stderr).not.toContain('    at ');
  });
});

describe('deploy, diff, destroy', () => {
  test.each([['deploy'], ['diff', '--ci'], ['destroy']])(
    '%s runs the aws-cdk CLI on the assembly, with the stacks in order and the passed-on arguments',
    async (command, ...own) => {
      installCdk('echo "$@" > arguments.txt');
      const { code } = await dsp(command, '-c', STARTER_KIT, '-d', 'datascience', '--quiet', '--', '--verbose');

      expect(code).toBe(0);
      expect(readFileSync('arguments.txt', 'utf8').trim()).toBe(
        [
          command,
          '--build=',
          ...own,
          '--app',
          join(directory, 'cdk.out'),
          'Platform/example-org-dev-datascience-roles',
          'Platform/example-org-dev-datascience-example-team',
          '--exclusively',
          '--verbose',
        ].join(' '),
      );
      expect(existsSync(join(directory, 'cdk.out', 'manifest.json'))).toBe(true);
    },
  );

  test('a missing CLI is reported in one sentence, and nothing is written', async () => {
    process.env.PATH = directory;
    const { code, stderr } = await dsp('deploy', '-c', STARTER_KIT);

    expect(code).toBe(1);
    expect(stderr).toContain(
      'error DSP410: the aws-cdk CLI, which runs this command, is not installed\n  hint: run "npm install',
    );
    expect(readdirSync('.')).toEqual([]);
  });

  test.each([
    [
      'Unable to resolve AWS account to use. It must be either configured when you define your CDK Stack, or through '
        + 'the environment',
      'DSP411',
    ],
    ['Need to perform AWS calls for account 111122223333, but no credentials have been configured', 'DSP411'],
    [
      'example-org-dev-shared-roles: SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment '
        + 'been bootstrapped?',
      'DSP412',
    ],
  ])('"%s" is explained', async (message, code) => {
    installCdk(`echo "${message}" >&2; exit 1`);
    const run = await dsp('deploy', '-c', STARTER_KIT, '--quiet');

    expect(run.code).toBe(1);
    expect(run.stderr).toContain(message);
    expect(run.stderr).toContain(`error ${code}: `);
    expect(run.stderr).toContain('hint: ');
  });

  test('any other failure of the aws-cdk CLI is a failure, regardless of its exit code', async () => {
    installCdk('echo "the stack is sad" >&2; exit 3');
    const run = await dsp('deploy', '-c', STARTER_KIT, '--quiet');

    expect(run).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(/\nthe stack is sad\n$/) as string });
  });
});

describe('commands around deployments', () => {
  const LOG = (word: string) => `echo ${word} $DSP_STACK >> log.txt`;
  const roles = (name: string, more = '') =>
    `${name}: { module_path: "@aws-mdaa/roles", module_config_data: { generateRoles: { ${name}: { trustedPrincipal: `
      + `this_account } } }${more} }`;
  const hook = (command: string, more = '') => `{ command: "${command}"${more} }`;

  /** A configuration of three modules, the second of which has commands. */
  function configuration(predeploy: string, postdeploy: string): string {
    return directoryWith({
      'mdaa.yaml': mdaaYaml(
        [roles('a'), roles('b', `, predeploy: ${predeploy}, postdeploy: ${postdeploy}`), roles('c')].join('\n'),
      ),
    });
  }

  const cdkThatLogs = (exitCodeOfB: number) => {
    installCdk(
      `echo "$1" $(echo "$@" | tr ' ' '\\n' | grep Platform/) >> ${directory}/cdk.log; case "$*" in *shared-b*) `
        + `exit ${exitCodeOfB};; esac`,
    );
  };

  test('run in the configuration directory, before and after the stack of their module', async () => {
    cdkThatLogs(0);
    const config = configuration(hook(LOG('before')), hook(LOG('after')));

    expect((await dsp('deploy', '-c', config, '--quiet')).code).toBe(0);
    expect(readFileSync(join(config, 'log.txt'), 'utf8')).toBe('before acme-dev-shared-b\nafter acme-dev-shared-b\n');
    expect(readFileSync('cdk.log', 'utf8')).toBe(
      'deploy Platform/acme-dev-shared-a\ndeploy Platform/acme-dev-shared-b\ndeploy Platform/acme-dev-shared-c\n',
    );
  });

  test('are shown by --dry-run but not run, and synth does not run them either', async () => {
    process.env.PATH = '';
    const config = configuration(hook(LOG('before')), hook(LOG('after')));
    const { stdout } = await dsp('deploy', '-c', config, '--dry-run');

    expect(stdout.trim().split('\n')).toEqual([
      'deploy      Platform/acme-dev-shared-a',
      `predeploy   ${LOG('before')}`,
      'deploy      Platform/acme-dev-shared-b',
      `postdeploy  ${LOG('after')}`,
      'deploy      Platform/acme-dev-shared-c',
    ]);
    expect((await dsp('synth', '-c', config, '--quiet')).code).toBe(0);
    expect(existsSync(join(config, 'log.txt'))).toBe(false);
  });

  test('a failure stops the deployment only if the configuration specifies it', async () => {
    cdkThatLogs(0);
    const stopped = await dsp(
      'deploy',
      '-c',
      configuration(hook('exit 7', ', exit_if_fail: true'), hook('true')),
      '--quiet',
    );

    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('acme-dev-shared-b: error DSP413: the predeploy command failed with exit code 7');
    expect(readFileSync('cdk.log', 'utf8')).toBe('deploy Platform/acme-dev-shared-a\n');

    const gone = await dsp('deploy', '-c', configuration(hook('exit 7'), hook('true')));

    expect(gone.code).toBe(0);
    expect(gone.stderr).toContain('failed with exit code 7; continuing');
  });

  test.each<[string, boolean]>([
    ['', true],
    [', after_success: true', false],
  ])('after a failed deployment, the command with "%s" runs: %s', async (more, runs) => {
    cdkThatLogs(4);
    const config = configuration(hook('true'), hook(LOG('after'), more));

    expect((await dsp('deploy', '-c', config, '--quiet')).code).toBe(1);
    expect(existsSync(join(config, 'log.txt'))).toBe(runs);
    expect(readFileSync('cdk.log', 'utf8')).not.toContain('-c\n');
  });
});

test('a filter that matches nothing is reported before anything is written', async () => {
  expect((await dsp('synth', '-c', STARTER_KIT, '-m', 'nothing')).code).toBe(1);
  expect(readdirSync('.')).toEqual([]);
});

test.each([[['nonsense']], [['synth', '--nonsense']], [['ls', '--output', 'xml']]])(
  'incorrect usage %j exits with 2',
  async (args) => {
    const { code, stderr } = await dsp(...args);

    expect(code).toBe(2);
    expect(stderr).toContain('error: ');
  },
);

test('help and version exit with 0', async () => {
  expect((await dsp('--help')).stdout).toContain('synth');
  expect(await dsp('--version')).toMatchObject({ code: 0 });
});
