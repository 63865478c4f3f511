import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Template } from '../../../src/cli/diff/template';
import { Run, runDsp } from '../../support/command-line';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const home = process.cwd();
const environment = { ...process.env };
let directory: string;
let config: string;

const LAKE = `a:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { admin: [{ arn: "arn:aws:iam::111122223333:role/admin" }] }
              accessPolicies:
                all: { rule: { prefix: /, ReadWriteSuperRoles: [admin] } }
              buckets:
                raw: { accessPolicies: [all] }
`;
const STACK = 'Platform/acme-dev-shared-a';

beforeEach(() => {
  directory = directoryWith({});
  process.chdir(directory);
  process.env.AWS_REGION = 'eu-central-1';
  process.env.HOME = directory;
  delete process.env.CI;
  config = directoryWith({ 'mdaa.yaml': mdaaYaml(LAKE) });
});
afterEach(() => {
  process.chdir(home);
  process.env = { ...environment };
});

/** A stand-in for the aws-cdk CLI, which writes down its arguments. */
function installCdk(): void {
  const bin = join(directory, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'cdk'), `#!/bin/sh\necho "$@" >> ${directory}/cdk.log\n`);
  chmodSync(join(bin, 'cdk'), 0o755);
}

/**
 * A stand-in for its package, of which `cdk diff` reads these templates. Asked for another stack, it fails. The status
 * of the stack is the next one at each look-up.
 */
function installReader(deployed: { [stack: string]: Template }, ...statuses: string[]): void {
  const root = join(directory, 'node_modules', 'aws-cdk');
  mkdirSync(join(root, 'lib'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "name": "aws-cdk" }');
  writeFileSync(join(root, 'lib', 'index.js'), `
const deployed = ${JSON.stringify(deployed)};
const statuses = ${JSON.stringify(statuses.length === 0 ? ['CREATE_COMPLETE'] : statuses)};
class CloudFormationStack {
  static async lookup(cfn, stackName) { return new CloudFormationStack(cfn, stackName); }
  constructor(cfn, stackName) {
    Object.assign(this, { cfn, stackName, exists: true, stackStatus: { name: statuses.shift() } });
  }
  async template() { return this.cfn; }
}
class Deployments {
  async readCurrentTemplateWithNestedStacks({ hierarchicalId }) {
    if (!(hierarchicalId in deployed)) throw new Error('AccessDenied: not authorized to perform GetTemplate');
    const stack = await CloudFormationStack.lookup(deployed[hierarchicalId], hierarchicalId.split('/').pop());
    return { deployedRootTemplate: await stack.template() };
  }
}
async function cli(args) {
  require('fs').writeFileSync('${directory}/reader.log', args.join(' '));
  for (const id of args.filter((arg) => arg.startsWith('Platform/'))) {
    try { await new Deployments().readCurrentTemplateWithNestedStacks({ hierarchicalId: id }); }
    catch (error) { console.error(error.message); process.exitCode = 1; return; }
  }
}
module.exports = { CloudFormationStack, Deployments, cli };
`);
}

/** What the configuration gives, with another name of the bucket. */
async function renamed(): Promise<{ template: Template; id: string }> {
  await runDsp(['synth', '-c', config, '-o', 'deployed']);
  const template = JSON.parse(readFileSync('deployed/acme-dev-shared-a.template.json', 'utf8')) as Template;
  const [id, bucket] = Object.entries(template.Resources!).find(([, { Type }]) => Type === 'AWS::S3::Bucket')!;
  Object.assign(bucket.Properties!, { BucketName: 'acme-old' });
  return { template, id };
}

const deploy = (...args: string[]): Promise<Run> => runDsp(['deploy', '-c', config, ...args]);
const isDeployed = () => existsSync('cdk.log');

test('a deployment without changes is allowed', async () => {
  installCdk();
  await runDsp(['synth', '-c', config, '-o', 'deployed']);
  installReader({ [STACK]: JSON.parse(readFileSync('deployed/acme-dev-shared-a.template.json', 'utf8')) as Template });
  const { code, stderr } = await deploy();

  expect(code).toBe(0);
  expect(stderr).not.toMatch(/DSP44/);
  expect(isDeployed()).toBe(true);
});

test('a replaced bucket is rejected, and nothing is deployed', async () => {
  installCdk();
  const { template, id } = await renamed();
  installReader({ [STACK]: template });
  const { code, stderr } = await deploy('--quiet');

  expect(code).toBe(1);
  expect(stderr).toMatch(/mdaa\.yaml:\d+:\d+: error DSP440: the deployment replaces AWS::S3::Bucket "acme-dev-shared-a-raw"/);
  expect(stderr).toContain(`--allow-replacement ${id}`);
  expect(isDeployed()).toBe(false);
});

test('a role that moves from a module that is not selected cannot be created', async () => {
  installCdk();
  const role = (name: string) => `${name}: { verbatimRoleName: true, trustedPrincipal: "service:glue.amazonaws.com" }`;
  const kit = (first: string[], second: string[]) => directoryWith({
    'mdaa.yaml': mdaaYaml([first, second].map((names, index) => `roles${index}:
  module_path: "@aws-mdaa/roles"
  module_config_data: { generateRoles: { ${names.map(role).join(', ')} } }
`).join('')),
  });
  await runDsp(['synth', '-c', kit(['analyst', 'one'], ['two']), '-o', 'deployed']);
  config = kit(['one'], ['two', 'analyst']);
  const names = ['roles0', 'roles1'].map((name) => `acme-dev-shared-${name}`);
  installReader(Object.fromEntries(names.map((name) => [
    `Platform/${name}`, JSON.parse(readFileSync(`deployed/${name}.template.json`, 'utf8')) as Template,
  ])));
  const { code, stderr } = await deploy('-m', 'roles1');

  expect(code).toBe(1);
  expect(stderr).toContain('error DSP441: AWS::IAM::Role "analyst" of "acme-dev-shared-roles1" cannot be created');
  expect(stderr).toContain('hint: deploy "acme-dev-shared-roles0" alone first');
  expect(isDeployed()).toBe(false);
});

test('an allowed replacement also replaces the bucket policy', async () => {
  installCdk();
  const { template } = await renamed();
  installReader({ [STACK]: template });
  const ids = [...(await deploy()).stderr.matchAll(/--allow-replacement (\w+)/g)].map(([, id]) => id);
  const { code } = await deploy(...ids.flatMap((id) => ['--allow-replacement', id]));

  expect(ids).toHaveLength(1);
  expect(code).toBe(0);
  expect(isDeployed()).toBe(true);
});

test('--dry-run shows what would be rejected, and starts nothing', async () => {
  installCdk();
  installReader({ [STACK]: (await renamed()).template });
  const { code, stdout, stderr } = await deploy('--dry-run');

  expect({ code, stdout }).toEqual({ code: 1, stdout: `deploy      ${STACK}\n` });
  expect(stderr).toContain('DSP440');
  expect([isDeployed(), existsSync('cdk.out')]).toEqual([false, false]);
});

test('a stack whose creation failed has no data to lose', async () => {
  installCdk();
  installReader({ [STACK]: (await renamed()).template }, 'ROLLBACK_COMPLETE');

  expect((await deploy()).code).toBe(0);
  expect(isDeployed()).toBe(true);
});

test('a stack that CloudFormation still creates is waited for, and then judged by what came of it', async () => {
  installCdk();
  const statuses = ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'];
  installReader({ [STACK]: (await renamed()).template }, ...statuses);
  const { code, stderr } = await deploy();

  expect(code).toBe(0);
  expect(stderr.match(/^waiting for .*$/gm)).toEqual([
    'waiting for acme-dev-shared-a, which is in CREATE_IN_PROGRESS',
    'waiting for acme-dev-shared-a, which is in ROLLBACK_IN_PROGRESS',
  ]);
  expect(isDeployed()).toBe(true);
}, 60_000);

test('--dry-run waits for no stack, and shows that a deployment would', async () => {
  installCdk();
  installReader({ [STACK]: (await renamed()).template }, 'UPDATE_IN_PROGRESS');
  const { code, stderr } = await deploy('--dry-run');

  expect(code).toBe(1);
  expect(stderr).toContain('would wait for acme-dev-shared-a, which is in UPDATE_IN_PROGRESS');
  expect(stderr).toContain('DSP440');
});

test('a stack that only has a change set to review is not waited for', async () => {
  installCdk();
  installReader({ [STACK]: (await renamed()).template }, 'REVIEW_IN_PROGRESS');
  const { code, stderr } = await deploy();

  expect(code).toBe(0);
  expect(stderr).not.toContain('waiting');
});

test('the account is accessed with the options of the deployment', async () => {
  installCdk();
  installReader({ [STACK]: {} });
  await deploy('--', '--profile', 'work', '--require-approval', 'never', '--proxy=http://proxy');
  const asked = readFileSync('reader.log', 'utf8');

  expect(asked).toMatch(/^diff --build= --app \S+ Platform\/acme-dev-shared-a --exclusively --method=template /);
  expect(asked).toMatch(/ --profile work --proxy=http:\/\/proxy$/);
});

describe('a warning, even with --quiet, reports that the guard did not run', () => {
  test.each<[string, () => void, string]>([
    ['without the package', () => undefined, 'is not part of an aws-cdk package'],
    ['without rights', () => installReader({}), 'AccessDenied: not authorized to perform GetTemplate'],
    [
      'with a package that reads templates in another way', () => {
        installReader({});
        writeFileSync('node_modules/aws-cdk/lib/index.js', 'module.exports = { cli() {} };');
      },
      'note: ',
    ],
  ])('%s', async (_, install, reason) => {
    installCdk();
    install();
    const { code, stderr } = await deploy('--quiet');

    expect(code).toBe(0);
    expect(stderr.match(/warning DSP442: the deployed templates could not be read/g)).toHaveLength(1);
    expect(stderr).toContain(reason);
    expect(isDeployed()).toBe(true);
  });

  test('in a dry run without the aws-cdk CLI', async () => {
    process.env.PATH = '';
    const { code, stderr } = await deploy('--dry-run');

    expect(code).toBe(0);
    expect(stderr).toContain('the aws-cdk CLI is not installed');
  });
});
