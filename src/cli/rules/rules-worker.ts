import { MessagePort, parentPort, workerData } from 'worker_threads';
import { RulesEngine, RuledStack, TemplateResult } from './rules-engine';

/** The request to the thread: validate the templates, send the results, and then set the flag. */
export interface RulesOrder {
  readonly stacks: readonly RuledStack[];
  readonly port: MessagePort;
  readonly flag: Int32Array;
}

/** The response of the thread. Without results if the rules failed; the main thread then reports the error. */
export interface RulesAnswer {
  readonly results?: readonly TemplateResult[];
}

const engine = new RulesEngine();
try {
  engine.start(workerData as readonly string[]);
} catch {
  // The request fails in the same way.
}
parentPort!.once('message', ({ stacks, port, flag }: RulesOrder) => {
  let answer: RulesAnswer = {};
  try {
    answer = { results: engine.check(stacks) };
  } catch {
    // The response has no results.
  }
  port.postMessage(answer);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
