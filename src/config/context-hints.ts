import { Located } from './documents/located';
import { OptionPath } from '../private/option-path';
import { nearest } from '../private/suggestions';

/** A reference to a context value whose type does not fit. */
export interface MisplacedReference {
  /** The key of the context. */
  readonly key: string;
  readonly path: OptionPath;
  /** What contains the reference. */
  readonly parent: Located | undefined;
  /** The message of the problem: what was expected, and what was found. */
  readonly message: string;
  /** What to write instead of the value. */
  readonly hint?: string;
  /** The values of the contexts, by key. */
  readonly values: ReadonlyMap<string, Located>;
}

const KINDS: { readonly [expected: string]: Located['kind'] } = { 'a list': 'list', 'a map': 'map' };

/** How to write a reference to a context value whose type does not fit: the value itself may be right. */
export function contextHint({ key, path, parent, message, hint, values }: MisplacedReference): string {
  const [, expected] = /^expected (.+), found /.exec(message) ?? [];
  const found = values.get(key);
  const reference = `"{{context:${key}}}"`;
  const option = String([...path].reverse().find((step) => typeof step === 'string'));
  if (parent?.kind === 'list' && found?.kind === 'list') {
    const others = parent.items.length === 1 ? '' : ', and add the other entries to the context value';
    return `write ${option}: ${reference}${others}`;
  }
  const kind = KINDS[expected] ?? 'scalar';
  // A value of the right kind is itself wrong.
  if (found?.kind === 'scalar' && kind === 'scalar' && hint !== undefined) return hint;
  const fitting = [...values].filter(([, value]) => value.kind === kind).map(([name]) => name);
  const meant = found?.kind === kind ? undefined : nearest(option, fitting);
  if (meant !== undefined) return `did you mean "{{context:${meant}}}"?`;
  if (kind === 'list' && found?.kind === 'scalar') return `write [${reference}], or make the context value a list`;
  return `refer to a context value that is ${expected}, or write the value itself`;
}
