import { Annotations, Stack, Token } from 'aws-cdk-lib';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { isPlainObject, sortedEntries } from './collections';
import { isDeferred } from './deferred';
import { otherRegionFinding } from './format-regions';
import { formatFinding, FormatName, FORMATS, unknownNameFinding } from './formats';
import { isOutdented, nameHint, OpenStruct } from './misplaced-entries';
import { missingKey, ReferenceFinder, WantedOption } from './missing-keys';
import { codeShapeHint, describe, describeValue, listHint, RoleFinder, shapeHint } from './option-hints';
import { formatPath, OptionPath } from './option-path';
import { OptionFinding, optionProblem } from './option-problems';
import {
  configurableProperties, EnumType, OptionProperty, optionsModel, OptionType, propertiesOf,
} from './options-model';
import { upperFirst } from './printable';
import { formatProblem, throwProblems } from './problems';
import { scalarHint } from './scalar-hints';
import { scalarAs, SpelledScalar, withoutSpelling } from './spelled-scalar';
import { didYouMean, suggestedBy } from './suggestions';
import { checkTemplateOf } from './template-checks';
import { readUnknownKey, ReadUnknownKey } from './unknown-keys';

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
  const { problems, warnings } = readOptions(struct, options, 'code', { region });
  throwProblems(problems.map(({ path, isOfKey: _, ...problem }) => optionProblem(scope, path, problem)));
  if (isInStack) checkTemplateOf(scope);
  if (scope.node.tryGetContext(WARNINGS_SHOWN) === true) return;
  for (const { path, isOfKey: _, ...warning } of warnings) {
    const text = formatProblem(optionProblem(scope, path, warning), 'warning');
    Annotations.of(scope).addWarningV2(`cdk-data-science-platform:${formatPath(path)}`, text);
  }
}

/** What is known about the options from outside of them. */
export interface ReadingContext {
  readonly region?: string;
  readonly roleOf?: RoleFinder;
  readonly referencesFor?: ReferenceFinder;
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
 * spelling of `value`. `region` is the Region of the resources, if it is known. `roleOf` finds generated roles, and
 * `referencesFor` published values, for hints.
 */
export function readOptions(
  struct: string, value: unknown, spelling: Spelling, context: ReadingContext = {},
): ReadOptions {
  const hasReferences = spelling === 'yaml' || struct.startsWith('DataSciencePlatform');
  const reader = new OptionsReader(spelling, hasReferences, context);
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

  /** The structs that are being read, from the outermost. */
  private open: readonly OpenStruct[] = [];

  constructor(
    private readonly spelling: Spelling,
    private readonly hasReferences: boolean,
    private readonly context: ReadingContext,
  ) {}

  public read(type: OptionType, value: unknown, path: OptionPath): unknown {
    if (typeof type === 'string') return this.readScalar(type, value, path);
    if ('enum' in type) return this.readEnum(type, value, path);
    if ('list' in type) return this.readList(type.list, value, path);
    if (
      !isPlainObject(value) &&
      !(this.spelling === 'code' && typeof value === 'object' && value !== null && !Array.isArray(value))
    ) {
      const hint = this.spelling === 'yaml'
        ? shapeHint(type, value, path, this.context.roleOf)
        : codeShapeHint(type, value);
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
    // Required keys whose value was written, but under another key.
    const displaced = new Set<string | undefined>();
    // In YAML, the options of a component are a separate file.
    const isFile = this.spelling === 'yaml' && outer[outer.length - 1]?.struct === 'ModuleOptions';
    this.open = [...isFile ? [] : outer, { struct, depth: path.length }];
    const unknown = Object.keys(value).filter((key) => value[key] !== undefined && !spelt.has(key));
    const unread = new Set(unknown.slice(MOST_UNKNOWN_KEYS));
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined || unread.has(key)) continue;
      const name = spelt.get(key);
      if (name !== undefined) {
        if (item === null && this.spelling === 'yaml' && !properties[name].required) this.warnOfNothing([...path, key]);
        const read = item === null ? undefined : this.readProperty(properties[name], item, [...path, key]);
        if (read !== undefined) result[name] = read;
        continue;
      }
      const { finding, meant, place } = this.unknownKey(key, struct, [...spelt.keys()], value, path);
      // A missing level is one problem, regardless of the number of keys that belong in it.
      if (place !== undefined && displaced.has(place) && isAbsent(value[place])) continue;
      this.problems.push({ ...finding, path: [...path, key], isOfKey: true });
      displaced.add(place).add(meant);
      const meantName = spelt.get(meant ?? '');
      if (meantName === undefined || item === null) continue;
      const read = this.readMeant(properties[meantName], item, [...path, key]);
      if (read !== undefined) result[meantName] = read;
    }
    if (unread.size > 0) {
      this.problems.push({
        code: 'DSP110',
        path: [...path, unknown[MOST_UNKNOWN_KEYS]],
        isOfKey: true,
        message: `${unread.size} more unknown ${unread.size === 1 ? 'key' : 'keys'}`,
        hint: 'fix the first ones, then run the command again',
      });
    }
    this.open = outer;
    for (const [name, property] of sortedEntries(properties)) {
      const key = this.spell(name, property);
      const isWritten = displaced.has(key) || !isAbsent(value[key]) || result[name] !== undefined
        || !isAbsent(result[property.unless ?? '']);
      if (property.required && !isWritten) {
        const find = (option: WantedOption) => this.context.referencesFor?.(option, path) ?? [];
        this.problems.push({ ...missingKey(key, property, this.spelling, find), path });
      }
    }
    return result;
  }

  private warnOfNothing(path: OptionPath): void {
    const message = `"${path[path.length - 1]}" has no value and is ignored`;
    this.warnings.push({ code: 'DSP136', message, path, isOfKey: true });
  }

  /**
   * The value of a misspelled key, which was reported as the last problem. It is read as that of the key that was
   * probably meant, so that nothing else is reported for it: a wrong type becomes a part of the hint for the key.
   */
  private readMeant(property: OptionProperty, value: unknown, path: OptionPath): unknown {
    const reported = this.problems.length - 1;
    const read = this.readProperty(property, value, path);
    const unfit = this.problems.findIndex(({ code, path: of }, index) => (
      index > reported && code === 'DSP111' && of.length === path.length
    ));
    if (unfit < 0) return read;
    const [{ hint, message }] = this.problems.splice(unfit, 1);
    const known = this.problems[reported];
    this.problems[reported] = { ...known, hint: `${known.hint} ${hint === undefined ? message : upperFirst(hint)}` };
    return read;
  }

  private readProperty(property: OptionProperty, value: unknown, path: OptionPath): unknown {
    const read = this.read(property.type, value, path);
    if (property.distinct) this.checkDistinct(read, path);
    if (property.keyFormat !== undefined && isPlainObject(read)) {
      for (const key of Object.keys(read)) this.readText(property.keyFormat, key, [...path, key], true);
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

  private readText(rule: FormatName | Pattern, text: string, path: OptionPath, isOfKey?: boolean): string {
    if (this.isReference(text)) return text;
    const problem = typeof rule === 'string' ? formatFinding(rule, text) : patternFinding(rule, text);
    if (problem !== undefined) {
      this.problems.push({ ...problem, path, isOfKey });
      return typeof rule === 'string' ? FORMATS[rule].example : rule.sample;
    }
    if (typeof rule !== 'string') return text;
    const { region } = this.context;
    const elsewhere = region === undefined ? undefined : otherRegionFinding(rule, text, region);
    if (elsewhere) this.problems.push({ ...elsewhere, path, isOfKey });
    const warning = unknownNameFinding(rule, text);
    if (warning) this.warnings.push({ ...warning, path, isOfKey });
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

  private unknownKey(
    key: string, struct: string, known: string[], map: { readonly [key: string]: unknown }, path: OptionPath,
  ): ReadUnknownKey {
    const present = known.filter((other) => !isAbsent(map[other]));
    const unknown = { key, value: map[key], struct, known, present, path, open: this.open };
    return readUnknownKey(unknown, (...option) => this.spell(...option));
  }

  private readMap(type: OptionType, value: { [key: string]: unknown }, path: OptionPath): unknown {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(
      (this.spelling === 'yaml' ? this.withIndentedKeys(entries, type, path) : entries)
        .map(([key, item]) => [key, this.read(type, item, [...path, key])])
        .filter(([, item]) => item !== undefined),
    );
  }

  /** Reports keys of an entry that are next to it, and reads them as keys of the entry before them. */
  private withIndentedKeys(entries: [string, unknown][], type: OptionType, path: OptionPath): [string, unknown][] {
    const read: [string, unknown][] = [];
    for (const [key, item] of entries) {
      const before = read[read.length - 1];
      if (!isPlainObject(before?.[1]) || !isOutdented(key, item, type)) {
        read.push([key, item]);
        continue;
      }
      this.problems.push({
        code: 'DSP110',
        path: [...path, key],
        isOfKey: true,
        message: `"${key}" is next to the names in "${path[path.length - 1]}", and belongs to one of them`,
        hint: `indent "${key}" and the lines below it under "${before[0]}"`,
      });
      before[1] = { ...before[1], [key]: item };
    }
    return read;
  }

  private readList(type: OptionType, value: unknown, path: OptionPath): unknown {
    if (isParameter(value, 'list')) return value;
    if (!Array.isArray(value)) {
      const hint = this.spelling === 'yaml' ? listHint(type, value, path, this.context.roleOf) : undefined;
      return this.wrongType('a list', value, path, hint);
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
      message: typeof value === 'object'
        ? `expected one of ${values.join(', ')}, found ${describeValue(value)}`
        : `${describeValue(value)} is not one of ${values.join(', ')}`,
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
    const hint = this.spelling === 'yaml' ? nameHint(value, { path, open: this.open }) ?? scalarHint(type, value, path)
      : undefined;
    return this.wrongType(describe(type as OptionType), value, path, hint);
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
