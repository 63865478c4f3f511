import { OTHER_KEY_NAMES } from '../../src/private/facts/other-key-names';
import { configurableProperties } from '../../src/private/options-model';
import { OptionProblem, readOptions, Spelling } from '../../src/private/options-reader';
import { scalarHint, yamlText } from '../../src/private/scalar-hints';

function problemsOf(struct: string, value: unknown, spelling: Spelling = 'yaml'): OptionProblem[] {
  return readOptions(struct, value, spelling).problems;
}

function hintOfMissing(struct: string, key: string, spelling?: Spelling): string | undefined {
  return problemsOf(struct, {}, spelling).find(({ message }) => message === `"${key}" is missing`)?.hint;
}

test.each([
  ['StudioDomainOptions', 'vpcId', 'add the key with the ID of a VPC, for example "vpcId: vpc-0123456789abcdef0"'],
  ['StudioDomainOptions', 'subnetIds', 'add the key with a list, for example "subnetIds: [subnet-0123456789abcdef0]"'],
  ['DataLakeAccessRule', 'prefix', 'add the key with a string, for example "prefix: data/"'],
  ['LifecycleRuleOptions', 'Status', 'add the key with a string, for example "Status: Enabled"'],
  ['TeamMlflowOptions', 'enabled', 'add "enabled: true" or "enabled: false"'],
  ['AthenaWorkgroupOptions', 'dataAdminRoles',
    'add the key with roles below it, for example "- id: generated-role-id:NAME"'],
  ['DatabaseCrawlerOptions', 'role', 'add the key with a role below it, for example "id: generated-role-id:NAME"'],
  ['DataLakeOptions', 'buckets', 'add the key with one entry per line below it, each as "name: value"'],
  ['DataLakeAccessPolicy', 'rule',
    'add the key with its own keys below it: prefix, ReadRoles, ReadWriteRoles, ReadWriteSuperRoles'],
  ['GlueClassifierOptions', 'classifierType', 'add the key with one of csv, grok, json, xml'],
])('%s without "%s": the hint is what to write', (struct, key, hint) => {
  expect(hintOfMissing(struct, key)?.split('\n')[0]).toBe(hint);
});

test('the hint for a missing property in code has its meaning and an example', () => {
  expect(hintOfMissing('StudioDomainOptions', 'vpcId', 'code')).toBe(
    'specify "vpcId": the ID of a VPC, for example "vpc-0123456789abcdef0"',
  );
});

describe('a misspelled key', () => {
  test('is the only problem, although the key that was meant is required', () => {
    expect(problemsOf('AccessSentenceOptions', { deny: ['*'], action: ['read'], resource: ['raw/x'] })).toEqual([
      expect.objectContaining({ code: 'DSP110', path: ['action'], isOfKey: true, hint: 'did you mean "actions"?' }),
      expect.objectContaining({ code: 'DSP110', path: ['resource'], isOfKey: true, hint: 'did you mean "resources"?' }),
    ]);
  });

  test('has the correct form of its value in the same hint', () => {
    const [problem, ...others] = problemsOf('AccessSentenceOptions', {
      deny: ['*'], actions: ['read'], resource: 'raw/x',
    });

    expect(problem.hint).toBe('did you mean "resources"? Write [raw/x], or one entry per line, each after "- "');
    expect(others).toEqual([]);
  });

  test('does not hide problems within its value', () => {
    const problems = problemsOf('AccessSentenceOptions', { deny: ['*'], action: [['read']], resources: ['raw/x'] });

    expect(problems.map(({ code, path }) => [code, ...path])).toEqual([
      ['DSP110', 'action'], ['DSP111', 'action', 0],
    ]);
  });
});

describe('a word of another tool', () => {
  test('is explained with the key for the same', () => {
    expect(problemsOf('AccessSentenceOptions', { principal: ['a'], actions: ['read'], resources: ['raw/x'] })).toEqual([
      expect.objectContaining({ path: ['principal'], hint: 'did you mean "allow"?' }),
    ]);
  });

  test('is not a suggestion for a key that is there', () => {
    const [problem] = problemsOf('AccessSentenceOptions', {
      allow: ['a'], principal: ['a'], actions: ['read'], resources: ['raw/x'],
    });

    expect(problem.hint).not.toContain('"allow"');
  });

  test.each(Object.entries(OTHER_KEY_NAMES))('%s: each word is for a key, and is not a key itself', (struct, words) => {
    const keys = Object.entries(configurableProperties(struct)).map(([name, { yaml }]) => yaml ?? name);

    expect(Object.values(words).filter((key) => !keys.includes(key))).toEqual([]);
    expect(Object.keys(words).filter((word) => keys.includes(word))).toEqual([]);
  });
});

describe('a key without a value', () => {
  test('is a warning at the key, because the default applies', () => {
    const { problems, warnings } = readOptions('AuditBucketOptions', { readRoles: null }, 'yaml');

    expect(problems.filter(({ path }) => path.includes('readRoles'))).toEqual([]);
    expect(warnings).toEqual([expect.objectContaining({ code: 'DSP136', path: ['readRoles'], isOfKey: true })]);
  });

  test('is missing if the key is required', () => {
    expect(hintOfMissing('StudioDomainOptions', 'vpcId')).toBeDefined();
    expect(readOptions('StudioDomainOptions', { vpcId: null }, 'yaml').warnings).toEqual([]);
  });
});

test.each([
  ['bytesScannedCutoffPerQuery', '10GB', 'write the number of bytes: 10000000000'],
  ['bytesScannedCutoffPerQuery', '2 MiB', 'write the number of bytes: 2097152'],
  ['idleTimeoutInMinutes', '1.5 hours', 'write the number of minutes: 90'],
  ['expirationDays', '2 weeks', 'write the number of days: 14'],
  ['maximumEbsVolumeSizeInGb', '1 TB', 'write the number of GB: 1000'],
  ['expirationDays', '3 fortnights', 'write only the number of days, without a unit'],
  ['gid', '5x', 'write only the number, without a unit'],
  ['gid', 'five', undefined],
])('%s: the hint for "%s" is "%s"', (key, text, hint) => {
  expect(scalarHint('number', text, [key])).toBe(hint);
});

test.each([
  ['data/', 'data/'], ['**/x', '"**/x"'], ['a: b', '"a: b"'], ['x, y', '"x, y"'], ['{{org}}-x', '"{{org}}-x"'],
])('%j in YAML is %s', (text, written) => {
  expect(yamlText(text)).toBe(written);
});
