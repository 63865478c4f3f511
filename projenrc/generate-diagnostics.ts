import { readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compiled, ROOT } from './jsii-assembly';
import type { Diagnostic } from '../src/private/diagnostics/diagnostic';
import type { DiagnosticPage } from '../src/private/diagnostics/pages';

const { DIAGNOSTIC_PAGES } = compiled<{ DIAGNOSTIC_PAGES: DiagnosticPage[] }>('private', 'diagnostics', 'pages');
const { diagnosticMarkdown } = compiled<{ diagnosticMarkdown(diagnostic: Diagnostic): string }>(
  'private',
'diagnostics',
'diagnostic',
);

const DIRECTORY = join(ROOT, 'docs', 'diagnostics');
const TROUBLESHOOTING = join(ROOT, 'docs', 'troubleshooting.md');
const MARKER = '<!-- generated from src/private/diagnostics -->';
const WIDTH = 120;

/** Markdown with lines of at most `WIDTH` characters. Fenced blocks are not changed. */
function wrapped(markdown: string): string {
  let fenced = false;
  return markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    return fenced || line.length <= WIDTH ? [line] : wrapLine(line);
  }).join('\n');
}

function wrapLine(line: string): string[] {
  const indent = line.startsWith('- ') ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = `${indent}${word}`;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}

function codesOf({ diagnostics }: DiagnosticPage): string {
  const codes = Object.keys(diagnostics).sort();
  return `${codes[0]} to ${codes[codes.length - 1]}`;
}

function page({ title, intro, diagnostics }: DiagnosticPage, codes: string): string {
  const sections = Object.entries(diagnostics).map(
    ([code, diagnostic]) => `## ${code} ${diagnostic.title}\n\n${wrapped(diagnosticMarkdown(diagnostic))}`,
  );
  return `${[`# ${title}: ${codes}`, wrapped(intro), ...sections].join('\n\n')}\n`;
}

function anchor(code: string, title: string): string {
  return `${code} ${title}`.toLowerCase().replace(/[^\w\- ]/g, '').replace(/ /g, '-');
}

for (const file of readdirSync(DIRECTORY).filter((name) => name.endsWith('.md'))) rmSync(join(DIRECTORY, file));
for (const item of DIAGNOSTIC_PAGES) writeFileSync(join(DIRECTORY, `${item.file}.md`), page(item, codesOf(item)));

const rows = DIAGNOSTIC_PAGES.flatMap(({ file, diagnostics }) =>
  Object.entries(diagnostics).map(([code, { title }]) => ({
    code,
    row: `| [${code}](diagnostics/${file}.md#${anchor(code, title)}) | ${title} |`,
  })),
)
  .sort((a, b) => (a.code < b.code ? -1 : 1))
  .map(({ row }) => row);
const [before] = readFileSync(TROUBLESHOOTING, 'utf8').split(MARKER);
writeFileSync(TROUBLESHOOTING, `${before}${MARKER}\n\n| code | title |\n| --- | --- |\n${rows.join('\n')}\n`);
