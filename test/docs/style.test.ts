import { readFileSync } from 'fs';
import { join } from 'path';
import ts from 'typescript';
import { DOCS, pagesIn, readPage, ROOT } from '../support/documents';
import { sourcesIn } from '../support/located';

/** Words and phrases that a native technical writer does not use, with what to write instead. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\b(?:no|some|every|any)body\b|\bwh(?:o|at)(?:so)?ever\b/i, '"users", "every principal", "regardless of"'],
  [/\bbesides?\b/i, '"in addition to", "next to"'],
  [/\b(?:likewise|namely|thus|hence|nevertheless)\b/i, '"also", "for example", "so"'],
  [/\b(?:known|resolved|only) at deployment alone\b|\bof the \w+ alone\b/i, '"only"'],
  [/\bthat is none\b/i, '"is not a valid"'],
  [/\bstands? (?:in|at|for|there)\b|\bas it stands\b/i, '"is in", "represents"'],
  [/\bof (?:its|their|one's) own(?:[.,;:)]|$| (?:in|and|for|that)\b)/i, '"separate"'],
  [/\bin (?:the )?place of\b/i, '"instead of"'],
  [/\bleaves? (?:it|them|this) out\b|\bleave out\b/i, '"omit"'],
  [/\bas plain text\b/i, '"in plain text"'],
  [/\b(?:is|are) told\b/i, '"is notified", "receives"'],
  [/\bmay (?:only|then|now|no longer|do|be (?:a|an|of|given)|use|read|write)\b|\bwho may\b/i, '"can"'],
  [/\bwhen composing in code\b/i, '"in code"'],
  [/\blies (?:in|at|below|under)\b/i, '"is in"'],
  [/\bThrows (?:for|if|where|when|unless)\b/, '"Throws an error if"'],
  [/\bwhere (?:there|it|that|one|none) (?:is|are|has)\b/i, '"if any", "if so"'],
  [/\b(?:mis)?spelt\b|\bcolour|\bbehaviour|\blicence\b|\bcancelled\b|\bcentre\b/i, 'American spelling'],
  [/\bgood for nothing\b|\bin silence\b|\bfor good\b/i, '"silently", "permanently"'],
];

/** Descriptions of resources, which stay as they are: a change would update or replace the resources of users. */
const IN_TEMPLATES = [
  'AWS APIs and whatever else the routes of the VPC reach by HTTPS',
  'Failed crawls are told to the topic of the project',
  'RStudio uses its licence',
  ' may do besides access to data',
  ', for the accounts that may use it',
];

/** Sources that are not checked: code of other languages, and options whose documentation is separate. */
const NOT_CHECKED = ['cli/completion/bash.ts', 'cli/completion/zsh.ts'];

/** A piece of text, and its location. */
interface Text {
  readonly place: string;
  readonly text: string;
}

const PAGES = [
  ...['README', 'CONTRIBUTING', 'SECURITY', 'CHANGELOG', 'test/deployment/README']
    .map((name) => readPage(join(ROOT, `${name}.md`))),
  ...['', 'languages'].flatMap((folder) => pagesIn(join(DOCS, folder))),
  ...pagesIn(join(ROOT, 'starter-kits'), { deep: true }),
  ...pagesIn(join(ROOT, 'examples')),
];

/** The paragraphs of the pages, without code and links. The index of codes is generated from the registry. */
const prose = PAGES.flatMap(({ name, prose: lines }): Text[] => paragraphs(lines)
  .filter(({ text }) => !/^\| \[DSP\d+\]/.test(text))
  .map(({ line, text }) => ({ place: `${name}:${line}`, text: text.replace(/`[^`]*`|\]\([^)]*\)/g, ' ') })));

/** Lines that belong together, so that a phrase is found across a line break. */
function paragraphs(lines: readonly string[]): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let open = false;
  lines.forEach((text, index) => {
    if (text.trim() === '' || /^\s*(?:[-*|#]|\d+\.) /.test(text)) open = false;
    if (open) found[found.length - 1].text += ` ${text.trim()}`;
    else if (text.trim() !== '') found.push({ line: index + 1, text });
    open = text.trim() !== '';
  });
  return found;
}

/** The comments of a file, without links and code, and its strings of several words. */
function textsOf(folder: string, file: string): Text[] {
  const text = readFileSync(join(ROOT, folder, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<number, string>();
  const comments = (ranges: readonly ts.CommentRange[] = []) => ranges.forEach(({ pos, end }) => found.set(
    pos,
    text.slice(pos, end).replace(/^\s*\*?\s*@see .*$/gm, '').replace(/@example[\s\S]*/, '').replace(/`[^`]*`/g, ' ')
      .replace(/\s*\n\s*\*?\s*/g, ' '),
  ));
  const visit = (node: ts.Node): void => {
    comments(ts.getLeadingCommentRanges(text, node.getFullStart()));
    comments(ts.getTrailingCommentRanges(text, node.getEnd()));
    if (ts.isStringLiteralLike(node) && / /.test(node.text)) {
      found.set(node.getStart(), node.text.replace(/`[^`]*`/g, ' '));
    }
    if (ts.isTemplateExpression(node)) {
      found.set(node.getStart(), [node.head, ...node.templateSpans.map(({ literal }) => literal)]
        .map((part) => part.text).join(' '));
    }
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return [...found].map(([position, content]) => ({
    place: `${folder}/${file}:${source.getLineAndCharacterOfPosition(position).line + 1}`, text: content,
  }));
}

/** The titles of tests: the first argument of `test`, `describe` and their variants. */
function titlesOf(file: string): Text[] {
  const text = readFileSync(join(ROOT, 'test', file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(?:test|it|describe)\b/.test(node.expression.getText(source))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) {
        found.push({
          place: `test/${file}:${source.getLineAndCharacterOfPosition(title.getStart()).line + 1}`, text: title.text,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Each forbidden phrase in the texts, with its location and what to write instead. */
function findings(texts: readonly Text[]): string[] {
  const checked = texts.filter(({ text }) => !IN_TEMPLATES.some((known) => text.includes(known)));
  return checked.flatMap(({ place, text }) => FORBIDDEN.flatMap(([pattern, instead]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [`${place}: "${match[0]}", use ${instead}`];
  }));
}

const SOURCES = sourcesIn(join(ROOT, 'src'))
  .filter((file) => !NOT_CHECKED.some((path) => file.startsWith(path)))
  .flatMap((file) => textsOf('src', file));
const TITLES = sourcesIn(join(ROOT, 'test')).flatMap(titlesOf);

test('forbidden phrases are found, also across lines', () => {
  const lines = [
    'The table names', '', 'everything that nobody reads, and', 'where there is one, too.', '- a list, in place',
    '  of text',
  ];

  expect(findings(paragraphs(lines).map(({ line, text }) => ({ place: `page.md:${line}`, text })))).toEqual([
    expect.stringContaining('page.md:3: "nobody"'),
    expect.stringContaining('page.md:3: "where there is"'),
    expect.stringContaining('page.md:5: "in place of"'),
  ]);
});

test('texts are read from documents, sources and tests', () => {
  expect(prose.length).toBeGreaterThan(500);
  expect(SOURCES.length).toBeGreaterThan(4000);
  expect(TITLES.length).toBeGreaterThan(1000);
});

test.each([['documents', prose], ['docstrings, comments and messages', SOURCES], ['test titles', TITLES]] as const)(
  '%s are plain English', (_, texts) => {
    expect(findings(texts)).toEqual([]);
  },
);
