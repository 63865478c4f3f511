import { MessagePort, parentPort, workerData } from 'worker_threads';
import { RulesEngine, RuledStack, TemplateResult } from './rules-engine';

/** What the thread is asked for: to check templates, to send the results, and then to set the flag. */
export interface RulesOrder {
  readonly stacks: readonly RuledStack[];
  readonly port: MessagePort;
  readonly flag: Int32Array;
}

/** What the thread answers. Undefined where the rules failed, which the main thread then sees for itself. */
export interface RulesAnswer {
  readonly results?: readonly TemplateResult[];
}

const engine = new RulesEngine();
try {
  engine.start(workerData as readonly string[]);
} catch {
  // The order fails in the same way.
}
parentPort!.once('message', ({ stacks, port, flag }: RulesOrder) => {
  let answer: RulesAnswer = {};
  try {
    answer = { results: engine.check(stacks) };
  } catch {
    // The main thread has no answer.
  }
  port.postMessage(answer);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
