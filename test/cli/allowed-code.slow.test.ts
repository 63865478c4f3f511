import { execFileSync } from 'child_process';
import { existsSync, symlinkSync } from 'fs';
import { delimiter, dirname, join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { runDsp } from '../support/command-line';
import { directoryWith } from '../support/scratch-kit';

/** A file that leaves a trace when it is loaded. */
const TRACE = "require('fs').writeFileSync(require('path').join(__dirname, 'ran'), '');\n";
const NAMING = `${TRACE}exports.Naming = class {
  constructor({ moduleName }) { this.name = moduleName; }
  resourceName({ suffix } = {}) { return [this.name, suffix].filter(Boolean).join('-'); }
};`;
const ASPECT = `${TRACE}exports.Nothing = class { visit() {} };`;
const MODULE = `${TRACE}const { Construct } = require('constructs');
const { CfnParameter } = require('aws-cdk-lib/aws-ssm');
module.exports = class {
  kind = 'own';
  buildModule({ stack }) {
    const own = new Construct(stack, 'Own');
    new CfnParameter(own, 'Value', { type: 'String', value: 'x' });
    return own;
  }
};`;

const NAME_IT = '{ naming_module: ./code.js, naming_class: Naming }';
const VISIT_IT = '[{ aspect_module: ./code.js, aspect_class: Nothing }]';

/** A configuration that names code in one place. */
interface Place {
  readonly code: string;
  readonly top?: string;
  readonly domain?: string;
  readonly environment?: string;
  readonly module?: string;
  readonly more?: string;
}

const PLACES: { readonly [name: string]: Place } = {
  'a naming scheme of the platform': { code: NAMING, top: 'naming_module: ./code.js\nnaming_class: Naming' },
  'a naming scheme of a domain': { code: NAMING, domain: `custom_naming: ${NAME_IT}` },
  'a naming scheme of an environment': { code: NAMING, environment: `custom_naming: ${NAME_IT}` },
  'a naming scheme of a module': { code: NAMING, module: `custom_naming: ${NAME_IT}` },
  'a naming scheme in a template of environments': {
    code: NAMING, top: `env_templates: { t: { custom_naming: ${NAME_IT}, modules: {} } }`, environment: 'template: t',
  },
  'a naming scheme behind a reference': {
    code: NAMING, top: 'context: { file: ./code.js }\nnaming_module: "{{context:file}}"\nnaming_class: Naming',
  },
  'an aspect of the platform': { code: ASPECT, top: `custom_aspects: ${VISIT_IT}` },
  'an aspect of a domain': { code: ASPECT, domain: `custom_aspects: ${VISIT_IT}` },
  'an aspect of an environment': { code: ASPECT, environment: `custom_aspects: ${VISIT_IT}` },
  'an aspect of a module': { code: ASPECT, module: `custom_aspects: ${VISIT_IT}` },
  'a custom module': { code: MODULE, more: 'own: { module_path: ./code.js }' },
  'a custom module in a package': { code: MODULE, more: 'own: { module_path: own-module }' },
  'a custom module with the older key': { code: MODULE, more: 'own: { cdk_app: ./code.js }' },
};

function checkout({ code, top = '', domain = '', environment = '', module = '', more = '' }: Place): string {
  const directory = directoryWith({
    'mdaa.yaml': `organization: acme
${top}
domains:
  shared:
    ${domain}
    environments:
      dev:
        ${environment}
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
            ${module}
          ${more}
`,
    'roles.yaml': 'generateRoles:\n  data-admin: { trustedPrincipal: this_account }\n',
    'code.js': code,
    'node_modules/own-module/package.json': '{ "name": "own-module", "version": "1.0.0", "main": "index.js" }',
    'node_modules/own-module/index.js': code,
    '.dsprc': 'allow-code=true\n',
    '.env': 'DSP_ALLOW_CODE=1\n',
    'package.json': '{ "dsp": { "allowCode": true }, "config": { "DSP_ALLOW_CODE": "1" } }',
    '.npmrc': 'allow-code=true\n',
    'cdk.json': '{ "context": { "allow-code": true, "DSP_ALLOW_CODE": "1" } }',
  });
  for (const name of ['aws-cdk-lib', 'constructs']) {
    symlinkSync(join(__dirname, '..', '..', 'node_modules', name), join(directory, 'node_modules', name));
  }
  return directory;
}

function hasRun(directory: string): boolean {
  return ['.', 'node_modules/own-module'].some((folder) => existsSync(join(directory, folder, 'ran')));
}

/** Commands that a user runs to read a configuration. */
const READING: readonly (readonly string[])[] = [
  ['validate'], ['validate', '--strict', '--output', 'json'], ['ls'], ['ls', '--affected-by', 'code.js'], ['graph'],
  ['describe'], ['describe', 'roles'], ['access'], ['access', 'who', 'read', 'raw/x'],
  ['access', 'can', 'data-admin', 'read', 'raw/x'], ['diff', '--baseline', '.'], ['access', '--baseline', '.'],
  ['synth', '-o', 'cdk.out'], ['deploy', '--dry-run'], ['diff'], ['adopt', '--templates', '.', '--dry-run'],
  ['add', 'role', 'other', '--dry-run'], ['add', 'environment', 'prod', '--account', 'default', '--dry-run'],
  ['ls', '--skip-unknown-modules'],
];

beforeEach(() => {
  delete process.env.DSP_ALLOW_CODE;
});

afterAll(() => {
  process.env.DSP_ALLOW_CODE = '1';
});

/** Runs a command line in a directory. */
async function runIn(directory: string, args: readonly string[]) {
  const before = process.cwd();
  process.chdir(directory);
  try {
    return await runDsp([...args]);
  } finally {
    process.chdir(before);
  }
}

test.each(READING.map((args) => [args.join(' '), args] as const))(
  '"%s" does not run the code of a configuration',
  async (_, args) => {
    const directory = checkout(PLACES['a naming scheme of the platform']);

    const { code, stdout, stderr } = await runIn(directory, args);

    expect(hasRun(directory)).toBe(false);
    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toMatch(/DSP229/);
    expect(`${stdout}${stderr}`).toMatch(/--allow-code/);
  },
  60_000,
);

test.each(Object.keys(PLACES))('%s runs only if it is allowed', async (name) => {
  const directory = checkout(PLACES[name]);

  const refused = await runIn(directory, ['validate']);

  expect(hasRun(directory)).toBe(false);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^mdaa\.yaml:\d+:\d+: error DSP229: the configuration names JavaScript, "/m);
  expect(refused.stderr.match(/error DSP/g)).toHaveLength(1);

  const allowed = await runIn(directory, ['validate', '--allow-code']);

  expect(hasRun(directory)).toBe(true);
  expect(allowed).toMatchObject({ code: 0 });
}, 60_000);

test('one error names every file of code', async () => {
  const directory = checkout({
    code: NAMING, domain: `custom_aspects: ${VISIT_IT}`, more: 'own: { module_path: own-module }',
  });

  const { stderr } = await runIn(directory, ['ls']);

  expect(stderr).toMatch(/names JavaScript, "\.\/code\.js", which did not run/);
  expect(stderr).toMatch(/also "own-module" \(mdaa\.yaml:\d+:\d+\)/);
});

test('no file of a checkout allows its code', async () => {
  const directory = checkout(PLACES['an aspect of the platform']);

  for (const args of [['ls'], ['validate'], ['synth', '-o', 'out']]) await runIn(directory, args);

  expect(existsSync(join(directory, '.env'))).toBe(true);
  expect(hasRun(directory)).toBe(false);
});

test('completion does not run code', async () => {
  const directory = checkout(PLACES['a naming scheme of the platform']);

  const { stdout } = await runIn(directory, ['__complete', 'module']);
  await runIn(directory, ['__candidates', 'ls', '--module', '--current', '']);

  expect(stdout).toContain('roles');
  expect(hasRun(directory)).toBe(false);
});

describe('DSP_ALLOW_CODE', () => {
  const allowedWith = async (valueFor: (directory: string) => string) => {
    const directory = checkout(PLACES['an aspect of the platform']);
    process.env.DSP_ALLOW_CODE = valueFor(directory);
    const { code } = await runIn(directory, ['ls']);

    expect(hasRun(directory)).toBe(code === 0);

    return code === 0;
  };

  test.each<[string, (directory: string) => string]>([
    ['1', () => '1'],
    ['the directory', (directory) => directory],
    ['a directory above it', (directory) => dirname(directory)],
    ['one of several directories', (directory) => ['/nowhere', directory].join(delimiter)],
    ['the directory with a slash', (directory) => `${directory}/`],
  ])('%s allows it', async (_, valueFor) => {
    expect(await allowedWith(valueFor)).toBe(true);
  });

  test.each<[string, (directory: string) => string]>([
    ['an empty value', () => ''],
    ['0', () => '0'],
    ['a relative path', () => '.'],
    ['a directory whose name begins that of the checkout', (directory) => directory.slice(0, -1)],
    ['another directory', (directory) => join(directory, 'node_modules')],
  ])('%s does not', async (_, valueFor) => {
    expect(await allowedWith(valueFor)).toBe(false);
  });
});

test('a Git revision of a trusted checkout is not trusted', async () => {
  const directory = checkout(PLACES['an aspect of the platform']);
  const git = (...args: string[]) => execFileSync('git', [
    '-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args,
  ], { cwd: directory });
  git('init', '--quiet');
  git('add', '-f', '.');
  git('commit', '--quiet', '-m', 'x');
  process.env.DSP_ALLOW_CODE = directory;

  const { stderr } = await runIn(directory, ['diff', '--baseline', 'HEAD']);

  expect(stderr).toContain('DSP229');
  expect(await runIn(directory, ['diff', '--baseline', 'HEAD', '--allow-code'])).toMatchObject({ code: 0 });
}, 60_000);

test('an app in code runs the code of its configuration', () => {
  const directory = checkout(PLACES['a custom module']);

  DataSciencePlatform.fromYaml(new App(), 'Platform', directory);

  expect(hasRun(directory)).toBe(true);
});
