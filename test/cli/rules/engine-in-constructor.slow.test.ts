import { App, CfnResource, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { CachedRules } from '../../../src/cli/rules/cached-rules';
import { ResultCache } from '../../../src/cli/rules/result-cache';
import { runDsp } from '../../support/command-line';
import { STARTER_KIT } from '../../support/kits';
import { temporaryDirectory } from '../../support/temporary-directory';

const mockEngineStarted = jest.fn();

/** As in aws-cdk-lib 2.275.0, whose plugin starts the engine in its constructor. */
jest.mock('aws-cdk-lib', () => {
  const actual = jest.requireActual<typeof import('aws-cdk-lib')>('aws-cdk-lib');
  class Eager extends actual.CloudFormationValidatePlugin {
    constructor() {
      super();
      mockEngineStarted();
    }
  }
  return Object.create(actual, { CloudFormationValidatePlugin: { value: Eager } }) as typeof actual;
});

beforeEach(() => {
  process.env.CDK_VALIDATION = 'true';
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  process.env.CDK_VALIDATION = 'false';
  jest.restoreAllMocks();
});

/** The number of engines that start for an app with a finding in each of its stacks. */
function enginesFor(cache: ResultCache): number {
  mockEngineStarted.mockClear();
  const app = new App({ outdir: temporaryDirectory() });
  Validations.of(app).addPlugins(new CachedRules({ cache }));
  for (const id of ['First', 'Second']) {
    const stack = new Stack(app, id, { env: { account: '111122223333', region: 'eu-west-1' } });
    new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket', properties: { BucketNam: 'a' } });
  }
  app.synth();
  return mockEngineStarted.mock.calls.length;
}

test('one engine starts if a template has changed, and none otherwise', () => {
  const cache = new ResultCache(temporaryDirectory());

  const cold = enginesFor(cache);
  const warm = enginesFor(cache);

  expect(cold).toBe(1);
  expect(warm).toBe(0);
});

test('the CDK takes the rules for its own, although their constructor starts no engine', () => {
  const rules = new CachedRules({});

  expect(rules).toBeInstanceOf(CloudFormationValidatePlugin);
  expect(rules.name).toBe('CloudFormation Validate');
  expect(rules.version).toMatch(/^\d+\.\d+/);
  expect(rules.ruleIds).toBeUndefined();
  expect(mockEngineStarted).not.toHaveBeenCalled();
});

test.each([
  ['validate', '-c', STARTER_KIT],
  ['ls', '-c', STARTER_KIT],
  ['diff', '-c', STARTER_KIT, '--baseline', STARTER_KIT],
])('dsp %s needs no engine, although nothing was checked before', async (...args) => {
  const validated = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');
  process.env.XDG_CACHE_HOME = temporaryDirectory();
  mockEngineStarted.mockClear();

  const { code } = await runDsp(args);

  delete process.env.XDG_CACHE_HOME;

  expect(code).toBe(0);
  expect(mockEngineStarted).not.toHaveBeenCalled();
  expect(validated).not.toHaveBeenCalled();
});
