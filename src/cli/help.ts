import { Command, Help } from 'commander';

/** Narrower columns of text are hard to read: the text is below its term instead. */
const NARROWEST_COLUMN = 24;

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

/** Wraps the help of a command between words also in a narrow terminal. */
export function fitNarrowTerminal(command: Command): void {
  command.configureHelp({
    ...command.configureHelp(),
    minWidthToWrap: NARROWEST_COLUMN,
    formatItem(term, termWidth, description, help) {
      const width = help.helpWidth ?? 80;
      if (description === '' || width - termWidth - 4 >= NARROWEST_COLUMN) {
        return Help.prototype.formatItem.call(help, term, termWidth, description, help);
      }
      return `  ${term}\n${help.boxWrap(description, width - 6).replace(/^/gm, '      ')}`;
    },
  });
}
