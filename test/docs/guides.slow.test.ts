import { cpSync, existsSync, mkdirSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { App } from 'aws-cdk-lib';
import { parse } from 'yaml';
import { DataSciencePlatform } from '../../src';
import { program } from '../../src/cli/main';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { anchorsOf, commandLinesOf, DOCS, Fence, linksOf, Page, pagesIn, readPage, ROOT } from '../support/documents';
import { STARTER_KIT } from '../support/kits';
import { sampleYaml } from '../support/scratch-kit';
import { temporaryDirectory } from '../support/temporary-directory';

const README = readPage(join(ROOT, 'README.md'));
const GUIDES = pagesIn(DOCS);
const PAGES = [
  README,
  readPage(join(ROOT, 'CONTRIBUTING.md')),
  ...pagesIn(DOCS, { deep: true }),
  ...pagesIn(join(ROOT, 'starter-kits'), { deep: true }),
];

const MODULE_PATHS = MODULE_KINDS.map(({ modulePath }) => modulePath);
/**
 * The tags of YAML blocks, in addition to module paths and file names: a complete platform, a fragment that is not
 * complete, a GitHub workflow.
 */
const TAGS = ['platform', 'fragment', 'workflow'];

const isFile = ({ tag }: Fence) => tag !== undefined && tag.includes('.');

/**
 * Blocks of a page that are tagged with a file name are files of the platforms on that page, in addition to the files
 * of the starter kit.
 */
function directoryFor(page: Page, mdaaYaml: string): string {
  const directory = temporaryDirectory();
  cpSync(STARTER_KIT, directory, { recursive: true });
  for (const { tag, text } of [...page.fences.filter(isFile), { tag: 'mdaa.yaml', text: mdaaYaml }]) {
    const file = join(directory, tag!);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return directory;
}

function mdaaYamlOf({ tag, text }: Fence): string {
  if (tag === 'platform') return text;
  return sampleYaml(tag!, `module_config_data:\n${text.replace(/^(?=.)/gm, '  ')}`);
}

const runnable = GUIDES.flatMap((page) => page.fences
  .filter(({ language, tag = '' }) => language === 'yaml' && (tag === 'platform' || MODULE_PATHS.includes(tag)))
  .map((fence) => [fence.place, page, fence] as const));

test.each(runnable)('%s synthesizes without problems or warnings', (_, page, fence) => {
  const app = new App();
  const platform = DataSciencePlatform.fromYaml(app, 'Platform', directoryFor(page, mdaaYamlOf(fence)));

  expect(platform.warnings).toEqual([]);
  expect(app.synth().stacks.length).toBeGreaterThan(0);
});

test('every file that a guide shows is read by a platform of that guide', () => {
  const unread = GUIDES.flatMap((page) =>
    page.fences
      .filter(isFile)
      .filter(({ tag }) => !page.fences.some((fence) => fence.tag === 'platform' && fence.text.includes(`./${tag}`))),
  );

  expect(unread.map(({ place }) => place)).toEqual([]);
});

test('every YAML block in a guide is valid YAML and has a tag', () => {
  const blocks = GUIDES.flatMap((page) => page.fences.filter(({ language }) => language === 'yaml'));
  for (const { place, text } of blocks) {
    expect({ place, value: parse(text) as unknown }).toEqual({ place, value: expect.any(Object) });
  }
  const untagged = blocks.filter(
    (fence) => !isFile(fence) && !TAGS.includes(fence.tag ?? '') && !MODULE_PATHS.includes(fence.tag ?? ''),
  );

  expect(untagged.map(({ place, tag }) => `${place} ${tag ?? ''}`)).toEqual([]);
});

describe('command lines', () => {
  const lines = PAGES.flatMap(commandLinesOf);

  /** The objections of commander to a command line. */
  function objections([name, ...rest]: string[]): string[] {
    const parent = program().commands.find((candidate) => candidate.name() === name);
    if (parent === undefined) return name.startsWith('-') || name === 'help' ? [] : [`no command "${name}"`];
    const below = parent.commands.find((candidate) => candidate.name() === rest[0]);
    const [command, words] = below === undefined ? [parent, rest] : [below, rest.slice(1)];
    command.exitOverride().configureOutput({ writeErr: () => undefined });
    const { operands, unknown } = command.parseOptions(words);
    const room = command.registeredArguments.some(({ variadic }) => variadic)
      ? Infinity
      : command.registeredArguments.length;
    return [...unknown.filter((word) => word.startsWith('-') && word !== '--help'), ...operands.slice(room)];
  }

  test('the guides contain command lines', () => expect(lines.length).toBeGreaterThan(20));

  test.each(lines.map(({ place, words }) => [place, words.join(' '), words] as const))('%s: dsp %s', (_, __, words) => {
    expect(objections(words)).toEqual([]);
  });
});

describe('links', () => {
  const links = PAGES.flatMap((page) =>
    linksOf(page).map((link) => {
      const [file, anchor] = link.target.split('#');
      const path = file === '' ? page.name : relative(ROOT, resolve(ROOT, dirname(page.name), file));
      return { ...link, path, anchor };
    }),
  );
  test('refer to existing files and headings', () => {
    const anchors = new Map<string, string[]>();
    const anchorsIn = (path: string) =>
      anchors.get(path) ?? anchors.set(path, anchorsOf(readPage(join(ROOT, path)))).get(path)!;
    const broken = links.filter(
      ({ path, anchor }) =>
        !existsSync(join(ROOT, path)) || (anchor !== undefined && !anchorsIn(path).includes(anchor)),
    );

    expect(broken.map(({ place, target }) => `${place} ${target}`)).toEqual([]);
  });

  test('in README.md and the index include every guide', () => {
    const index = links.filter(({ place }) => place.startsWith('docs/README.md:')).map(({ path }) => path);

    expect(GUIDES.map(({ name }) => name).filter((name) => name !== 'docs/README.md' && !index.includes(name))).toEqual(
      [],
    );
    expect(links.filter(({ place }) => place.startsWith('README.md:')).map(({ path }) => path)).toContain(
      'docs/README.md',
    );
  });
});
