import { at } from './template';
import { Configuration } from '../../config/configuration';
import { Located } from '../../config/documents/located';
import { OptionPath } from '../../private/option-path';
import { Position } from '../../private/problems';

/** A key of a module's options, with its value. */
interface Option {
  readonly key: string;
  readonly position: Position;
  readonly value: Located;
}

/**
 * Where the configuration says what a property of a resource has: the option of the module with the name of the
 * property, or the only one with its value. Without such an option, the place of the module.
 */
export function optionPosition(
  configuration: Configuration, module: OptionPath, property?: string, properties?: unknown,
): Position {
  const root = configuration.valueAt(module);
  const options = root === undefined || property === undefined ? [] : optionsOf(root);
  const names = property?.split('.').reverse().map(plain) ?? [];
  const named = names.map((name) => options.filter(({ key }) => plain(key) === name))
    .find((found) => found.length === 1);
  const value = property === undefined ? undefined : at(properties, property);
  const valued = options.filter((option) => (
    isText(value) && option.value.kind === 'scalar' && option.value.value === value
  ));
  const found = named ?? (valued.length === 1 ? valued : []);
  return found[0]?.position ?? configuration.positionOf(module);
}

function optionsOf(node: Located): Option[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap(optionsOf);
  return [...node.entries.values()].flatMap(({ key, keyPosition, value }) => [
    { key, position: keyPosition, value }, ...optionsOf(value),
  ]);
}

/** `KmsKeyId` and `kmsKeyArn` name the same. */
function plain(name: string): string {
  return name.replace(/(Id|Arn)$/, '').replace(/_/g, '').toLowerCase();
}

function isText(value: unknown): value is string | number {
  return (typeof value === 'string' && value.length > 2) || typeof value === 'number';
}
