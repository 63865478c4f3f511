import { FailOn, hasFailed, stackChanges } from './change-report';
import { changesMarkdown, changesText } from './change-text';
import { baselineRevision, currentRevision } from './revision';
import { ConfigOptions } from '../options';
import { Terminal } from '../terminal';

/** Options of `dsp diff --baseline`. */
export interface BaselineOptions extends ConfigOptions {
  readonly baseline: string;
  readonly output: 'text' | 'json' | 'markdown';
  readonly failOn?: FailOn;
}

/** Compares the configuration with a baseline, without an account, and returns the exit code. */
export function diffBaseline(options: BaselineOptions, terminal: Terminal): number {
  const before = baselineRevision(options.baseline, options.config, options);
  const changes = stackChanges(before, currentRevision(options.config, options));
  switch (options.output) {
    case 'json': terminal.data(JSON.stringify({ stacks: changes }, undefined, 2)); break;
    case 'markdown': terminal.data(changesMarkdown(changes)); break;
    case 'text': terminal.data(changesText(changes));
  }
  return hasFailed(changes, options.failOn) ? 1 : 0;
}
