import { at, isLocal, TemplateResource } from './template';
import { unique } from '../../private/collections';
import { ignoresCaseOfNames, PLACES_OF_NAMES } from '../../private/facts/name-scopes';
import { resourceChanges } from '../../private/facts/resource-changes';

/** The name of a resource in the template, with the scope in which it is unique. */
interface PhysicalName {
  /** Name and scope as a string: two resources with the same string cannot exist together. */
  readonly key: string;
  /** Whether it refers to another resource, so that it is only valid in its stack. */
  readonly isLocal: boolean;
  /** The name, if it is a string. */
  readonly text?: string;
}

/**
 * The name of a resource in a template, if no other resource can have it: a create-only property of a type that is
 * identified by it, or by an ARN or URL that contains it.
 */
export function physicalName({ Type: type, Properties: properties }: TemplateResource): PhysicalName | undefined {
  const { createOnly = [], identifier = [] } = resourceChanges(type) ?? {};
  const names = unique([...createOnly, ...identifier, 'Name', 'DatabaseInput.Name'])
    .filter((path) => /(^|\.)\w*Name$/.test(path) && at(properties, path) !== undefined);
  const known = PLACES_OF_NAMES[type];
  const isGenerated = identifier.some((path) => at(properties, path) === undefined && !isOfName(path, names));
  if (names.length === 0 || (known === undefined && isGenerated)) return undefined;
  const paths = unique([...names, ...known ?? identifier]);
  const texts = names.map((path) => at(properties, path)).filter((value) => typeof value === 'string');
  const name = [type, ...paths.map((path) => [path, at(properties, path)])];
  const key = JSON.stringify(name);
  return {
    key: ignoresCaseOfNames(type) ? key.toLowerCase() : key,
    isLocal: isLocal(name),
    text: texts.length === 0 ? undefined : texts[texts.length - 1] as string,
  };
}

/** Whether an identifier contains the name: the ARN of a resource, but not that of a version, or a nested name. */
function isOfName(identifier: string, names: readonly string[]): boolean {
  return /(?<!Version|Revision)(Arn|Url)$/.test(identifier)
    || (/Name$/.test(identifier) && names.some((name) => name.endsWith('.Name')));
}
