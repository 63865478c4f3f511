import { Token } from 'aws-cdk-lib';
import { unique } from '../../private/collections';
import { isConditionKey, knownConditionKeys, nearestConditionKey } from '../../private/facts/condition-keys';
import { PolicyVariable, policyVariablesIn, PSEUDO_PARAMETERS } from '../../private/facts/policy-variables';
import { unlessNew } from '../../private/suggestions';

/** A problem with a text of a policy. */
interface VariableFinding {
  readonly message: string;
  readonly hint: string;
}

/** References of a platform, which begin and end with two braces. */
const REFERENCE = /^(account|domain|env|module_name|org|partition|region|(context|env_var|param|ref|resolve):.+)$/;

/** The error in a text with variables that IAM does not replace. */
export function variableFinding(text: string): VariableFinding | undefined {
  const wrong = policyVariablesIn(text).filter(({ name, key }) => key === undefined || REFERENCE.test(name));
  if (wrong.length === 0) return undefined;
  const names = unique(wrong.map((variable) => `"${variable.text}"`));
  return {
    message: names.length === 1
      ? `${names[0]} is not a policy variable, so IAM does not replace it`
      : `${names.join(', ')} are not policy variables, so IAM does not replace them`,
    hint: variableHint(text, wrong),
  };
}

/** The text with references; if it has variables for which there are none, what to write for each. */
function variableHint(text: string, wrong: readonly PolicyVariable[]): string {
  const known = wrong.filter(({ name }) => referenceFor(name) !== undefined);
  if (known.length === wrong.length && !Token.isUnresolved(text)) {
    return `write "${known.reduce((all, { text: variable, name }) => all.replace(variable, referenceFor(name)!), text)}"`;
  }
  const references = unique(known.map(({ text: variable, name }) => `"${referenceFor(name)}" for "${variable}"`));
  if (known.length === 0) return 'write the value itself: IAM replaces only condition keys, as in "${aws:userid}"';
  return `write ${references.join(', ')}${known.length < wrong.length ? ', and the values themselves for the others' : ''}`;
}

function referenceFor(name: string): string | undefined {
  if (Object.hasOwn(PSEUDO_PARAMETERS, name)) return PSEUDO_PARAMETERS[name];
  return REFERENCE.test(name) ? `{{${name}}}` : undefined;
}

/** Warnings for the variables in a text whose condition keys AWS does not publish. */
export function unpublishedVariables(text: string): VariableFinding[] {
  return policyVariablesIn(text).flatMap(({ text: variable, key }) => {
    const published = key === undefined ? undefined : knownConditionKeys(key);
    if (published === undefined || isConditionKey(key!, published)) return [];
    const meant = nearestConditionKey(key!, published);
    return [{
      message: `"${variable}" is not a policy variable that AWS publishes`,
      hint: unlessNew(meant === undefined ? undefined : variable.replace(key!, meant)),
    }];
  });
}
