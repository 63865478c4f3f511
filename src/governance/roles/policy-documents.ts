import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { checkConditions } from './condition-blocks';
import { arnFinding } from './policy-arns';
import { textsAt } from './policy-texts';
import { variableFinding } from './policy-variables';
import { admitsOwnProfileOnly, OPEN_PROFILE, TAG_PROFILE } from '../../access/studio-profiles';
import { isPlainObject, unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { exampleArn } from '../../private/facts/resource-arns';
import { OptionPath } from '../../private/option-path';
import { OptionProblem } from '../../private/options-reader';
import { wildcardPattern } from '../../private/policies';
import { didYouMean, nearest } from '../../private/suggestions';

/** A statement of an identity policy in JSON format. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: { [operator: string]: unknown };
}

const DOCUMENT_KEYS = ['Version', 'Statement'];
const STATEMENT_KEYS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const VERSION = '2012-10-17';
const MALFORMED = 'DSP305';

/** A policy document that the configuration contains as free-form JSON. */
export interface ReadDocument {
  readonly statements: StatementJson[];
  /** The errors that IAM would return, by path in the document. */
  readonly problems: OptionProblem[];
  /** The path of a statement in the document, which can have one statement without a list. */
  readonly pathOf: (index: number) => OptionPath;
}

/** Reads an identity policy. */
export function readPolicyDocument(document: unknown): ReadDocument {
  const json: unknown = document instanceof PolicyDocument ? document.toJSON() : document;
  if (!isPlainObject(json)) {
    return {
      statements: [],
      pathOf: () => [],
      problems: [
        {
          code: MALFORMED,
          path: [],
          message: 'a policy document must be a map',
          hint: 'add the key "Statement" with a list of statements',
        },
      ],
    };
  }
  const problems: OptionProblem[] = [];
  for (const key of Object.keys(json).filter((name) => !DOCUMENT_KEYS.includes(name))) {
    problems.push({
      code: MALFORMED,
      path: [key],
      isOfKey: true,
      message: `unknown key "${key}" in a policy document`,
      hint: didYouMean(key, DOCUMENT_KEYS),
    });
  }
  if (json.Version !== undefined && json.Version !== VERSION) {
    problems.push({
      code: MALFORMED,
      path: ['Version'],
      message: `policy version ${JSON.stringify(json.Version)} is not supported`,
      hint: `use "${VERSION}", or omit "Version"`,
    });
  }
  const list: unknown[] = [json.Statement ?? []].flat();
  const pathOf = (index: number) => (Array.isArray(json.Statement) ? ['Statement', index] : ['Statement']);
  const isMisspelt = Object.keys(json).some((key) => didYouMean(key, DOCUMENT_KEYS) === 'did you mean "Statement"?');
  if (list.length === 0 && (json.Statement !== undefined || !isMisspelt)) {
    const path = json.Statement === undefined ? [] : ['Statement'];
    problems.push({
      code: MALFORMED,
      path,
      message: 'a policy document needs at least one statement',
      hint: 'add a statement under "Statement"',
    });
  }
  const statements = list.flatMap((statement, index) => {
    const report: Report = (at, message, hint, isOfKey) =>
      problems.push({
        isOfKey,
        code: MALFORMED,
        path: [...pathOf(index), ...at],
        message: `statement ${index + 1}: ${message}`,
        hint,
      });
    return readStatement(statement, report) ?? [];
  });
  const seen = new Set<string>();
  list.forEach((statement, index) => {
    const key = idKeyOf(statement);
    const sid = key === undefined ? undefined : (statement as { [key: string]: unknown })[key];
    if (key === undefined || typeof sid !== 'string') return;
    if (seen.has(sid)) {
      problems.push({
        code: MALFORMED,
        path: [...pathOf(index), key],
        message: `two statements have the ID "${sid}"`,
        hint: 'IDs must be unique within a policy',
      });
    }
    seen.add(sid);
  });
  return { statements, problems, pathOf };
}

/** Receives the error at a path in a statement. */
type Report = (at: OptionPath, message: string, hint?: string, isOfKey?: boolean) => void;

/** The key that the ID of a statement has. */
function idKeyOf(statement: unknown): string | undefined {
  return isPlainObject(statement) ? ['Sid', 'SID'].find((key) => statement[key] !== undefined) : undefined;
}

function readStatement(statement: unknown, report: Report): StatementJson | undefined {
  if (!isPlainObject(statement)) {
    report([], 'must be a map', `the keys of a statement are ${STATEMENT_KEYS.join(', ')}`);
    return undefined;
  }
  const { Sid, SID, ...rest } = statement;
  if (Sid !== undefined && SID !== undefined) report(['SID'], 'has both "Sid" and "SID"', 'keep one of them');
  const sid = Sid ?? SID;
  if (sid !== undefined && (typeof sid !== 'string' || !/^[A-Za-z0-9]*$/.test(sid))) {
    report(
      [idKeyOf(statement)!],
      `the ID ${JSON.stringify(sid)} contains characters that IAM does not accept`,
      `use only letters and digits, for example "${String(sid).replace(/[^A-Za-z0-9]/g, '')}"`,
    );
  }
  const misspelt = new Set<string>();
  for (const key of Object.keys(rest)) {
    if (STATEMENT_KEYS.includes(key)) continue;
    const isPrincipal = /^(Not)?Principal$/i.test(key);
    const meant = isPrincipal ? undefined : nearest(key, STATEMENT_KEYS);
    if (meant !== undefined) misspelt.add(meant);
    report(
      [key],
      `unknown key "${key}"`,
      isPrincipal
        ? 'remove it: the principals of an identity policy are the roles that it is attached to'
        : didYouMean(key, STATEMENT_KEYS),
      true,
    );
  }
  // A misspelled key is reported once, not also as a missing one.
  const isMisspelt = (key: string) => rest[key] === undefined && misspelt.has(key);
  if (rest.Effect !== 'Allow' && rest.Effect !== 'Deny' && !isMisspelt('Effect')) {
    report(['Effect'], `"Effect" is ${JSON.stringify(rest.Effect) ?? 'missing'}`, 'write "Allow" or "Deny"');
  }
  for (const key of ['Action', 'Resource']) {
    if (!isMisspelt(key) && !isMisspelt(`Not${key}`)) checkTexts(rest, key, report);
  }
  for (const { text, path } of textsAt(rest, ['Action', 'NotAction'])) {
    if (!/^\*$|^[\w-]+:[\w*?]+$/.test(text) && !text.includes('${')) {
      report(path, `"${text}" is not a valid action`, actionHint(text));
    }
  }
  for (const { text, path } of textsAt(rest, ['Resource', 'NotResource'])) {
    if (!/^(\*|arn:)/.test(text) && !text.includes('${') && !isDeferred(text)) {
      report(path, `"${text}" is not a valid resource`, resourceHint(text, rest));
    }
    const wrong = variableFinding(text) ?? arnFinding(text);
    if (wrong !== undefined) report(path, wrong.message, wrong.hint);
  }
  checkConditions(rest.Condition, (at, ...finding) => report(['Condition', ...at], ...finding));
  return { ...sid === undefined ? {} : { Sid: sid }, ...rest } as unknown as StatementJson;
}

function actionHint(text: string): string {
  if (/[,;]/.test(text)) return 'write one action per line, each after "- "';
  const written = /^([\w-]+)[./ ]+:?\s*([A-Za-z*?]+)$/.exec(text);
  return written === null ? 'specify SERVICE:ACTION, for example "s3:GetObject"' : `write "${written[1]}:${written[2]}"`;
}

/** An ARN for the actions of a statement, with the text if it is certain where it belongs. */
function resourceHint(text: string, statement: { [key: string]: unknown }): string {
  const services = unique(textsAt(statement, ['Action']).map((action) => action.text.split(':')[0].toLowerCase()));
  const [service = '', ...more] = services;
  if (more.length > 0 || !/^[\w-]+$/.test(service)) {
    return 'specify an ARN, for example "arn:{{partition}}:SERVICE:{{region}}:{{account}}:NAME", or "*"';
  }
  const example = exampleArn(service);
  if (service === 'logs' && text.startsWith('/')) return `write "${example.replace('NAME', () => text)}"`;
  const [, bucket] = /^s3:\/\/(.+)$/.exec(text) ?? [];
  if (service === 's3' && bucket !== undefined) return `write "${example.replace('BUCKET/*', () => bucket)}"`;
  return `specify an ARN, for example "${example}", or "*"`;
}

/** Exactly one of `Key` and `NotKey`, which must be a string or a list of strings that is not empty. */
function checkTexts(statement: { [key: string]: unknown }, key: string, report: Report): void {
  const present = [key, `Not${key}`].filter((name) => statement[name] !== undefined);
  if (present.length !== 1) {
    report(
      present.length === 0 ? [] : [present[1]],
      present.length === 0 ? `"${key}" is missing` : `has both "${key}" and "Not${key}"`,
      `specify either "${key}" or "Not${key}"`,
    );
    return;
  }
  const values = [statement[present[0]]].flat();
  if (values.length === 0 || values.some((value) => typeof value !== 'string' || value === '')) {
    report([present[0]], `"${present[0]}" must be a string or a list of strings`);
  }
}

/** Whether a statement allows its roles to open Studio profiles other than the profile of their own session. */
export function opensAnyStudioProfile(statement: StatementJson): boolean {
  return !admitsOwnProfileOnly(statement.Condition) && allowsOnProfiles(statement, OPEN_PROFILE);
}

/**
 * Whether a statement allows its roles to change the tags of Studio profiles, which determine the sessions that can
 * open them.
 */
export function tagsStudioProfiles(statement: StatementJson): boolean {
  return TAG_PROFILE.some((action) => allowsOnProfiles(statement, action));
}

/** Whether a statement allows an action on several Studio profiles. */
function allowsOnProfiles(statement: StatementJson, wanted: string): boolean {
  if (statement.Effect !== 'Allow') return false;
  const covers = (patterns: string[]) => patterns.some((pattern) => wildcardPattern(pattern).test(wanted));
  const action = statement.Action === undefined ? !covers(texts(statement.NotAction)) : covers(texts(statement.Action));
  return action && (statement.NotResource !== undefined || texts(statement.Resource).some(isPatternOfProfiles));
}

/** Whether a pattern matches several Studio user profiles. A pattern with the full name of a profile is intentional. */
function isPatternOfProfiles(resource: string): boolean {
  const parts = resource.split(':');
  // A wildcard can also match the parts that a short pattern omits, as in "*" and "arn:aws:sagemaker:*".
  if (parts.length < 6) return parts.at(-1)!.endsWith('*');
  const [, , service, , , ...name] = parts;
  const profile = name.join(':');
  return wildcardPattern(service).test('sagemaker') && /[*?]/.test(profile)
    && wildcardPattern(profile.split(/[/*?]/)[0] + '*').test('user-profile');
}

function texts(value: unknown): string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}
