import { Lazy, Token } from 'aws-cdk-lib';

/** What a message says instead of a token. */
export const DEFERRED_VALUE = '(a value that is resolved at deployment)';

/**
 * Whether a string, or a part of it, is resolved only at deployment: a token, or a reference that CloudFormation
 * resolves.
 */
export function isDeferred(text: string): boolean {
  return Token.isUnresolved(text) || text.includes('{{resolve:');
}

/**
 * A string with a reference that CloudFormation resolves, as a token, so that the CDK does not treat the reference as
 * the value.
 */
export function asToken(text: string): string {
  return !Token.isUnresolved(text) && isDeferred(text) ? Lazy.string({ produce: () => text }) : text;
}
