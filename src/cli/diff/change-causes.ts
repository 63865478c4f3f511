import { ChangedOption, OptionComparison, OptionDifference, shownOption } from './changed-options';
import { ModuleSource } from './configuration-source';
import { ResourceChange } from './resource-change';
import { at, Template, TemplateResource } from './template';
import { Located, toPlain } from '../../config/documents/located';
import { isPlainObject, unique } from '../../private/collections';

/** A resource whose change is explained. */
export interface ExplainedChange {
  readonly change: ResourceChange;
  readonly before?: TemplateResource;
  readonly after?: TemplateResource;
  /** The path of its construct. */
  readonly path?: string;
}

/** Names of properties and options that occur in many places. */
const COMMON = ['name', 'type', 'key', 'value', 'tags', 'description'];
/** Properties that several options determine together. */
const COMPOSED = /(Policy|PolicyDocument|Statement)$/;
/** Shorter texts are compared only as a whole. */
const LONG_ENOUGH = 4;

/** The changes of a stack with the templates and the paths of its constructs. */
export function explainedChanges(
  changes: readonly ResourceChange[], before: Template, after: Template, paths: ReadonlyMap<string, string>,
): ExplainedChange[] {
  return changes.map((change) => ({
    change,
    before: before.Resources?.[change.logicalId],
    after: after.Resources?.[change.logicalId],
    path: paths.get(change.logicalId),
  }));
}

/**
 * For each change of a stack, the options that cause it. An option is assigned to the properties with its name or its
 * value; properties that several options determine, and those without such an option, get the options that are left.
 * If no option of the module differs, an option of a module that it depends on causes the change. Empty if no option
 * differs.
 */
export function optionsOfChanges(
  changes: readonly ExplainedChange[], module: ModuleSource, comparison: OptionComparison,
): ChangedOption[][] {
  const own = comparison.ofModule(module);
  const others = comparison.ofDependencies(module);
  const found = changes.map((change) => evidenceFor(change, [...own, ...others]));
  const assigned = new Set(found.flatMap(({ options }) => options));
  const rest = own.filter((option) => !assigned.has(option));
  // An option below the key of another resource does not cause this change.
  const elsewhere = (option: OptionDifference, { path }: ExplainedChange) => (
    namesIn(path, option) === 0 && changes.some((other) => namesIn(other.path, option) > 0)
  );
  const causes = found.map(({ options, isComplete }, index) => (
    isComplete ? options : unique([...options, ...rest.filter((option) => !elsewhere(option, changes[index]))])
  ));
  const replaced = unique(changes.flatMap(({ change }, index) => (
    change.effect.endsWith('replaced') && !change.isConsequence ? causes[index] : []
  )));
  return changes.map(({ change }, index) => {
    const candidates = [change.isConsequence ? replaced : causes[index], own, others];
    const shown = (candidates.find((options) => options.length > 0) ?? comparison.ofAll()).map(shownOption);
    return [...new Map(shown.map((option) => [JSON.stringify(option), option])).values()];
  });
}

/** The options for the properties of a change, and whether they explain it alone. */
function evidenceFor(
  explained: ExplainedChange, options: readonly OptionDifference[],
): { options: OptionDifference[]; isComplete: boolean } {
  const { change, before, after, path } = explained;
  if (before === undefined || after === undefined) {
    const found = options.filter((option) => isOfResource(option, after ?? before, path));
    return { options: found, isComplete: found.length > 0 };
  }
  const byProperty = change.properties.map((property) => {
    const found = options.filter((option) => determines(option, property, before, after));
    const nearest = found.filter((option) => namesIn(path, option) > 0);
    return nearest.length > 0 ? nearest : found;
  });
  const isComplete = byProperty.every((found, index) => found.length > 0 && !COMPOSED.test(change.properties[index]));
  return { options: unique(byProperty.flat()), isComplete };
}

/** Whether an option has the name of a property, or one of the values that differ in it. */
function determines(
  option: OptionDifference, property: string, before: TemplateResource, after: TemplateResource,
): boolean {
  const names = property.split('.').map(plain).filter((name) => !COMMON.includes(name));
  if (option.path.some((step) => typeof step === 'string' && names.includes(plain(step)))) return true;
  const [old, current] = [before, after].map(({ Properties }) => textsOf(at(Properties, property)));
  const [from, to] = [option.before, option.after].map((value) => textsOf(value && toPlain(value)));
  return share(minus(current, old), minus(to, from)) || share(minus(old, current), minus(from, to));
}

/** Whether an option has a key in the path of an added or removed construct, or a text in its properties. */
function isOfResource(option: OptionDifference, resource?: TemplateResource, path?: string): boolean {
  const { path: keys, before, after } = option;
  const key = before === undefined || after === undefined ? keys.slice(-1).map(String) : [];
  const texts = [...key, ...keysAndTexts(after), ...keysAndTexts(before)].map((text) => text.toLowerCase());
  return namesIn(path, option) > 0 || share(textsOf(resource?.Properties), texts);
}

/** The number of keys of an option that are in the path of a construct. */
function namesIn(path: string | undefined, { path: option, before, after }: OptionDifference): number {
  const steps = (path ?? '').split('/');
  return unique([...option, ...keysOf(after), ...keysOf(before)]).filter((key) => (
    typeof key === 'string' && steps.some((step) => step === key || step.endsWith(`-${key}`))
  )).length;
}

function keysOf(value: Located | undefined): string[] {
  return value?.kind === 'map' ? [...value.entries.keys()] : [];
}

function keysAndTexts(value: Located | undefined): string[] {
  return value === undefined ? [] : [...keysOf(value), ...textsOf(toPlain(value))];
}

/** Strings and numbers in a value, in lowercase. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (isPlainObject(value)) return Object.entries(value).flatMap(([key, item]) => [key, ...textsOf(item)]);
  return typeof value === 'string' || typeof value === 'number' ? [String(value).toLowerCase()] : [];
}

function minus(texts: readonly string[], others: readonly string[]): string[] {
  return texts.filter((text) => !others.includes(text));
}

function share(texts: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((text) => texts.some((other) => (
    other === text || (text.length >= LONG_ENOUGH && other.includes(text))
  )));
}

/** `KmsKeyId` and `kmsKeyArn` refer to the same value. */
function plain(name: string): string {
  return name.replace(/(Id|Arn)s?$/, '').replace(/_/g, '').toLowerCase();
}
