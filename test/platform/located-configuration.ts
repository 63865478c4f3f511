import { markOf, problemsOfModule } from '../support/located';

/** A description, the code of the problem, and the configuration. */
export type Case = [what: string, code: string, config: string];

export function describeModule(module: string, cases: Case[]): void {
  test.each(cases)(`${module}: %s`, (_, code, config) => {
    expect(problemsOfModule(module, config).map((problem) => ({ code: problem.code, ...problem.position }))).toEqual([
      { code, ...markOf(config) },
    ]);
  });
}
