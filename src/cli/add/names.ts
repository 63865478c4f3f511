import { Problem, throwProblems } from '../../private/problems';
import { QUESTIONS } from '../init/answers';

/** Checks the name of a team as `dsp init` does. What depends on the organization is checked by the validation. */
export function checkTeamName(name: string): void {
  check('team', name, 'NAME');
}

/** Checks session names of users as `dsp init` does. */
export function checkUserNames(users: readonly string[]): void {
  check('users', users.join(','), 'users');
}

function check(question: 'team' | 'users', answer: string, where: string): void {
  const refusal = QUESTIONS.find(({ name }) => name === question)!.refuse(answer, '');
  const problems: Problem[] = refusal ? [{ code: 'DSP460', where, ...refusal }] : [];
  throwProblems(problems);
}
