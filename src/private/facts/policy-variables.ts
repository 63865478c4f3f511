/** A variable in a text of a policy, for example `${aws:userid}`. */
export interface PolicyVariable {
  readonly text: string;
  /** What is between the braces. */
  readonly name: string;
  /** The condition key whose value replaces it. Undefined if IAM does not replace it. */
  readonly key?: string;
}

/** Characters that are written as variables, because they have another meaning in policies. */
const SPECIAL = ['*', '?', '$'];
/** A condition key, which can contain the key of a tag, and an optional default value. */
const KEY = /^\s*([\w./-]+:[^:,\s][^,]*?)\s*(,\s*'[^']*'\s*)?$/;
/** Variables of the CDK for values that it replaces itself. */
const TOKEN = /^Token\[/;

/**
 * The variables in a text, without those of the CDK. IAM replaces only the names of condition keys, with an optional
 * default value, and `${*}`, `${?}` and `${$}`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function policyVariablesIn(text: string): PolicyVariable[] {
  return [...text.matchAll(/\$\{([^{}]*)\}/g)]
    .filter(([, name]) => !TOKEN.test(name) && !SPECIAL.includes(name))
    .map(([variable, name]) => ({ text: variable, name, key: KEY.exec(name)?.[1] }));
}

/**
 * The references of a platform to values that CloudFormation calls otherwise.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export const PSEUDO_PARAMETERS: { readonly [name: string]: string } = {
  'AWS::AccountId': '{{account}}',
  'AWS::Partition': '{{partition}}',
  'AWS::Region': '{{region}}',
};
