import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { deserialize, serialize } from 'v8';
import { buildPart } from '../../../src/cli/commands/build-part';
import type { PartAnswer, PartOrder } from '../../../src/cli/partitions/part-messages';
import { runDsp } from '../../support/command-line';
import { copyKit, KIT_SOURCES, STARTER_KIT } from '../../support/kits';
import { kitWithTeams } from '../../support/many-teams';
import { platformSamples } from '../../support/samples';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';
import { temporaryDirectory } from '../../support/temporary-directory';

jest.setTimeout(600_000);

const parts: PartOrder[] = [];

/** Builds a part in this process, from a copy of what another process would receive. */
class PartHere {
  private readonly takers: ((answer: PartAnswer) => void)[] = [];
  public readonly result = this.next('result');
  public readonly written = this.next('written');
  public readonly ended = Promise.resolve();

  constructor(onModule: (module: object) => void) {
    this.takers.push((answer) => 'modules' in answer && answer.modules.forEach(onModule));
  }

  public start(order: PartOrder): void {
    parts.push(order);
    void buildPart(copied(order), async (answer) => {
      for (const take of this.takers) take(copied(answer));
    });
  }

  public stop(): void {
    return;
  }

  private next(key: string): Promise<unknown> {
    return new Promise((done) => {
      this.takers.push((answer) => {
        if (key in answer) done((answer as unknown as { [key: string]: unknown })[key]);
      });
    });
  }
}

/** What another process receives, as objects of the realm of the test. */
function copied<T>(value: T): T {
  return ofThisRealm(deserialize(serialize(value))) as T;
}

function ofThisRealm(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, ofThisRealm);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ofThisRealm(item)]));
}

jest.mock('../../../src/cli/partitions/part-process', () => ({
  PartFailed: class extends Error {},
  get PartProcess() {
    return PartHere;
  },
}));

/** The result of a command in parts of `characters` of options each, and the number of parts. */
async function run(args: string[], characters?: number) {
  parts.length = 0;
  if (characters !== undefined) process.env.DSP_CHARACTERS_PER_PROCESS = String(characters);
  const result = await runDsp(args);
  delete process.env.DSP_CHARACTERS_PER_PROCESS;
  return { ...result, parts: parts.length };
}

/** The files that `dsp synth` writes, what it says, and what `dsp validate` finds, in parts of `characters` each. */
async function synthesized(directory: string, characters?: number) {
  const output = join(temporaryDirectory(), 'cdk.out');
  const { code, stdout, stderr, parts: number } = await run(['synth', '-c', directory, '-o', output], characters);
  const { parts: _, ...validated } = await run(['validate', '--output', 'json', '-c', directory], characters);
  const names = code === 0 ? readdirSync(output, { recursive: true, withFileTypes: true, encoding: 'utf8' }) : [];
  return {
    parts: number,
    validated,
    code,
    stdout,
    said: stderr.replace(/[\d.]+ s, in .*/, ''),
    files: names.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name)).sort()
      .map((file) => [file.slice(output.length), readFileSync(file, 'utf8')]),
  };
}

/** Both, with every module in a part of its own. */
async function bothWays(directory: string) {
  const { parts: one, ...whole } = await synthesized(directory);
  const { parts: several, ...inParts } = await synthesized(directory, 1);
  return { whole, inParts, one, several };
}

const COMPREHENSIVE = platformSamples().find(({ name }) => name === 'platform/comprehensive')!.directory;

test.each([
  ...KIT_SOURCES, COMPREHENSIVE,
])('the assembly of %s is the same in one process and in many', async (source) => {
  const { whole, inParts, one, several } = await bothWays(copyKit(source));

  expect(whole.code).toBe(0);
  expect(one).toBe(0);
  expect(several).toBeGreaterThan(5);
  expect(inParts).toEqual(whole);
});

test('the assembly of sixty teams is the same in parts of about ten modules', async () => {
  const directory = kitWithTeams(60);

  const { parts: one, ...whole } = await synthesized(directory);
  const { parts: several, ...inParts } = await synthesized(directory, 4000);

  expect(whole.code).toBe(0);
  expect(one).toBe(0);
  expect(several).toBeGreaterThan(9);
  expect(inParts).toEqual(whole);
});

const TEAM = `team:
  module_path: "@aws-mdaa/datascience-team"
  module_config_data:
    team:
      dataAdminRoles: [{ name: admin }]
      teamUserRoles: [{ name: user }]
      teamExecutionRole: { id: "generated-role-id:execution" }`;
const ROLES = (roles: string) => `roles:
  module_path: "@aws-mdaa/roles"
  module_config_data: { generateRoles: ${roles} }`;
const EXECUTION = ROLES('{ execution: { trustedPrincipal: "service:sagemaker.amazonaws.com" } }');

const LAKE = (name: string) => `${name}:
  module_path: "@aws-mdaa/datalake"
  module_config_data:
    roles: { Admins: [{ name: data-admin }], Etl: [{ name: etl }] }
    accessPolicies:
      Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
      Etl: { rule: { prefix: data/, ReadWriteRoles: [Etl] } }
    buckets: { raw: { accessPolicies: [Root, Etl] } }`;
const LOCATED = (lake: string) => '{ description: x, locationPrefix: data/x, '
  + `locationBucketName: "ssm:/acme/shared/${lake}/bucket/raw/name" }`;
const PROJECT = (databases: string) => `project:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ name: data-admin }]
    projectExecutionRoles: [{ name: etl }]
    s3OutputKmsKeyArn: ssm:/acme/shared/lake/kms/arn
    databases: ${databases}`;
const SETTINGS = `settings:
  module_path: "@aws-mdaa/lakeformation-settings"
  module_config_data:
    lakeFormationAdminRoles: [{ name: data-admin }]
    iamAllowedPrincipalsDefault: false`;
/** A team that attaches one policy to the role of its users. */
const USER_TEAM = (number: number) => `team${number}:
  module_path: "@aws-mdaa/datascience-team"
  module_config_data:
    team: { dataAdminRoles: [], teamUserRoles: [{ name: user }], teamExecutionRole: { name: execution-${number} } }`;

test('a permissions boundary and tags of all levels are the same in one process and in many', async () => {
  const { whole, inParts, several } = await bothWays(directoryWith({
    'mdaa.yaml': mdaaYaml(`${EXECUTION}
${TEAM}
  tag_config_data: { team: one, cost: three }
${LAKE('lake')}`, 'permissions_boundary_arn: "arn:aws:iam::{{account}}:policy/boundary"\n'
      + 'tag_config_data: { cost: one, level: top }\n'),
  }));

  expect(whole.code).toBe(0);
  expect(JSON.stringify(whole.files)).toContain('"PermissionsBoundary');
  expect(several).toBeGreaterThan(2);
  expect(inParts).toEqual(whole);
});

test.each<[string, string, string]>([
  ['a role with more policies than IAM accepts', 'DSP302', [...Array(11).keys()].map(USER_TEAM).join('\n')],
  ['a project that writes with the key of another data lake', 'DSP353',
    `${LAKE('lake')}\n${LAKE('other')}\n${PROJECT(`{ a: ${LOCATED('lake')}, b: ${LOCATED('other')} }`)}`],
  ['an execution role of two teams', 'DSP365', `${EXECUTION}\n${TEAM}\n${TEAM.replace('team:', 'team2:')}`],
  ['an execution role that another module creates for others', 'DSP367',
    `${ROLES('{ execution: { trustedPrincipal: this_account } }')}\n${TEAM}`],
  ['a role that no module generates', 'DSP202', `${EXECUTION}\n${TEAM.replace(':execution', ':executio')}`],
  ['a value that a module does not publish', 'DSP201', `${EXECUTION}
lake:
  module_path: "@aws-mdaa/athena-workgroup"
  module_config_data:
    dataAdminRoles: [{ arn: "ssm:/acme/shared/roles/bucket/arn" }]
    athenaUserRoles: [{ name: user }]`],
  ['a path that no module publishes', 'DSP228', `${EXECUTION}
athena:
  module_path: "@aws-mdaa/athena-workgroup"
  module_config_data:
    dataAdminRoles: [{ arn: "ssm:/acme/shared/generated-rol/execution/arn" }]
    athenaUserRoles: [{ name: user }]`],
  ['a role of a misspelled domain', 'DSP202', `${EXECUTION}
athena:
  module_path: "@aws-mdaa/athena-workgroup"
  module_config_data:
    dataAdminRoles: [{ arn: "ssm:/acme/shard/generated-role/execution/arn" }]
    athenaUserRoles: [{ name: user }]`],
  ['a role that two modules name alike', 'DSP221',
    `${ROLES('{ a-b: { trustedPrincipal: this_account } }').replace('roles:', 'roles-a:')}
${ROLES('{ b: { trustedPrincipal: this_account } }').replace('roles:', 'roles-a-a:')}
${ROLES('{ a-b: { trustedPrincipal: this_account } }').replace('roles:', 'roles-a-b:')}`],
  ['modules that refer to each other', 'DSP205', `one:
  module_path: "@aws-mdaa/athena-workgroup"
  module_config_data:
    dataAdminRoles: [{ arn: "ssm:/acme/shared/two/workgroup/name" }]
    athenaUserRoles: [{ name: user }]
two:
  module_path: "@aws-mdaa/athena-workgroup"
  module_config_data:
    dataAdminRoles: [{ arn: "ssm:/acme/shared/one/workgroup/name" }]
    athenaUserRoles: [{ name: user }]`],
])('%s is reported with the same words', async (_, code, modules) => {
  const { whole, inParts } = await bothWays(directoryWith({ 'mdaa.yaml': mdaaYaml(modules) }));

  expect(whole.said).toContain(code);
  expect(whole.code).toBe(1);
  expect(inParts).toEqual(whole);
});

test.each<[string, string, string]>([
  ['grants that Lake Formation can deny', 'DSP222',
    `${SETTINGS}\n${LAKE('lake')}\n${PROJECT(`{ a: ${LOCATED('lake')} }`)}`],
  ['settings of an account that two modules manage', 'DSP213',
    ['one', 'two'].map((name) => `${name}: { module_path: "@aws-mdaa/glue-catalog" }`).join('\n')],
])('the warning about %s has the same words', async (_, code, modules) => {
  const { whole, inParts, several } = await bothWays(directoryWith({ 'mdaa.yaml': mdaaYaml(modules) }));

  expect(whole.said).toContain(code);
  expect(whole.code).toBe(0);
  expect(several).toBeGreaterThan(1);
  expect(inParts).toEqual(whole);
});

test('adopted stacks and resources that the platform does not have are reported with the same words', async () => {
  const { whole, inParts, several } = await bothWays(directoryWith({
    'mdaa.yaml': mdaaYaml(`${EXECUTION}\n${TEAM}`),
    'adopted.yaml': `acme-dev-shared-role: { stack_name: other }
acme-dev-shared-roles: { resources: { Roles/Missing: { logical_id: Missing } } }
acme-dev-shared-team: { resources: { Team/Missing: { logical_id: Missing } } }`,
  }));

  expect(whole.said.match(/DSP140:/g)).toHaveLength(3);
  expect(several).toBe(2);
  expect(inParts).toEqual(whole);
});

test.each([
  [['ls', '--output', 'json'], 0],
  [['ls', '--affected-by', 'KIT/roles.yaml'], 0],
  [['graph', '--external'], 0],
  [['describe'], 0],
  [['access'], 0],
  [['access', 'can', 'datascience/data-scientist', 'write', 'raw/data/x'], 1],
  [['access', 'who', 'read', 'example-team:projects/x'], 0],
  [['validate'], 1],
])('dsp %j has the same output', async (args, code) => {
  const directory = copyKit(STARTER_KIT);
  const expected = join(directory, 'access.yaml');
  const untrue = ['{ allow: [datascience/data-scientist], actions: [write], resources: [raw/data/x] }',
    '{ deny: [shared/data-admin], actions: [read], resources: [raw/data/x] }'];
  writeFileSync(expected, `${readFileSync(expected, 'utf8')}${untrue.map((sentence) => `  - ${sentence}\n`).join('')}`);

  const command = [...args.map((arg) => arg.replace('KIT', directory)), '-c', directory];
  const { parts: one, ...whole } = await run(command);
  const { parts: several, ...inParts } = await run(command, 1);

  expect(whole.code).toBe(code);
  expect(one).toBe(0);
  expect(several).toBeGreaterThan(5);
  expect(inParts).toEqual(whole);
});

test('a platform with an object of a class is built in one process', async () => {
  const custom = 'module.exports.Own = class { constructor() { this.kind = "own"; } '
    + 'buildModule(context) { return context.createKey(context.stack, "Key", { description: "own" }); } };';
  const own = 'own: { module_path: "./own.js", module_class: Own }';

  const { whole, inParts, several } = await bothWays(directoryWith({
    'mdaa.yaml': mdaaYaml(`${EXECUTION}\n${TEAM}\n${own}`), 'own.js': custom,
  }));

  expect(whole.code).toBe(0);
  expect(several).toBe(0);
  expect(inParts).toEqual(whole);
});
