import { at } from './template';
import { Configuration } from '../../config/configuration';
import { Located } from '../../config/documents/located';
import { OptionPath } from '../../private/option-path';
import { Position } from '../../private/problems';

/** A key in the options of a module, with its value. */
interface Option {
  readonly key: string;
  readonly position: Position;
  readonly value: Located;
}

/** Names of properties that do not identify the option. */
const COMMON = ['name', 'type', 'key', 'value', 'tags', 'description'];

/**
 * The location of the option that determines a property of a resource: the only option of the module with the name of
 * the property, or the only one with its value, or the key with which the name of the resource ends. Without such an
 * option, the location of the module.
 */
export function optionPosition(
  configuration: Configuration, module: OptionPath, property?: string, properties?: unknown,
): Position {
  const root = configuration.valueAt(module);
  const options = root === undefined || property === undefined ? [] : optionsOf(root);
  const names = (property?.split('.').reverse() ?? []).map(plain).filter((name) => !COMMON.includes(name));
  const named = names.map((name) => options.filter(({ key }) => plain(key) === name))
    .find((found) => found.length === 1);
  const value = property === undefined ? undefined : at(properties, property);
  const valued = options.filter((option) => (
    isText(value) && option.value.kind === 'scalar' && option.value.value === value
  ));
  const found = named ?? (valued.length === 1 ? valued : ofResource(options, properties));
  return found[0]?.position ?? configuration.positionOf(module);
}

/** The maps of options whose keys are suffixes of the name of a resource, the longest key first. */
function ofResource(options: readonly Option[], properties: unknown): Option[] {
  const names = Object.entries(properties ?? {}).filter(([key]) => key.endsWith('Name')).map(([, name]) => `-${name}`);
  return options.filter(({ key, value }) => value.kind === 'map' && names.some((name) => name.endsWith(`-${key}`)))
    .sort((a, b) => b.key.length - a.key.length);
}

function optionsOf(node: Located): Option[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(optionsOf);
  return [...node.entries.values()].flatMap(({ key, keyPosition, value }) => [
    { key, position: keyPosition, value }, ...optionsOf(value),
  ]);
}

/** `KmsKeyId` and `kmsKeyArn` refer to the same value. */
function plain(name: string): string {
  return name.replace(/(Id|Arn)$/, '').replace(/_/g, '').toLowerCase();
}

function isText(value: unknown): value is string | number {
  return (typeof value === 'string' && value.length > 2) || typeof value === 'number';
}
