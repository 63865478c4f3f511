import { IConstruct } from 'constructs';
import { isDeferred } from './deferred';
import { ACCOUNT_FORMATS } from './formats/account-formats';
import { CATALOG_FORMATS } from './formats/catalog-formats';
import { Format } from './formats/format';
import { IAM_FORMATS } from './formats/iam-formats';
import { NETWORK_FORMATS } from './formats/network-formats';
import { SAGEMAKER_FORMATS } from './formats/sagemaker-formats';
import { STORAGE_FORMATS } from './formats/storage-formats';
import { OptionPath } from './option-path';
import { failAt, OptionFinding } from './option-problems';
import { bracesHint, nearest, referenceHint, unlessNew } from './suggestions';

/** Every format of a text that an option can have. The doc tag `@format NAME` refers to it. */
export const FORMATS = {
  ...ACCOUNT_FORMATS,
  ...NETWORK_FORMATS,
  ...STORAGE_FORMATS,
  ...IAM_FORMATS,
  ...CATALOG_FORMATS,
  ...SAGEMAKER_FORMATS,
} satisfies { [name: string]: Format };

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;

/** Messages quote at most this many characters of a value. */
const MAX_QUOTED = 100;

/** What is wrong with a text that is not in a format. A deferred text is not checked. */
export function formatFinding(name: FormatName, text: string): OptionFinding | undefined {
  const { pattern, noun, hint, hintFor, example, known }: Format = FORMATS[name];
  if (isDeferred(text) || pattern.test(text)) return undefined;
  const meant = known === undefined ? undefined : nearest(text, known(text));
  return {
    code: 'DSP304',
    message: `${quoted(text)} is not ${noun}`,
    hint: meant === undefined
      ? bracesHint(text) ?? referenceHint(text) ?? hintFor?.(text) ?? hint ?? `for example "${example}"`
      : `did you mean "${meant}"?`,
  };
}

/** The warning for a text that is in the format, and that is not among the names that AWS publishes. */
export function unknownNameFinding(name: FormatName, text: string): OptionFinding | undefined {
  const { noun, known }: Format = FORMATS[name];
  if (!isUnknownName(name, text)) return undefined;
  const bare = bareName(text);
  return {
    code: 'DSP132',
    message: `${quoted(text)} is not ${noun} that AWS publishes`,
    hint: unlessNew(nearest(bare, known!(bare))),
  };
}

/** Whether a text is in the format, and is not among the names that AWS publishes. */
export function isUnknownName(name: FormatName, text: string): boolean {
  const { pattern, known }: Format = FORMATS[name];
  if (known === undefined || isDeferred(text) || !pattern.test(text)) return false;
  const bare = bareName(text);
  return !known(bare).includes(bare);
}

/** The name of an AWS managed policy in its ARN. */
function bareName(text: string): string {
  return text.replace(/^arn:[^:]+:iam::aws:policy\//, '');
}

/** Throws an error if a string does not match a format, for example a key of a map. */
export function checkFormat(scope: IConstruct, path: OptionPath, name: FormatName, text: string | undefined): void {
  const finding = text === undefined ? undefined : formatFinding(name, text);
  if (finding) failAt(scope, path, finding);
}

function quoted(text: string): string {
  return `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}...` : text}"`;
}
