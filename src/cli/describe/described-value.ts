import { Stack, Token } from 'aws-cdk-lib';
import { Origin, originOf } from './origin';
import { Configuration } from '../../config/configuration';
import { Located } from '../../config/documents/located';
import { isPlainObject, sortedEntries } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { isOpaque, OptionType, propertiesOf } from '../../private/options-model';

/** A value of a configuration with where it comes from, and the values in it. */
export interface DescribedValue {
  readonly origin: Origin;
  /** A scalar, with what is known at deployment alone in the form of `Fn::Sub`: `${AWS::Region}`. Absent for a default. */
  readonly scalar?: string | number | boolean | null;
  readonly map?: readonly (readonly [key: string, value: DescribedValue])[];
  readonly list?: readonly DescribedValue[];
}

/** Describes the options of a module: each value that is given, and the default of each that could be. */
export class ValueDescriber {
  constructor(private readonly configuration: Configuration, private readonly stack: Stack, private readonly modulePath: OptionPath) {}

  /** `resolved` is what the component got, `located` what stands in the files. */
  public describe(type: OptionType, resolved: unknown, located: Located | undefined, above: Origin = {}): DescribedValue {
    const origin = located ? originOf(located, this.modulePath, this.configuration) : above;
    if (Array.isArray(resolved) && !Token.isUnresolved(resolved)) return { origin, list: this.items(type, resolved, located, origin) };
    if (isPlainObject(resolved)) return { origin, map: this.entries(type, resolved, located, origin) };
    return { origin, scalar: this.scalar(resolved) };
  }

  private items(type: OptionType, resolved: unknown[], located: Located | undefined, origin: Origin): DescribedValue[] {
    const element = typeof type === 'object' && 'list' in type ? type.list : 'any';
    return resolved.map((item, index) => this.describe(element, item, located?.kind === 'list' ? located.items[index] : undefined, origin));
  }

  private entries(type: OptionType, resolved: { [key: string]: unknown }, located: Located | undefined, origin: Origin): [string, DescribedValue][] {
    const given = located?.kind === 'map' ? located.entries : undefined;
    const struct = typeof type === 'object' && 'struct' in type ? propertiesOf(type.struct) : undefined;
    const element = typeof type === 'object' && 'map' in type ? type.map : 'any';
    const isRole = typeof type === 'object' && 'struct' in type && type.struct === 'RoleRef';
    const entries = Object.entries(resolved).filter(([, value]) => value !== undefined).map(([name, value]): [string, DescribedValue] => {
      const key = struct?.[name]?.yaml ?? name;
      const item = given?.get(key);
      const described = this.describe(struct?.[name]?.type ?? element, value, item?.value, isRole ? this.originOfRole(located) ?? origin : origin);
      // A list or a map stands where its key is.
      return [key, item && described.scalar === undefined ? { ...described, origin: { ...described.origin, position: item.keyPosition } } : described];
    });
    const order = given ? [...given.keys()] : [];
    entries.sort(([a], [b]) => position(order, a) - position(order, b));
    const defaults = sortedEntries(struct).filter(([name, property]) => resolved[name] === undefined && property.default !== undefined && !isOpaque(property.type));
    return [...entries, ...defaults.map(([name, property]): [string, DescribedValue] => [property.yaml ?? name, { origin: { default: property.default } }])];
  }

  /** What is known of a role follows from the one way in which it is named. */
  private originOfRole(located: Located | undefined): Origin | undefined {
    const named = located?.kind === 'map' ? ['id', 'arn', 'name'].flatMap((key) => located.entries.get(key)?.value ?? [])[0] : undefined;
    return named && originOf(named, this.modulePath, this.configuration);
  }

  private scalar(value: unknown): string | number | boolean | null {
    const resolved: unknown = this.stack.resolve(value);
    return typeof resolved === 'object' && resolved !== null ? subText(resolved) : resolved as string | number | boolean | null;
  }
}

/** Keys of the file in its order, others behind them. */
function position(order: string[], key: string): number {
  const index = order.indexOf(key);
  return index < 0 ? order.length : index;
}

/** An intrinsic function in the form that `Fn::Sub` takes. */
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
