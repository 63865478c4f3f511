import { cpSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { diagnostics } from '../../src/cli/explain/explanations';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { ConfigurationError } from '../../src/private/problems';
import { pageOf, pagesIn, readPage, ROOT } from '../support/documents';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const SECTIONS = diagnostics();

function codesInSources(directory = join(ROOT, 'src')): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((item) => {
    const path = join(directory, item.name);
    return item.isDirectory()
      ? codesInSources(path)
      : [...readFileSync(path, 'utf8').matchAll(/\bDSP\d{3}\b/g)].map(([code]) => code);
  });
}

test('every code in the sources has one section, and every section has a code that is reported', () => {
  const documented = SECTIONS.map(({ code }) => code);
  const reported = [...new Set(codesInSources())].sort();

  expect(documented.filter((code, index) => documented.indexOf(code) !== index)).toEqual([]);
  expect(reported.filter((code) => !documented.includes(code))).toEqual([]);
  expect(documented.filter((code) => !reported.includes(code))).toEqual([]);
});

/**
 * A block is a complete `mdaa.yaml`, or the configuration of one module that its first line names: `# datalake.yaml`.
 */
function directoryOf(text: string): string {
  const modulePath = /^# ([\w-]+)\.yaml\n/.exec(text)?.[1];
  const kind = MODULE_KINDS.find((candidate) => candidate.modulePath === modulePath);
  const directory = directoryWith({
    'mdaa.yaml': kind
      ? mdaaYaml(`sample:\n  module_path: "@aws-mdaa/${kind.modulePath}"\n  module_configs: [./sample.yaml]`)
      : text,
    ...(kind && { 'sample.yaml': text }),
    'roles.yaml':
      'generateRoles:\n  data-admin: { trustedPrincipal: this_account }\n  analyst: { trustedPrincipal: this_account '
        + '}\n',
    'tags.yaml': 'tags: { owner: platform-team }\n',
    'assets/install.sh': 'pip list\n',
  });
  cpSync(join(ROOT, 'samples', 'platform', 'comprehensive', 'short-naming.js'), join(directory, 'short-naming.js'));
  writeFileSync(join(directory, 'aspects.js'), 'exports.Nothing = class Nothing {};\n');
  return directory;
}

/** The codes of all problems and warnings of a configuration. */
function codesOf(text: string): string[] {
  const codes = (texts: string[]) => [...new Set(texts)].sort();
  try {
    const { warnings } = DataSciencePlatform.fromYaml(new App(), 'Platform', directoryOf(text));
    return codes(warnings.map((warning) => /\bDSP\d{3}\b/.exec(warning)![0]));
  } catch (error) {
    if (error instanceof ConfigurationError) return codes(error.problems.map(({ code }) => code));
    throw error;
  }
}

/** The blocks of a section, with the text that follows the opening fence. */
function blocksOf(code: string, markdown: string): { tag: string; place: string; text: string }[] {
  return pageOf(code, markdown).fences.map(({ language, tag, place, text }) => ({
    tag: tag === undefined ? language : `${language} ${tag}`,
    place,
    text,
  }));
}

const BLOCKS = SECTIONS.flatMap(({ code, markdown }) => blocksOf(code, markdown).map((block) => ({ code, ...block })));

describe('a broken example has only the problem of its section', () => {
  test.each(BLOCKS.filter(({ tag }) => tag === 'yaml broken').map(({ code, place, text }) => [place, code, text]))(
    '%s',
    (_, code, text) => {
      expect(codesOf(text)).toEqual([code]);
    },
  );
});

describe('a fixed example has no problems', () => {
  test.each(BLOCKS.filter(({ tag }) => tag === 'yaml fixed').map(({ place, text }) => [place, text]))(
    '%s',
    (_, text) => {
      expect(codesOf(text)).toEqual([]);
    },
  );
});

test('every section has an example, broken examples have fixed ones, and blocks have a known tag', () => {
  for (const { code, markdown } of SECTIONS) {
    const tags = blocksOf(code, markdown).map(({ tag }) => tag);

    expect({ code, tags }).toEqual({
      code,
      tags: expect.arrayContaining([expect.stringMatching(/^(yaml (broken|fixed|fragment)|console)$/)]) as string[],
    });
    expect({ code, unknown: tags.filter((tag) => !/^(yaml (broken|fixed|fragment)|console)$/.test(tag)) }).toEqual({
      code,
      unknown: [],
    });
    expect({ code, fixed: tags.includes('yaml fixed') || tags.includes('yaml fragment') }).toMatchObject(
      tags.includes('yaml broken') ? { fixed: true } : {},
    );
  }
});

test('every section explains why the problem matters and how to fix it', () => {
  for (const { code, markdown } of SECTIONS) {
    expect({ code, markdown }).toEqual({
      code,
      markdown: expect.stringMatching(/\*\*Why it is (an error|a warning|a note|an error or a warning):\*\*/) as string,
    });
    expect({ code, markdown }).toEqual({ code, markdown: expect.stringMatching(/\*\*Fix:\*\*/) as string });
  }
});

test('the index of the troubleshooting guide lists every code with its title, in order', () => {
  const rows = readPage(join(ROOT, 'docs', 'troubleshooting.md')).prose.flatMap(
    (line) => /^\| \[(DSP\d{3})\]\(([^)]*)\) \| (.*) \|$/.exec(line) ?? [],
  );
  const columns = Array.from({ length: rows.length / 4 }, (_, row) => ({
    code: rows[4 * row + 1],
    page: rows[4 * row + 2].split('#')[0],
    title: rows[4 * row + 3],
  }));

  expect(columns).toEqual(SECTIONS.map(({ code, page, title }) => ({ code, page, title })));
});

test('a page about codes has a limited length', () => {
  for (const { name, prose } of pagesIn(join(ROOT, 'docs', 'diagnostics'))) {
    expect({ name, isShort: prose.length <= 440 }).toEqual({ name, isShort: true });
  }
});
