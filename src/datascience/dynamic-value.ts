import { Lazy } from 'aws-cdk-lib';

/** A value that is known at deployment alone as a token, so that the construct library does not take its reference for the value. */
export function dynamicValue(text: string): string {
  return text.includes('{{resolve:') ? Lazy.string({ produce: () => text }) : text;
}
