import { NOTES } from '../../src/private/diagnostics/notes';
import { DIAGNOSTIC_PAGES, DiagnosticPage } from '../../src/private/diagnostics/pages';
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

test('the notes are those of the documentation', () => {
  const pages: readonly DiagnosticPage[] = DIAGNOSTIC_PAGES;
  const documented = pages.flatMap(({ diagnostics }) => Object.keys(diagnostics)
    .filter((code) => diagnostics[code].severity === 'note'));

  expect([...NOTES]).toEqual(documented.sort());
});
