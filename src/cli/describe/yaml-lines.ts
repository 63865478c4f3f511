import { stringify } from 'yaml';
import { DescribedValue } from './described-value';
import { originText } from './origin';

/** A line of a configuration, and where it comes from. */
export interface DescribedLine {
  readonly text: string;
  readonly origin: string;
  /** Whether nobody said it: what holds by default. */
  readonly isDefault: boolean;
}

/** The values as lines of YAML. */
export function describedLines(value: DescribedValue, indent = ''): DescribedLine[] {
  if (value.map) return value.map.flatMap(([key, item]) => withHead(`${indent}${keyText(key)}:`, item, `${indent}  `));
  if (value.list) return value.list.flatMap((item) => itemLines(item, indent));
  return [line(`${indent}${scalarText(value.scalar)}`, value)];
}

/** The lines as YAML, with origins as comments. */
export function annotatedYaml(lines: readonly DescribedLine[]): string {
  return lines.map(({ text, origin, isDefault }) => (isDefault ? `${text.replace(/^( *)/, '$1# ')} ${origin}` : `${text}${origin === '' ? '' : ` # ${origin}`}`)).join('\n');
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
  // The dash stands before what is said first; what holds by default follows it.
  const [head] = lines.splice(first, 1);
  return [{ ...head, text: `${indent}- ${head.text.slice(indent.length + 2)}` }, ...lines];
}

function line(text: string, { origin }: DescribedValue): DescribedLine {
  return { text, origin: originText(origin), isDefault: origin.default !== undefined };
}

function keyText(key: string): string {
  return stringify(key).trimEnd();
}

/** On one line, so that the origin fits beside it. */
function scalarText(value: DescribedValue['scalar']): string {
  return typeof value === 'string' && value.includes('\n') ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
}
