import { nameHint } from '../../../src/cli/access/name-hints';

const ROLES = ['shared/data-admin', 'shared/data-user', 'shared/glue-etl', 'shared/team1-user', 'science/data-user'];

function hint(word: string, names: readonly string[], likely: readonly string[] = [], prefix?: string) {
  return nameHint(word, names.map((name) => ({ label: name, names: [name], isLikely: likely.includes(name) })), prefix);
}

test.each([
  ['shared/data-usr', 'shared/data-user'],
  ['shared/data-suer', 'shared/data-user'],
  ['shared/dta-usr', 'shared/data-user'],
  ['shared/dataUser', 'shared/data-user'],
  ['shared/data-user-of-x', 'shared/data-user'],
  ['shared/glue', 'shared/glue-etl'],
  ['Shared/glue_etl', 'shared/glue-etl'],
])('%s: %s is a form of the name, or the name without an error', (word, meant) => {
  const found = hint(word, ROLES);

  expect(found).toBe(`did you mean "${meant}"?`);
});

test.each([
  'shared/data-usher-x', 'shared/analyst', 'common/data-user', 'shared/team2-user', 'shared/data-xyz',
  'shared/data-u5er',
])('%s: a name with another part is not suggested, but all names are listed', (word) => {
  const found = hint(word, ROLES);

  expect(found).toMatch(/^choose one of: /);
  expect(found!.slice('choose one of: '.length).split(', ').sort()).toEqual([...ROLES].sort());
});

test('a role without the renamed word is not the administrator', () => {
  const found = hint('shared/data-user', ['shared/data-admin', 'shared/data-user-of-x']);

  expect(found).toBe('did you mean "shared/data-user-of-x"?');
});

test('several longer names are listed, without the others', () => {
  const found = hint('shared/data', ROLES);

  expect(found).toBe('choose one of: shared/data-user, shared/data-admin');
});

test('names of two letters and numbers are no errors of each other', () => {
  const found = [hint('qa', ['qb']), hint('team1', ['team10']), hint('zone-a', ['zone-b'])];

  expect(found).toEqual(['choose one of: qb', 'choose one of: team10', 'choose one of: zone-b']);
});

test('the most similar name is in a list that is cut off', () => {
  const others = Array.from({ length: 30 }, (_, index) => `x${index}/role`);

  const found = hint('common/data-user', [...others, 'shared/data-user']);

  expect(found).toMatch(/^choose one of: shared\/data-user, .*, \.\.\.$/);
  expect(found!.split(', ')).toHaveLength(13);
});

test('a likely name precedes others, and a prefix is a part of each name', () => {
  const found = hint('abc', ['data-user', 'quality'], ['quality'], 'role:');

  expect(found).toBe('choose one of: role:quality, role:data-user');
});

test('without candidates, there is no hint', () => {
  const found = hint('abc', []);

  expect(found).toBeUndefined();
});
