import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { JsonSchema, SchemaFile, Shape } from './json-schema';
import { MODULE_KINDS } from '../../platform/module-kinds';
import { compareStrings, isPlainObject, unique } from '../../private/collections';
import { PACKAGE_DIRECTORY } from '../../private/package-directory';

/** The directory of the schemas, next to the compiled sources. */
export const SCHEMAS = join(PACKAGE_DIRECTORY, 'schemas');
const SUFFIX = '.schema.json';

/** Where a key is allowed. */
export interface KeyPlace {
  /** The module by its `module_path`, or `mdaa` for `mdaa.yaml`. */
  readonly module: string;
  readonly struct?: string;
  /** `buckets.<name>.accessPolicies`; empty for the configuration of the module as a whole. */
  readonly path: string;
}

/** A key of the configuration with all locations at which it has the same meaning. */
export interface KeyMeaning {
  readonly key: string;
  /** The name of the property in code, if it is not the key itself. */
  readonly code?: string;
  readonly description: string;
  readonly type: string;
  readonly values?: string[];
  readonly default?: string;
  readonly required: boolean;
  readonly link?: string;
  readonly examples?: unknown[];
  /** The keys below. */
  readonly keys?: { readonly key: string; readonly required: boolean }[];
  readonly places: KeyPlace[];
}

interface Occurrence extends KeyMeaning {
  /** The parts of the path, beginning with the name of the module. */
  readonly steps: string[];
}

type CodeNames = ReadonlyMap<string, string>;

/**
 * Every key of every configuration file, read from the JSON schemas in a directory; empty if there are no schemas.
 */
export class ConfigurationKeys {
  private readonly occurrences: Occurrence[];
  private readonly spellings: Map<string, string[]>;

  constructor(directory = SCHEMAS) {
    const codeNames = codeNamesIn(directory);
    this.spellings = spellingsOf(codeNames);
    this.occurrences = schemaFiles(directory).flatMap(({ name, root }) =>
      new Walk(name, new SchemaFile(root), codeNames).all(),
    );
  }

  /** Words that `find` accepts, for hints. */
  public get words(): string[] {
    return unique(this.occurrences.flatMap(({ key, code }) => (code === undefined ? [key] : [key, code])));
  }

  /**
   * The meanings of `key`, or of a path in which parts can be omitted: `datalake.buckets.accessPolicies`.
   */
  public find(query: string): KeyMeaning[] {
    const steps = query.replace(/\[[^\]]*\]/g, '').split('.').filter((step) => step !== '');
    if (steps.length === 0) return [];
    const matching = (simple: boolean) => this.occurrences.flatMap((occurrence) => {
      const skipped = this.match(steps, occurrence.steps, simple);
      return skipped === undefined ? [] : [{ occurrence, skipped }];
    });
    const exact = matching(false);
    const found = exact.length > 0 ? exact : matching(true);
    // A complete path takes precedence over a path with omitted parts.
    const whole = steps.length > 1 && found.some(({ skipped }) => skipped === 0);
    return merge(found.filter(({ skipped }) => !whole || skipped === 0).map(({ occurrence }) => occurrence));
  }

  /**
   * The number of additional parts between the first and last part of `query` in the path. Undefined if the path does
   * not match.
   */
  private match(query: string[], path: string[], simple: boolean): number | undefined {
    let next = query.length - 1;
    let skipped = 0;
    for (let index = path.length - 1; index >= 0 && next >= 0; index--) {
      if (this.isSame(query[next], path[index], simple)) next--;
      else if (index === path.length - 1) return undefined;
      else if (path[index] === '<name>' && next > 0 && this.precedes(query, next, path, index, simple)) next--;
      else if (!isStandIn(path[index])) skipped++;
    }
    return next < 0 ? skipped : undefined;
  }

  /** Whether a part of the query is a user-defined name: the part before it precedes a placeholder. */
  private precedes(query: string[], next: number, path: string[], index: number, simple: boolean): boolean {
    return index > 0 && this.isSame(query[next - 1], path[index - 1], simple);
  }

  private isSame(word: string, step: string, simple: boolean): boolean {
    const spellings = [word, ...this.spellings.get(word) ?? []];
    return simple ? spellings.some((spelling) => simplified(spelling) === simplified(step)) : spellings.includes(step);
  }
}

/** Visits all keys of a file. */
class Walk {
  private readonly found: Occurrence[] = [];

  constructor(
    private readonly module: string,
    private readonly file: SchemaFile,
    private readonly codeNames: CodeNames,
  ) {}

  public all(): Occurrence[] {
    const shape = this.file.shape(this.file.root);
    const struct = MODULE_KINDS.find(({ modulePath }) => modulePath === this.module)?.struct ?? shape.struct;
    this.found.push(
      this.occurrence({
        key: this.module,
        schema: this.file.root,
        shape: { ...shape, type: struct ?? 'map' },
        required: false,
        struct: undefined,
        steps: [this.module],
      }),
    );
    this.below({ ...shape, struct }, [this.module], []);
    return this.found;
  }

  private below(shape: Shape, steps: string[], open: string[]): void {
    if (shape.struct !== undefined && open.includes(shape.struct)) return;
    if (steps.length > 24) return;
    for (const [key, schema] of Object.entries(shape.properties)) {
      const inner = this.file.shape(schema);
      const at = [...steps, ...shape.between, key];
      this.found.push(
        this.occurrence({
          key,
          schema,
          shape: inner,
          required: shape.required.includes(key),
          struct: shape.struct,
          steps: at,
        }),
      );
      this.below(inner, at, shape.struct === undefined ? open : [...open, shape.struct]);
    }
  }

  private occurrence({ key, schema, shape, required, struct, steps }: {
    key: string; schema: JsonSchema; shape: Shape; required: boolean; struct: string | undefined; steps: string[];
  }): Occurrence {
    const { description, fallback, link } = wordsOf(schema);
    const code = struct === undefined ? undefined : this.codeNames.get(`${struct}.${key}`);
    const keys = Object.keys(shape.properties)
      .sort(compareStrings)
      .map((name) => ({ key: name, required: shape.required.includes(name) }));
    return {
      key,
      ...code === undefined || code === key ? {} : { code },
      description,
      type: shape.type,
      ...shape.values.length === 0 ? {} : { values: shape.values },
      ...fallback === undefined ? {} : { default: fallback },
      required,
      ...link === undefined ? {} : { link },
      ...Array.isArray(schema.examples) && schema.examples.length > 0 ? { examples: schema.examples } : {},
      ...keys.length === 0 ? {} : { keys },
      places: [{ module: this.module, ...struct === undefined ? {} : { struct }, path: pathOf(steps.slice(1)) }],
      steps,
    };
  }
}

/** Keys with the same meaning, with all of their locations. */
function merge(occurrences: Occurrence[]): KeyMeaning[] {
  const meanings = new Map<string, KeyMeaning>();
  // The usual location of a key is the one nearest to the top.
  for (const { steps: _, code, places, ...meaning } of [...occurrences].sort(
    (one, other) => one.steps.length - other.steps.length,
  )) {
    const id = JSON.stringify(meaning);
    const same = meanings.get(id);
    const name = same?.code ?? code;
    meanings.set(id, {
      ...meaning,
      ...(name === undefined ? {} : { code: name }),
      places: [...(same?.places ?? []), ...places],
    });
  }
  return [...meanings.values()];
}

/** The parts of a description: the text, `Default: ...`, and a link at the end. */
function wordsOf(schema: JsonSchema): { description: string; fallback?: string; link?: string } {
  const whole = typeof schema.description === 'string' ? schema.description.replace(/\s+/g, ' ').trim() : '';
  const link = / ?(https?:\/\/\S+)$/.exec(whole);
  const linked = link ? whole.slice(0, link.index) : whole;
  const inWords = /(?:^| )Default: (.+?)\.?$/.exec(linked);
  const fallback = inWords?.[1] ?? (schema.default === undefined ? undefined : JSON.stringify(schema.default));
  return { description: inWords ? linked.slice(0, inWords.index) : linked, fallback, link: link?.[1] };
}

function pathOf(steps: string[]): string {
  return steps.reduce((text, step) => (step === '[]' || text === '' ? text + step : `${text}.${step}`), '');
}

function isStandIn(step: string): boolean {
  return step === '<name>' || step === '[]';
}

function simplified(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

/** Complete schemas, because partial ones repeat their content. */
function schemaFiles(directory: string): { name: string; root: JsonSchema }[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith(SUFFIX) && !file.endsWith(`.part${SUFFIX}`))
    .sort()
    .flatMap((file) => {
      const root = parsed(join(directory, file));
      return isPlainObject(root) ? [{ name: file.slice(0, -SUFFIX.length), root }] : [];
    });
}

/** Names in code by `Struct.key`. */
function codeNamesIn(directory: string): CodeNames {
  const file = join(directory, 'options.json');
  const model = existsSync(file) ? parsed(file) : undefined;
  const structs = isPlainObject(model) && isPlainObject(model.structs) ? Object.entries(model.structs) : [];
  return new Map(
    structs.flatMap(([struct, properties]) =>
      Object.entries(isPlainObject(properties) ? properties : {}).flatMap(([name, property]): [string, string][] => {
        const yaml = isPlainObject(property) ? property.yaml : undefined;
        return typeof yaml === 'string' ? [[`${struct}.${yaml}`, name]] : [];
      }),
    ),
  );
}

/** The spellings in YAML of each name in code. */
function spellingsOf(codeNames: CodeNames): Map<string, string[]> {
  const spellings = new Map<string, string[]>();
  for (const [place, name] of codeNames) {
    spellings.set(name, unique([...(spellings.get(name) ?? []), place.slice(place.indexOf('.') + 1)]));
  }
  return spellings;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
