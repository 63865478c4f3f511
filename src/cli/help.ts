import { Command } from 'commander';

/** A command line, and its effect. */
export type Example = readonly [line: string, meaning: string];

/** Adds examples to the help of a command, with the same width as the rest of it. */
export function withExamples(command: Command, examples: readonly Example[]): Command {
  return command.addHelpText('after', ({ command: shown, error }) => {
    const output = shown.configureOutput();
    const help = shown.createHelp();
    help.prepareContext({ error, helpWidth: error ? output.getErrHelpWidth?.() : output.getOutHelpWidth?.() });
    const longest = Math.max(...examples.map(([line]) => line.length));
    const width = help.helpWidth ?? 80;
    const beside = width - longest - 4 >= help.minWidthToWrap;
    const lines = examples.map(([line, meaning]) => (beside
      ? help.formatItem(line, longest, meaning, help)
      : `  ${line}\n${help.boxWrap(meaning, width - 6).replace(/^/gm, '      ')}`));
    return ['', 'Examples:', ...lines].join('\n');
  });
}
