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

describe('an entry at the wrong place', () => {
  const rule = { accessPolicies: ['Root'] };

  test('in the entry before it: the hint is its column', () => {
    const [problem, ...others] = problemsOf('DataLakeOptions', {
      roles: {}, accessPolicies: {}, buckets: { raw: { ...rule, transformed: rule } },
    });

    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: ['buckets', 'raw', 'transformed'], isOfKey: true });
    expect(problem.hint).toBe(
      'if "transformed" is an entry of "buckets", indent it like "raw", and its keys one level deeper',
    );
  });

  test.each([
    ['that is empty', {}],
    ['with a key of another struct', { ...rule, other: 1 }],
    ['that is a string', 'x'],
  ])('a value %s is an unknown key like others', (_, value) => {
    const [{ hint }] = problemsOf('DataLakeOptions', {
      roles: {}, accessPolicies: {}, buckets: { raw: { ...rule, transformed: value } },
    });

    expect(hint).toContain('choose one of: ');
  });

  test('a key next to its entry is reported once, and read as a key of the entry', () => {
    const { problems, value } = readOptions('DataLakeOptions', {
      roles: {}, accessPolicies: {}, buckets: { raw: {}, accessPolicies: ['Root'] },
    }, 'yaml');

    expect(problems).toEqual([{
      code: 'DSP110',
      path: ['buckets', 'accessPolicies'],
      isOfKey: true,
      message: '"accessPolicies" is next to the names in "buckets", and belongs to one of them',
      hint: 'indent "accessPolicies" and the lines below it under "raw"',
    }]);
    expect(value).toMatchObject({ buckets: { raw: { accessPolicies: ['Root'] } } });
  });

  test('an entry with the name of a key is an entry', () => {
    const { problems, value } = readOptions('DataLakeOptions', {
      roles: {}, accessPolicies: {}, buckets: { raw: rule, inventories: rule },
    }, 'yaml');

    expect(problems).toEqual([]);
    expect(value).toMatchObject({ buckets: { inventories: rule } });
  });

  test.each([
    ['lifecycleConfiguration', [{ id: 'archive' }], 'lifecycleConfigurations'],
    ['accessPolicies', [{ rule: { prefix: '/' } }], 'accessPolicies'],
  ])('the content of an entry of another option in "%s": the hint is to write its name', (key, value, map) => {
    const [problem, ...others] = problemsOf('DataLakeOptions', {
      roles: {}, accessPolicies: {}, buckets: { raw: { ...rule, [key]: value } },
    });

    expect(others).toEqual([]);
    expect(problem.hint).toBe(
      `write only the name of an entry of "${map}", for example "${key}: NAME", and the content in "${map}", below NAME`,
    );
  });
});

test.each([
  ['AuditTrailOptions', ['trail', 'name'], 'the name consists of the names of the organization'],
  ['AuditBucketOptions', ['tags'], 'tags are in "tag_configs"'],
  ['DataLakeOptions', ['region'], 'the Region is that of the environment'],
])('a key of %s that is set elsewhere is to be removed', (struct, path, reason) => {
  const written = path.length === 1 ? { [path[0]]: 'x' } : { [path[0]]: { [path[1]]: 'x' } };

  const problem = problemsOf(struct, written).find(({ code }) => code === 'DSP110');

  expect(problem?.hint).toContain(`remove it: ${reason}`);
});
