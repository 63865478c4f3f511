import { App } from 'aws-cdk-lib';
import { Command } from 'commander';
import { buildModules } from '../assembly';
import { withExamples } from '../help';
import { CommonOptions, withCommonOptions } from '../options';
import { table, Terminal } from '../terminal';

/** `dsp ls`: the stacks in the order of their deployment. */
export function lsCommand(): Command {
  return withExamples(withCommonOptions(new Command('ls')), [
    ['dsp ls', 'the stacks of ./mdaa.yaml'],
    ['dsp ls -c my-platform -d shared', 'those of one domain'],
    ['dsp ls --output json', 'with what each stack depends on'],
  ])
    .description('list the stacks in the order of their deployment, with module, account and region')
    .action((options: CommonOptions) => ls(options, new Terminal(options)));
}

function ls(options: CommonOptions, terminal: Terminal): void {
  const modules = buildModules(new App(), options, terminal);
  const stacks = modules.flatMap(({ domain, environment, name, kind, ...module }) => [module.stack, ...module.additionalStacks].map((stack) => ({
    stack: stack.stackName,
    domain,
    environment,
    module: name,
    kind,
    account: known(stack.environment.split('/')[2]),
    region: known(stack.environment.split('/')[3]),
    dependsOn: stack.dependencies.map((dependency) => dependency.stackName).sort(),
  })));
  if (options.output === 'json') {
    terminal.data(JSON.stringify(stacks, undefined, 2));
    return;
  }
  terminal.data(table([
    ['STACK', 'MODULE', 'KIND', 'ACCOUNT', 'REGION'],
    ...stacks.map((row) => [row.stack, `${row.domain}/${row.environment}/${row.module}`, row.kind, row.account, row.region]),
  ]));
}

/** `default` where the CLI's environment decides. */
function known(part: string): string {
  return part.startsWith('unknown-') ? 'default' : part;
}
