import { Problem, throwProblems } from '../../private/problems';
import { QUESTIONS } from '../init/answers';

/**
 * Validates the name of a team as `dsp init` does. The validation of the result covers what depends on the
 * organization.
 */
export function checkTeamName(name: string): void {
  check('team', name, 'NAME');
}

/** Validates session names of users as `dsp init` does. */
export function checkUserNames(users: readonly string[]): void {
  check('users', users.join(','), 'users');
}

function check(question: 'team' | 'users', answer: string, where: string): void {
  const refusal = QUESTIONS.find(({ name }) => name === question)!.refuse(answer, '');
  const problems: Problem[] = refusal ? [{ code: 'DSP460', where, ...refusal }] : [];
  throwProblems(problems);
}
