import { WorkingCopy } from './working-copy';
import { ConfigOptions, OutputOptions } from '../options';
import { count, Terminal } from '../terminal';
import { validate } from '../validation/validation';

export interface ChangeOptions extends OutputOptions, ConfigOptions {
  readonly dryRun: boolean;
}

/** Makes a change in memory, validates the result, shows the edit and writes it. */
export function applyChange(options: ChangeOptions, change: (copy: WorkingCopy) => string[]): void {
  const copy = new WorkingCopy(options.config);
  const notes = change(copy);
  // Before the files are written, because afterwards there is no difference.
  const { edits, changes, diff } = copy;
  // The whole platform, regardless of the domain of the change.
  const selection = { domain: undefined, env: undefined, module: undefined };
  const { problems, summary } = validate({ ...options, ...selection, strict: false }, edits);
  const valid = problems.length === 0;
  const written = valid && !options.dryRun;
  if (written) copy.save();
  const terminal = new Terminal({ ...options, edits });
  if (options.output === 'json') {
    const files = changes.map(({ file, before, after }) => ({
      file,
      action: before === undefined ? 'create' : after === undefined ? 'delete' : 'edit',
    }));
    terminal.data(JSON.stringify({ written, files, diff, notes, problems }, undefined, 2));
  } else {
    terminal.data(diff);
  }
  if (!valid) {
    process.exitCode = 1;
    if (options.output !== 'json') terminal.problems(problems);
    terminal.progress('nothing was written: the result of the edit has these problems');
    return;
  }
  terminal.progress(
    [
      '',
      ...notes.map((note) => `- ${note}`),
      `${count(summary.stacks, 'stack')}, ${count(summary.resources, 'resource')}: no errors; `
        + (written ? `wrote ${count(changes.length, 'file')}` : 'nothing was written (--dry-run)'),
    ].join('\n'),
  );
}
