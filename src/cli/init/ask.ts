import { createInterface } from 'readline/promises';
import { Question, QUESTIONS, WrittenAnswers } from './answers';
import { fail } from '../../private/problems';

/** Whether somebody is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks for what is missing, on stderr; an answer that cannot be used is explained and asked for again. */
export async function askForMissing(given: WrittenAnswers): Promise<WrittenAnswers> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new AbortController();
  lines.once('close', () => closed.abort());
  const answers = new Map<string, string | undefined>(Object.entries(given));
  try {
    for (const question of QUESTIONS) {
      if (answers.get(question.name) !== undefined) continue;
      answers.set(question.name, await usableAnswer(question, answers.get('organization') ?? '', (prompt) => lines.question(prompt, { signal: closed.signal })));
    }
  } catch (error) {
    // The end of the input, or Ctrl-C.
    if (!closed.signal.aborted) throw error;
    process.stderr.write('\n');
    fail({ code: 'DSP423', message: 'stopped before the last answer: nothing was written', hint: 'with --yes nothing is asked' });
  } finally {
    lines.close();
  }
  return Object.fromEntries(answers);
}

async function usableAnswer(question: Question, organization: string, ask: (prompt: string) => Promise<string>): Promise<string> {
  for (;;) {
    const answer = (await ask(`${question.text} [${question.sample}]: `)).trim() || question.sample;
    const refusal = question.refuse(answer, organization);
    if (refusal === undefined) return answer;
    process.stderr.write(`  ${refusal.message}: ${refusal.hint}\n`);
  }
}
