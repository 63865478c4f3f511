import { Argument, Command } from 'commander';
import { bashScript } from '../completion/bash';
import { candidates } from '../completion/candidates';
import { CompletedProgram, completedProgram, Level } from '../completion/command-line';
import { configurationNames } from '../completion/configuration-names';
import { fishScript } from '../completion/fish';
import { powershellScript } from '../completion/powershell';
import { zshScript } from '../completion/zsh';
import { withExamples } from '../help';
import { Terminal } from '../terminal';

const SCRIPTS: { readonly [shell: string]: (program: CompletedProgram) => string } = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

/** `dsp completion`: a script that completes commands, options, files and names of the configuration. */
export function completionCommand(): Command {
  const command = new Command('completion')
    .description('print a script with which a shell completes commands, options, files and names of the configuration')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SCRIPTS)));
  return withExamples(command, [
    ['source <(dsp completion bash)', 'in ~/.bashrc: for bash'],
    ['source <(dsp completion zsh)', 'in ~/.zshrc, below compinit: for zsh'],
    ['dsp completion fish | source', 'in ~/.config/fish/config.fish: for fish'],
    ['dsp completion powershell | Out-String | Invoke-Expression', 'in $PROFILE: for PowerShell'],
    [
      'alias dsp="npx dsp"',
      'also, if dsp is installed only in projects; the script then comes from "npx dsp completion"',
    ],
  ]).action((shell: string, _: object, { parent }: Command) =>
    new Terminal({ quiet: false }).data(SCRIPTS[shell](completedProgram(parent!)).trimEnd()),
  );
}

/** Called by the scripts while the user types: prints names of a level, one per line. Reports no errors. */
export function namesCommand(): Command {
  return new Command('__complete')
    .argument('<level>')
    .option('--config <path>', '', 'mdaa.yaml')
    .action((level: Level, { config }: { config: string }) => {
      for (const name of configurationNames(level, config)) new Terminal({ quiet: false }).data(name);
    });
}

/** Called by the fish and PowerShell scripts: prints candidates for a word, one per line, each with its description. */
export function candidatesCommand(): Command {
  return new Command('__candidates')
    .argument('[words...]')
    .option('--current <word>', '', '')
    .action((words: string[], { current }: { current: string }, { parent }: Command) => {
      const lines = candidates(completedProgram(parent!), words, current)
        .map(({ value, description }) => (description ? `${value}\t${description}` : value));
      if (lines.length > 0) new Terminal({ quiet: false }).data(lines.join('\n'));
    });
}
