import { at, TemplateResource } from './template';
import { unique } from '../../private/collections';
import { resourceChanges } from '../../private/facts/resource-changes';

/** Where a name is unique, of types whose identifier is generated and whose name is unique nevertheless. */
const PLACES_OF_NAMES: { readonly [type: string]: readonly string[] } = {
  'AWS::EC2::SecurityGroup': ['VpcId'],
  'AWS::SageMaker::Domain': [],
};

/** The name of a resource as the template has it, with what it is unique in. */
interface PhysicalName {
  /** Name and place as one text: two resources with the same one cannot exist together. */
  readonly key: string;
  /** The name, if it is a string. */
  readonly text?: string;
}

/**
 * The name that a template gives a resource, if no other resource can have it: a property that only a new resource can
 * change, of a type that is identified by it, or by an ARN or URL that holds it.
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
  return {
    key: JSON.stringify([type, ...paths.map((path) => [path, at(properties, path)])]),
    text: texts.length === 0 ? undefined : texts[texts.length - 1] as string,
  };
}

/** Whether an identifier holds the name: the ARN of a resource, but not that of a version, or a nested name. */
function isOfName(identifier: string, names: readonly string[]): boolean {
  return /(?<!Version|Revision)(Arn|Url)$/.test(identifier)
    || (/Name$/.test(identifier) && names.some((name) => name.endsWith('.Name')));
}
