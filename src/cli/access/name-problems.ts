import { LocatedMap, locate } from '../../config/documents/located';
import { OptionPath } from '../../private/option-path';
import { formatPosition, Position, Problem, sortProblems } from '../../private/problems';

/** The problems with names of roles and resources, which may have been removed. */
const GONE = ['DSP450', 'DSP451'];
/** Maximum number of further positions in a note. */
const MOST_PLACES = 6;

/** Problems with names in a file. A name that is wrong in several places is one problem at the first of them. */
export class NameProblems {
  private readonly found = new Map<string, { readonly problem: Problem; readonly places: Map<string, Position> }>();

  constructor(private readonly document: LocatedMap) {}

  /** The problems, in the order of the file. */
  public get problems(): Problem[] {
    return sortProblems([...this.found.values()].map(({ problem, places }) => {
      const hint = GONE.includes(problem.code) && problem.hint?.startsWith('choose one of')
        ? `${problem.hint}; or remove the name if it no longer exists`
        : problem.hint;
      const [first, ...others] = sortProblems([...places.values()].map((position) => ({ ...problem, hint, position })));
      return others.length === 0 ? first : { ...first, notes: [...first.notes ?? [], alsoAt(others)] };
    }));
  }

  /** Adds a problem with the option at a path. Of different hints about one name, the shorter list is more specific. */
  public add(problem: Problem, path: OptionPath): void {
    const position = locate(this.document, path);
    const key = JSON.stringify([problem.code, problem.message]);
    const known = this.found.get(key) ?? { problem, places: new Map<string, Position>() };
    const isShorter = (problem.hint?.length ?? Infinity) < (known.problem.hint?.length ?? Infinity);
    known.places.set(formatPosition(position), position);
    this.found.set(key, { problem: isShorter ? problem : known.problem, places: known.places });
  }
}

function alsoAt(others: readonly Problem[]): string {
  const [first, ...more] = others.map(({ position }) => formatPosition(position!));
  const texts = [first, ...more.map((place) => place.replace(/^.*:(?=\d+:\d+$)/, ''))];
  return `also at ${texts.slice(0, MOST_PLACES).join(', ')}`
    + (texts.length > MOST_PLACES ? `, and ${texts.length - MOST_PLACES} more` : '');
}
