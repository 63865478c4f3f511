import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { isPlainObject } from '../private/collections';
import { Problem } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** A statement of an identity policy in its JSON form. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: { [operator: string]: unknown };
}

/** What is wrong with a policy document; the caller knows where it stands. */
export type PolicyProblem = Omit<Problem, 'where'>;

const DOCUMENT_KEYS = ['Version', 'Statement'];
const STATEMENT_KEYS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const VERSION = '2012-10-17';
const MALFORMED = 'DSP305';
const CONDITION = 'for example { StringEquals: { "aws:RequestedRegion": "eu-central-1" } }';

/** The statements of an identity policy that somebody wrote in free form, and everything that IAM would refuse about them. */
export function readPolicyDocument(document: unknown): { statements: StatementJson[]; problems: PolicyProblem[] } {
  const json: unknown = document instanceof PolicyDocument ? document.toJSON() : document;
  if (!isPlainObject(json)) {
    return { statements: [], problems: [{ code: MALFORMED, message: 'a policy document must be a map', hint: 'write the key "Statement" with a list of statements' }] };
  }
  const problems: PolicyProblem[] = [];
  for (const key of Object.keys(json).filter((name) => !DOCUMENT_KEYS.includes(name))) {
    problems.push({ code: MALFORMED, message: `unknown key "${key}" in a policy document`, hint: didYouMean(key, DOCUMENT_KEYS) });
  }
  if (json.Version !== undefined && json.Version !== VERSION) {
    problems.push({ code: MALFORMED, message: `policy version ${JSON.stringify(json.Version)} is not supported`, hint: `write "${VERSION}", or leave "Version" out` });
  }
  const list = Array.isArray(json.Statement) ? json.Statement : [json.Statement ?? []].flat();
  if (list.length === 0) problems.push({ code: MALFORMED, message: 'a policy document needs at least one statement', hint: 'add a statement under "Statement"' });
  const statements = list.flatMap((statement, index) => readStatement(statement, `statement ${index + 1}`, problems) ?? []);
  const seen = new Set<string>();
  for (const { Sid: sid } of statements) {
    if (sid !== undefined && seen.has(sid)) {
      problems.push({ code: MALFORMED, message: `two statements have the id "${sid}"`, hint: 'an id must be unique in its policy' });
    }
    if (sid !== undefined) seen.add(sid);
  }
  return { statements, problems };
}

function readStatement(statement: unknown, place: string, problems: PolicyProblem[]): StatementJson | undefined {
  const report = (message: string, hint?: string) => problems.push({ code: MALFORMED, message: `${place}: ${message}`, hint });
  if (!isPlainObject(statement)) {
    report('must be a map', `the keys of a statement are ${STATEMENT_KEYS.join(', ')}`);
    return undefined;
  }
  const { Sid, SID, ...rest } = statement;
  if (Sid !== undefined && SID !== undefined) report('has both "Sid" and "SID"', 'keep one of them');
  const sid = Sid ?? SID;
  if (sid !== undefined && (typeof sid !== 'string' || !/^[A-Za-z0-9]*$/.test(sid))) {
    report(`the id ${JSON.stringify(sid)} holds characters that IAM refuses`, `letters and digits only, for example "${String(sid).replace(/[^A-Za-z0-9]/g, '')}"`);
  }
  for (const key of Object.keys(rest)) {
    if (STATEMENT_KEYS.includes(key)) continue;
    report(`unknown key "${key}"`, /^(Not)?Principal$/i.test(key) ? 'an identity policy applies to the roles that it is attached to' : didYouMean(key, STATEMENT_KEYS));
  }
  if (rest.Effect !== 'Allow' && rest.Effect !== 'Deny') report(`"Effect" is ${JSON.stringify(rest.Effect) ?? 'missing'}`, 'write "Allow" or "Deny"');
  checkTexts(rest, 'Action', report);
  checkTexts(rest, 'Resource', report);
  for (const action of texts(rest.Action ?? rest.NotAction)) {
    if (!/^\*$|^[\w-]+:[\w*?]+$/.test(action) && !action.includes('${')) report(`"${action}" is not an action`, 'write SERVICE:ACTION, for example "s3:GetObject"');
  }
  if (rest.Condition !== undefined && !isPlainObject(rest.Condition)) report('"Condition" must be a map', CONDITION);
  for (const [operator, keys] of Object.entries(isPlainObject(rest.Condition) ? rest.Condition : {})) {
    if (!isPlainObject(keys)) report(`"${operator}" in "Condition" must be a map of condition keys and values`, CONDITION);
  }
  return { ...sid === undefined ? {} : { Sid: sid }, ...rest } as unknown as StatementJson;
}

/** Exactly one of `Key` and `NotKey`, which is a text or a list of texts that is not empty. */
function checkTexts(statement: { [key: string]: unknown }, key: string, report: (message: string, hint?: string) => void): void {
  const present = [key, `Not${key}`].filter((name) => statement[name] !== undefined);
  if (present.length !== 1) {
    report(present.length === 0 ? `"${key}" is missing` : `has both "${key}" and "Not${key}"`, `write either "${key}" or "Not${key}"`);
    return;
  }
  const values = [statement[present[0]]].flat();
  if (values.length === 0 || values.some((value) => typeof value !== 'string' || value === '')) {
    report(`"${present[0]}" must be a text or a list of texts`);
  }
}

/** Whether a statement lets its roles open the Studio profile of anybody. */
export function opensAnyStudioProfile(statement: StatementJson): boolean {
  if (statement.Effect !== 'Allow' || Object.keys(statement.Condition ?? {}).length > 0) return false;
  const covers = (patterns: string[]) => patterns.some((pattern) => wildcardPattern(pattern).test('sagemaker:CreatePresignedDomainUrl'));
  const action = statement.Action === undefined ? !covers(texts(statement.NotAction)) : covers(texts(statement.Action));
  const everything = texts(statement.Resource).some((resource) => /^\*+$|:sagemaker:.*[:/]\*$/.test(resource));
  return action && (statement.NotResource !== undefined || everything);
}

function texts(value: unknown): string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}

function wildcardPattern(pattern: string): RegExp {
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'i');
}
