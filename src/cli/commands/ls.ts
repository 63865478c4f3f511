import { Command } from 'commander';
import { PlatformModule } from '../../platform/platform-module';
import { affectedModules, Reach } from '../affected-modules';
import { openPlatform } from '../assembly';
import { withExamples } from '../help';
import { CommonOptions, withCommonOptions } from '../options';
import { selectModules } from '../selection';
import { placeOf } from '../stack-place';
import { widthOf } from '../style';
import { fittingRows, table, Terminal } from '../terminal';

interface LsOptions extends CommonOptions {
  readonly affectedBy?: string;
}

/** Columns to omit if the terminal is too narrow, in this order. */
const DROPPED = ['REGION', 'ACCOUNT', 'KIND', 'MODULE'];

/** `dsp ls`: lists the stacks in deployment order. */
export function lsCommand(): Command {
  const command = withCommonOptions(new Command('ls'))
    .description('list the stacks in deployment order, with module, account and Region')
    .option('--affected-by <file>', 'only the stacks that a change of this file affects, and how');
  return withExamples(command, [
    ['dsp ls', 'the stacks of ./mdaa.yaml'],
    ['dsp ls -c my-platform -d shared', 'the stacks of one domain'],
    ['dsp ls --affected-by roles.yaml', 'the stacks that a change of this file affects'],
    ['dsp ls --output json', 'with the dependencies of each stack'],
  ]).action((options: LsOptions) => ls(options, new Terminal(options)));
}

async function ls(options: LsOptions, terminal: Terminal): Promise<void> {
  const { platform, configuration } = await openPlatform(options, terminal);
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
  // Files and other programs receive every column.
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
    affected: typeof reach === 'object' ? `depends on ${reach.waitsFor}` : reach,
  }));
}
