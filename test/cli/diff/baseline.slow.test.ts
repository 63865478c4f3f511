import { spawnSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { cfnResourcesOf } from '../../../src/private/cfn-resources';
import { resourceChanges } from '../../../src/private/facts/resource-changes';
import { runDsp } from '../../support/command-line';
import { moduleSamples, optionsOf, platformFrom, platformSamples } from '../../support/samples';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const lake = (level: string, bucket = 'raw') => mdaaYaml(`lake:
  module_path: "@aws-mdaa/datalake"
  module_config_data:
    roles: { Admins: [{ name: admin }], Readers: [{ name: reader }] }
    accessPolicies:
      Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
      Data: { rule: { prefix: data/, ${level}: [Readers] } }
    buckets: { ${bucket}: { accessPolicies: [Root, Data] } }
`);

const BEFORE = directoryWith({ 'mdaa.yaml': lake('ReadRoles') });
const AFTER = directoryWith({ 'mdaa.yaml': lake('ReadWriteRoles') });
const RENAMED = directoryWith({ 'mdaa.yaml': lake('ReadRoles', 'landing') });

test('two configurations: shows changes, their origin, and access changes', async () => {
  const { code, stdout } = await runDsp(['diff', '-c', AFTER, '--baseline', BEFORE]);

  expect(code).toBe(0);
  expect(stdout).toMatch(/^acme-dev-shared-lake \(mdaa\.yaml:\d+:\d+\)\n/);
  expect(stdout).toContain('  changed: AWS::S3::BucketPolicy ');
  expect(stdout).toContain('  access: role reader can now write, delete data/ of acme-dev-shared-lake-raw\n');
});

test('the same configuration has no changes, in any order', async () => {
  expect(await runDsp(['diff', '-c', AFTER, '--baseline', AFTER, '--fail-on', 'any'])).toMatchObject({
    code: 0, stdout: 'no changes\n',
  });
});

test.each([
  ['any', AFTER, 1], ['deletion', AFTER, 0], ['replacement', AFTER, 0], ['replacement', RENAMED, 0],
])('--fail-on %s', async (change, config, code) => {
  expect((await runDsp(['diff', '-c', config, '--baseline', BEFORE, '--fail-on', change])).code).toBe(code);
});

test('a renamed bucket is retained, and a new bucket is added', async () => {
  const { stdout } = await runDsp(['diff', '-c', RENAMED, '--baseline', BEFORE, '--output', 'json']);
  const { stacks } = JSON.parse(stdout) as { stacks: { resources: { effect: string; type: string }[] }[] };
  const buckets = stacks.flatMap(({ resources }) => resources).filter(({ type }) => type === 'AWS::S3::Bucket');

  expect(buckets.map(({ effect }) => effect)).toEqual(['retained', 'added']);
});

test('a role that moves to another module cannot be created before the other module is deployed', async () => {
  const role = 'analyst: { trustedPrincipal: "service:glue.amazonaws.com", verbatimRoleName: true }';
  const other = (index: number) => `other${index}: { trustedPrincipal: "service:glue.amazonaws.com" }`;
  const roles = (first: string[], second: string[]) => directoryWith({
    'mdaa.yaml': mdaaYaml([first, second].map((of, index) => `roles${index}:
  module_path: "@aws-mdaa/roles"
  module_config_data: { generateRoles: { ${[...of, other(index)].join(', ')} } }
`).join('')),
  });
  const { code, stdout } = await runDsp([
    'diff', '-c', roles([], [role]), '--baseline', roles([role], []), '--fail-on', 'replacement',
  ]);

  expect(code).toBe(1);
  expect(stdout).toMatch(/  cannot be created: AWS::IAM::Role \S+\n    hint: deploy "acme-dev-shared-roles0" alone/);
  expect(stdout).toMatch(/acme-dev-shared-roles0 .*\n(?:  .*\n)*  deleted: AWS::IAM::Role/);
});

test('a cloud assembly can be the baseline', async () => {
  const assembly = join(directoryWith({}), 'assembly');
  await runDsp(['synth', '-c', BEFORE, '-o', assembly, '--quiet']);

  expect((await runDsp(['diff', '-c', BEFORE, '--baseline', assembly])).stdout).toBe('no changes\n');
});

test('a Git revision: Markdown output for a pull request', async () => {
  const directory = directoryWith({ 'platform/mdaa.yaml': lake('ReadRoles') });
  const author = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  const git = (...args: string[]) => spawnSync('git', [...author, ...args], { cwd: directory });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  writeFileSync(join(directory, 'platform', 'mdaa.yaml'), lake('ReadWriteRoles'));
  const { code, stdout } = await runDsp([
    'diff', '-c', join(directory, 'platform'), '--baseline', 'HEAD', '--output', 'markdown',
  ]);

  expect(code).toBe(0);
  expect(stdout).toContain('### acme-dev-shared-lake (`mdaa.yaml:');
  expect(stdout).toContain('| changed | `AWS::S3::BucketPolicy` |');
});

test('an unknown baseline is a single error', async () => {
  const { code, stderr } = await runDsp(['diff', '-c', BEFORE, '--baseline', 'no-such-branch']);

  expect(code).toBe(1);
  expect(stderr).toContain('error DSP404: --baseline: "no-such-branch" is neither a directory nor a Git revision');
});

test('the update behavior is known for every resource type in the samples', () => {
  const types = [...moduleSamples(), ...platformSamples()].flatMap((sample) => (
    platformFrom(optionsOf(sample)).modules.flatMap(({ stack, additionalStacks }) => (
      [stack, ...additionalStacks].flatMap((one) => cfnResourcesOf(one).map(({ cfnResourceType }) => cfnResourceType))
    ))
  ));

  const unknown = types.filter((type) => type.startsWith('AWS::') && resourceChanges(type) === undefined);

  expect([...new Set(unknown)]).toEqual([]);
});
