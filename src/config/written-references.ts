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
