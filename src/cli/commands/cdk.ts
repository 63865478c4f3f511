import { dirname } from 'path';
import { App } from 'aws-cdk-lib';
import { Command } from 'commander';
import { entryFileOf } from '../../config/document-store';
import { buildModules, synthesize } from '../assembly';
import { findCdkCli, runCdkCli } from '../cdk-cli';
import { deploymentSteps, describePlan, runSteps, stackIds } from '../deployment-plan';
import { Example, withExamples } from '../help';
import { SynthOptions, withCommonOptions, withOutputDirectory } from '../options';
import { Terminal } from '../terminal';

const EXAMPLES: { readonly [name in 'deploy' | 'diff' | 'destroy']: readonly Example[] } = {
  deploy: [
    ['dsp deploy', 'deploys every stack'],
    ['dsp deploy -e dev -m roles,datalake', 'deploys two modules of one environment'],
    ['dsp deploy --dry-run', 'shows what would run'],
    ['dsp deploy -- --require-approval never', 'asks for no approval'],
  ],
  diff: [
    ['dsp diff', 'compares every stack'],
    ['dsp diff -d shared -- --fail', 'compares one domain, and fails on a difference'],
  ],
  destroy: [
    ['dsp destroy -e dev', 'deletes the stacks of one environment'],
    ['dsp destroy -m example-team -- --force', 'deletes one module without a question'],
  ],
};

/** A command that the aws-cdk CLI carries out on the assembly. */
export function cdkCommand(name: 'diff' | 'destroy', description: string): Command {
  return passedOnCommand(name, description).action(async (passedOn: string[], options: SynthOptions) => {
    const terminal = new Terminal(options);
    const executable = findCdkCli();
    const { modules, directory } = synthesize(options, terminal);
    process.exitCode = await runCdkCli(executable, [
      name,
      '--app',
      directory,
      ...modules.flatMap(stackIds),
      ...passedOn,
    ]);
  });
}

/**
 * `dsp deploy`: the stacks in the order in which they need each other, with the commands of the modules around them.
 */
export function deployCommand(): Command {
  return passedOnCommand('deploy', 'deploy the stacks in the order in which they need each other')
    .option('--dry-run', 'show the stacks and commands in their order, and do nothing', false)
    .action(async (passedOn: string[], options: SynthOptions & { readonly dryRun: boolean }) => {
      const terminal = new Terminal(options);
      if (options.dryRun) {
        terminal.data(describePlan(deploymentSteps(buildModules(new App(), options, terminal))));
        return;
      }
      const executable = findCdkCli();
      const { modules, directory } = synthesize(options, terminal);
      const steps = deploymentSteps(modules);
      // Between commands only the stacks of the step: what they depend on had its turn, with its own commands.
      const alone = steps.length > 1 ? ['--exclusively'] : [];
      const deploy = (stacks: string[]) =>
        runCdkCli(executable, ['deploy', '--app', directory, ...stacks, ...alone, ...passedOn]);
      process.exitCode = await runSteps(steps, deploy, { directory: dirname(entryFileOf(options.config)), terminal });
    });
}

function passedOnCommand(name: keyof typeof EXAMPLES, description: string): Command {
  return withExamples(withOutputDirectory(withCommonOptions(new Command(name))), EXAMPLES[name])
    .description(`${description}, with the aws-cdk CLI; what follows "--" is passed on to it`)
    .argument('[arguments...]', 'passed on to the aws-cdk CLI');
}
