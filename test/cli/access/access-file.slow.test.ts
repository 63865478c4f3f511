import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { validate } from '../../../src/cli/validation/validation';
import { formatPosition } from '../../../src/private/problems';
import { runDsp } from '../../support/command-line';
import { copyKit, describeSampleKit, STARTER_KIT } from '../../support/kits';

jest.setTimeout(60_000);

/** The findings of the validation of a kit with this `access.yaml`: location, code, message and notes. */
function findings(access: string, source = STARTER_KIT): string[] {
  const kit = copyKit(source);
  writeFileSync(join(kit, 'access.yaml'), access);
  return validate({ config: kit, strict: false }).problems.map(({ position, code, message, notes = [], hint }) => (
    [`${formatPosition(position!)} ${code}: ${message}`, ...notes, ...hint === undefined ? [] : [hint]].join('\n')
  ));
}

/** A file with one sentence. */
function sentence(...lines: string[]): string {
  return `access:\n  - ${lines.join('\n    ')}\n`;
}

test('the sentences of the starter kit are true, and all of them are evaluated', () => {
  const { problems, remarks } = validate({ config: copyKit(STARTER_KIT), strict: true });

  expect(problems).toEqual([]);
  expect(remarks.map(({ code }) => code)).not.toContain('DSP457');
});

describeSampleKit((source) => {
  test('the sentences of the starter kit are true, also for roles whose policies open every Studio profile', () => {
    // The starter kit also opens its sample data to the team.
    const sentences = readFileSync(join(STARTER_KIT, 'access.yaml'), 'utf8')
      .replace(/(shared\/[\w-]+), datascience\/data-scientist, datascience\/team-execution\]/g, '$1]')
      .replace(/ {2}- allow: .*\n {4}actions: \[read, list\]\n {4}resources: \[transformed\/data\/sample_data\/x\]\n/, '');
    const found = findings(sentences, source);

    expect(sentences).toContain('resources: [profile:example-team/team1]');
    expect(found).toEqual([]);
  });
});

test('a sentence that is not true shows role, action, resource, statement and lines', () => {
  const found = findings(sentence(
    'allow: [shared/data-user, shared/data-admin]', 'actions: [write]', 'resources: [raw/data/x]', 'because: it was so',
  ));

  expect(found).toEqual([[
    'access.yaml:2:13 DSP454: role shared/data-user cannot perform s3:PutObject on raw/data/x',
    'denied by DenyOthersWrite of bucket raw: no access policy of raw grants this to role shared/data-user here '
      + '(datalake/datalake.yaml:29)',
    'the reason in the sentence: "it was so"',
    'if the role needs this access, add it to "ReadWriteRoles" of an access policy of raw; otherwise remove it '
      + 'from the sentence',
  ].join('\n')]);
});

test('a denial of every role includes roles elsewhere and administrators', () => {
  const found = findings(
    sentence('deny: ["*"]', 'except: [shared/data-admin]', 'actions: [read]', 'resources: [raw/data/x]'),
  );

  expect(found.map((text) => text.split('\n')[0])).toEqual([
    'access.yaml:2:12 DSP454: roles shared/data-user and shared/glue-etl can perform s3:GetObject on raw/data/x',
  ]);
  expect(findings(sentence('deny: ["*"]', 'actions: [s3:PutBucketPolicy]', 'resources: [raw]'))[0])
    .toContain('role administrator can perform s3:PutBucketPolicy on raw');
});

test('session, context, services and references of the templates are supported', () => {
  expect(findings([
    'access:',
    '  - { allow: [datascience/data-scientist], actions: [open], resources: [profile:team1], session: team1 }',
    '  - { deny: [datascience/data-scientist], actions: [open], resources: [profile:team1], session: bob }',
    '  - { deny: [shared/data-user], actions: [read], resources: [raw/data/x], context: {aws:SecureTransport: false} }',
    '  - { deny: ["service:cloudtrail.amazonaws.com"], actions: [write], resources: [raw/data/x] }',
    '  - allow: ["service:cloudtrail.amazonaws.com"]',
    '    actions: [write]',
    '    resources: ["audit:AWSLogs/{{account}}/x"]',
    '    context:',
    '      aws:SourceArn: arn:{{partition}}:cloudtrail:{{region}}:{{account}}:trail/t',
    '      s3:x-amz-acl: bucket-owner-full-control',
    '',
  ].join('\n'))).toEqual([]);
});

test.each([
  [['allow: [shared/data-usr]', 'actions: [read]', 'resources: [raw/x]'], '2:13 DSP450', '"shared/data-user"?'],
  [['deny: ["*"]', 'except: [shared/data-usr]', 'actions: [write]', 'resources: [raw/x]'], '3:14 DSP450', 'data-user'],
  [['allow: [shared/data-user]', 'actions: [raed]', 'resources: [raw/x]'], '3:15 DSP452', 'did you mean "read"?'],
  [['allow: [shared/data-user]', 'actions: [read]', 'resources: [rwa/x]'], '4:17 DSP451', 'did you mean "raw"?'],
  [['actions: [read]', 'resources: [raw/x]'], '2:5 DSP458', 'neither "allow" nor "deny"'],
  [['allow: [a]', 'deny: [a]', 'actions: [read]', 'resources: [raw/x]'], '2:5 DSP458', '"allow" and "deny"'],
  [['deny: [shared/data-user]', 'except: [a]', 'actions: [write]', 'resources: [raw/x]'], '3:5 DSP458', '["*"]'],
  [['alow: [shared/data-user]', 'actions: [read]', 'resources: [raw/x]'], '2:5 DSP110', 'did you mean "allow"?'],
  [['allow: [shared/data-user]', 'resources: [raw/x]'], '2:5 DSP112', '"actions"'],
])('%j is a problem with its location', (lines, place, text) => {
  const [found] = findings(sentence(...lines));

  expect(found).toContain(`access.yaml:${place}`);
  expect(found).toContain(text);
});

test('policies that were not evaluated cause a note', () => {
  const kit = copyKit(STARTER_KIT);
  const roles = join(kit, 'roles.yaml');
  const text = readFileSync(roles, 'utf8');
  writeFileSync(roles, text.replace('      - AWSGlueConsoleFullAccess\n', '$&      - ReadOnlyAccess\n'));

  const { remarks } = validate({ config: kit, strict: false });

  expect(remarks.find(({ code }) => code === 'DSP457')).toMatchObject({
    notes: ['arn:aws:iam::aws:policy/ReadOnlyAccess of shared/data-admin, datascience/data-admin'],
  });
});

test('an unknown condition operator is a problem with its location', () => {
  const kit = copyKit(STARTER_KIT);
  const roles = join(kit, 'roles.yaml');
  writeFileSync(roles, readFileSync(roles, 'utf8').replace(' StringEquals:\n', ' StringLikes:\n'));

  const [{ code, message, position }] = validate({ config: kit, strict: false }).problems;

  expect({ code, message }).toEqual({
    code: 'DSP305', message: 'statement 5: "StringLikes" is not a condition operator',
  });
  expect(position).toMatchObject({ file: 'roles.yaml' });
});

describe('dsp access --baseline', () => {
  const before = copyKit(STARTER_KIT);
  const after = copyKit(STARTER_KIT);
  const file = join(after, 'datalake', 'datalake.yaml');
  const reader = '      ReadRoles:\n        - DataUserRole\n';
  writeFileSync(file, readFileSync(file, 'utf8').replace(reader, '      ReadRoles:\n'));

  test('shows the permissions that roles gain and lose', async () => {
    const { stdout } = await runDsp(['access', '-c', after, '--baseline', before]);

    expect(stdout).toBe([
      'shared/data-user can no longer decrypt: key:datalake',
      'shared/data-user can no longer read: raw/data/',
      'shared/data-user can no longer read: raw/data/sample_data/',
      'shared/data-user can no longer read: transformed/data/',
      'shared/data-user can no longer read: transformed/data/sample_data/',
      '',
    ].join('\n'));
    expect((await runDsp(['access', '-c', before, '--baseline', after, '--output', 'markdown'])).stdout)
      .toContain('- shared/data-user can now read: raw/data/\n');
    expect((await runDsp(['access', '-c', before, '--baseline', before])).stdout).toBe('no changes in access\n');
  });

  test('compares with a cloud assembly', async () => {
    const assembly = join(before, 'assembly');
    await runDsp(['synth', '-c', before, '-o', assembly, '--quiet']);

    expect((await runDsp(['access', '-c', after, '--baseline', assembly, '--output', 'json'])).stdout).toContain(
      '"role": "shared/data-user"',
    );
  });

  test('rejects an invalid baseline', async () => {
    expect((await runDsp(['access', '-c', after, '--baseline', 'nowhere'])).stderr).toContain('DSP404');
  });
});
