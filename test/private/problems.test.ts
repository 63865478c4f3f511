import { formatProblem } from '../../src/private/problems';

test('a message without a hint gets that of its code', () => {
  expect(formatProblem({ code: 'DSP105', message: 'the key "a" is there twice' })).toBe(
    'error DSP105: the key "a" is there twice\n  hint: remove or rename one of the two',
  );
});

test('the hint of a message takes precedence', () => {
  expect(formatProblem({ code: 'DSP105', message: 'the key "a" is there twice', hint: 'rename it' })).toBe(
    'error DSP105: the key "a" is there twice\n  hint: rename it',
  );
});
