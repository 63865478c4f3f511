import { Aws, Stack, Token } from 'aws-cdk-lib';
import { isPlainObject } from '../../private/collections';

/** The pseudo parameters in strings for other stacks, as the CDK writes them. */
const PSEUDO: { readonly [name: string]: string } = {
  'AWS::AccountId': Aws.ACCOUNT_ID,
  'AWS::Partition': Aws.PARTITION,
  'AWS::Region': Aws.REGION,
  'AWS::URLSuffix': Aws.URL_SUFFIX,
};

/** A string as in the template of `stack`: plain data, unlike tokens, which are valid only in their process. */
export function toPortableText(stack: Stack, text: string): unknown {
  return stack.resolve(text);
}

/** The string with tokens of this process. */
export function fromPortableText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref: name, 'Fn::Join': join } = isPlainObject(value) ? value : {};
  if (typeof name === 'string' && PSEUDO[name] !== undefined) return PSEUDO[name];
  if (Array.isArray(join) && join[0] === '' && Array.isArray(join[1])) return join[1].map(fromPortableText).join('');
  return Token.asString(value);
}
