import { markOf, problemsOfModule } from '../support/located';

/** A description, the code of the problem, and the relevant part of the configuration. */
export type Case = [what: string, code: string, config: string];

/** Each problem is the only one, and is reported at the key or item on the marked line. */
export function describeModule(module: string, base: string, cases: Case[], valid = ''): void {
  describe(module, () => {
    test('the rest of the configuration is valid', () => expect(problemsOfModule(module, base + valid)).toEqual([]));
    test.each(cases)('%s', (_, code, part) => {
      const config = base + part;

      expect(problemsOfModule(module, config).map((problem) => ({ code: problem.code, ...problem.position }))).toEqual([
        { code, ...markOf(config) },
      ]);
    });
  });
}
