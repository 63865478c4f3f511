import { Stack, Token } from 'aws-cdk-lib';
import { stringify } from 'yaml';
import { Origin, originOf, originText } from './origin';
import { Configuration } from '../../config/configuration';
import { Located } from '../../config/documents/located';
import { isPlainObject, sortedEntries } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { isOpaque, OptionType, propertiesOf } from '../../private/options-model';

/** A value of a configuration with its source, and its nested values. */
export interface DescribedValue {
  readonly origin: Origin;
  /**
   * A scalar, with deploy-time values in the format of `Fn::Sub`: `${AWS::Region}`. Absent for a default.
   */
  readonly scalar?: string | number | boolean | null;
  readonly map?: readonly (readonly [key: string, value: DescribedValue])[];
  readonly list?: readonly DescribedValue[];
}

/** Describes the options of a module: each specified value, and the defaults of the others. */
export class ValueDescriber {
  constructor(
    private readonly configuration: Configuration,
    private readonly stack: Stack,
    private readonly modulePath: OptionPath,
  ) {}

  /** `resolved` is the value for the component, `located` the value in the files. */
  public describe(
    type: OptionType,
    resolved: unknown,
    located: Located | undefined,
    above: Origin = {},
  ): DescribedValue {
    const origin = located ? originOf(located, this.modulePath, this.configuration) : above;
    if (Array.isArray(resolved) && !Token.isUnresolved(resolved)) {
      return { origin, list: this.items(type, resolved, located, origin) };
    }
    if (isPlainObject(resolved)) return { origin, map: this.entries(type, resolved, located, origin) };
    return { origin, scalar: this.scalar(resolved) };
  }

  private items(type: OptionType, resolved: unknown[], located: Located | undefined, origin: Origin): DescribedValue[] {
    const element = typeof type === 'object' && 'list' in type ? type.list : 'any';
    return resolved.map((item, index) =>
      this.describe(element, item, located?.kind === 'list' ? located.items[index] : undefined, origin),
    );
  }

  private entries(
    type: OptionType,
    resolved: { [key: string]: unknown },
    located: Located | undefined,
    origin: Origin,
  ): [string, DescribedValue][] {
    const given = located?.kind === 'map' ? located.entries : undefined;
    const struct = typeof type === 'object' && 'struct' in type ? propertiesOf(type.struct) : undefined;
    const element = typeof type === 'object' && 'map' in type ? type.map : 'any';
    const isRole = typeof type === 'object' && 'struct' in type && type.struct === 'RoleRef';
    const entries = Object.entries(resolved)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, DescribedValue] => {
        const key = struct?.[name]?.yaml ?? name;
        const item = given?.get(key);
        const described = this.describe(
          struct?.[name]?.type ?? element,
          value,
          item?.value,
          isRole ? (this.originOfRole(located) ?? origin) : origin,
        );
        // The position of a list or a map is that of its key.
        return [
          key,
          item && described.scalar === undefined
            ? { ...described, origin: { ...described.origin, position: item.keyPosition } }
            : described,
        ];
      });
    const order = given ? [...given.keys()] : [];
    entries.sort(([a], [b]) => position(order, a) - position(order, b));
    const defaults = sortedEntries(struct).filter(
      ([name, property]) => resolved[name] === undefined && property.default !== undefined && !isOpaque(property.type),
    );
    return [
      ...entries,
      ...defaults.map(([name, property]): [string, DescribedValue] => [
        property.yaml ?? name,
        { origin: { default: property.default } },
      ]),
    ];
  }

  /** Properties of a role are derived from the reference to it. */
  private originOfRole(located: Located | undefined): Origin | undefined {
    const named =
      located?.kind === 'map'
        ? ['id', 'arn', 'name'].flatMap((key) => located.entries.get(key)?.value ?? [])[0]
        : undefined;
    return named && originOf(named, this.modulePath, this.configuration);
  }

  private scalar(value: unknown): string | number | boolean | null {
    const resolved: unknown = this.stack.resolve(value);
    return typeof resolved === 'object' && resolved !== null
      ? subText(resolved)
      : (resolved as string | number | boolean | null);
  }
}

/** Keys of the file in order, followed by the others. */
function position(order: string[], key: string): number {
  const index = order.indexOf(key);
  return index < 0 ? order.length : index;
}

/** An intrinsic function in the format of `Fn::Sub`. */
function subText(value: unknown): string {
  if (!isPlainObject(value)) return String(value);
  const [[name, argument]] = Object.entries(value);
  switch (name) {
    case 'Ref': return `\${${String(argument)}}`;
    case 'Fn::GetAtt': return `\${${(argument as string[]).join('.')}}`;
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(subText).join(separator);
    }
    default: return JSON.stringify(value);
  }
}

/** A line of a configuration, and its source. */
export interface DescribedLine {
  readonly text: string;
  readonly origin: string;
  /** Whether it is a default. */
  readonly isDefault: boolean;
}

/** The values as lines of YAML. */
export function describedLines(value: DescribedValue, indent = ''): DescribedLine[] {
  if (value.map) return value.map.flatMap(([key, item]) => withHead(`${indent}${keyText(key)}:`, item, `${indent}  `));
  if (value.list) return value.list.flatMap((item) => itemLines(item, indent));
  return [line(`${indent}${scalarText(value.scalar)}`, value)];
}

/** The lines as YAML, with sources as comments. */
export function annotatedYaml(lines: readonly DescribedLine[]): string {
  return lines
    .map(({ text, origin, isDefault }) =>
      isDefault ? `${text.replace(/^( *)/, '$1# ')} ${origin}` : `${text}${origin === '' ? '' : ` # ${origin}`}`,
    )
    .join('\n');
}

function withHead(head: string, value: DescribedValue, below: string): DescribedLine[] {
  if (value.origin.default !== undefined) return [line(head, value)];
  if (value.map?.length === 0) return [line(`${head} {}`, value)];
  if (value.list?.length === 0) return [line(`${head} []`, value)];
  if (value.map || value.list) return [line(head, value), ...describedLines(value, below)];
  return [line(`${head} ${scalarText(value.scalar)}`, value)];
}

function itemLines(value: DescribedValue, indent: string): DescribedLine[] {
  const lines = describedLines(value, `${indent}  `);
  const first = lines.findIndex(({ isDefault }) => !isDefault);
  if (first < 0) return [line(`${indent}- ${value.map ? '{}' : '[]'}`, value)];
  // The dash is in front of the first specified value; defaults follow.
  const [head] = lines.splice(first, 1);
  return [{ ...head, text: `${indent}- ${head.text.slice(indent.length + 2)}` }, ...lines];
}

function line(text: string, { origin }: DescribedValue): DescribedLine {
  return { text, origin: originText(origin), isDefault: origin.default !== undefined };
}

function keyText(key: string): string {
  return stringify(key).trimEnd();
}

/** On one line, so that the source fits next to it. */
function scalarText(value: DescribedValue['scalar']): string {
  return typeof value === 'string' && value.includes('\n')
    ? JSON.stringify(value)
    : stringify(value, { lineWidth: 0 }).trimEnd();
}
