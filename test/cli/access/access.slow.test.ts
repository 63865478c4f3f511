import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Answer, answer, answerText } from '../../../src/cli/access/answers';
import { PlatformAccess, readManagedPolicies } from '../../../src/cli/access/platform-access';
import { reachOf } from '../../../src/cli/access/reach';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';
import { kitWithTeams } from '../../support/many-teams';
import { moduleSamples, platformSamples } from '../../support/samples';
import { directoryWith } from '../../support/scratch-kit';

jest.setTimeout(60_000);

const KIT = copyKit(STARTER_KIT);
const SCIENTIST = 'example-org-dev-datascience-roles-data-scientist';
const PLATFORM = PlatformAccess.fromConfiguration(KIT, readManagedPolicies(undefined));

async function access(...args: string[]) {
  return runDsp(['access', ...args, '-c', KIT]);
}

/** The answer to `dsp access can ROLE ACTION RESOURCE [--session NAME] [--context K=V]`. */
function ask([role, action, resource, option, value]: string[]): Answer {
  const [key, given] = option === '--context' ? value.split('=') : [];
  return answer(PLATFORM, role, {
    action,
    resource,
    session: option === '--session' ? value : undefined,
    context: key === undefined ? {} : { [key]: given },
  });
}

describe('dsp access', () => {
  test('lists the access of every role, including that of known AWS managed policies', async () => {
    const { code, stdout } = await access();

    expect(code).toBe(0);
    expect(stdout).toMatch(/^shared\/data-user +athena:athena-results\/ +read, write, delete\n +raw\/data\/ +read\n/m);
    expect(stdout).toMatch(/^shared\/data-admin +athena +read, write, delete, delete-versions$/m);
    expect(stdout).toMatch(/^shared\/data-scientist +- +-$/m);
    expect(stdout).toMatch(/^ +profile:team1 +open$/m);
    expect(stdout).toMatch(/^ +database:sample-database +DESCRIBE\n +table:sample-database\/\* +DESCRIBE, SELECT$/m);
    expect(stdout).toMatch(/^shared\/glue-etl [^]*? +crawler:crawler1 +run$/m);
    expect(stdout).toMatch(/^administrator [^]*? +raw +administer\n[^]*? +key:datalake +administer$/m);
    expect(stdout).toMatch(/^ +role:shared\/data-user +administer, assume, pass$/m);
    expect(stdout.match(/administer/g)).toHaveLength(stdout.split(/^dataops\/example-project/m)[0].match(/administer/g)!.length);
    expect(stdout).not.toContain('not evaluated');
  });

  test('writes JSON, Markdown and HTML', async () => {
    const json = JSON.parse((await access('--output', 'json')).stdout) as {
      roles: { role: string; reaches: { resource: string; access: string[] }[] }[];
    };
    const user = json.roles.find(({ role }) => role === 'shared/data-user')!;

    expect(user.reaches).toContainEqual({ kind: 'bucket', resource: 'raw/data/', access: ['read'] });
    expect((await access('--output', 'markdown')).stdout).toContain('\n|  | raw/data/ | read |\n');
    expect((await access('--output', 'html')).stdout).toContain('<td>raw/data/</td><td>read</td>');
  });

  test('lists what was not evaluated, unless its JSON is provided', async () => {
    const kit = copyKit(STARTER_KIT);
    const roles = join(kit, 'roles.yaml');
    const text = readFileSync(roles, 'utf8');
    writeFileSync(roles, text.replace('      - AWSGlueConsoleFullAccess\n', '$&      - ReadOnlyAccess\n'));
    const policies = directoryWith({
      'ReadOnlyAccess.json': JSON.stringify({
        PolicyVersion: { Document: { Statement: { Effect: 'Allow', Action: 'sns:Publish', Resource: '*' } } },
      }),
    });
    const without = await runDsp(['access', '-c', kit]);
    const given = await runDsp(['access', '-c', kit, '--managed-policies', policies]);

    expect(without.stdout).toContain(
      'not evaluated: arn:aws:iam::aws:policy/ReadOnlyAccess of datascience/data-admin, shared/data-admin',
    );
    expect(given.stdout).not.toContain('not evaluated');
    expect(given.stdout).toMatch(/^shared\/data-admin [^]*? topic:example-project +publish\n/m);
  });

  test('rejects invalid policies', async () => {
    const policies = directoryWith({ 'Broken.json': '{' });

    expect((await access('--managed-policies', policies)).stderr).toContain('Broken.json" is not a JSON policy');
    expect((await access('--managed-policies', join(policies, 'no'))).stderr).toContain('is not a directory');
  });
});

describe('dsp access can', () => {
  test.each([
    [['shared/data-user', 'read', 'raw/data/x'], 'allowed by AllowReadData of bucket raw (datalake/datalake.yaml:'],
    [['shared/data-user', 's3:getobject', 'arn:aws:s3:::example-org-dev-shared-datalake-raw/data/x'], 'AllowReadData'],
    [['example-org-dev-shared-roles-data-user', 'list', 'raw'], 'AllowReadData'],
    [['datascience/data-scientist', 'write', 'team:projects/x'], 'of bucket example-team'],
    [['datascience/data-scientist', 'open', 'profile:team1', '--session', 'team1'], 'OpenOwnProfile'],
    [['shared/data-user', 'query', 'workgroup:athena'], 'allowed by Query of policy UsagePolicy of athena'],
    [['shared/data-user', 'SELECT', 'database:sample-database'], 'grant of DESCRIBE, SELECT of Lake Formation'],
    [['shared/data-user', 'SELECT', 'table:sample-database/t'], 'SELECT on table:sample-database/t'],
    [['shared/glue-etl', 'ALTER', 'database:sample-database'], 'grant of ALTER, CREATE_TABLE, DESCRIBE'],
    [['shared/glue-etl', 'INSERT', 'table:dataops/example-project/sample-database/t'], 'grant of DELETE, DESCRIBE'],
    [['shared/data-admin', 'DROP', 'table:sample-database/*'], 'grant of ALL of Lake Formation'],
    [['shared/data-user', 'decrypt', 'key:datalake'], 'allowed by Decrypt of key:datalake'],
    [['administrator', 's3:PutBucketPolicy', 'raw'], 'allowed by AdministratorAccess'],
    [
      [`arn:aws:sts::111122223333:assumed-role/${SCIENTIST}/team1`, 'open', 'profile:team1'],
      'as session "team1"\n  allowed by OpenOwnProfile',
    ],
    [['shared/data-admin', 'read', 'arn:aws:s3:::aws-glue-x/x'], 'allowed by statement 2 of policy AWSGlueConsole'],
    [['shared/data-user', 'list', 'raw/data/x'], 's3:ListBucket on raw\n'],
    [['administrator', 's3:PutBucketPolicy', 'raw/data/x'], 's3:PutBucketPolicy on raw\n'],
    [['shared/data-user', 's3:ListAllMyBuckets', '*'], 'ViewBuckets of policy DataScienceUserPolicy (roles.yaml:'],
  ])('%j: yes', (args, reason) => {
    const text = answerText(ask(args));

    expect(text).toMatch(/^yes: role /);
    expect(text).toContain(reason);
  });

  test.each([
    [['datascience/team-execution', 'read', 'raw/data/x'], 'has this access only in raw/data/sample_data/ (datalake/'],
    [['shared/data-user', 'write', 'raw/data/x'], 'no access policy of raw grants this to role shared/data-user here'],
    [['datascience/data-scientist', 'open', 'profile:team1', '--session', 'bob'], 'denied by DenyProfilesOfOthers'],
    [['datascience/data-user', 'open', 'profile:team1', '--session', 'bob'], ':bob"'],
    [['shared/data-user', 'read', 'arn:aws:s3:::foreign/x'], 'no policy allows s3:GetObject on arn:aws:s3:::foreign'],
    [[`arn:aws:sts::111122223333:assumed-role/${SCIENTIST}/bob`, 'open', 'profile:team1'], 'DenyProfilesOfOthers'],
    [
      ['shared/data-user', 'read', 'raw/data/x', '--context', 'aws:SecureTransport=false'],
      'denied by DenyInsecureTransport of bucket raw: aws:SecureTransport is "false"',
    ],
    [['administrator', 'decrypt', 'key:datalake'], 'the policy of key:datalake does not allow kms:Decrypt'],
    [['shared/data-user', 'query', 'workgroup:example-team'], 'no policy allows athena:StartQueryExecution'],
    [['shared/glue-etl', 'ALL', 'database:sample-database'], 'no Lake Formation grant allows ALL'],
    [
      ['shared/glue-etl', 'ALTER', 'table:sample-database/t'],
      'no Lake Formation grant allows ALTER on table:sample-database/t for role shared/glue-etl',
    ],
    [['shared/glue-etl', 'DROP', 'table:sample-database/*'], 'no Lake Formation grant allows DROP'],
    [['shared/glue-etl', 'CREATE_TABLE', 'table:sample-database/t'], 'no Lake Formation grant allows CREATE_TABLE'],
    [['shared/data-user', 'INSERT', 'database:sample-database'], 'no Lake Formation grant allows INSERT'],
    [
      ['datascience/data-user', 'open', 'profile:team1', '--session', 'x'],
      'OpenOwnProfile of policy DataScienceUserPolicy does not apply: sagemaker:ResourceTag/userid is "AROA',
    ],
    [['shared/data-user', 's3:PutBucketPolicy', 'raw'], 'for role shared/data-user (roles.yaml:'],
  ])('%j: no', (args, reason) => {
    const text = answerText(ask(args));

    expect(text).toMatch(/^no: role /);
    expect(text).toContain(reason);
  });

  test.each([
    [['shared/data-usr', 'read', 'raw/data/x'], 'no role "shared/data-usr"', 'did you mean "shared/data-user"?'],
    [['data-user', 'read', 'raw/data/x'], 'several roles have the name', 'one of datascience/data-user'],
    [['shared/data-user', 'read', 'rwa/data/x'], 'there is no bucket "rwa"', 'did you mean "raw"?'],
    [['shared/data-user', 'query', 'workgroup:athna'], 'no workgroup "athna"', 'did you mean "workgroup:athena"?'],
    [['shared/data-user', 'query', 'athena'], '"athena" names a bucket', 'did you mean "workgroup:athena"?'],
    [['shared/data-user', 'read', 'wrokgroup:athena'], 'no resource "wrokgroup', 'did you mean "workgroup:athena"?'],
    [['shared/data-user', 'decrypt', 'datalake'], 'no resource "datalake"', 'did you mean "key:datalake"?'],
    [['shared/data-user', 'read', 'example-tem:x'], 'no bucket "example-tem"', 'did you mean "example-team"?'],
    [['shared/data-user', 'SELECT', 'table:sampel-database/x'], '"sampel-database"', '"database:sample-database"?'],
    [['shared/data-user', 'stop', 'profile:team2'], 'no profile "team2"', 'choose one of: profile:team1'],
    [['shared/data-user', 'run', 'studio:'], 'no studio ""', 'choose one of: studio:'],
    [['shared/data-user', 's3:GetObjct', 'raw/data/x'], 'no action "s3:GetObjct"', 'did you mean "s3:GetObject"?'],
    [['shared/data-user', 'raed', 'raw/data/x'], 'no action "raed"', 'did you mean "read"?'],
    [['shared/data-user', 's33:GetObject', 'raw/data/x'], 'no action "s33:GetObject"', 'did you mean "s3:GetObject"?'],
    [['shared/data-user', 's3:ListAllMyBuckets', 'raw'], 'takes no resource', 'write "*"'],
    [['shared/data-user', 'read', 'raw/data/*'], 'is a pattern', 'specify one resource, for example one object'],
    [['shared/data-user', 'read', 'raw'], '"raw" is a bucket', 'name an object, for example "raw/data/x"'],
    [['shared/data-user', 'read', 'team'], '"team" is a bucket', 'name an object, for example "team:data/x"'],
    [['shared/data-user', 's3:GetObject', 'profile:team1'], 'does not apply to "profile:team1"', 'action of sagemaker'],
    [['shared/data-user', 'kms:Decrypt', 'raw/data/x'], 'does not apply to "raw/data/x"', 'action of s3'],
    [['shared/data-user', 'DATA_LOCATION_ACCESS', 'arn:aws:s3:::foreign'], 'is not in the platform', 'own resources'],
  ])('%j: a problem with a hint', (args, message, hint) => {
    expect(() => ask(args)).toThrow(message);
    expect(() => ask(args)).toThrow(hint);
  });

  test('the exit code is 0 for yes, 1 for no and 2 for a problem', async () => {
    const codes = [
      await access('can', 'shared/data-user', 'read', 'raw/data/x'),
      await access('can', 'shared/data-user', 'read', 'raw/data/x', '--context', 'aws:SecureTransport=false'),
      await access('can', 'shared/data-usr', 'read', 'raw/data/x'),
      await access('can', 'shared/data-user', 'read', 'raw/data/x', '--context', 'a'),
      await runDsp(['access', '-c', join(KIT, 'no'), 'can', 'shared/data-user', 'read', 'raw/data/x']),
    ];

    expect(codes.map(({ code }) => code)).toEqual([0, 1, 2, 2, 2]);
    expect(codes[2]).toMatchObject({ stdout: '', stderr: expect.stringContaining('did you mean "shared/data-user"?') });
    expect(codes[3].stderr).toContain('--context: "a" has no value');
  });

  test('JSON contains the same', async () => {
    const { stdout } = await access('can', 'shared/data-user', 'read', 'raw/data/x', '--output', 'json');

    expect(JSON.parse(stdout)).toMatchObject({
      allowed: true,
      role: 'shared/data-user',
      action: 's3:GetObject',
      resource: 'raw/data/x',
      reasons: [{ text: 'allowed by AllowReadData of bucket raw' }],
    });
  });

  test('a missing argument is incorrect usage', async () => {
    expect((await access('can', 'shared/data-user')).code).toBe(2);
  });
});

test('dsp access who open profile:team1 evaluates the session of the profile', async () => {
  const { stdout } = await access('who', 'open', 'profile:team1');

  expect(stdout).toMatch(/^datascience\/data-scientist$/m);
  expect(stdout).toContain('sagemaker:CreatePresignedDomainUrl on profile:team1, as session "team1"');
});

test.each([...moduleSamples(), ...platformSamples()].map(({ name, directory }) => [name, directory] as const))(
  '%s: roles and resources have unique names, and listed access can be checked',
  (_, directory) => {
    const platform = PlatformAccess.fromConfiguration(directory, readManagedPolicies(undefined));
    const { roles, resources } = platform;
    const reach = reachOf(platform);

    for (const role of roles.things) expect(roles.find(roles.labelOf(role))).toBe(role);
    for (const resource of resources.index.things) {
      expect(resources.find(resources.index.labelOf(resource))).toEqual({ arn: resource.arn, resource });
    }
    for (const { resource } of reach.flatMap(({ reaches }) => reaches)) {
      expect(resources.find(resource)).toMatchObject({ resource: expect.anything() as unknown });
    }
  },
);

test('dsp access who lists the roles with access', async () => {
  const { code, stdout } = await access('who', 'read', 'raw/data/x');

  expect(stdout.split('\n').filter((line) => /^\w+\/[\w-]+$/.test(line)).sort()).toEqual([
    'shared/data-admin', 'shared/data-user', 'shared/glue-etl',
  ]);
  expect(stdout).toMatch(/^3 of \d+ roles can perform s3:GetObject on raw\/data\/x$/m);
  expect(code).toBe(0);
});

test.each(['s3:Get*', 's3:GetObjec?', '*'])('the action %s is a pattern, and no question', async (action) => {
  const { code, stderr } = await runDsp(['access', 'can', 'shared/data-user', action, 'raw/data/x', '-c', KIT]);

  expect(code).toBe(2);
  expect(stderr).toContain(`DSP452: "${action}" is a pattern of actions`);
});

describe('the access of many teams', () => {
  test('every allowed request passes the check by name', () => {
    const { model, resources } = PLATFORM;
    const actions = ['s3:GetObject', 's3:PutObject', 's3:PutBucketPolicy', 'kms:Decrypt', 'kms:PutKeyPolicy'];

    const pairs = model.roles.flatMap((role) => resources.index.things.map(({ arn }) => ({ role, arn })));
    const requests = pairs.flatMap(({ role, arn }) => actions.map((action) => ({
      allowed: model.decide({ role }, action, `${arn}${/Object$/.test(action) ? '/data/x' : ''}`).allowed,
      could: model.couldAllow(role, action, arn),
    })));

    expect(requests.filter(({ allowed }) => allowed).length).toBeGreaterThan(5);
    expect(requests.filter(({ could }) => !could).length).toBeGreaterThan(500);
    expect(requests.filter(({ allowed, could }) => allowed && !could)).toEqual([]);
  });

  test('is evaluated with a number of decisions that grows linearly', () => {
    const decisions = [4, 8, 16].map((teams) => {
      const platform = PlatformAccess.fromConfiguration(kitWithTeams(teams), readManagedPolicies(undefined));
      const decide = jest.spyOn(platform.model, 'decide');
      reachOf(platform);
      return decide.mock.calls.length;
    });

    const [few, more, many] = decisions;

    expect(many - more).toBeLessThan(2.5 * (more - few));
  });
});
