import { Argument, Command } from 'commander';
import { moduleId } from '../../platform/module-entry';
import { PlatformModule } from '../../platform/platform-module';
import { buildPlatform, newApp, openPlatform } from '../assembly';
import { completedWith } from '../completion/command-line';
import { annotatedYaml, DescribedLine, describedLines } from '../describe/described-value';
import { descriptionJson, describeModule, ModuleDescription } from '../describe/module-description';
import { originText } from '../describe/origin';
import { flowsOf } from '../graph/flows';
import { withExamples } from '../help';
import { ConfigOptions, OutputOptions, withConfigOption, withOutputOptions, withSkipOption } from '../options';
import { findModule } from '../selection';
import { stylerFor, widthOf } from '../style';
import { fittingTable, table, Terminal } from '../terminal';
import { wrapped } from '../wrap';

interface DescribeOptions extends Omit<OutputOptions, 'output'>, ConfigOptions {
  readonly output: 'text' | 'yaml' | 'json';
  readonly defaults: boolean;
}

/** `dsp describe`: shows the resolved configuration of a module, and the source of each value. */
export function describeCommand(): Command {
  const module = completedWith(
    new Argument('[module]', 'name of a module, or DOMAIN/ENVIRONMENT/NAME if it is ambiguous; omit to list modules'),
    { kind: 'names', level: 'module' },
  );
  const command = withOutputOptions(withSkipOption(withConfigOption(new Command('describe'))), ['text', 'yaml', 'json'])
    .description(
      'show the configuration of a module with every reference resolved: each value with its file and line, its '
        + 'context or its default',
    )
    .addArgument(module)
    .option('--no-defaults', 'omit defaults');
  return withExamples(command, [
    ['dsp describe datalake', 'the module with this name'],
    ['dsp describe shared/dev/roles --no-defaults', 'one of several modules with the same name, without defaults'],
    ['dsp describe datalake --output yaml', 'YAML with comments'],
  ]).action(async (name: string | undefined, options: DescribeOptions) => {
    const terminal = new Terminal(options);
    if (name === undefined) {
      const { platform } = await openPlatform(options, terminal);
      terminal.data(listed(platform.modules, options));
      return;
    }
    const { platform, configuration } = buildPlatform(newApp(), options, terminal);
    terminal.data(render(describeModule(findModule(platform.modules, name), configuration), options));
  });
}

/** The modules that can be described. */
function listed(modules: readonly PlatformModule[], { output }: DescribeOptions): string {
  const rows = modules.map((module) => ({ module: moduleId(module), kind: module.kind }));
  return output === 'json'
    ? JSON.stringify(rows, undefined, 2)
    : table([['MODULE', 'KIND'], ...rows.map(({ module, kind }) => [module, kind])]);
}

function render(description: ModuleDescription, { output, defaults }: DescribeOptions): string {
  const lines = describedLines(description.configuration).filter(({ isDefault }) => defaults || !isDefault);
  switch (output) {
    case 'json': return JSON.stringify(descriptionJson(description), undefined, 2);
    case 'yaml': return annotatedYaml(lines);
    case 'text': return `${heading(description)}\n\n${besideEachOther(lines)}`;
  }
}

function heading({ module, kind, stack, account, region, dependencies, settings }: ModuleDescription): string {
  const style = stylerFor(process.stdout);
  const facts = [
    [style('bold', 'module'), `${module} (${kind})`],
    [style('bold', 'stack'), `${stack}, account ${account}, region ${region}`],
    ...dependencies.map(({ module: other, paths, reason }, index) => [
      style('bold', index === 0 ? 'depends on' : ''),
      `${other}: ${reason ?? flowsOf(paths).join('; ')}`,
    ]),
  ];
  const inherited = settings.map(({ name, value, level, origin }) => [
    style('bold', name),
    typeof value === 'object' ? JSON.stringify(value) : String(value),
    style('dim', `${originText(origin)}; ${level}`),
  ]);
  return [facts, inherited]
    .filter((rows) => rows.length > 0)
    .map((rows) => fittingTable(rows, process.stdout))
    .join('\n\n');
}

/** Values on the left, sources on the right; one below the other if the terminal is too narrow for both. */
function besideEachOther(lines: readonly DescribedLine[]): string {
  const style = stylerFor(process.stdout);
  const width = widthOf(process.stdout);
  const column = Math.min(Math.max(...lines.map(({ text }) => text.length)), Math.floor(width / 2)) + 2;
  return lines
    .map(({ text, origin, isDefault }) => {
      const isTooLong = process.stdout.isTTY && Math.max(column, text.length + 2) + origin.length > width;
      if (isTooLong && origin !== '') return `${text}\n${style('dim', wrapped(`${' '.repeat(8)}${origin}`, width, 8))}`;
      const padded = `${text.padEnd(column)}${text.length < column ? '' : '  '}`;
      return `${isDefault ? style('dim', padded) : padded}${style('dim', origin)}`.trimEnd();
    })
    .join('\n');
}
