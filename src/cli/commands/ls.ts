import { Command } from 'commander';
import { PlatformModule } from '../../platform/platform-module';
import { affectedModules, Reach } from '../affected-modules';
import { buildPlatform, newApp } from '../assembly';
import { withExamples } from '../help';
import { CommonOptions, withCommonOptions } from '../options';
import { selectModules } from '../selection';
import { placeOf } from '../stack-place';
import { widthOf } from '../style';
import { fittingRows, table, Terminal } from '../terminal';

interface LsOptions extends CommonOptions {
  readonly affectedBy?: string;
}

/** Columns that are dropped in a terminal that is too narrow for all, the first one first. */
const DROPPED = ['REGION', 'ACCOUNT', 'KIND', 'MODULE'];

/** `dsp ls`: the stacks in the order of their deployment. */
export function lsCommand(): Command {
  const command = withCommonOptions(new Command('ls'))
    .description('list the stacks in the order of their deployment, with module, account and region')
    .option('--affected-by <file>', 'only the stacks that a change of this file reaches, and how');
  return withExamples(command, [
    ['dsp ls', 'the stacks of ./mdaa.yaml'],
    ['dsp ls -c my-platform -d shared', 'those of one domain'],
    ['dsp ls --affected-by roles.yaml', 'those that a change of this file reaches'],
    ['dsp ls --output json', 'with what each stack depends on'],
  ]).action((options: LsOptions) => ls(options, new Terminal(options)));
}

function ls(options: LsOptions, terminal: Terminal): void {
  const { platform, configuration } = buildPlatform(newApp(), options, terminal);
  const affected =
    options.affectedBy === undefined ? undefined : affectedModules(platform.modules, configuration, options.affectedBy);
  const modules = selectModules(platform.modules, options).filter((module) => affected?.has(module) ?? true);
  const rows = modules.flatMap((module) => rowsOf(module, affected?.get(module)));
  if (options.output === 'json') {
    terminal.data(JSON.stringify(rows, undefined, 2));
    return;
  }
  const cells = [
    ['STACK', 'MODULE', 'KIND', 'ACCOUNT', 'REGION', affected ? 'AFFECTED' : ''],
    ...rows.map(({ stack, domain, environment, module, kind, account, region, affected: reach }) => [
      stack,
      `${domain}/${environment}/${module}`,
      kind,
      account,
      region,
      reach ?? '',
    ]),
  ];
  // A file or another program receives every column.
  const shown = process.stdout.isTTY ? fittingRows(cells, widthOf(process.stdout), DROPPED) : cells;
  terminal.data(table(shown));
  const hidden = cells[0].filter((column) => !shown[0].includes(column));
  if (hidden.length > 0) terminal.progress(`hidden in this narrow terminal: ${hidden.join(', ')}; see --output json`);
}

interface Row {
  readonly stack: string;
  readonly domain: string;
  readonly environment: string;
  readonly module: string;
  readonly kind: string;
  readonly account: string;
  readonly region: string;
  readonly dependsOn: string[];
  readonly affected?: string;
}

function rowsOf(
  { domain, environment, name, kind, stack: main, additionalStacks }: PlatformModule,
  reach: Reach | undefined,
): Row[] {
  return [main, ...additionalStacks].map((stack) => ({
    stack: stack.stackName,
    domain,
    environment,
    module: name,
    kind,
    ...placeOf(stack),
    dependsOn: stack.dependencies.map((dependency) => dependency.stackName).sort(),
    affected: typeof reach === 'object' ? `waits for ${reach.waitsFor}` : reach,
  }));
}
