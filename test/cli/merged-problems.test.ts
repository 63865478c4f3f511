import { mergedProblems } from '../../src/cli/merged-problems';
import { Problem } from '../../src/private/problems';

const problem = (environment: string, line = 8): Problem => ({
  code: 'DSP202',
  message: 'no role',
  notes: [`looked in "shared/${environment}/roles"`],
  position: { file: 'team.yaml', line, column: 1 },
});

test('problems of one line in two environments are one problem with both names', () => {
  const merged = mergedProblems([problem('dev'), problem('prod')]);

  expect(merged).toHaveLength(1);
  expect(merged[0].notes).toEqual([
    'looked in "shared/dev/roles"', 'the same in the environments "dev" and "prod"',
  ]);
});

test('problems of two lines, or of two modules, are two problems', () => {
  const ofLines = mergedProblems([problem('dev'), problem('dev', 9)]);
  const ofModules = mergedProblems([problem('dev'), { ...problem('dev'), notes: ['looked in "shared/dev/other"'] }]);

  expect(ofLines).toHaveLength(2);
  expect(ofModules).toHaveLength(2);
});
