import { Token } from 'aws-cdk-lib';
import { OptionPath } from '../../private/option-path';

/** A string in a part of a policy, and its path there. */
export interface TextAt {
  readonly text: string;
  readonly path: OptionPath;
}

/** The strings at the keys of a part of a policy, each of which can be a list. */
export function textsAt(part: object, keys: readonly string[]): TextAt[] {
  return keys.flatMap((key) => {
    const value = (part as { readonly [key: string]: unknown })[key];
    // A list that is resolved only at deployment.
    if (typeof value !== 'string' && Token.isUnresolved(value)) return [];
    return [value].flat().flatMap((text, index) =>
      typeof text === 'string' && text !== '' ? [{ text, path: Array.isArray(value) ? [key, index] : [key] }] : [],
    );
  });
}
