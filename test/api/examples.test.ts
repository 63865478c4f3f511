import { publicTypes } from './assembly';

const constructs = publicTypes().filter(({ kind, base }) => kind === 'class' && base === 'constructs.Construct');

test('the components and the platform are constructs', () => {
  const names = constructs.map(({ name }) => name);

  expect(names).toEqual(expect.arrayContaining(['DataLake', 'DataScienceTeam', 'DataSciencePlatform', 'StudioDomain']));
});

test.each(
  constructs.map(({ name, docs }) => [name, docs?.example]),
)('%s has an example that uses it', (name, example) => {
  expect(example).toMatch(new RegExp(`\\b${name}\\b`));
});
