import { spawn } from 'child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Run, runDsp } from '../support/command-line';
import { STARTER_KIT } from '../support/kits';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

jest.setTimeout(60_000);

const home = process.cwd();
const environment = { ...process.env };
let directory: string;

beforeEach(() => {
  directory = directoryWith({});
  process.chdir(directory);
  process.env.AWS_REGION = 'eu-central-1';
  process.env.HOME = directory;
  // An emulator accepts the sample values of the starter kit.
  process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
});
afterEach(() => {
  process.chdir(home);
  process.env = { ...environment };
});

/** A stub for the aws-cdk CLI that logs its arguments, one run on each line. */
function installCdk(script = ''): void {
  const bin = join(directory, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'cdk'), `#!/bin/sh\necho "$@" >> ${directory}/cdk.log\n${script}\n`);
  chmodSync(join(bin, 'cdk'), 0o755);
}

/** The calls of the stub: stack names without the platform name, and options. */
function runs(): string[][] {
  if (!existsSync('cdk.log')) return [];
  return readFileSync('cdk.log', 'utf8').trim().split('\n').map((line) => (
    line.split(' ').filter((word) => !word.endsWith('cdk.out') && !['--app', '--build='].includes(word))
      .map((word) => word.replace('Platform/example-org-dev-', ''))
  ));
}

const dsp = (...args: string[]): Promise<Run> => runDsp([args[0], '-c', STARTER_KIT, ...args.slice(1)]);

describe('selection of modules', () => {
  test.each([['deploy'], ['destroy'], ['diff', '--ci']])('%s for one module', async (command, ...own) => {
    installCdk();
    await dsp(command, '-m', 'roles', '-d', 'shared');

    expect(runs()).toEqual([[command, ...own, 'shared-roles', '--exclusively']]);
  });

  test('deploy reports missing dependencies before it starts', async () => {
    installCdk();
    const { stderr } = await dsp('deploy', '-m', 'example-crawler');

    expect(stderr).toContain('note DSP418: the selected modules depend on modules that are not selected: ');
    expect(stderr).toContain('dataops/dev/example-project');
    expect(stderr).toContain('--with-dependencies');
  });

  test('--with-dependencies adds dependencies, and --dry-run shows the same stacks', async () => {
    installCdk();
    const { stdout } = await dsp('deploy', '-m', 'example-crawler', '--with-dependencies', '--dry-run');
    const { stderr } = await dsp('deploy', '-m', 'example-crawler', '--with-dependencies');
    const planned = stdout.trim().split('\n').map((line) => line.replace(/^deploy +Platform\/example-org-dev-/, ''));

    expect(stderr).not.toContain('DSP418');
    expect(planned).toContain('shared-roles');
    expect(planned[planned.length - 1]).toBe('dataops-example-crawler');
    expect(runs()).toEqual([['deploy', ...planned, '--exclusively']]);
  });

  test.each([
    ['each stack waits for the one before it', [], true],
    ['concurrent stacks wait only for the stacks that they need', ['--', '--concurrency', '4'], false],
    ['the same with an equals sign', ['--', '--concurrency=4'], false],
  ])('%s', async (_, passedOn, isInOrder) => {
    installCdk();
    await dsp('deploy', ...passedOn);
    const { stdout } = await dsp('ls', '--output', 'json');

    const manifest = JSON.parse(readFileSync('cdk.out/manifest.json', 'utf8')) as {
      artifacts: { [id: string]: { dependencies?: string[] } };
    };
    const listed = (JSON.parse(stdout) as { stack: string }[]).map(({ stack }) => stack);
    const waits = listed.slice(1).map((stack, index) => (
      manifest.artifacts[stack].dependencies?.includes(listed[index])
    ));

    expect(waits.every((value) => value === true)).toBe(isInOrder);
  });

  test('--dry-run shows the notes of a deployment', async () => {
    installCdk();
    const { stderr } = await dsp('deploy', '-m', 'lakeformation-settings', '--dry-run');

    expect(stderr).toContain('note DSP319: ');
    expect(runs()).toEqual([]);
  });

  test('destroy reports which modules use the resources that it deletes', async () => {
    installCdk();
    const { stderr } = await dsp('destroy', '-m', 'datalake');

    expect(stderr).toContain('warning DSP419: modules that are not deleted depend on the selected ones: ');
    expect(stderr).toContain('dataops/dev/example-project');
  });
});

test('a stack with termination protection stops destroy before it deletes anything', async () => {
  installCdk();
  const module = '{ module_path: "@aws-mdaa/roles", module_config_data: { generateRoles: { a: { trustedPrincipal: '
    + 'this_account } } } }';
  const config = directoryWith({ 'mdaa.yaml': mdaaYaml(`b: ${module}`, 'termination_protection: true\n') });
  const { code, stderr } = await runDsp(['destroy', '-c', config]);

  expect(code).toBe(1);
  expect(stderr).toContain('error DSP414: the termination protection of "acme-dev-shared-b" is on');
  expect(runs()).toEqual([]);
});

describe('Region', () => {
  test.each(['deploy', 'diff', 'destroy'])('%s without a Region does not start', async (command) => {
    installCdk();
    delete process.env.AWS_REGION;
    const { code, stderr } = await dsp(command);

    expect(code).toBe(1);
    expect(stderr).toContain('error DSP415: no Region is configured');
    expect(runs()).toEqual([]);
  });

  test.each([
    ['AWS_REGION', 'eu-centrl-1'], ['AWS_DEFAULT_REGION', 'Frankfurt'],
  ])('a Region in %s that does not exist is an error', async (variable, region) => {
    installCdk();
    delete process.env.AWS_REGION;
    process.env[variable] = region;
    const { stderr } = await dsp('deploy');

    expect(stderr).toContain(`error DSP415: "${region}" in ${variable} is not an AWS Region`);
    expect(runs()).toEqual([]);
  });

  test.each([
    ['the default profile', '[default]\nregion = eu-west-1\n', {}],
    ['the profile in AWS_PROFILE', '[default]\n[profile work]\nregion=eu-west-1\n', { AWS_PROFILE: 'work' }],
  ])('the Region of %s takes precedence', async (_, config, variables) => {
    installCdk();
    delete process.env.AWS_REGION;
    Object.assign(process.env, variables);
    mkdirSync('.aws');
    writeFileSync('.aws/config', config);

    expect((await dsp('deploy')).code).toBe(0);
  });

  test('a configuration that specifies its Region needs no other Region', async () => {
    installCdk();
    delete process.env.AWS_REGION;
    const roles = 'a: { module_path: "@aws-mdaa/roles", module_config_data: { generateRoles: { a: '
      + '{ trustedPrincipal: this_account } } } }';
    const config = directoryWith({ 'mdaa.yaml': mdaaYaml(roles, 'region: eu-central-1\naccount: "111122223333"\n') });

    expect((await runDsp(['deploy', '-c', config])).code).toBe(0);
  });
});

describe('CloudFormation failures', () => {
  test.each<[string, string, string]>([
    [
      'a name that is already in use',
      "example-org-dev-shared-datalake | CREATE_FAILED | AWS::S3::Bucket | Raw Resource of type 'AWS::S3::Bucket' with "
        + "identifier 'lake-raw' already exists.\nexample-org-dev-shared-datalake failed: ROLLBACK_COMPLETE",
      'error DSP416: AWS::S3::Bucket "lake-raw" of "example-org-dev-shared-datalake" already exists',
    ],
    [
      'a name in the error of the service',
      'example-org-dev-shared-datalake | 15/24 | 10:13:03 PM | CREATE_FAILED | AWS::SageMaker::Domain | Platform/x (D) '
        + 'Resource handler returned message: "Domain acme-team already exists" (HandlerErrorCode: AlreadyExists)',
      'error DSP416: AWS::SageMaker::Domain "acme-team" of "example-org-dev-shared-datalake" already exists',
    ],
    [
      'names that are found before the deployment',
      'example-org-dev-shared-datalake failed: Validation failed with 2 error(s). Call DescribeEvents for details',
      'error DSP416: a resource of "example-org-dev-shared-datalake" already exists',
    ],
    [
      'a failed stack',
      'example-org-dev-shared-roles failed: The stack named example-org-dev-shared-roles failed creation, it may need '
        + 'to be manually deleted from the AWS console: ROLLBACK_COMPLETE',
      'error DSP417: "example-org-dev-shared-roles" could not be created, and was rolled back',
    ],
    [
      'a failed stack with termination protection',
      'Stack [example-org-dev-shared-roles] cannot be deleted while TerminationProtection is enabled',
      '--no-enable-termination-protection --stack-name example-org-dev-shared-roles',
    ],
    [
      'an update that failed',
      'example-org-dev-shared-roles | 17/10 | UPDATE_ROLLBACK_COMPLET | AWS::CloudFormation::Stack | '
        + 'example-org-dev-shared-roles\nexample-org-dev-shared-roles | 4:14:10 AM | UPDATE_FAILED | AWS::IAM::Role | '
        + 'Platform/Role (Role1) Resource handler returned message: "no" (HandlerErrorCode: InvalidRequest)',
      'error DSP407: "example-org-dev-shared-roles" could not be updated, and was rolled back: it is as before\n'
        + '  note: AWS::IAM::Role Platform/Role: (Role1) Resource handler returned message: "no"',
    ],
    [
      'a rollback of an update that failed',
      'example-org-dev-shared-roles failed: UPDATE_ROLLBACK_FAILED',
      '"aws cloudformation continue-update-rollback --stack-name example-org-dev-shared-roles"',
    ],
    [
      'a profile that has applications',
      'example-org-dev-shared-roles | 6 | DELETE_FAILED | AWS::SageMaker::UserProfile | Platform/Profile (Profile1) '
        + 'Unable to delete UserProfile',
      'error DSP406: "example-org-dev-shared-roles" could not be deleted completely\n'
        + '  note: AWS::SageMaker::UserProfile Platform/Profile: (Profile1) Unable to delete UserProfile\n'
        + '  hint: delete the applications and spaces of the users',
    ],
    [
      'another resource that cannot be deleted',
      'example-org-dev-shared-roles | 6 | DELETE_FAILED | AWS::S3::Bucket | Platform/Bucket (Bucket1) not empty',
      'hint: remove what prevents the deletion',
    ],
    [
      'an account that is not bootstrapped',
      'example-org-dev-shared-roles: SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment '
        + 'been bootstrapped? Run cdk bootstrap aws://111122223333/eu-central-1',
      'error DSP412: account 111122223333 in eu-central-1 is not bootstrapped for the AWS CDK',
    ],
  ])('%s has a hint', async (_, output, expected) => {
    installCdk(`cat >&2 <<'END'\n${output}\nEND\nexit 1`);
    const { code, stderr } = await dsp('deploy');

    expect(code).toBe(1);
    expect(stderr).toContain(expected);
  });

  test.each(['deploy', 'destroy', 'diff'])('%s has the exit code 1, regardless of that of the CLI', async (command) => {
    installCdk('exit 77');

    expect((await dsp(command)).code).toBe(1);
  });

  test('failures are also detected in a pipeline, where the aws-cdk CLI writes to stdout', async () => {
    installCdk('echo "example-org-dev-shared-roles failed creation: ROLLBACK_COMPLETE"; exit 1');
    process.env.CI = 'true';

    expect((await dsp('deploy')).stderr).toContain('DSP417');
  });

  test('existing resources are adopted on request', async () => {
    installCdk();
    await dsp('deploy', '-m', 'athena', '--adopt-existing');

    expect(runs()[0]).toContain('--import-existing-resources');
  });
});

test('differences go to stdout, and all other output goes to stderr', async () => {
  installCdk('echo "Stack a"; echo "Platform/a: start: Building a Template"; echo "[+] AWS::S3::Bucket"');
  const { stdout, stderr } = await dsp('diff', '--quiet');

  expect(stdout).toBe('Stack a\n[+] AWS::S3::Bucket\n');
  expect(stderr).toContain('start: Building');
});

/** Runs `dsp` as a separate process. */
async function ended(args: string[], act: (child: ReturnType<typeof spawn>) => void): Promise<[number | null, string]> {
  const child = spawn(process.execPath, [join(home, 'bin', 'dsp'), ...args], {
    stdio: 'pipe', env: process.env,
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  act(child);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return [code, stderr];
}

test('an interrupted deployment reports what continues and exits as interrupted', async () => {
  installCdk('trap "exit 1" INT; echo started; while true; do sleep 0.1; done');
  const [code, stderr] = await ended(['deploy', '-c', STARTER_KIT, '--quiet'], (child) => {
    child.stdout!.on('data', () => {
      child.kill('SIGINT');
      spawn('pkill', ['-INT', '-f', join(directory, 'node_modules', '.bin', 'cdk')]);
    });
  });

  expect(code).toBe(130);
  expect(stderr).toContain('interrupted: CloudFormation completes or rolls back the current operation');
}, 30_000);

test('a command around a deployment ends with the program, and so does the deployment', async () => {
  installCdk();
  const config = directoryWith({
    'mdaa.yaml': mdaaYaml('a: { module_path: "@aws-mdaa/roles", module_config_data: { generateRoles: { a: '
      + '{ trustedPrincipal: this_account } } }, predeploy: { command: "echo started; exec sleep 60" } }'),
  });
  const [code] = await ended(['deploy', '-c', config, '--quiet'], (child) => {
    child.stdout!.on('data', () => child.kill('SIGTERM'));
  });

  expect(code).toBe(143);
  expect(runs()).toEqual([]);
}, 30_000);

test('a reader that closes the pipe early is not an error', async () => {
  const [code, stderr] = await ended(['graph', '-c', STARTER_KIT, '--quiet'], (child) => child.stdout!.destroy());

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}, 30_000);
