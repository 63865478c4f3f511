import { DEFERRED_VALUE } from '../private/deferred';
import { Problem } from '../private/problems';

const WRITTEN = '{{org}}';
/** What a path with an organization follows in a message. */
const BEFORE = ['/', ':', '"'];

/**
 * The problem with the paths of parameters in the spelling of the files: with `{{org}}` for the organization, unless
 * the text of the option contains its name.
 */
export function asWritten<T extends Omit<Problem, 'position'>>(
  problem: T, text: string | undefined, organization: string | undefined,
): T {
  if (organization === undefined || (text?.includes(`/${organization}/`) && !text.includes(WRITTEN))) return problem;
  const spelled = (part: string) => BEFORE.reduce(
    (found, before) => found.replaceAll(`${before}${organization}/`, `${before}${WRITTEN}/`), part,
  );
  const { message, hint, notes } = problem;
  return {
    ...problem,
    message: spelled(message),
    ...hint === undefined ? {} : { hint: spelled(hint) },
    ...notes === undefined ? {} : { notes: notes.map(spelled) },
  };
}

/** A text that is one reference as a whole. */
const REFERENCE = /^((ssm(-\w+)?:\/|generated-role-|project:)\S+|\{\{([^{}]|\{\{[^{}]*\}\})*\}\})$/;

/**
 * The problem with references as the file contains them: before the words for a value that is not yet known, and in
 * what the hint proposes to write.
 */
export function withReferences<T extends Pick<Problem, 'message' | 'hint'>>(problem: T, text: string | undefined): T {
  if (text === undefined) return problem;
  const { message, hint } = problem;
  if (REFERENCE.test(text) && message.includes(DEFERRED_VALUE)) {
    return { ...problem, message: message.replace(DEFERRED_VALUE, () => `${JSON.stringify(text)} ${DEFERRED_VALUE}`) };
  }
  const [, resolved] = /^"([^"]+)" is not /.exec(message) ?? [];
  const isWritten = resolved !== undefined && resolved !== text && text.includes('{{') && hint?.startsWith('write "');
  return isWritten ? { ...problem, hint: hint!.replace(resolved, () => text) } : problem;
}
