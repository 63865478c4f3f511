import { publicTypes } from './assembly';

const constructs = publicTypes().filter(({ kind, base, initializer }) => kind === 'class' && base === 'constructs.Construct' && initializer !== undefined);

test('the components and the platform are constructs', () => {
  expect(constructs.map(({ name }) => name)).toEqual(expect.arrayContaining(['DataLake', 'DataScienceTeam', 'DataSciencePlatform', 'StudioDomain']));
});

test.each(constructs.map(({ name, docs }) => [name, docs?.example]))('%s has an example, in which it is used', (name, example) => {
  expect(example).toMatch(new RegExp(`\\b${name}\\b`));
});
