import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { CachedRules } from '../../../src/cli/rules/cached-rules';
import { ResultCache } from '../../../src/cli/rules/result-cache';
import { temporaryDirectory } from '../../support/temporary-directory';

interface Settings {
  /** None: the plugin of the CDK. */
  readonly cache?: ResultCache;
  readonly acl?: string;
  readonly region?: string;
}

let checks: jest.SpyInstance;

beforeEach(() => {
  process.env.CDK_VALIDATION = 'true';
  jest.spyOn(console, 'error').mockImplementation();
  checks = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');
});

afterEach(() => {
  process.env.CDK_VALIDATION = 'false';
  jest.restoreAllMocks();
});

/** The report of an app with findings in both of its stacks, and the templates that were checked. */
function synthesized({ cache, acl = 'Privat', region = 'eu-west-1' }: Settings): { report: string; checked: string[] } {
  checks.mockClear();
  const app = new App({
    outdir: temporaryDirectory(), context: { [DISABLE_CREATION_STACK_TRACES]: true },
  });
  if (cache) Validations.of(app).addPlugins(new CachedRules({ cache }));
  const env = { account: '111122223333', region };
  const [first, second] = ['First', 'Second'].map((id) => new Stack(app, id, { env }));
  new CfnResource(first, 'Bucket', { type: 'AWS::S3::Bucket', properties: { AccessControl: acl } });
  new CfnResource(first, 'Other', { type: 'AWS::S3::Bucket', properties: { BucketNam: 'a' } });
  new CfnResource(second, 'Queue', { type: 'AWS::SQS::Queue', properties: { DelaySeconds: 'soon' } });
  new CfnResource(second, 'Bucket', { type: 'AWS::S3::Bucket', properties: { BucketNam: 'a' } });
  const { directory } = app.synth();
  return {
    report: readFileSync(join(directory, 'validation-report.json'), 'utf8'),
    checked: checks.mock.calls.flatMap(([{ stackTemplates }]) => (
      (stackTemplates as { stackConstructPath: string }[]).map(({ stackConstructPath }) => stackConstructPath)
    )),
  };
}

function newDirectory(): string {
  return temporaryDirectory();
}

test('findings are the same without a cache, with an empty one and with a full one', () => {
  const cache = new ResultCache(newDirectory());

  const builtIn = synthesized({});
  const cold = synthesized({ cache });
  const warm = synthesized({ cache });

  expect(builtIn.report).toContain('BucketNam');
  expect(cold.report).toBe(builtIn.report);
  expect(warm.report).toBe(builtIn.report);
  expect(cold.checked).toEqual(['First', 'Second']);
  expect(warm.checked).toEqual([]);
});

test('only a changed template is checked again', () => {
  const cache = new ResultCache(newDirectory());
  synthesized({ cache });

  const changed = synthesized({ cache, acl: 'Publik' });

  expect(changed.checked).toEqual(['First']);
  expect(changed.report).toContain('Publik');
  expect(changed.report).toBe(synthesized({ acl: 'Publik' }).report);
});

test('a result for one Region does not apply to another', () => {
  const cache = new ResultCache(newDirectory());
  synthesized({ cache });

  expect(synthesized({ cache, region: 'us-east-1' }).checked).toEqual(['First', 'Second']);
});

test.each(['', '{"violations":[{}]}', 'null'])('a damaged result is replaced: %p', (damaged) => {
  const directory = newDirectory();
  const { report } = synthesized({ cache: new ResultCache(directory) });
  for (const file of readdirSync(directory)) writeFileSync(join(directory, file), damaged);

  const again = synthesized({ cache: new ResultCache(directory) });

  expect(again.report).toBe(report);
  expect(again.checked).toEqual(['First', 'Second']);
  expect(synthesized({ cache: new ResultCache(directory) }).checked).toEqual([]);
});

test('a cache that cannot be written changes nothing else', () => {
  const file = join(newDirectory(), 'a-file');
  writeFileSync(file, '');

  expect(synthesized({ cache: new ResultCache(file) }).report).toBe(synthesized({}).report);
});

test('the cache keeps the most recently used results', () => {
  const directory = newDirectory();
  const cache = new ResultCache(directory, 2);
  cache.write(new Map([['a', 1], ['b', 2]]));
  for (const [name, time] of [['a', 1000], ['b', 2000]] as const) utimesSync(join(directory, `${name}.json`), time, time);

  cache.read('a');
  cache.write(new Map([['c', 3]]));

  expect(readdirSync(directory).length).toBe(2);
  expect(cache.read('a')).toBe(1);
  expect(cache.read('b')).toBeUndefined();
  expect(cache.read('c')).toBe(3);
});

test('a program that explains findings elsewhere receives them, and no report contains them', () => {
  const app = new App({ outdir: newDirectory(), context: { [DISABLE_CREATION_STACK_TRACES]: true } });
  const found = jest.fn();
  Validations.of(app).addPlugins(new CachedRules({ onFindings: found }));
  const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket', properties: { AccessControl: 'Privat' } });

  const { directory } = app.synth();

  expect(found).toHaveBeenCalledTimes(1);
  expect(readFileSync(join(directory, 'validation-report.json'), 'utf8')).not.toContain('Privat');
});
