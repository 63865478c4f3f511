import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { enumValues, JsiiProperty, JsiiType, JsiiTypeReference, ROOT, structProperties, TYPES } from './jsii-assembly';

const PACKAGE = 'cdk-data-science-platform';
const REFERENCE = join(ROOT, 'docs', 'reference');
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { MODULE_KINDS } = require(join(ROOT, 'lib', 'platform', 'module-kinds')) as { MODULE_KINDS: { key: string; modulePath: string; struct: string }[] };

/** One page about the configuration of a kind of module, or of `mdaa.yaml`. */
interface Page {
  readonly file: string;
  readonly title: string;
  readonly struct: string;
  readonly intro: string;
  /** Structs that have a page of their own. */
  readonly elsewhere: string[];
  readonly samples: string[];
}

function page({ title, struct, intro, elsewhere, samples }: Page): string {
  const structs = structsOf(struct, elsewhere);
  return [
    `# ${title}`,
    intro,
    ...samples.flatMap((sample) => sampleSection(sample)),
    '## Keys',
    ...structs.map((name, index) => structSection(TYPES[`${PACKAGE}.${name}`], index === 0)),
    '---',
    'Generated from the options of the library, whose names in code are those of the keys in camel case.',
  ].join('\n\n') + '\n';
}

function sampleSection(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8').trimEnd();
  const [headline, ...rest] = text.split('\n');
  return [`## Sample: ${file.split('/').pop()!.replace('.yaml', '')}`, headline.replace(/^# /, ''), `\`\`\`yaml\n${rest.join('\n').trim()}\n\`\`\``];
}

function structSection(type: JsiiType, isTop: boolean): string {
  const rows = structProperties(type).filter(isConfigurable).map((property) => [
    `\`${spelling(property)}\`${property.optional ? '' : ' (required)'}`,
    typeText(property.type),
    description(property),
  ].join(' | '));
  const heading = isTop ? '' : `### ${type.name}\n\n${prose(type.docs?.summary)} ${prose(type.docs?.remarks)}${link(type.docs?.see)}\n\n`;
  return `${heading}${rows.length === 0 ? 'No keys.' : `| key | type | meaning |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}`}`;
}

function description({ docs, optional }: JsiiProperty): string {
  const fallback = docs?.default?.replace(/^- /, '');
  return [
    `${prose(docs?.summary)} ${prose(docs?.remarks)}`.trim(),
    ...(optional && fallback !== undefined ? [`Default: ${prose(fallback)}.`] : []),
  ].join(' ') + link(docs?.see);
}

/** Every struct that can be reached, the top one first. */
function structsOf(top: string, elsewhere: string[]): string[] {
  const found: string[] = [];
  const visit = (name: string) => {
    if (found.includes(name) || (elsewhere.includes(name) && name !== top)) return;
    found.push(name);
    for (const property of structProperties(TYPES[`${PACKAGE}.${name}`]).filter(isConfigurable)) {
      const inner = innermost(property.type);
      if (inner && TYPES[inner]?.datatype) visit(TYPES[inner].name);
    }
  };
  visit(top);
  return found;
}

/** What code alone can give is left out. */
function isConfigurable(property: JsiiProperty): boolean {
  const inner = innermost(property.type);
  return inner === undefined || (TYPES[inner] !== undefined && (TYPES[inner].kind === 'enum' || TYPES[inner].datatype === true));
}

function innermost(type: JsiiTypeReference): string | undefined {
  return type.collection ? innermost(type.collection.elementtype) : type.fqn;
}

function typeText(type: JsiiTypeReference): string {
  if (type.collection) return `${type.collection.kind === 'array' ? 'list' : 'map'} of ${typeText(type.collection.elementtype)}`;
  if (type.fqn === undefined) return type.primitive === 'any' || type.primitive === undefined || type.primitive === 'json' ? 'any' : type.primitive;
  const found = TYPES[type.fqn];
  if (found.kind === 'enum') return enumValues(found).map((value) => `\`${value}\``).join(', ');
  return `[${found.name}](${modulePages.find((other) => other.struct === found.name)?.file ?? `#${found.name.toLowerCase()}`})`;
}

function spelling(property: JsiiProperty): string {
  return property.docs?.custom?.yaml ?? property.name;
}

function prose(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').replace(/\|/g, '\\|').replace(/\{\{/g, '\\{\\{').trim();
}

function link(see: string | undefined): string {
  return see === undefined ? '' : ` [AWS](${see})`;
}

function samplesOf(module: string): string[] {
  const directory = join(ROOT, 'samples', module);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((file) => file.endsWith('.yaml')).sort();
  return ['minimal.yaml', 'comprehensive.yaml', ...files].filter((file, index, all) => files.includes(file) && all.indexOf(file) === index)
    .map((file) => `samples/${module}/${file}`);
}

const modulePages: Page[] = MODULE_KINDS.map(({ key, modulePath, struct }) => ({
  file: `${modulePath}.md`,
  title: `\`@aws-mdaa/${modulePath}\``,
  struct,
  intro: `${prose(TYPES[`${PACKAGE}.${struct}`].docs?.summary)} In code: \`${key}\` of a module, with [${struct}](../../API.md).`,
  elsewhere: [],
  samples: samplesOf(modulePath),
}));
const top: Page = {
  file: 'mdaa.md',
  title: '`mdaa.yaml`',
  struct: 'DataSciencePlatformOptions',
  intro: 'The levels, from the top: organization, domain, environment, module. See [the guide](../mdaa-yaml.md) for how they work together.',
  elsewhere: modulePages.map(({ struct }) => struct),
  samples: ['samples/platform/minimal/mdaa.yaml', 'samples/platform/comprehensive/mdaa.yaml'].filter((file) => existsSync(join(ROOT, file))),
};

rmSync(REFERENCE, { recursive: true, force: true });
mkdirSync(REFERENCE, { recursive: true });
for (const each of [top, ...modulePages]) writeFileSync(join(REFERENCE, each.file), page(each));
writeFileSync(join(REFERENCE, 'README.md'), [
  '# Reference of the configuration',
  ...[top, ...modulePages].map(({ file, title, struct }) => `- [${title}](${file}): ${prose(TYPES[`${PACKAGE}.${struct}`].docs?.summary)}`),
].join('\n\n').replace(/\n\n- /g, '\n- ').replace('\n- ', '\n\n- ') + '\n');
