import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { validate } from '../../../src/cli/validation/validation';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

/** A copy of the starter kit with all occurrences of a text replaced in files. */
function kitWith(...changes: [file: string, from: RegExp, to: string][]): string {
  const kit = copyKit(STARTER_KIT);
  for (const change of changes) replaceIn(kit, ...change);
  return kit;
}

function replaceIn(kit: string, file: string, from: RegExp, to: string): void {
  const text = readFileSync(join(kit, file), 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(join(kit, file), changed);
}

function problemsOf(kit: string) {
  return validate({ config: kit, strict: false }).problems.map(({ code, message, hint, notes = [], position }) => ({
    code, message, hint, notes, line: position?.line,
  }));
}

function withRole(name: string): string {
  return kitWith(
    ['roles.yaml', /^ {2}data-user:/gm, `  ${name}:`],
    ['datalake/datalake.yaml', /role-id:data-user$/gm, `role-id:${name}`],
    ['datalake/athena.yaml', /role-id:data-user$/gm, `role-id:${name}`],
    ['dataops/project.yaml', /generated-role\/data-user\//g, `generated-role/${name}/`],
  );
}

describe('a renamed role', () => {
  test('is one error with its places, and the platform is valid with the suggested name', () => {
    const kit = withRole('data-user-of-x');

    const first = problemsOf(kit);
    replaceIn(kit, 'access.yaml', /shared\/data-user\b/g, /"(.*)"/.exec(first[0].hint!)![1]);
    const second = problemsOf(kit);

    expect(first).toEqual([{
      code: 'DSP450',
      message: 'there is no role "shared/data-user"',
      hint: 'did you mean "shared/data-user-of-x"?',
      notes: [expect.stringMatching(/^also at access\.yaml:12:33, (\d+:\d+, ){5}and \d+ more$/)],
      line: 8,
    }]);
    expect(second).toEqual([]);
  });

  test('is in the list of roles, before roles that sentences name, and the administrator is not suggested', () => {
    const [{ hint }] = problemsOf(withRole('analyst'));

    const roles = hint!.replace('choose one of: ', '').split(/[,;] /);

    expect(hint).toMatch(/^choose one of: /);
    expect(roles.indexOf('shared/analyst')).toBeGreaterThanOrEqual(0);
    expect(roles.indexOf('shared/analyst')).toBeLessThan(roles.indexOf('shared/data-admin'));
  });
});

test('a renamed bucket is one error with the names of buckets, and the platform is valid with the new name', () => {
  const kit = kitWith(
    ['datalake/datalake.yaml', /^ {2}transformed:/gm, '  curated:'],
    ['datalake/sample-data.yaml', /^ {2}transformed:/gm, '  curated:'],
    ['dataops/project.yaml', /bucket\/transformed\//g, 'bucket/curated/'],
    ['dataops/crawler.yaml', /bucket\/transformed\//g, 'bucket/curated/'],
  );

  const first = problemsOf(kit);
  replaceIn(kit, 'access.yaml', /\btransformed\b/g, 'curated');
  const second = problemsOf(kit);

  expect(first).toEqual([{
    code: 'DSP451',
    message: 'there is no bucket "transformed"',
    hint: 'choose one of: curated, raw; or remove the name if it no longer exists',
    notes: [expect.stringMatching(/^also at access\.yaml:7:62, /)],
    line: 7,
  }]);
  expect(second).toEqual([]);
});

test('a module with another name is one error for all resources, and the platform is valid with the new name', () => {
  const kit = kitWith(['mdaa.yaml', /^ {10}example-team:/m, '          fraud-team:']);

  const first = problemsOf(kit);
  replaceIn(kit, 'access.yaml', /example-team/g, 'fraud-team');
  const second = problemsOf(kit);

  expect(first).toEqual([{
    code: 'DSP451',
    message: 'there is no module "example-team"',
    hint: 'write "fraud-team" instead of "example-team", the module with these resources that no sentence names',
    notes: [expect.stringMatching(/^also at access\.yaml:\d+:49, .* and 15 more$/)],
    line: 36,
  }]);
  expect(second).toEqual([]);
});

test('a module that sentences name, too, is not suggested for another name', () => {
  const kit = kitWith(['access.yaml', /example-team:projects/g, 'fraud-team:projects']);

  const found = problemsOf(kit);

  expect(found.map(({ message }) => message)).toEqual(['there is no bucket "fraud-team"']);
  expect(found[0].hint).toMatch(/^choose one of: /);
  expect(found[0].hint).toContain('example-team');
  expect(found[0].hint).not.toContain('raw');
});

describe('a profile with another name', () => {
  const PROFILE = ['datascience/datascience-team.yaml', /^ {6}team1:/m] as const;

  test.each(['alice', 'anna.meier@example.com'])('%s is suggested with its team and session', (name) => {
    const kit = kitWith([...PROFILE, `      ${name}:`]);

    const first = problemsOf(kit);
    replaceIn(kit, 'access.yaml', /team1/g, name);
    const second = problemsOf(kit);

    expect(first).toEqual([expect.objectContaining({
      code: 'DSP451',
      message: 'there is no profile "example-team/team1"',
      hint: `write "profile:example-team/${name}", and "session: ${name}" instead of "session: team1"`,
    })]);
    expect(second).toEqual([]);
  });

  test('in the sentences is replaced by that of the team', () => {
    const kit = kitWith(['access.yaml', /team1/g, 'alice']);

    const found = problemsOf(kit);

    expect(found.map(({ hint }) => hint)).toEqual([
      'write "profile:example-team/team1", and "session: team1" instead of "session: alice"',
    ]);
  });

  test('in the session is replaced by the owner of the profile', () => {
    const kit = kitWith(['access.yaml', /session: "?team1"?/, 'session: alice']);

    const found = problemsOf(kit);

    expect(found).toHaveLength(1);
    expect(found[0].hint).toContain('write "session: team1"');
  });

  test('is not chosen from several that no sentence names', () => {
    const alice = '      alice:\n        userRole:\n          id: generated-role-id:data-scientist\n';
    const kit = kitWith([...PROFILE, `${alice}      bob:`]);

    const found = problemsOf(kit);

    expect(found.map(({ hint }) => hint)).toEqual([
      expect.stringMatching(/^choose one of: profile:example-team\/(alice|bob), profile:example-team\/(alice|bob); or remove /),
    ]);
  });
});

test('a role of a domain is chosen from the roles of the domain, those that no sentence names first', () => {
  const kit = kitWith(['access.yaml', /datascience\/team-execution/g, 'datascience/jobs']);

  const [{ hint }] = problemsOf(kit);

  expect(hint).toMatch(/^choose one of: (datascience\/[\w-]+(, |; ))+or remove /);
  expect(hint!.indexOf('datascience/team-execution')).toBeLessThan(hint!.indexOf('datascience/data-scientist'));
});

test('a sentence that is not true is reported after all names are correct', () => {
  const kit = copyKit(STARTER_KIT);
  const file = join(kit, 'access.yaml');
  const sentences = [
    'access:',
    '  - { allow: [shared/data-user], actions: [write], resources: [raw/data/x] }',
    '  - { allow: [shared/data-usr], actions: [raed], resources: [rwa/data/x] }',
    '',
  ].join('\n');
  writeFileSync(file, sentences);
  const first = problemsOf(kit);
  writeFileSync(file, sentences.replace('data-usr', 'data-user').replace('rwa', 'raw'));
  const second = problemsOf(kit);
  writeFileSync(file, sentences.replace('data-usr', 'data-user').replace('rwa', 'raw').replace('raed', 'read'));
  const third = problemsOf(kit);

  expect(first.map(({ code, line }) => `${code} ${line}`)).toEqual(['DSP450 3', 'DSP451 3']);
  expect(second.map(({ code, line }) => `${code} ${line}`)).toEqual(['DSP452 3']);
  expect(third.map(({ code, line }) => `${code} ${line}`)).toEqual(['DSP454 2']);
});

test('the bucket with the name of a workgroup is one error for all actions', () => {
  const kit = kitWith(['access.yaml', /workgroup:athena/g, 'athena']);

  const first = problemsOf(kit);
  replaceIn(kit, 'access.yaml', /\[athena\]/g, '[workgroup:athena]');
  const second = problemsOf(kit);

  expect(first).toEqual([{
    code: 'DSP451',
    message: '"athena" names a bucket, not a workgroup',
    hint: 'did you mean "workgroup:athena"?',
    notes: [expect.stringMatching(/^also at access\.yaml:\d+:17$/)],
    line: 64,
  }]);
  expect(second).toEqual([]);
});

test('a resource in {{arn:RESOURCE}} that does not exist is an error at its value', () => {
  const kit = kitWith(['access.yaml', /VolumeKmsKey: "\{\{arn:key:example-team\}\}"/, 'VolumeKmsKey: "{{arn:key:x-team}}"']);

  const found = problemsOf(kit);

  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ code: 'DSP451', message: 'there is no key "x-team"' });
  expect(found[0].hint).toContain('key:example-team');
});

describe('modules in different accounts', () => {
  const inOtherAccount = () => kitWith(['mdaa.yaml', /( {2}dataops:\n.*\n.*\n.*account: )default/, '$1"012345678901"']);

  test('are one error about all sentences, with the account that differs', async () => {
    const { code, stderr } = await runDsp(['validate', '--config', inOtherAccount()]);

    expect(code).toBe(1);
    expect(stderr.match(/error DSP/g)).toHaveLength(1);
    expect(stderr).toContain('access.yaml: error DSP454: 3 sentences are not true, probably because modules');
    expect(stderr).toMatch(/note: DSP220 at mdaa\.yaml:\d+:\d+: "dataops\/dev" has the account "012345678901"/);
    expect(stderr).toContain('hint: first fix DSP220, then run');
    expect(stderr).not.toContain('grant it in the configuration');
  });

  test('do not hide names that do not exist', () => {
    const kit = inOtherAccount();
    replaceIn(kit, 'access.yaml', /shared\/data-user\b/g, 'shared/data-usr');

    expect(problemsOf(kit).map(({ code }) => code)).toEqual(['DSP450']);
  });

  test('are no error if the sentences are true', () => {
    const kit = inOtherAccount();
    writeFileSync(join(kit, 'access.yaml'), [
      'access:', '  - { deny: [shared/data-user], actions: [write], resources: [raw/data/x] }', '',
    ].join('\n'));

    expect(problemsOf(kit)).toEqual([]);
  });

  test('do not explain reads of values that no module publishes', () => {
    const kit = kitWith(
      ['access.yaml', /^access:$/m, 'access:\n  - { allow: [shared/data-user], actions: [write], resources: [raw/data/x] }'],
      ['governance/audit-trail.yaml', /(BucketName: )ssm:.*/, '$1ssm:/elsewhere/bucket'],
      ['governance/audit-trail.yaml', /(KeyArn: )ssm:.*/, '$1ssm:/elsewhere/key'],
    );

    const { problems, warnings } = validate({ config: kit, strict: false });

    expect(warnings.map(({ code }) => code)).toContain('DSP220');
    expect(problems.map(({ code, position }) => `${code} ${position?.line}`)).toEqual(['DSP454 4']);
  });
});
