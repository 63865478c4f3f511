import { cpSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { runDsp } from '../../support/command-line';
import { STARTER_KIT } from '../../support/kits';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';
import { temporaryDirectory } from '../../support/temporary-directory';

/** The `--output json` form of a problem. */
interface JsonProblem {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly excerpt?: string;
  readonly suggestion?: string;
  readonly notes: readonly string[];
}

const home = process.cwd();
beforeEach(() => process.chdir(temporaryDirectory()));
afterEach(() => process.chdir(home));

/** A copy of the starter kit with replaced strings in its files. */
function brokenKit(...edits: [file: string, from: string, to: string][]): string {
  cpSync(STARTER_KIT, 'kit', { recursive: true });
  for (const [file, from, to] of edits) {
    const text = readFileSync(join('kit', file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no "${from}"`);
    writeFileSync(join('kit', file), text.replace(from, to));
  }
  return 'kit';
}

async function validated(
  config: string,
  ...more: string[]
): Promise<{ code: number; valid: boolean; problems: JsonProblem[] }> {
  const { code, stdout } = await runDsp(['validate', '-c', config, '--output', 'json', ...more]);
  return { code, ...JSON.parse(stdout) as { valid: boolean; problems: JsonProblem[] } };
}

const LIST_KEYS = '{ Statement: [{ Sid: ListKeys, Effect: Allow, Action: [kms:ListAliases], Resource: "*" }] }';

const THREE_FILES: [string, string, string][] = [
  ['datalake/datalake.yaml', 'accessPolicies:', 'accesPolicies:'],
  ['dataops/crawler.yaml', 'databaseName:', 'databseName:'],
  ['governance/audit.yaml', 'generated-role-id:', 'generated-rol-id:'],
];

test('the starter kit has no problems: exit code 0, a summary on stderr, and nothing is written', async () => {
  const { code, stdout, stderr } = await runDsp(['validate', '-c', STARTER_KIT]);

  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/\b11 stacks, \d+ resources: no errors/);
  expect(readdirSync('.')).toEqual([]);
});

test('one run reports problems of several files, sorted, with location, excerpt, caret and suggestion', async () => {
  const { code, stderr } = await runDsp(['validate', '-c', brokenKit(...THREE_FILES)]);

  expect(code).toBe(1);

  const places = [...stderr.matchAll(/^(\S+\.yaml):(\d+):(\d+): error (DSP\d{3}): /gm)].map(
    ([, file, , , diagnostic]) => `${file} ${diagnostic}`,
  );

  expect(places).toEqual([...places].sort());
  expect(new Set(places)).toEqual(
    new Set(['datalake/datalake.yaml DSP110', 'dataops/crawler.yaml DSP110', 'governance/audit.yaml DSP304']),
  );
  expect(stderr).toMatch(
    /error DSP110: unknown key "accesPolicies"\n(.*\n)*? +\d+ \| .*accesPolicies:.*\n +\| +\^+\n(.*\n)*? +hint: did you mean "accessPolicies"\?/,
  );
});

test('the caret is below the first character of the error', async () => {
  const { stderr } = await runDsp(['validate', '-c', brokenKit(THREE_FILES[0])]);
  const [source, marked] = /^.*\| .*accesPolicies:.*\n.*\^+.*$/m.exec(stderr)![0].split('\n');

  expect(marked.indexOf('^')).toBe(source.indexOf('accesPolicies'));
  expect(marked.trimEnd()).toHaveLength(source.indexOf('accesPolicies') + 'accesPolicies'.length);
});

test('json: every problem with its range, excerpt and suggestion', async () => {
  const { code, valid, problems } = await validated(brokenKit(...THREE_FILES));

  expect({ code, valid }).toEqual({ code: 1, valid: false });

  const problem = problems.find(({ file }) => file === 'dataops/crawler.yaml')!;

  expect(problem).toMatchObject({ severity: 'error', code: 'DSP110', suggestion: 'databaseName' });
  expect(problem.excerpt!.slice(problem.column! - 1, problem.endColumn! - 1)).toBe('databseName');

  const line = readFileSync('kit/dataops/crawler.yaml', 'utf8').split('\n')[problem.line! - 1];

  expect(line).toContain('databseName');
});

test('the JSON for a valid platform is valid', async () => {
  const { code, valid, problems } = await validated(STARTER_KIT);

  expect({ code, valid }).toEqual({ code: 0, valid: true });
  expect(problems).toEqual([
    ...Array<unknown>(3).fill(expect.objectContaining({ severity: 'warning', code: 'DSP405' })),
    expect.objectContaining({ severity: 'note', code: 'DSP319' }),
  ]);
});

describe('problems of access.yaml do not hide notes about the platform', () => {
  const withNote = () => brokenKit(
    ['datascience/datascience-team.yaml', 'authMode: IAM', 'authMode: SSO'],
    ['access.yaml', 'shared/data-admin', 'shared/data-admn'],
  );

  test('json', async () => {
    const { code, problems } = await validated(withNote());

    expect(code).toBe(1);
    expect(problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code)).toEqual(['DSP450']);
    expect(problems).toContainEqual(expect.objectContaining({
      severity: 'note', code: 'DSP369', file: 'datascience/datascience-team.yaml',
    }));
  });

  test('text: the notes are before the problems', async () => {
    const { stderr } = await runDsp(['validate', '-c', withNote()]);

    expect(stderr).toMatch(/datascience-team\.yaml:\d+:\d+: note DSP369[^]*access\.yaml:5:13: error DSP450/);
  });
});

test('github: one annotation for each problem, with file, line and column relative to the current folder', async () => {
  const { code, stdout } = await runDsp(['validate', '-c', brokenKit(...THREE_FILES), '--output', 'github']);

  expect(code).toBe(1);

  const lines = stdout.trim().split('\n');

  expect(
    lines.filter(
      (line) =>
        !/^::error file=kit\/[\w/-]+\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=DSP\d{3}::/.test(line),
    ),
  ).toEqual([]);
  expect(stdout).toContain('unknown key "accesPolicies"%0Ahint: did you mean "accessPolicies"?');
});

test('incorrect usage exits with 2', async () => {
  expect((await runDsp(['validate', '--output', 'xml'])).code).toBe(2);
});

test('an unresolved reference shows which paths were tried', async () => {
  const { problems } = await validated(
    brokenKit(['dataops/crawler.yaml', 'project:databaseName/', 'project:databaseNames/']),
  );

  expect(problems).toEqual([
    expect.objectContaining({
      severity: 'error',
      code: expect.stringMatching(/^DSP2/) as string,
      file: 'dataops/crawler.yaml',
    }),
  ]);
  expect(problems[0].notes.length).toBeGreaterThan(0);
});

test('--strict requires a declaration of externally published parameters', async () => {
  const config = directoryWith({
    'mdaa.yaml': mdaaYaml('trail:\n  module_path: "@aws-mdaa/audit-trail"\n  module_configs: [./trail.yaml]'),
    'trail.yaml':
      'trail:\n  cloudTrailAuditBucketName: ssm:/elsewhere/bucket\n  cloudTrailAuditKmsKeyArn: ssm:/elsewhere/key\n',
  });
  const relaxed = await validated(config);

  expect(relaxed.code).toBe(0);
  expect(relaxed.problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning DSP220', 'warning DSP220',
  ]);

  const strict = await validated(config, '--strict');

  expect(strict.code).toBe(1);
  expect(
    strict.problems.filter(({ severity }) => severity === 'error').map(({ code, file }) => `${code} ${file}`),
  ).toEqual(['DSP220 trail.yaml', 'DSP220 trail.yaml']);
});

test('for a file of the wrong kind, the first unknown keys are listed and the rest are counted', async () => {
  const keys = Array.from({ length: 5_000 }, (_, index) => `zz${index}: 1`).join('\n');
  const config = directoryWith({
    'mdaa.yaml': mdaaYaml('lake:\n  module_path: "@aws-mdaa/audit"\n  module_configs: [./audit.yaml]'),
    'audit.yaml': `readRoles: [{ name: auditor }]\n${keys}\n`,
  });
  const { problems } = await validated(config);

  expect(problems.map(({ message }) => message)).toEqual([
    ...Array.from({ length: 20 }, (_, index) => `unknown key "zz${index}"`),
    '4980 more unknown keys',
  ]);
  expect(problems[20]).toMatchObject({ file: 'audit.yaml', line: 22 });
});

test('a platform without modules is a problem with its location', async () => {
  const config = directoryWith({
    'mdaa.yaml': 'organization: acme\ndomains:\n  shared:\n    environments:\n      dev:\n        modules: {}\n',
  });

  expect((await validated(config)).problems).toEqual([
    expect.objectContaining({ code: 'DSP112', message: 'the platform has no module', file: 'mdaa.yaml', line: 2 }),
  ]);
  expect((await runDsp(['synth', '-c', config])).code).toBe(1);
  expect(readdirSync('.')).toEqual([]);
});

describe('problems that otherwise appear only at deployment', () => {
  const team = (more: string) =>
    'team:\n  dataAdminRoles: [{ name: admin }]\n  teamUserRoles: [{ name: user }]\n  teamExecutionRole: { name: exec '
      + `}\n${more}`;
  const module = (name: string, path: string, file: string) =>
    `${name}:\n  module_path: "@aws-mdaa/${path}"\n  module_configs: [./${file}]\n`;

  /** A case: a description, the modules, their files, and the codes with their locations. */
  const CASES: [string, string, { [file: string]: string }, string[]][] = [
    [
      'a name that another module uses',
      `${module('one', 'roles', 'one.yaml')}${module('two', 'roles', 'two.yaml')}`,
      Object.fromEntries(
        ['one.yaml', 'two.yaml'].map((file) => [
          file,
          `generatePolicies:\n  ListKeys: { verbatimPolicyName: true, policyDocument: ${LIST_KEYS} }\n`,
        ]),
      ),
      ['error DSP221 mdaa.yaml'],
    ],
    [
      'two roles whose names differ only in case',
      `${module('one', 'roles', 'one.yaml')}${module('two', 'roles', 'two.yaml')}`,
      Object.fromEntries(
        [['one.yaml', 'Analyst'], ['two.yaml', 'analyst']].map(([file, role]) => [
          file, `generateRoles:\n  ${role}: { verbatimRoleName: true, trustedPrincipal: this_account }\n`,
        ]),
      ),
      ['error DSP221 mdaa.yaml'],
    ],
    [
      'two buckets of a lake with the same name',
      module('lake', 'datalake', 'lake.yaml'),
      {
        'lake.yaml':
          'roles: { Admin: [{ name: admin }] }\naccessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: '
            + '[Admin] } } }\nbuckets: { my_zone: { accessPolicies: [Root] }, my-zone: { accessPolicies: [Root] } }\n',
      },
      ['error DSP221 mdaa.yaml'],
    ],
    [
      'no VPC and no subnets',
      module('team', 'datascience-team', 'team.yaml'),
      { 'team.yaml': team('  studioDomainConfig: { authMode: IAM }\n') },
      ['error DSP112 team.yaml', 'error DSP112 team.yaml'],
    ],
    [
      'an invalid VPC ID',
      module('team', 'datascience-team', 'team.yaml'),
      {
        'team.yaml': team(
          '  studioDomainConfig: { authMode: IAM, vpcId: my-vpc, subnetIds: [subnet-0123456789abcdef0] }\n',
        ),
      },
      ['error DSP304 team.yaml'],
    ],
    [
      'an account-wide setting in two modules',
      'one:\n  module_path: "@aws-mdaa/glue-catalog"\ntwo:\n  module_path: "@aws-mdaa/glue-catalog"\n',
      {},
      ['warning DSP213 mdaa.yaml'],
    ],
    [
      'a trust policy that is too long',
      module('roles', 'roles', 'roles.yaml'),
      {
        'roles.yaml': 'generateRoles:\n  reader:\n    trustedPrincipal: this_account\n    '
          + `additionalTrustedPrincipals:\n${Array.from({ length: 60 }, (_, index) => `      - { trustedPrincipal: "arn:aws:iam::111122223333:role/a-role-of-a-partner-${index}" }\n`).join('')}`,
      },
      ['error DSP307 roles.yaml'],
    ],
  ];
  test.each(CASES)('%s', async (_, modules, files, expected) => {
    const { problems } = await validated(directoryWith({ 'mdaa.yaml': mdaaYaml(modules), ...files }));

    expect(problems.map(({ severity, code, file }) => `${severity} ${code} ${file}`)).toEqual(expected);
  });
});
