import { Answer } from './answers';
import { Reason, reasonText } from './explanation';
import { commonGrant, GrantOption } from './grant-option';
import { ResolvedSentence, Subject } from './sentence-names';
import { LocatedMap, locate } from '../../config/documents/located';
import { groupBy, unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { Problem } from '../../private/problems';

/** An answer for which a sentence is not true. */
export interface UntrueAnswer {
  readonly answer: Answer;
  /** The index of the action in the sentence. */
  readonly action: number;
  /** The resource of the platform to which the request applies: the bucket of an object, for example. */
  readonly owner?: string;
  readonly subject: Subject;
  /** The session that owns the resource, if a session does. */
  readonly ownSession?: string;
  /** The stack of the resource. */
  readonly stack?: string;
  /** The option that grants the access. */
  readonly grant?: GrantOption;
}

/** Maximum number of names in an enumeration. */
const MOST_NAMES = 5;
/** Maximum number of reasons, and of further statements, in the notes of a problem. */
const MOST_NOTES = 3;

/** The problems with a sentence, one for each cause. */
export function untrueProblems(
  untrue: readonly UntrueAnswer[], resolved: ResolvedSentence, document: LocatedMap,
): Problem[] {
  return [...groupBy(untrue, (one) => [causeOf(one)]).values()].map((answers) => {
    const blocks = blocksOf(answers);
    const [block, ...others] = blocks;
    const further = others.map((other) => statementOf(other));
    const { because } = resolved.sentence;
    return {
      code: 'DSP454',
      message: statementOf(block),
      notes: [
        ...shortened(unique(blocks.flatMap(reasonsOf)), MOST_NOTES),
        ...further.length === 0 ? [] : [`for the same reason: ${shortened(further, MOST_NOTES).join('; ')}`],
        ...because === undefined ? [] : [`the reason in the sentence: "${because}"`],
      ],
      hint: hintFor(resolved, answers),
      position: locate(document, placeOf(block, untrue, resolved)),
      access: {
        isAllowed: block[0].answer.allowed,
        roles: unique(answers.map(({ answer }) => answer.role)),
        stacks: unique(answers.flatMap(({ subject, stack }) => (
          [subject.role.role.resource?.stack ?? [], stack ?? []].flat()
        ))),
      },
    };
  });
}

function hintFor({ sentence }: ResolvedSentence, answers: readonly UntrueAnswer[]): string {
  const several = unique(answers.map(({ answer }) => answer.role)).length > 1;
  const [roles, need, them] = several ? ['the roles', 'need', 'them'] : ['the role', 'needs', 'it'];
  if (sentence.allow === undefined) {
    return `if ${roles} must not have this access, revoke it in the configuration; otherwise remove it from the `
      + 'sentence';
  }
  const [{ ownSession, answer }] = answers;
  if (ownSession !== undefined && answer.session !== ownSession) {
    return `write "session: ${ownSession}", the owner of the profile; only its owner can open a profile`;
  }
  const option = commonGrant(answers.map(({ grant }) => grant));
  const grant = option === undefined ? 'grant it in the configuration' : `add ${them} to ${option}`;
  return `if ${roles} ${need} this access, ${grant}; otherwise remove it from the sentence`;
}

/** The action if the sentence is not true for any of its roles, otherwise the first role. */
function placeOf(
  [{ action, subject }]: readonly UntrueAnswer[], all: readonly UntrueAnswer[], { subjects, path }: ResolvedSentence,
): OptionPath {
  const roles = new Set(all.filter((other) => other.action === action).map((other) => other.subject.role));
  return subjects.every(({ role }) => roles.has(role)) ? [...path, 'actions', action] : subject.place;
}

/** What the reasons have in common for all roles, resources and actions of a cause. */
function causeOf({ answer, owner, action }: UntrueAnswer): string {
  const names = [answer.subject, answer.resource, ...owner === undefined ? [] : [owner]];
  const texts = reasonsIn(answer).map(({ text }) => names.reduce(
    (rest, name, index) => withName(rest, name, `{${index}}`), withoutAction(text, answer, '{action}'),
  ));
  return JSON.stringify([answer.session, ...texts.length === 0 ? [action] : texts]);
}

/** The reasons of a block, with all of its roles and actions. */
function reasonsOf(answers: readonly UntrueAnswer[]): string[] {
  const reasons = answers.flatMap(({ answer }) => reasonsIn(answer).map((reason) => {
    const text = withoutAction(withName(reason.text, answer.subject, '{who}'), answer, '{action}');
    return { answer, text: reasonText({ ...reason, text }) };
  }));
  return [...groupBy(reasons, ({ text }) => [text])].map(([text, group]) => {
    const subjects = unique(group.map(({ answer }) => answer.subject));
    return text
      .replaceAll('{who} has ', subjects.length > 1 ? '{who} have ' : '{who} has ')
      .replaceAll('{who}', subjectsText(subjects))
      .replaceAll('{action}', listed(unique(group.map(({ answer }) => answer.action)), 'or'));
  });
}

function reasonsIn({ reasons, notes }: Answer): Reason[] {
  return [...reasons, ...notes];
}

function withoutAction(text: string, { action }: Answer, replacement: string): string {
  return text.replace(`allows ${action}`, `allows ${replacement}`).replace(`allow ${action}`, `allow ${replacement}`);
}

/** The text with a name replaced, except in longer names. */
function withName(text: string, name: string, replacement: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w/:-])${escaped}(?![\\w/:-]*\\w)`, 'g'), replacement);
}

/** The answers in groups, each of which has all combinations of its roles, actions and resources. */
function blocksOf(answers: readonly UntrueAnswer[]): UntrueAnswer[][] {
  const requests = groupBy(answers, ({ answer }) => [JSON.stringify([answer.action, answer.resource])]);
  const sameRoles = groupBy([...requests.values()], (group) => [
    JSON.stringify([group[0].answer.action, group[0].answer.resource === '*', ...rolesOf(group)]),
  ]);
  const ofActions = [...sameRoles.values()].map((groups) => groups.flat());
  const blocks = groupBy(ofActions, (group) => [
    JSON.stringify([rolesOf(group), unique(group.map(({ answer }) => answer.resource))]),
  ]);
  return [...blocks.values()].map((groups) => groups.flat());
}

function rolesOf(group: readonly UntrueAnswer[]): string[] {
  return unique(group.map(({ answer }) => answer.subject));
}

/** `roles shared/data-user and shared/glue-etl cannot perform s3:PutObject on raw/data/x`. */
function statementOf(block: readonly UntrueAnswer[]): string {
  const [{ answer }] = block;
  const resources = unique(block.map((item) => item.answer.resource)).filter((resource) => resource !== '*');
  return `${subjectsText(rolesOf(block))} ${answer.allowed ? 'can' : 'cannot'} perform `
    + listed(unique(block.map((item) => item.answer.action)), answer.allowed ? 'and' : 'or')
    + (resources.length === 0 ? '' : ` on ${listed(resources)}`)
    + (answer.session === undefined ? '' : `, as session "${answer.session}"`);
}

function subjectsText(subjects: readonly string[]): string {
  const areRoles = subjects.length > 1 && subjects.every((subject) => subject.startsWith('role '));
  return areRoles ? `roles ${listed(subjects.map((subject) => subject.slice('role '.length)))}` : listed(subjects);
}

function listed(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (names.length === 1) return names[0];
  if (names.length > MOST_NAMES + 1) {
    return `${names.slice(0, MOST_NAMES).join(', ')} ${last} ${names.length - MOST_NAMES} more`;
  }
  return `${names.slice(0, -1).join(', ')} ${last} ${names[names.length - 1]}`;
}

function shortened(texts: readonly string[], most: number): string[] {
  return texts.length <= most ? [...texts] : [...texts.slice(0, most), `and ${texts.length - most} more`];
}
