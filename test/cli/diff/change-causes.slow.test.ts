import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { StackChange, stackChanges } from '../../../src/cli/diff/change-report';
import { changesText } from '../../../src/cli/diff/change-text';
import { currentRevision, Revision } from '../../../src/cli/diff/revision';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

/** A file of the starter kit, a text in it, and the text that replaces it. */
type Edit = readonly [file: string, from: string, to: string];

/** Where a text is in a file, as file, line and column. */
function placeOf(directory: string, file: string, text: string): string {
  const before = readFileSync(join(directory, file), 'utf8').split(text)[0].split('\n');
  return `${file}:${before.length}:${before[before.length - 1].length + 1}`;
}

/** The starter kit before and after changes. */
function edited(edits: readonly Edit[]): { before: string; after: string } {
  const [before, after] = [copyKit(STARTER_KIT), copyKit(STARTER_KIT)];
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(after, file), 'utf8');
    if (!text.includes(from)) throw new Error(`"${from}" is not in ${file}`);
    writeFileSync(join(after, file), text.replace(from, to));
  }
  return { before, after };
}

async function changesOf(before: string, after: string): Promise<StackChange[]> {
  const { stdout } = await runDsp(['diff', '-c', after, '--baseline', before, '--output', 'json']);
  return (JSON.parse(stdout) as { stacks: StackChange[] }).stacks;
}

/** The causes of the changed resources of a stack: each with the types of the resources that it changes. */
function causesIn(changes: readonly StackChange[], stack: string): Map<string, string[]> {
  const causes = new Map<string, string[]>();
  const { resources } = changes.find((change) => change.stack.endsWith(stack))!;
  for (const { type, options } of resources) {
    for (const { place, isRemoved } of options!) {
      const key = isRemoved ? `${place} of the baseline` : place;
      causes.set(key, [...causes.get(key) ?? [], type]);
    }
  }
  return causes;
}

const LAKE = 'datalake/datalake.yaml';
const TEAM = 'datascience/datascience-team.yaml';
const EVENTS = '  transformed:\n    enableEventBridgeNotifications: true\n';
const SCIENTIST = 'id: generated-role-id:data-scientist';
const PREFIX: Edit = [LAKE, 'prefix: data/', 'prefix: dataset/'];

test.each<[string, Edit[], string, [string, string, string]]>([
  [
    'an option', [[TEAM, 'authMode: IAM', 'authMode: SSO']],
    'example-team', [TEAM, 'authMode', 'AWS::SageMaker::Domain'],
  ],
  [
    'a context value, at its definition', [['mdaa.yaml', 'subnet-0123456789abcdef0', 'subnet-0123456789abcdef1']],
    'example-team', ['mdaa.yaml', 'subnet_ids: #', 'AWS::SageMaker::Domain'],
  ],
  [
    'a tag of the whole platform', [['tags.yaml', '"123456"', '"9"']],
    'datalake', ['tags.yaml', 'costcentre', 'AWS::KMS::Key'],
  ],
  [
    'an item of a list', [[LAKE, '  GlueETLRole:\n', `    - ${SCIENTIST}\n  GlueETLRole:\n`]],
    'datalake', [LAKE, SCIENTIST, 'AWS::S3::BucketPolicy'],
  ],
  [
    'the name of the organization', [['mdaa.yaml', 'organization: example-org', 'organization: other']],
    'other-dev-shared-audit', ['mdaa.yaml', 'organization:', 'AWS::S3::Bucket'],
  ],
])('names the file and line of %s', async (_, edits, stack, [file, text, type]) => {
  const { before, after } = edited(edits);

  const causes = causesIn(await changesOf(before, after), stack);

  expect([...causes.keys()]).toEqual([placeOf(after, file, text)]);
  expect([...causes.values()][0]).toContain(type);
});

test('of several options, names those of each resource', async () => {
  const { before, after } = edited([PREFIX, [LAKE, '  transformed:\n', EVENTS]]);
  const prefix = placeOf(after, LAKE, 'prefix: dataset/');

  const lake = (await changesOf(before, after)).find(({ stack }) => stack.endsWith('shared-datalake'))!;

  const found = lake.resources.map(({ logicalId, options }) => [logicalId.replace(/.{8}$/, ''), options![0].place]);

  expect(Object.fromEntries(found)).toEqual({
    DataLakeBucketrawPolicy: prefix,
    DataLakeBuckettransformedPolicy: prefix,
    DataLakeBuckettransformed: placeOf(after, LAKE, 'enableEventBridgeNotifications'),
  });
  expect(lake.resources.find(({ logicalId }) => logicalId.startsWith('DataLakeBucketraw'))!.options).toHaveLength(1);
});

test('a removed option has its location in the baseline, as text and in Markdown', async () => {
  const item = '    ReadRoles:\n        - DataUserRole\n        - GlueETLRole\n';
  const { before, after } = edited([[LAKE, item.trim(), 'ReadRoles:\n        - DataUserRole']]);
  const place = placeOf(before, LAKE, 'GlueETLRole\n\n#');
  const run = (...more: string[]) => runDsp(['diff', '-c', after, '--baseline', before, ...more]);

  const [text, markdown] = [await run(), await run('--output', 'markdown')];

  const expected = `option: accessPolicies.DataReadPolicy.rule.ReadRoles[1] (removed: ${place} of the baseline)`;

  expect(text.stdout).toContain(`\n    ${expected}\n`);
  expect(markdown.stdout).toContain(` | \`PolicyDocument.Statement\` | ${expected} |`);
});

test('a change of another module is attributed to its option', async () => {
  const kit = (more: string) => directoryWith({
    'mdaa.yaml': mdaaYaml(`roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }
lake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml] }`),
    'roles.yaml': `generateRoles:\n  reader:\n    trustedPrincipal: service:glue.amazonaws.com\n${more}`,
    'lake.yaml': `roles: { Readers: [{ id: "generated-role-id:reader" }] }
accessPolicies: { Data: { rule: { prefix: data/, ReadRoles: [Readers] } } }
buckets: { raw: { accessPolicies: [Data] } }
`,
  });
  const [before, after] = [kit(''), kit('    verbatimRoleName: true\n')];

  const causes = causesIn(await changesOf(before, after), 'lake');
  const { stdout } = await runDsp(['diff', '-c', after, '--baseline', before]);

  expect([...causes]).toEqual([['roles.yaml:4:5', expect.arrayContaining(['AWS::S3::BucketPolicy'])]]);
  expect(stdout).toContain(
    'option: generateRoles.reader.verbatimRoleName of the module "shared/dev/roles" (roles.yaml:4:5)',
  );
});

test('a changed file that is not YAML is named, wherever the two directories are', async () => {
  const script = (text: string) => directoryWith({
    'mdaa.yaml': mdaaYaml('team: { module_path: "@aws-mdaa/datascience-team", module_configs: [./team.yaml] }'),
    'scripts/start.sh': text,
    'team.yaml': `team:
  dataAdminRoles: [{ arn: "arn:aws:iam::111122223333:role/admin" }]
  teamUserRoles: [{ arn: "arn:aws:iam::111122223333:role/user" }]
  teamExecutionRole: { arn: "arn:aws:iam::111122223333:role/run" }
  studioDomainConfig:
    authMode: IAM
    vpcId: vpc-0a0a0a0a
    subnetIds: [subnet-0a0a0a0a]
    lifecycleConfigs: { jupyterLab: { assets: { start: { sourcePath: ./scripts } }, cmds: [run] } }
`,
  });

  const causes = causesIn(await changesOf(script('echo one\n'), script('echo two\n')), 'team');

  expect([...causes.keys()]).toEqual(['scripts/start.sh']);
});

test('without a changed option, the change is not attributed to any', () => {
  const revision = currentRevision(STARTER_KIT);
  const [[stack, { Resources }]] = [...revision.templates];
  const [[id, resource]] = Object.entries(Resources!);
  const withProperties = (Properties: object): Revision => (
    { ...revision, templates: new Map([[stack, { Resources: { [id]: { ...resource, ...Properties } } }]]) }
  );

  const text = changesText(stackChanges(withProperties({}), withProperties({ Properties: { Other: 1 } })));

  expect(text).toContain('no option differs: the library, the AWS CDK or an environment variable differs');
  expect(text).not.toContain('option: ');
});

test('an assembly as the baseline has no options: the location is only likely', async () => {
  const { before, after } = edited([[TEAM, 'authMode: IAM', 'authMode: SSO']]);
  const assembly = join(directoryWith({}), 'assembly');
  await runDsp(['synth', '-c', before, '-o', assembly, '--quiet']);

  const { stdout } = await runDsp(['diff', '-c', after, '--baseline', assembly]);

  expect(stdout).toContain(`    likely option: ${placeOf(after, TEAM, 'authMode')}\n`);
  expect(stdout).not.toContain('    option: ');
});
