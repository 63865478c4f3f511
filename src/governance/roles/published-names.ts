import { conditionKeysOf, conditionTextsOf } from './condition-blocks';
import { unpublishedArn } from './policy-arns';
import { StatementJson } from './policy-documents';
import { TextAt, textsAt } from './policy-texts';
import { unpublishedVariables } from './policy-variables';
import { isDeferred } from '../../private/deferred';
import { isReading, knownActions, knownServices, withUsualVerb } from '../../private/facts/actions';
import { isConditionKey, knownConditionKeys, nearestConditionKey } from '../../private/facts/condition-keys';
import { S3_API_ACTIONS } from '../../private/facts/s3-api-actions';
import { OptionPath } from '../../private/option-path';
import { OptionProblem } from '../../private/options-reader';
import { wildcardPattern } from '../../private/policies';
import { nearest, unlessNew } from '../../private/suggestions';

/** Warnings for the actions and condition keys of a statement that AWS does not publish, by path in the statement. */
export function unpublishedNames(statement: StatementJson): OptionProblem[] {
  const actions = (['Action', 'NotAction'] as const).flatMap((key) => {
    const value = statement[key];
    return [value ?? []].flat().flatMap((action, index) =>
      unpublishedAction(action, Array.isArray(value) ? [key, index] : [key]));
  });
  const resources = textsAt(statement, ['Resource', 'NotResource']).flatMap((text) => unpublishedInText(text, []));
  return [...actions, ...resources, ...unpublishedKeys(statement.Condition, ['Condition'])];
}

/** Warnings for the condition keys and variables of a block at `path` that AWS does not publish. */
export function unpublishedKeys(block: unknown, path: OptionPath): OptionProblem[] {
  const keys = conditionKeysOf(block).flatMap(({ key, path: at }) => {
    const published = isDeferred(key) ? undefined : knownConditionKeys(key);
    if (published === undefined || isConditionKey(key, published)) return [];
    const message = `"${key}" is not a condition key that AWS publishes`;
    return [{ ...warning(message, nearestConditionKey(key, published), [...path, ...at]), isOfKey: true }];
  });
  return [...keys, ...conditionTextsOf(block).flatMap((text) => unpublishedInText(text, path))];
}

function unpublishedInText({ text, path }: TextAt, base: OptionPath): OptionProblem[] {
  const arn = unpublishedArn(text);
  const findings = [...unpublishedVariables(text), ...arn === undefined ? [] : [arn]];
  return findings.map((finding) => ({ code: 'DSP132', ...finding, path: [...base, ...path] }));
}

function unpublishedAction(action: string, path: OptionPath): OptionProblem[] {
  const [service, name] = action.split(':');
  if (name === undefined || isDeferred(action) || action.includes('${')) return [];
  const published = knownActions(service.toLowerCase())?.map((known) => known.name);
  if (published === undefined) {
    const services = knownServices();
    const withAction = services.filter((other) =>
      nearest(service, [other]) !== undefined && isAmong(`${other}:${name}`, namesOf(other)));
    const meant = nearest(service, withAction) ?? nearest(service, services);
    const message = `"${action}" is not an action that AWS publishes: no service has the prefix "${service}"`;
    return [warning(message, meant && `${meant}:${name}`, path)];
  }
  if (isAmong(action, published)) return [];
  return [warning(
    /[*?]/.test(name) ? `"${action}" matches no action that AWS publishes` : `"${action}" is not an action that AWS publishes`,
    Object.hasOwn(S3_API_ACTIONS, action) ? S3_API_ACTIONS[action] : meantAction(action, published), path,
  )];
}

/** The action that was probably meant. Instead of an action that reads, none is suggested that changes something. */
function meantAction(action: string, published: readonly string[]): string | undefined {
  return withUsualVerb(action, published)
    ?? nearest(action, isReading(action) ? published.filter(isReading) : published);
}

function namesOf(service: string): string[] {
  return (knownActions(service) ?? []).map(({ name }) => name);
}

function isAmong(action: string, published: readonly string[]): boolean {
  if (published.includes(action)) return true;
  const pattern = wildcardPattern(action);
  return published.some((name) => pattern.test(name));
}

function warning(message: string, meant: string | undefined, path: OptionPath): OptionProblem {
  return { code: 'DSP132', message, hint: unlessNew(meant), path };
}
