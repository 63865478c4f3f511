import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PrintedProblem, printedProblems, Run, runCommand, appsOfNow } from './command';
import { Change, Configuration } from './configuration';
import { Mutation } from './edits';
import { table } from '../../src/cli/terminal';

const REPORTS = join(__dirname, '..', '..', 'test-reports');
/** A run that takes more CPU time is considered to hang. */
const LONGEST_RATIO = 20;
const SHORTEST_HANG_MS = 3_000;
/** Codes of problems that concern a file as a whole, which have no line and column. */
const OF_FILES = ['DSP101', 'DSP102'];

interface Figures {
  runs: number;
  passed: number;
  refused: number;
  suggestions: number;
  right: number;
  readonly ratios: number[];
}

/** Runs mutations, checks the rules that every run must follow, and counts. */
export class Campaign {
  /** The violations. For each rule and kind, only the first few are kept. */
  public readonly broken: string[] = [];
  /** Typos for which the first suggestion was not the original key. */
  public readonly wrongSuggestions: string[] = [];
  private readonly figures = new Map<string, Figures>();
  private readonly counts = new Map<string, number>();

  constructor(private readonly name: string) {}

  /** The number of runs. */
  public get runs(): number {
    return this.total('runs');
  }

  /** The share of correct suggestions for misspelled keys, from 0 to 1; undefined without misspelled keys. */
  public get rightSuggestions(): number | undefined {
    const suggestions = this.total('suggestions');
    return suggestions === 0 ? undefined : this.total('right') / suggestions;
  }

  public async run(configuration: Configuration, mutations: Iterable<Mutation>): Promise<void> {
    const normal = await this.normalRun(configuration);
    const forgetApps = appsOfNow();
    for (const mutation of mutations) {
      const run = await configuration.changed(mutation.changes, () => runCommand(configuration.directory));
      const problems = printedProblems(run.stderr).filter(({ severity }) => severity === 'error');
      const files: { [file: string]: Change } = { ...configuration.texts, ...mutation.changes };
      for (const rule of brokenRules(run, problems, files, mutation)) this.note(rule, configuration, mutation, run);
      const limit = Math.max(LONGEST_RATIO * normal, SHORTEST_HANG_MS);
      if (run.milliseconds > limit) {
        this.note(`hangs (${Math.round(run.milliseconds)} ms)`, configuration, mutation, run);
      }
      this.count(mutation, run, problems, normal, configuration);
      forgetApps();
    }
  }

  /** The figures as a table, which is also written to `test-reports`. */
  public report(): string {
    const rows = [...this.figures].sort(([a], [b]) => (a < b ? -1 : 1));
    const total: Figures = { runs: 0, passed: 0, refused: 0, suggestions: 0, right: 0, ratios: [] };
    for (const [, figures] of rows) {
      for (const key of ['runs', 'passed', 'refused', 'suggestions', 'right'] as const) total[key] += figures[key];
      total.ratios.push(...figures.ratios);
    }
    const all = [...rows, ['all', total] as const];
    mkdirSync(REPORTS, { recursive: true });
    writeFileSync(
      join(REPORTS, `mutations-${this.name}.json`),
      `${JSON.stringify(
        {
          kinds: Object.fromEntries(
            all.map(([kind, { ratios, ...figures }]) => [
              kind,
              {
                ...figures,
                medianRatio: median(ratios),
                sumOfRatios: ratios.reduce((sum, ratio) => sum + ratio, 0),
                maximalRatio: Math.max(...ratios),
              },
            ]),
          ),
          broken: this.broken,
          wrongSuggestions: this.wrongSuggestions,
        },
        undefined,
        1,
      )}\n`,
    );
    return table([
      ['MUTATION', 'RUNS', 'EXIT 0', 'EXIT 1', 'SUGGESTIONS RIGHT', 'TIME: MEDIAN', 'MAXIMUM'],
      ...all.map(([kind, { runs, passed, refused, suggestions, right, ratios }]) => [
        kind,
        String(runs),
        String(passed),
        String(refused),
        suggestions === 0 ? '' : `${((100 * right) / suggestions).toFixed(1)} % of ${suggestions}`,
        `${median(ratios).toFixed(2)} x`,
        `${Math.max(...ratios).toFixed(2)} x`,
      ]),
    ]);
  }

  private total(of: 'runs' | 'suggestions' | 'right'): number {
    return [...this.figures.values()].reduce((total, figures) => total + figures[of], 0);
  }

  private async normalRun(configuration: Configuration): Promise<number> {
    const runs = [
      await runCommand(configuration.directory),
      await runCommand(configuration.directory),
      await runCommand(configuration.directory),
    ];
    if (runs[0].code !== 0) throw new Error(`${configuration.name} is broken before it is changed:\n${runs[0].stderr}`);
    return median(runs.map(({ milliseconds }) => milliseconds));
  }

  private note(rule: string, configuration: Configuration, mutation: Mutation, run: Run): void {
    const id = `${rule} ${mutation.kind}`;
    const count = (this.counts.get(id) ?? 0) + 1;
    this.counts.set(id, count);
    if (count <= 3) {
      this.broken.push(
        `${rule}\n  ${configuration.name}: ${mutation.kind}: ${mutation.what}\n `
          + ` ${run.stderr.slice(0, 400).replace(/\n/g, '\n  ')}`,
      );
    }
  }

  private count(
    { kind, what, misspelt }: Mutation,
    run: Run,
    problems: PrintedProblem[],
    normal: number,
    configuration: Configuration,
  ): void {
    const figures = this.figures.get(kind) ?? { runs: 0, passed: 0, refused: 0, suggestions: 0, right: 0, ratios: [] };
    this.figures.set(kind, figures);
    figures.runs += 1;
    if (run.code === 0) figures.passed += 1;
    if (run.code === 1) figures.refused += 1;
    figures.ratios.push(run.milliseconds / normal);
    if (misspelt === undefined) return;
    figures.suggestions += 1;
    const problem = problems.find(({ message }) => message.includes(`"${misspelt.typo}"`));
    const suggested = /"([^"]*)"/.exec(problem?.hint ?? '')?.[1];
    if (suggested === misspelt.key) figures.right += 1;
    else this.wrongSuggestions.push(`${configuration.name}: ${what}: ${problem?.hint ?? run.stderr.split('\n')[0]}`);
  }
}

/** The rules that a run violates. */
function brokenRules(
  run: Run,
  problems: PrintedProblem[],
  files: { readonly [file: string]: Change },
  mutation: Mutation,
): string[] {
  const output = run.stdout + run.stderr;
  return [
    ...run.code === 0 || run.code === 1 ? [] : [`exit code ${run.code}`],
    ...run.code === 1 && problems.length === 0 ? ['fails without a problem'] : [],
    ...run.code === 0 && mutation.isWrong ? ['passes, though it is wrong'] : [],
    .../^ {4}at /m.test(output) ? ['a stack trace'] : [],
    ...output.includes('DSP400') ? ['an unexpected error'] : [],
    // eslint-disable-next-line no-control-regex
    ...(/[\0-\x08\x0b-\x1f\x7f\x80-\x9f]/.test(output) ? ['control characters in the output'] : []),
    ...(output.length > 200_000 ? ['an endless message'] : []),
    ...(/\[object Object\]|\$\{Token\[|\bundefined\b|\bNaN\b/.test(output.replace(/nan|inf/g, ''))
      ? ['a message in the words of the machine']
      : []),
    ...(problems.some((problem) => !isLocated(problem, files)) ? ['a problem without a place'] : []),
  ];
}

/** Whether the location of a problem is in a file of the configuration. */
function isLocated({ place, code }: PrintedProblem, files: { readonly [file: string]: Change }): boolean {
  const match = /^(.*?):(\d+):(\d+)$/.exec(place ?? '');
  if (match === null) return OF_FILES.includes(code) && place !== undefined && place !== '';
  const [, file, line, column] = match;
  const text = files[file];
  if (text === undefined || typeof text !== 'string') return text instanceof Uint8Array;
  const lines = text.split('\n');
  return (
    Number(line) >= 1 &&
    Number(line) <= lines.length &&
    Number(column) >= 1 &&
    Number(column) <= lines[Number(line) - 1].length + 2
  );
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
