import { Candidate, nameHint } from './name-hints';
import { unique } from '../../private/collections';
import { OptionFinding } from '../../private/option-problems';

/** A role or resource with names for users. */
export interface Named {
  /** Its names. The first one is shown if it is unique. Names can be shared. */
  readonly names: readonly string[];
}

/** Roles or resources by name. A name that several of them have is ambiguous. */
export class NameIndex<T extends Named> {
  private readonly byName = new Map<string, T[]>();

  /** `finding` creates a problem from a message and a hint. */
  constructor(
    public readonly things: readonly T[],
    private readonly noun: string,
    private readonly finding: (message: string, hint?: string) => OptionFinding,
  ) {
    for (const thing of things) {
      for (const name of unique(thing.names)) this.byName.set(name, [...this.byName.get(name) ?? [], thing]);
    }
  }

  /** The item with a name. Undefined if there are none or several. */
  public find(name: string): T | undefined {
    const found = this.byName.get(name);
    return found?.length === 1 ? found[0] : undefined;
  }

  /** The first unique name. */
  public labelOf(thing: T): string {
    return thing.names.find((name) => this.find(name) === thing) ?? thing.names[thing.names.length - 1];
  }

  /**
   * The problem with a name that does not exist or is ambiguous. Hints list likely items first, and only related ones
   * if there are any.
   */
  public problem(
    name: string,
    isLikely: (thing: T) => boolean = () => false,
    isRelated: (thing: T, name: string) => boolean = () => false,
  ): OptionFinding {
    const all = this.candidates(isLikely, name);
    const related = all.filter(({ thing }) => isRelated(thing, name));
    return this.ambiguity(name)
      ?? this.finding(`there is no ${this.noun} "${name}"`, nameHint(name, related.length > 0 ? related : all));
  }

  /** The problem with a name that several items have. Undefined if they do not. */
  public ambiguity(name: string): OptionFinding | undefined {
    const several = this.byName.get(name) ?? [];
    if (several.length < 2) return undefined;
    const labels = several.map((thing) => this.labelOf(thing));
    return this.finding(`several ${this.noun}s have the name "${name}"`, `choose one of ${labels.join(', ')}`);
  }

  /**
   * The items as candidates for a name that does not exist, without their ARNs and ambiguous names. A label has as many
   * parts as the name, if possible.
   */
  public candidates(
    isLikely: (thing: T) => boolean = () => false, like?: string,
  ): (Candidate & { readonly thing: T })[] {
    return this.things.map((thing) => {
      const names = thing.names.filter((name) => !name.startsWith('arn:') && this.find(name) === thing);
      const label = like === undefined ? undefined : names.find((name) => partsOf(name) === partsOf(like));
      return { thing, label: label ?? this.labelOf(thing), names, isLikely: isLikely(thing) };
    });
  }
}

/** The number of parts of a name. */
function partsOf(name: string): number {
  return name.split('/').length;
}
