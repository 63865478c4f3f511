import { explain, Explanation, reasonText } from './explanation';
import { AccessQuestion, AccessRequestFor, PlatformAccess } from './platform-access';
import { PlatformRole, roleText } from './roles';
import { fail } from '../../private/problems';
import { count } from '../terminal';

/** ARN of a session of a role. */
const SESSION_ARN = /^arn:[\w-]+:sts::\d+:assumed-role\/([^/]+)\/([^/]+)$/;

/** The answer for one role. */
export interface Answer extends Explanation {
  readonly role: string;
  readonly arn: string;
  /** `role shared/data-user`, or `service glue.amazonaws.com`. */
  readonly subject: string;
  readonly action: string;
  readonly resource: string;
  /** Name of the session of the role, if it matters. */
  readonly session?: string;
}

/** Answers whether roles are allowed requests, with the reasons. A name that does not exist is an error. */
export function answer(access: PlatformAccess, roleName: string, question: AccessQuestion): Answer {
  const [, sessionRole, session] = SESSION_ARN.exec(roleName) ?? [];
  const role = access.role(sessionRole ?? roleName);
  if ('code' in role) return fail(role);
  return answerFor(access, role, requestOf(access, { ...question, session: session ?? question.session }));
}

/** The answers for all roles. */
export function roleAnswers(access: PlatformAccess, question: AccessQuestion): Answer[] {
  const request = requestOf(access, question);
  return access.roles.things.map((role) => answerFor(access, role, request));
}

/** The answer for a known role. */
export function answerFor(access: PlatformAccess, role: PlatformRole, request: AccessRequestFor): Answer {
  return {
    role: access.roles.labelOf(role),
    arn: role.service ?? role.role.arn,
    subject: roleText(role, access.roles.labelOf(role)),
    action: request.action,
    resource: access.resources.label(request.arn),
    session: request.session,
    ...explain(access, role, request, access.decide(role, request)),
  };
}

function requestOf(access: PlatformAccess, question: AccessQuestion): AccessRequestFor {
  const request = access.request(question);
  return 'code' in request ? fail(request) : request;
}

/** The answer as text. */
export function answerText(found: Answer): string {
  const { allowed, role, reasons, notes, notEvaluated } = found;
  return [
    `${allowed ? 'yes' : 'no'}: ${statementText(found)}`,
    ...reasons.map((reason) => `  ${reasonText(reason)}`),
    ...notes.map((note) => `  note: ${reasonText(note)}`),
    ...notEvaluatedText([{ role, notEvaluated }]),
  ].join('\n');
}

/** The roles that have access, with the reasons. */
export function whoText(answers: readonly Answer[]): string {
  const allowed = answers.filter((found) => found.allowed);
  return [
    ...allowed.flatMap(({ role, reasons }) => [role, ...reasons.map((reason) => `  ${reasonText(reason)}`)]),
    `${allowed.length} of ${count(answers.length, 'role')} can perform ${deed(answers[0])}`,
    ...notEvaluatedText(answers),
  ].join('\n');
}

/** Policies that were not evaluated, by role. */
export function notEvaluatedText(
  roles: readonly { readonly role: string; readonly notEvaluated: readonly string[] }[],
): string[] {
  const found = new Map<string, string[]>();
  for (const { role, notEvaluated } of roles) {
    for (const what of notEvaluated) found.set(what, [...found.get(what) ?? [], role]);
  }
  const isManaged = (what: string) => what.includes(':policy/');
  const managed = [...found.keys()].some(isManaged);
  return [
    ...[...found].map(([what, names]) => `not evaluated: ${what}${isManaged(what) ? ` of ${names.join(', ')}` : ''}`),
    ...managed ? ['  hint: provide the JSON of managed policies with --managed-policies DIRECTORY'] : [],
  ];
}

/** `role shared/data-user cannot perform s3:PutObject on raw/data/x`. */
export function statementText(found: Answer): string {
  return `${found.subject} ${found.allowed ? 'can' : 'cannot'} perform ${deed(found)}`;
}

function deed({ action, resource, session }: Answer): string {
  const by = session === undefined ? '' : `, as session "${session}"`;
  return `${resource === '*' ? action : `${action} on ${resource}`}${by}`;
}
