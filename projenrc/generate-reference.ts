import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import {
  configurableProperties,
  defaultInWords,
  enumValues,
  innermost,
  isRequired,
  JsiiProperty,
  JsiiTypeReference,
  LEVEL_STRUCTS,
  meaning,
  MODULE_KINDS,
  prose,
  ROOT,
  spelling,
  textRules,
  typeNamed,
  TYPES,
  YAML_KEYS,
  yamlKeysAt,
} from './jsii-assembly';
import type { YamlKey, YamlLevel } from '../src/config/yaml-keys';

const REFERENCE = join(ROOT, 'docs', 'reference');
const YAML_TYPES: { readonly [type in YamlKey['type']]: string } = {
  'text': 'string',
  'any': 'any',
  'paths': 'list of paths',
  'map': 'map of any',
  'templates': 'map of [EnvironmentOptions](#environmentoptions)',
  'module path': `${MODULE_KINDS.map(({ modulePath }) => `\`@aws-mdaa/${modulePath}\``).join(', ')}`,
  'module type': '`cdk`',
  'configuration': `${MODULE_KINDS.map(({ modulePath }) => `[${modulePath}](${modulePath}.md)`).join(', ')}`,
  'suppressions': '[NagSuppressionOptions](mdaa.md#nagsuppressionoptions)',
};

/** One page about the configuration of a kind of module, or of `mdaa.yaml`. */
interface Page {
  readonly file: string;
  readonly title: string;
  readonly struct: string;
  readonly intro: string;
  /** Structs that have a separate page. */
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
    ...structs.map((name, index) => structSection(name, index === 0)),
    ...struct === LEVEL_STRUCTS.platform ? otherKeys() : [],
    '---',
    'Generated from the options of the library, whose names in code are those of the keys in camel case.',
  ].join('\n\n') + '\n';
}

function sampleSection(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8').trimEnd();
  const [headline, ...rest] = text.split('\n');
  return [
    `## Sample: ${file.split('/').pop()!.replace('.yaml', '')}`,
    headline.replace(/^# /, ''),
    `\`\`\`yaml\n${rest.join('\n').trim()}\n\`\`\``,
  ];
}

function structSection(name: string, isTop: boolean): string {
  const { docs } = typeNamed(name);
  const ofStruct = configurableProperties(name).filter(
    (property) => name !== LEVEL_STRUCTS.module || !MODULE_KINDS.some(({ key }) => key === property.name),
  );
  const rows = [
    ...ofStruct.map((property) => ({
      key: spelling(property),
      required: isRequired(property),
      type: (property.docs?.custom?.whenTrue === undefined ? '' : 'boolean, ') + typeText(property.type),
      meaning: description(property),
    })),
    ...levelsOf(name).flatMap((level) => yamlKeysAt(level).filter(isCurrent).map(yamlRow)),
  ]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((row) => `| \`${row.key}\`${row.required ? ' (required)' : ''} | ${row.type} | ${row.meaning} |`);
  const heading = isTop ? '' : `### ${name}\n\n${escaped(meaning(docs))}${link(docs?.see)}\n\n`;
  return `${heading}${rows.length === 0 ? 'No keys.' : `| key | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}`}`;
}

function description(property: JsiiProperty): string {
  const { docs } = property;
  const fallback = defaultInWords(property);
  const rules = textRules(property);
  return (
    [
      escaped(meaning(docs)),
      ...(rules.example === undefined ? [] : [`Example: ${code(rules.example)}.`]),
      ...(rules.noun !== undefined
        ? [`Format: ${rules.noun}.`]
        : rules.pattern === undefined
          ? []
          : [`Format: ${code(rules.pattern)}.`]),
      ...(fallback === undefined ? [] : [`Default: ${escaped(fallback)}.`]),
    ].join(' ') + link(docs?.see)
  );
}

/** The levels of `mdaa.yaml` whose keys a struct has, and the configuration of a module. */
function levelsOf(struct: string): YamlLevel[] {
  if (MODULE_KINDS.some((kind) => kind.struct === struct)) return ['configuration'];
  return (Object.keys(LEVEL_STRUCTS) as (keyof typeof LEVEL_STRUCTS)[]).filter(
    (level) => LEVEL_STRUCTS[level] === struct,
  );
}

function isCurrent({ olderFor, notApplicable }: YamlKey): boolean {
  return olderFor === undefined && notApplicable !== true;
}

function yamlRow({ name, type, meaning: text }: YamlKey): {
  key: string;
  required: boolean;
  type: string;
  meaning: string;
} {
  return { key: name, required: name === 'module_path', type: YAML_TYPES[type], meaning: text };
}

/** Keys of other tools, and older spellings of keys. */
function otherKeys(): string[] {
  const keys = YAML_KEYS.filter((key) => !isCurrent(key));
  return [
    '## Older spellings, and keys without a meaning here',
    `| key | of | meaning |\n| --- | --- | --- |\n${keys
      .map(
        ({ name, levels, meaning: text, olderFor }) =>
          `| \`${name}\` | ${levels.length === 1 ? levels[0] : 'every level'} `
            + `| ${olderFor === undefined ? text : `An older spelling of \`${olderFor}\`.`} |`,
      )
      .join('\n')}`,
  ];
}

/** Every reachable struct, the top one first. */
function structsOf(top: string, elsewhere: string[]): string[] {
  const found: string[] = [];
  const visit = (name: string) => {
    if (found.includes(name) || (elsewhere.includes(name) && name !== top)) return;
    found.push(name);
    for (const property of configurableProperties(name)) {
      const inner = innermost(property.type);
      if (inner && TYPES[inner]?.datatype) visit(TYPES[inner].name);
    }
  };
  visit(top);
  return found;
}

function typeText(type: JsiiTypeReference): string {
  if (type.collection) {
    return `${type.collection.kind === 'array' ? 'list' : 'map'} of ${typeText(type.collection.elementtype)}`;
  }
  if (type.fqn === undefined) {
    return type.primitive === 'any' || type.primitive === undefined || type.primitive === 'json'
      ? 'any'
      : type.primitive;
  }
  const found = TYPES[type.fqn];
  if (found.kind === 'enum') return enumValues(found).map((value) => `\`${value}\``).join(', ');
  return `[${found.name}](${modulePages.find((other) => other.struct === found.name)?.file ?? `#${found.name.toLowerCase()}`})`;
}

/** Text in a table cell. */
function escaped(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\{\{/g, '\\{\\{');
}

/** A string in a cell, without changes. */
function code(text: string): string {
  const entities: { [character: string]: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '|': '&#124;',
    '*': '&#42;',
    '[': '&#91;',
    ']': '&#93;',
    '_': '&#95;',
    '{': '&#123;',
    '\\': '&#92;',
  };
  return `<code>${text.replace(/[&<|*_[\]{\\]/g, (character) => entities[character])}</code>`;
}

function link(see: string | undefined): string {
  return see === undefined ? '' : ` [AWS](${see})`;
}

function samplesOf(module: string): string[] {
  const directory = join(ROOT, 'samples', module);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  return ['minimal.yaml', 'comprehensive.yaml', ...files]
    .filter((file, index, all) => files.includes(file) && all.indexOf(file) === index)
    .map((file) => `samples/${module}/${file}`);
}

const modulePages: Page[] = MODULE_KINDS.map(({ key, modulePath, struct }) => ({
  file: `${modulePath}.md`,
  title: `\`@aws-mdaa/${modulePath}\``,
  struct,
  intro: `${prose(typeNamed(struct).docs?.summary)} In code: \`${key}\` of a module, with [${struct}](../../API.md).`,
  elsewhere: [],
  samples: samplesOf(modulePath),
}));
const top: Page = {
  file: 'mdaa.md',
  title: '`mdaa.yaml`',
  struct: 'DataSciencePlatformOptions',
  intro:
    'The levels, from the top: organization, domain, environment, module. See [the guide](../mdaa-yaml.md) for how '
      + 'they work together.',
  elsewhere: modulePages.map(({ struct }) => struct),
  samples: ['samples/platform/minimal/mdaa.yaml', 'samples/platform/comprehensive/mdaa.yaml'].filter((file) =>
    existsSync(join(ROOT, file)),
  ),
};

rmSync(REFERENCE, { recursive: true, force: true });
mkdirSync(REFERENCE, { recursive: true });
for (const each of [top, ...modulePages]) writeFileSync(join(REFERENCE, each.file), page(each));
writeFileSync(
  join(REFERENCE, 'README.md'),
  [
    '# Reference of the configuration',
    ...[top, ...modulePages].map(
      ({ file, title, struct }) => `- [${title}](${file}): ${prose(typeNamed(struct).docs?.summary)}`,
    ),
  ]
    .join('\n\n')
    .replace(/\n\n- /g, '\n- ')
    .replace('\n- ', '\n\n- ') + '\n',
);
