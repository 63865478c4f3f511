import { Command } from 'commander';
import { synthesize } from '../assembly';
import { findCdkCli, runCdkCli } from '../cdk-cli';
import { SynthOptions, withCommonOptions, withOutputDirectory } from '../options';
import { selectModules } from '../selection';
import { Terminal } from '../terminal';

/** A command that the aws-cdk CLI carries out on the assembly. */
export function cdkCommand(name: 'deploy' | 'diff' | 'destroy', description: string): Command {
  return withOutputDirectory(withCommonOptions(new Command(name)))
    .description(`${description}, with the aws-cdk CLI; what follows "--" is passed on to it`)
    .argument('[arguments...]', 'passed on to the aws-cdk CLI')
    .action(async (passedOn: string[], options: SynthOptions) => {
      const terminal = new Terminal(options);
      const executable = findCdkCli();
      const { platform, directory } = synthesize(options, terminal);
      // Ids of stacks in the assembly begin with the id of the platform.
      const stacks = selectModules(platform.modules, options).map(({ stack }) => stack.node.path);
      process.exitCode = await runCdkCli(executable, [name, '--app', directory, ...stacks, ...passedOn]);
    });
}
