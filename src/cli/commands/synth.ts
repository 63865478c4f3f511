import { performance } from 'perf_hooks';
import { Command } from 'commander';
import { synthesize } from '../assembly';
import { withExamples } from '../help';
import { SynthOptions, withCommonOptions, withOutputDirectory } from '../options';
import { Terminal } from '../terminal';

/** `dsp synth`: CloudFormation templates in a cloud assembly. */
export function synthCommand(): Command {
  return withExamples(withOutputDirectory(withCommonOptions(new Command('synth'))), [
    ['dsp synth', 'templates of ./mdaa.yaml in cdk.out'],
    ['dsp synth -c my-platform -o build/cdk.out', 'another configuration and output directory'],
    ['dsp synth --output json', 'resource counts as JSON for scripts'],
  ])
    .description(
      'write the CloudFormation templates of all modules; filters apply only to the summary',
    )
    .action((options: SynthOptions) => synth(options, new Terminal(options)));
}

async function synth(options: SynthOptions, terminal: Terminal): Promise<void> {
  const start = performance.now();
  const { modules, resources: counts, directory } = await synthesize(options, terminal);
  const stacks = modules.flatMap(({ stack, additionalStacks }) => [stack, ...additionalStacks]).map((stack) => ({
    stack: stack.stackName,
    resources: counts.get(stack.stackName)!,
    template: `${stack.stackName}.template.json`,
  }));
  const resources = stacks.reduce((sum, { resources: count }) => sum + count, 0);
  const seconds = (performance.now() - start) / 1000;
  if (options.output === 'json') {
    terminal.data(JSON.stringify({ directory, stacks, resources, seconds: Number(seconds.toFixed(3)) }, undefined, 2));
  } else {
    terminal.progress(`${stacks.length} stacks, ${resources} resources, ${seconds.toFixed(1)} s, in ${directory}`);
  }
}
