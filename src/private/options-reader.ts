import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { isPlainObject, sortedEntries } from './collections';
import { isDeferred } from './deferred';
import { UNSUPPORTED_OPTIONS } from './facts/unsupported-options';
import { otherRegionFinding } from './format-regions';
import { formatFinding, FormatName, FORMATS, unknownNameFinding } from './formats';
import {
  belongsInFreeForm, codeShapeHint, containedIn, describe, describeValue, listHint, scalarHint, shapeHint,
} from './option-hints';
import { formatPath, OptionPath } from './option-path';
import { OptionFinding, optionProblem } from './option-problems';
import {
  configurableProperties, EnumType, OptionProperty, optionsModel, OptionType, propertiesOf,
} from './options-model';
import { formatProblem, throwProblems } from './problems';
import { scalarAs, SpelledScalar, withoutSpelling } from './spelled-scalar';
import { didYouMean, nearest, suggestedBy } from './suggestions';
import { checkTemplateOf } from './template-checks';

/** A problem with an option. */
export interface OptionProblem extends OptionFinding {
  readonly path: OptionPath;
}

/**
 * `code`: names of properties, as in TypeScript. `yaml`: the spelling of the files; scalars are converted if that is
 * safe.
 */
export type Spelling = 'code' | 'yaml';

/** A file of the wrong kind can have thousands of unknown keys in a map, of which the first ones are enough. */
const MOST_UNKNOWN_KEYS = 20;

/** Context key of stacks whose options were validated with those of a platform, which shows the warnings. */
export const WARNINGS_SHOWN = 'cdk-data-science-platform:warningsShown';

/**
 * Throws an error for every unknown key, missing key, wrong type and wrong format, at any depth, which jsii cannot
 * check in dicts of other languages. Adds warnings to `scope` as annotations.
 */
export function checkOptions(scope: IConstruct, struct: string, options: unknown): void {
  // A platform is above its stacks.
  const isInStack = scope.node.scopes.some((construct) => Stack.isStack(construct));
  const region = isInStack ? Stack.of(scope).region : undefined;
  const { problems, warnings } = readOptions(struct, options, 'code', region);
  throwProblems(problems.map(({ path, ...problem }) => optionProblem(scope, path, problem)));
  if (isInStack) checkTemplateOf(scope);
  if (scope.node.tryGetContext(WARNINGS_SHOWN) === true) return;
  for (const { path, ...warning } of warnings) {
    const text = formatProblem(optionProblem(scope, path, warning), 'warning');
    Annotations.of(scope).addWarningV2(`cdk-data-science-platform:${formatPath(path)}`, text);
  }
}

/** The result of reading options. */
export interface ReadOptions {
  readonly value: unknown;
  readonly problems: OptionProblem[];
  readonly warnings: OptionProblem[];
}

/**
 * A copy of `value` with the names of properties, and its problems. Invalid parts are omitted from the copy; misspelled
 * keys are replaced by the most likely ones; a string in the wrong format is replaced by an example. Paths are in the
 * spelling of `value`. `region` is the Region of the resources, if it is known.
 */
export function readOptions(struct: string, value: unknown, spelling: Spelling, region?: string): ReadOptions {
  const reader = new OptionsReader(spelling, spelling === 'yaml' || struct.startsWith('DataSciencePlatform'), region);
  return { value: reader.read({ struct }, value, []), problems: reader.problems, warnings: reader.warnings };
}

/** Whether the platform replaces a string before it is passed to the component. */
const REFERENCE = /\{\{|^(ssm(-org|-domain|-env)?:\/|generated-role-|project:)/;

/** Whether a string in the options of a platform is, or contains, a reference. */
export function isReference(text: string): boolean {
  return isDeferred(text) || REFERENCE.test(text);
}

const ROLE_REF = 'RoleRef';

function isRole(value: unknown): value is IRole {
  return Construct.isConstruct(value) && 'roleArn' in value;
}

class OptionsReader {
  public readonly problems: OptionProblem[] = [];
  public readonly warnings: OptionProblem[] = [];

  /** The structs that are being read, from the outermost, with the length of the path to each. */
  private open: readonly { readonly struct: string; readonly depth: number }[] = [];

  constructor(
    private readonly spelling: Spelling, private readonly hasReferences: boolean, private readonly region?: string,
  ) {}

  public read(type: OptionType, value: unknown, path: OptionPath): unknown {
    if (typeof type === 'string') return this.readScalar(type, value, path);
    if ('enum' in type) return this.readEnum(type, value, path);
    if ('list' in type) return this.readList(type.list, value, path);
    if (
      !isPlainObject(value) &&
      !(this.spelling === 'code' && typeof value === 'object' && value !== null && !Array.isArray(value))
    ) {
      const hint = this.spelling === 'yaml' ? shapeHint(type, value, path) : codeShapeHint(type, value);
      return this.wrongType('a map', value, path, hint);
    }
    if ('struct' in type && type.struct === ROLE_REF && isRole(value)) return this.bareRole(value, path);
    return 'map' in type
      ? this.readMap(type.map, value as { [key: string]: unknown }, path)
      : this.readStruct(type.struct, value as { [key: string]: unknown }, path);
  }

  /** Reports a role that is not wrapped, and reads it as if it were. */
  private bareRole(role: IRole, path: OptionPath): unknown {
    this.problems.push({
      code: 'DSP111',
      path,
      message: `expected a role reference, found the role "${role.node.path}" itself`,
      hint: 'wrap it: { role: myRole }',
    });
    return { role };
  }

  private readStruct(struct: string, value: { [key: string]: unknown }, path: OptionPath): unknown {
    const properties = this.spelling === 'code' ? propertiesOf(struct) : configurableProperties(struct);
    const spelt = new Map(Object.entries(properties).map(([name, property]) => [this.spell(name, property), name]));
    const result: { [key: string]: unknown } = {};
    const outer = this.open;
    const displaced = new Set<string>();
    // In YAML, the options of a component are a separate file.
    const isFile = this.spelling === 'yaml' && outer[outer.length - 1]?.struct === 'ModuleOptions';
    this.open = [...isFile ? [] : outer, { struct, depth: path.length }];
    const unknown = Object.keys(value).filter((key) => value[key] !== undefined && !spelt.has(key));
    const unread = new Set(unknown.slice(MOST_UNKNOWN_KEYS));
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined || unread.has(key)) continue;
      // A misspelled key is read as the most likely key, so that no other problem is reported for it.
      const meant = spelt.has(key) ? key : this.unknownKey(key, struct, [...spelt.keys()], value, path);
      const place = spelt.has(key) ? undefined : placeBelow(this.problems[this.problems.length - 1].hint);
      if (place !== undefined) displaced.add(place);
      const name = spelt.get(meant ?? '');
      const read =
        name === undefined || item === null ? undefined : this.readProperty(properties[name], item, [...path, key]);
      if (read !== undefined) result[name!] = read;
    }
    if (unread.size > 0) {
      this.problems.push({
        code: 'DSP110',
        path: [...path, unknown[MOST_UNKNOWN_KEYS]],
        message: `${unread.size} more unknown ${unread.size === 1 ? 'key' : 'keys'}`,
        hint: 'fix the first ones, then run the command again',
      });
    }
    this.open = outer;
    for (const [name, property] of sortedEntries(properties)) {
      const key = this.spell(name, property);
      if (
        property.required &&
        !displaced.has(key) &&
        isAbsent(value[key]) &&
        result[name] === undefined &&
        isAbsent(result[property.unless ?? ''])
      ) {
        this.problems.push({
          code: 'DSP112',
          path,
          message: `"${key}" is missing`,
          hint: `add the key "${key}": ${describe(property.type)}`,
        });
      }
    }
    return result;
  }

  private readProperty(property: OptionProperty, value: unknown, path: OptionPath): unknown {
    const read = this.read(property.type, value, path);
    if (property.distinct) this.checkDistinct(read, path);
    if (property.keyFormat !== undefined && isPlainObject(read)) {
      for (const key of Object.keys(read)) this.readText(property.keyFormat, key, [...path, key]);
    }
    const rule = property.format ?? patternOf(property);
    return rule === undefined ? read : this.readTexts(rule, read, path);
  }

  /** The strings in a value. A string in the wrong format is reported and replaced by an example. */
  private readTexts(rule: FormatName | Pattern, value: unknown, path: OptionPath): unknown {
    if (typeof value === 'string') return this.readText(rule, value, path);
    if (Array.isArray(value)) {
      return Token.isUnresolved(value)
        ? value
        : value.map((item, index) => this.readTexts(rule, item, [...path, index]));
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.readTexts(rule, item, [...path, key])]),
    );
  }

  private readText(rule: FormatName | Pattern, text: string, path: OptionPath): string {
    if (this.isReference(text)) return text;
    const problem = typeof rule === 'string' ? formatFinding(rule, text) : patternFinding(rule, text);
    if (problem !== undefined) {
      this.problems.push({ ...problem, path });
      return typeof rule === 'string' ? FORMATS[rule].example : rule.sample;
    }
    if (typeof rule !== 'string') return text;
    const elsewhere = this.region === undefined ? undefined : otherRegionFinding(rule, text, this.region);
    if (elsewhere) this.problems.push({ ...elsewhere, path });
    const warning = unknownNameFinding(rule, text);
    if (warning) this.warnings.push({ ...warning, path });
    return text;
  }

  private checkDistinct(list: unknown, path: OptionPath): void {
    if (!Array.isArray(list) || Token.isUnresolved(list)) return;
    list.forEach((item, index) => {
      if (typeof item !== 'string' || isDeferred(item) || list.indexOf(item) === index) return;
      this.problems.push({
        code: 'DSP316',
        path: [...path, index],
        message: `the list contains ${describeValue(item)} twice`,
        hint: 'list it once',
      });
    });
  }

  private isReference(text: string): boolean {
    return this.hasReferences ? isReference(text) : isDeferred(text);
  }

  /** Reports the key, and returns the most likely key, unless that also exists. */
  private unknownKey(
    key: string,
    struct: string,
    known: string[],
    map: { readonly [key: string]: unknown },
    path: OptionPath,
  ): string | undefined {
    const reason = UNSUPPORTED_OPTIONS[struct]?.[key];
    if (reason !== undefined) {
      const message = `"${key}" is not supported: ${reason}`;
      this.problems.push({ code: 'DSP110', path: [...path, key], message, hint: 'remove it' });
      return undefined;
    }
    const present = known.filter((other) => !isAbsent(map[other]));
    const absent = known.filter((other) => !present.includes(other));
    const hint = this.homeOf(key, struct, path) ?? containedIn(key, absent)
      ?? belongsInFreeForm(key, configurableProperties(struct), present) ?? didYouMean(key, known, present);
    this.problems.push({ code: 'DSP110', path: [...path, key], message: `unknown key "${key}"`, hint });
    const meant = suggestedBy(hint);
    return meant === undefined || present.includes(meant) ? undefined : meant;
  }

  /**
   * Returns the location of a key that belongs one or more levels lower or higher, unless it is a typo of a key at this
   * level.
   */
  private homeOf(key: string, struct: string, path: OptionPath): string | undefined {
    const properties = Object.entries(propertiesOf(struct));
    if (nearest(key, properties.map(([name, property]) => this.spell(name, property))) !== undefined) return undefined;
    const below = properties.find(([, { type }]) => this.takes(structIn(type), key));
    if (below) return belongsIn(key, this.spell(...below));
    const above = [...this.open].reverse().find((level) => this.takes(level.struct, key));
    if (above === undefined) return undefined;
    const beside = path[above.depth];
    return beside === key
      ? `"${key}" is indented too far: it belongs to the map that contains "${key}", not to "${path[path.length - 1]}"`
      : `"${key}" belongs next to "${beside}"`;
  }

  private takes(struct: string | undefined, key: string): boolean {
    return (
      struct !== undefined &&
      Object.entries(propertiesOf(struct)).some(([name, property]) => this.spell(name, property) === key)
    );
  }

  private readMap(type: OptionType, value: { [key: string]: unknown }, path: OptionPath): unknown {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(
      entries
        .map(([key, item]) => [key, this.read(type, item, [...path, key])])
        .filter(([, item]) => item !== undefined),
    );
  }

  private readList(type: OptionType, value: unknown, path: OptionPath): unknown {
    if (isParameter(value, 'list')) return value;
    if (!Array.isArray(value)) {
      return this.wrongType('a list', value, path, this.spelling === 'yaml' ? listHint(type, value) : undefined);
    }
    if (Token.isUnresolved(value)) return value;
    return value.map((item, index) => this.read(type, item, [...path, index])).filter((item) => item !== undefined);
  }

  private readEnum(type: EnumType, given: unknown, path: OptionPath): unknown {
    const value = withoutSpelling(given);
    const values = optionsModel().enums[type.enum];
    if (this.spelling === 'yaml' && type.whenTrue !== undefined && /^(true|false)$/.test(String(value))) {
      return String(value) === 'true' ? type.whenTrue : undefined;
    }
    if (typeof value === 'string' && values.includes(value)) return value;
    const hint = typeof value === 'string' ? didYouMean(value, values)
      : Array.isArray(value) && this.spelling === 'yaml' ? 'write one of them, without "- " or brackets' : undefined;
    this.problems.push({
      code: 'DSP113',
      path,
      message: `${describeValue(value)} is not one of ${values.join(', ')}`,
      hint,
    });
    return suggestedBy(hint);
  }

  private readScalar(type: string, given: unknown, path: OptionPath): unknown {
    if (given instanceof SpelledScalar && type === 'string') return given.toString();
    const value = withoutSpelling(given);
    if (
      type === 'any' ||
      type === 'opaque' ||
      typeof value === type ||
      (type === 'number' && isParameter(value, type))
    ) {
      return value;
    }
    if (this.spelling === 'yaml') {
      const scalar = scalarAs(type, value);
      if (scalar !== undefined) return scalar;
    }
    return this.wrongType(
      describe(type as OptionType), value, path, this.spelling === 'yaml' ? scalarHint(type, value) : undefined,
    );
  }

  private wrongType(expected: string, given: unknown, path: OptionPath, hint?: string): undefined {
    this.problems.push({
      code: 'DSP111',
      path,
      message: `expected ${expected}, found ${describeValue(withoutSpelling(given))}`,
      ...hint === undefined ? {} : { hint },
    });
    return undefined;
  }

  private spell(name: string, property: OptionProperty): string {
    return this.spelling === 'yaml' ? property.yaml ?? name : name;
  }
}

/** `{{param:number:NAME}}`: a deploy-time value of that type. */
function isParameter(value: unknown, type: 'number' | 'list'): boolean {
  return typeof value === 'string' && new RegExp(`^\\{\\{param:${type}:[^{}]+\\}\\}$`).test(value);
}

/** The struct of a type, also within lists and maps. */
function structIn(type: OptionType): string | undefined {
  if (typeof type === 'string') return undefined;
  if ('list' in type) return structIn(type.list);
  if ('map' in type) return structIn(type.map);
  return 'struct' in type ? type.struct : undefined;
}

function belongsIn(key: string, place: string): string {
  return `"${key}" belongs in "${place}"`;
}

/** The key in which a hint of `belongsIn` places another one. */
function placeBelow(hint: string | undefined): string | undefined {
  return hint === undefined ? undefined : /^".*" belongs in "(.*)"$/.exec(hint)?.[1];
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The format of a single option. */
interface Pattern {
  readonly pattern: string;
  readonly sample: string;
}

function patternOf({ pattern, sample }: OptionProperty): Pattern | undefined {
  return pattern === undefined ? undefined : { pattern, sample: sample ?? '' };
}

function patternFinding({ pattern, sample }: Pattern, text: string): OptionFinding | undefined {
  if (isDeferred(text) || new RegExp(pattern).test(text)) return undefined;
  const words = /^\^\(([\w|]+)\)\$$/.exec(pattern)?.[1].split('|');
  return {
    code: 'DSP304',
    message: `${describeValue(text)} is `
      + `not ${words === undefined ? 'in the format that AWS accepts' : `one of ${words.join(', ')}`}`,
    hint: words === undefined ? `for example ${describeValue(sample)}` : didYouMean(text, words),
  };
}
