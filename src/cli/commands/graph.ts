import { existsSync, statSync, writeFileSync } from 'fs';
import { dirname, extname, resolve } from 'path';
import { Command, Option } from 'commander';
import { fail } from '../../private/problems';
import { openPlatform } from '../assembly';
import { toDot } from '../graph/dot';
import { toMermaid } from '../graph/mermaid';
import { platformGraph, PlatformGraph } from '../graph/platform-graph';
import { toSvg } from '../graph/svg';
import { withExamples } from '../help';
import { CommonOptions, withCommonOptions } from '../options';
import { selectModules } from '../selection';
import { Terminal } from '../terminal';

const FORMATS = ['mermaid', 'dot', 'json', 'svg'] as const;
type Format = typeof FORMATS[number];

const ENDINGS: { readonly [ending: string]: Format } = {
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.dot': 'dot',
  '.gv': 'dot',
  '.json': 'json',
  '.svg': 'svg',
};

interface GraphOptions extends CommonOptions {
  readonly format?: Format;
  readonly outputFile?: string;
  readonly external: boolean;
}

/** `dsp graph`: shows the modules and the values that flow between them, as a picture or as data. */
export function graphCommand(): Command {
  const command = withCommonOptions(new Command('graph'))
    .description(
      'draw the modules and the values that flow between them; selected modules are drawn with their neighbors',
    )
    .addOption(
      new Option(
        '--format <format>',
        'format of the graph (default: by the extension of --output-file, otherwise mermaid)',
      ).choices(FORMATS),
    )
    .option('--output-file <path>', 'write the graph to this file instead of stdout')
    .option('--external', 'also draw external parameters', false);
  return withExamples(command, [
    ['dsp graph', 'Mermaid, which GitHub and GitLab draw in Markdown'],
    ['dsp graph --output-file platform.svg', 'a picture'],
    ['dsp graph -m datalake --external', 'a module, its neighbors and external parameters'],
  ]).action((options: GraphOptions) => graph(options, new Terminal(options)));
}

async function graph(options: GraphOptions, terminal: Terminal): Promise<void> {
  const file = options.outputFile === undefined ? undefined : resolve(options.outputFile);
  if (file !== undefined) {
    checkWritable(file);
    checkEnding(options);
  }
  const { platform } = await openPlatform(options, terminal);
  const chosen = selectModules(platform.modules, options);
  const drawn = await render(
    platformGraph(platform.modules, chosen, options.external ? platform.externalParameters : []),
    formatOf(options),
  );
  if (file === undefined) {
    terminal.data(drawn);
    return;
  }
  writeFileSync(file, `${drawn}\n`);
  terminal.progress(`${chosen.length} ${chosen.length === 1 ? 'module' : 'modules'}, in ${file}`);
}

function formatOf({ format, output, outputFile }: GraphOptions): Format {
  const ending = outputFile === undefined ? undefined : ENDINGS[extname(outputFile).toLowerCase()];
  return format ?? ending ?? (output === 'json' ? 'json' : 'mermaid');
}

async function render(drawn: PlatformGraph, format: Format): Promise<string> {
  switch (format) {
    case 'json': return JSON.stringify(drawn, undefined, 2);
    case 'dot': return toDot(drawn);
    case 'mermaid': return toMermaid(drawn);
    case 'svg': return toSvg(drawn, 'Modules of the platform and what flows between them');
  }
}

/** A file with the extension of another format could not be opened. */
function checkEnding({ format, output, outputFile }: GraphOptions): void {
  const ending = extname(outputFile!).toLowerCase();
  const known = ['', '.md', '.txt', ...Object.keys(ENDINGS)];
  if (format !== undefined || output === 'json' || known.includes(ending)) return;
  fail({
    code: 'DSP402',
    message: `"${outputFile}": no graph format has the extension "${ending}"`,
    hint: `use ${Object.keys(ENDINGS).join(', ')}, or specify the format with --format; browsers and editors open .svg`,
  });
}

function checkWritable(file: string): void {
  const directory = dirname(file);
  if (!existsSync(directory)) {
    fail({
      code: 'DSP402',
      message: `"${directory}" is not a directory`,
      hint: 'create it first, or choose another --output-file',
    });
  }
  if (existsSync(file) && statSync(file).isDirectory()) {
    fail({ code: 'DSP402', message: `"${file}" is a directory`, hint: 'choose another --output-file' });
  }
}
