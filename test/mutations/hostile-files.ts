import { Change, Configuration } from './configuration';
import { Mutation } from './edits';
import { Random } from './random';

const MEGABYTE = 1024 * 1024;

/** Contents that can replace a whole file. */
const FILES: { readonly [kind: string]: (text: string) => Change } = {
  'missing': () => ({ missing: true }),
  'a directory': () => ({ directory: true }),
  'empty': () => '',
  'only comments': () => '# nothing\n\n# here\n',
  'null': () => 'null\n',
  'a list': () => '- a\n- b\n',
  'a text': () => 'just a text\n',
  'JSON': (text) => JSON.stringify({ text }),
  'broken JSON': () => '{"organization": "x", "domains": {',
  'XML': () => '<?xml version="1.0"?>\n<a b="c">d</a>\n',
  'of 50 MB': () => Buffer.alloc(50 * MEGABYTE, 'a: b\n'),
  'of 4 MB in one line': (text) => `${text}\n# ${'x'.repeat(4 * MEGABYTE)}`,
  'binary': () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0xff, 0xfe]),
  'in UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'in Latin 1': (text) => Buffer.from(`# \u00fc\n${text}`, 'latin1'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'with two byte order marks': (text) => `\ufeff\ufeff${text}`,
  'with CRLF': (text) => text.replace(/\n/g, '\r\n'),
  'with CR line breaks': (text) => text.replace(/\n/g, '\r'),
  'with mixed line breaks': (text) => text.split('\n').map((line, index) => line + ['\n', '\r\n'][index % 2]).join(''),
  'indented with tabs': (text) => text.replace(/^( +)/gm, (spaces) => '\t'.repeat(spaces.length / 2)),
  'with tabs after the keys': (text) => text.replace(/: (?=\S)/g, ':\t'),
  'with a second document': (text) => `${text}\n---\n${text}`,
  'with an empty second document': (text) => `${text}\n---\n`,
  'with an end mark': (text) => `${text}\n...\n`,
  'with text after the end': (text) => `${text}\n...\nmore\n`,
  'with YAML 1.1': (text) => `%YAML 1.1\n---\n${text}`,
  'with YAML 9.9': (text) => `%YAML 9.9\n---\n${text}`,
  'with an unknown directive': (text) => `%FOO bar\n---\n${text}`,
  'with an alias bomb': (text) =>
    `${text}\n${Array.from(
      { length: 10 },
      (_, i) =>
        `a${i}: &a${i} [${Array(10)
          .fill(i === 0 ? 'lol' : `*a${i - 1}`)
          .join(', ')}]`,
    ).join('\n')}\n`,
  'with a merge-key bomb': (text) =>
    `${text}\nm0: &m0 {${Array.from({ length: 500 }, (_, i) => `k${i}: 1`).join(', ')}}\nm1: {<<: `
      + `[${Array(300).fill('*m0').join(', ')}]}\n`,
  'with a recursive alias': (text) => `${text}\nx: &x {y: {z: *x}}\n`,
  'with 10,000 brackets': (text) => `${text}\nx: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
  'with 10,000 open brackets': (text) => `${text}\nx: ${'['.repeat(10_000)}\n`,
  'with 10,000 braces': (text) => `${text}\nx: ${'{a: '.repeat(10_000)}\n`,
  'with 10,000 dashes': (text) => `${text}\nx:\n  ${'- '.repeat(10_000)}\n`,
  'with 1,000 indented levels': (text) =>
    `${text}\n${Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}x:`).join('\n')}\n`,
  'with 20,000 keys': (text) => `${text}\n${Array.from({ length: 20_000 }, (_, i) => `x${i}: ${i}`).join('\n')}\n`,
  'with 20,000 duplicate keys': (text) => `${text}\n${'x: 1\n'.repeat(20_000)}`,
  'with everything under one key': (text) => `x:\n${text.replace(/^/gm, '  ')}`,
  'twice': (text) => `${text}\n${text}`,
  'with a common anchor': (text) => text.replace(/^(\w+):$/m, '$1: &all'),
  'with merge keys at the top': (text) => `<<: {x: &y 1}\n${text}`,
  'upside down': (text) => text.split('\n').reverse().join('\n'),
};

/** Each file of a configuration with other contents, generated one by one because some are large. */
export function* hostileFiles(configuration: Configuration): Iterable<Mutation> {
  for (const [file, text] of Object.entries(configuration.texts)) {
    for (const [kind, change] of Object.entries(FILES)) {
      yield { kind: `a file ${kind}`, what: file, changes: { [file]: change(text) } };
    }
  }
}

const LINES: { readonly [kind: string]: (lines: string[], at: number, random: Random) => void } = {
  'a removed line': (lines, at) => void lines.splice(at, 1),
  'a duplicate line': (lines, at) => void lines.splice(at, 0, lines[at]),
  'two lines swapped': (lines, at) => void lines.splice(at, 2, ...lines.slice(at, at + 2).reverse()),
  'a line indented further': (lines, at, random) => {
    lines[at] = ' '.repeat(1 + random.below(4)) + lines[at];
  },
  'a line indented less': (lines, at, random) => {
    lines[at] = lines[at].replace(new RegExp(`^ {1,${1 + random.below(4)}}`), '');
  },
  'a line indented with a tab': (lines, at) => {
    lines[at] = lines[at].replace(/^ {0,2}/, '\t');
  },
  'a line without its colon': (lines, at) => {
    lines[at] = lines[at].replace(/:(?= |$)/, '');
  },
  'a line without its dash': (lines, at) => {
    lines[at] = lines[at].replace('- ', '');
  },
  'a line with a dash': (lines, at) => {
    lines[at] = lines[at].replace(/^( *)/, '$1- ');
  },
  'a truncated line': (lines, at, random) => {
    lines[at] = lines[at].slice(0, random.below(lines[at].length + 1));
  },
  'a missing or additional quote': (lines, at, random) => {
    lines[at] = /["']/.test(lines[at]) ? lines[at].replace(/["']/, '') : `${lines[at]}${random.pick(['"', "'"])}`;
  },
  'the rest of the file missing': (lines, at, random) => {
    lines.splice(at + 1);
    lines[at] = lines[at].slice(0, random.below(lines[at].length + 1));
  },
  'a removed character': (lines, at, random) => {
    const from = random.below(lines[at].length);
    lines[at] = lines[at].slice(0, from) + lines[at].slice(from + 1);
  },
  'an inserted character': (lines, at, random) => {
    const from = random.below(lines[at].length + 1);
    lines[at] =
      lines[at].slice(0, from) +
      random.pick([...'{}[]:,-?*&!|>\'"%@`#\\ \t~<=.x0\u00a0\u0001']) +
      lines[at].slice(from);
  },
};

/** Invalid lines and characters, as produced by a user, a merge or an editor. */
export function brokenLines(configuration: Configuration, random: Random, each: number): Mutation[] {
  const lines = Object.entries(configuration.texts).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => (/^\s*(#|$)/.test(line) ? [] : [{ file, at }])),
  );
  return Object.entries(LINES).flatMap(([kind, change]) =>
    random.sample(lines, each).map(({ file, at }) => {
      const copy = configuration.texts[file].split('\n');
      change(copy, at, random);
      return {
        kind,
        what: `${file}:${at + 1} now ${JSON.stringify(copy[at] ?? '').slice(0, 80)}`,
        changes: { [file]: copy.join('\n') },
      };
    }),
  );
}
