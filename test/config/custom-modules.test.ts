import { symlinkSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, formatProblem } from '../../src/private/problems';
import { directoryWith } from '../support/scratch-kit';

const CLASS = `
const { Construct } = require('constructs');
const { CfnParameter } = require('aws-cdk-lib/aws-ssm');
class FeatureStoreModule {
  static optionsSchema = {
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      name: { type: 'string' },
      size: { type: 'integer', default: 3 },
      script: { type: 'string', localPath: true },
      vpc: { type: 'string', format: 'vpcId' },
    },
  };
  kind = 'feature-store';
  constructor(options) { this.given = options; }
  buildModule(context) {
    const store = new Construct(context.stack, 'Store');
    new CfnParameter(store, 'Options', { type: 'String', value: JSON.stringify({ ...context.options, given: this.given.name }) });
    context.publish('name', context.options.name, context.options.name);
    if (context.options.name === 'odd') context.addProblem(['name'], 'the name is odd');
    return store;
  }
}`;
const DEFAULT = `${CLASS}\nmodule.exports = FeatureStoreModule;`;

interface Module {
  readonly keys: string;
  readonly config?: string;
  readonly files?: { [name: string]: string };
}

function load({ keys, config = 'name: features', files = {} }: Module): DataSciencePlatform {
  const directory = directoryWith({
    'mdaa.yaml': `organization: acme
context:
  vpc: vpc-1
domains:
  shared:
    environments:
      dev:
        modules:
          store:
${keys.replace(/^/gm, '            ')}
            module_configs: [./config/store.yaml]
`,
    'config/store.yaml': config,
    'modules/feature-store.js': DEFAULT,
    'modules/several.js': `${CLASS}\nmodule.exports = { FeatureStoreModule, other: 1 };`,
    'modules/esm-like.js': `${CLASS}\nmodule.exports = { default: FeatureStoreModule };`,
    'node_modules/feature-store/package.json': '{ "name": "feature-store", "version": "1.2.3", "main": "index.js" }',
    'node_modules/feature-store/index.js': DEFAULT,
    'node_modules/@acme/feature-store/index.js': DEFAULT,
    ...files,
  });
  for (const name of ['aws-cdk-lib', 'constructs']) {
    symlinkSync(join(__dirname, '..', '..', 'node_modules', name), join(directory, 'node_modules', name));
  }
  return DataSciencePlatform.fromYaml(new App(), 'Platform', directory);
}

function problemsOf(module: Module): string[] {
  try {
    load(module);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map((problem) => formatProblem(problem));
    throw error;
  }
  throw new Error('expected a problem');
}

function optionsOf(platform: DataSciencePlatform): unknown {
  const template = Template.fromStack(platform.module('shared', 'dev', 'store').stack);
  const [first] = Object.values(template.findResources('AWS::SSM::Parameter'));
  return JSON.parse(first.Properties.Value as string);
}

test.each([
  'module_path: ./modules/feature-store.js',
  'module_path: ./modules/feature-store',
  'module_path: ./modules/esm-like.js',
  'module_path: ./modules/several.js\nmodule_class: FeatureStoreModule',
  'module_path: feature-store',
  'module_path: feature-store@1.2.3',
  'module_path: "@acme/feature-store"',
  'module_path: "@acme/feature-store@2.0.0"',
])('%s is a module', (keys) => {
  const platform = load({ keys });

  expect(platform.module('shared', 'dev', 'store').kind).toBe('feature-store');
  expect(optionsOf(platform)).toEqual({ name: 'features', size: 3, given: 'features' });
});

const FILE = 'module_path: ./modules/feature-store.js';

test('the configuration is merged, and its references are replaced', () => {
  const keys = `${FILE}\nmodule_config_data:\n  name: "{{org}}-{{env}}-{{module_name}}"`;

  expect(optionsOf(load({ keys, config: 'name: features\nsize: 5' }))).toMatchObject({
    name: 'acme-dev-store',
    size: 5,
  });
});

test('paths of local files are relative to the file that contains them', () => {
  const config = 'name: features\nscript: ./scripts/a.py';
  const { script } = optionsOf(load({ keys: FILE, config, files: { 'config/scripts/a.py': '' } })) as {
    script: string;
  };

  expect(script).toMatch(/config.scripts.a\.py$/);
});

test.each([
  [
    'an unknown key',
    'name: a\nsise: 1',
    'config/store.yaml:2:1: error DSP110: unknown key "sise"\n  hint: did you ' + 'mean "size"?',
  ],
  ['a missing key', 'size: 1', 'config/store.yaml:1:1: error DSP112: "name" is missing\n  hint: add the key "name"'],
  ['a wrong type', 'name: a\nsize: [1]', 'config/store.yaml:2:1: error DSP111: expected an integer, found a list'],
  [
    'a wrong format',
    'name: a\nvpc: "{{context:vpc}}"',
    expect.stringMatching(/^config\/store\.yaml:2:6: error DSP304: "vpc-1" is not/),
  ],
  ['a problem that the class reports', 'name: odd', 'config/store.yaml:1:7: error DSP227: the name is odd'],
  [
    'an unresolved reference',
    'name: "{{context:nam}}"',
    expect.stringContaining('config/store.yaml:1:7: error ' + 'DSP209'),
  ],
])('%s has file, line and column', (_, config, expected) => {
  expect(problemsOf({ keys: FILE, config })).toEqual([expected]);
});

test.each([
  [
    'a missing file',
    'module_path: ./modules/store.js',
    'mdaa.yaml:10:26: error DSP122: no module in ' + '"./modules/store.js"',
  ],
  [
    'a missing package',
    'module_path: feature-stor',
    'mdaa.yaml:10:26: error DSP122: unknown module ' + '"feature-stor"',
  ],
  [
    'a missing class',
    `${FILE}\nmodule_class: Store`,
    'DSP215: "./modules/feature-store.js" exports no class ' + '"Store"',
  ],
  [
    'no default export',
    'module_path: ./modules/several.js',
    'exports no default class\n  hint: specify the class with ' + '"module_class": FeatureStoreModule',
  ],
  [
    'a built-in module with a class',
    'module_path: "@aws-mdaa/roles"\nmodule_class: X',
    'mdaa.yaml:11:27: error DSP315',
  ],
])('%s is a problem with its location', (_, keys, expected) => {
  expect(problemsOf({ keys }).join('\n')).toContain(expected);
});

test.each([
  ['that fails when it is loaded', 'throw new Error("boom");', 'the JavaScript module "./modules/broken.js" failed: '
    + 'boom'],
  ['that throws when it is created', 'module.exports = class X { constructor() { throw new Error("bang"); '
    + '} };', 'failed: bang'],
  ['without a kind', 'module.exports = class X { buildModule() {} };', 'has no property "kind"'],
  ['without its method', 'module.exports = class X { kind = "x"; };', 'has no method "buildModule"'],
  ['with an invalid schema', 'module.exports = class X { static optionsSchema = { type: 1 }; };', 'cannot be used'],
])('a class %s is a problem with its location', (_, code, expected) => {
  const [problem] = problemsOf({ keys: 'module_path: ./modules/broken.js', files: { 'modules/broken.js': code } });

  expect(problem).toMatch(/^mdaa\.yaml:10:26: error DSP215/);
  expect(problem).toContain(expected);
});

test('"custom" is not a valid key in a file', () => {
  expect(problemsOf({ keys: `${FILE}\ncustom: x` })[0]).toContain('mdaa.yaml:11:13: error DSP110: unknown key '
    + '"custom"');
});
