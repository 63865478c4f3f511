import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compiled, ROOT } from './jsii-assembly';
import type { BuiltInKind } from '../src/platform/module-kind';
import type { ResourceChanges } from '../src/private/facts/resource-changes';
import type { RetainedType } from '../src/private/facts/retained-resources';

const { MODULE_KINDS } = compiled<{ MODULE_KINDS: BuiltInKind[] }>('platform', 'module-kinds');
const { RETAINED_TYPES } = compiled<{ RETAINED_TYPES: { [type: string]: RetainedType } }>(
  'private', 'facts', 'retained-resources',
);

const { resourceChanges } = compiled<{ resourceChanges: (type: string) => ResourceChanges | undefined }>(
  'private', 'facts', 'resource-changes',
);
/** Types that are not retained, and whose replacement users notice. */
const NOTICED = [
  'AWS::Glue::Connection', 'AWS::Glue::Crawler', 'AWS::IAM::Role', 'AWS::SageMaker::Space',
  'AWS::SageMaker::UserProfile',
];
const retained = Object.keys(RETAINED_TYPES).filter((type) => RETAINED_TYPES[type].only === undefined);
const replaceable = [...retained, ...NOTICED]
  .filter((type) => (resourceChanges(type)?.createOnly ?? []).length > 0).sort();

/** Tables of the documents, by the page in `docs` and the name in its markers. */
const TABLES: { readonly [page: string]: { readonly [name: string]: string[] } } = {
  'concepts.md': {
    'module kinds': [
      '| `module_path` | creates | once per account and Region |',
      '| --- | --- | --- |',
      ...MODULE_KINDS.map(({ modulePath, creates, isAccountWide }) => (
        `| [\`@aws-mdaa/${modulePath}\`](reference/${modulePath}.md) | ${creates} | ${isAccountWide ? 'yes ' : ''}|`
      )),
    ],
    'published values': [
      '| module | published under `/<organization>/<domain>/` | value |',
      '| --- | --- | --- |',
      ...MODULE_KINDS.flatMap(({ modulePath, publishes }) => publishes.map(({ path, meaning }) => (
        `| ${modulePath} | \`${path.startsWith('generated-role/') ? '' : '<module>/'}${path}\` | ${meaning} |`
      ))),
    ],
  },
  'operations.md': {
    'replacements': [
      '| type | replacement if changed | possible replacement if changed |',
      '| --- | --- | --- |',
      ...replaceable.map((type) => {
        const { createOnly = [], conditional = [] } = resourceChanges(type)!;
        const list = (paths: readonly string[]) => paths.map((path) => `\`${path}\``).join(', ');
        return `| \`${type}\` | ${list(createOnly)} | ${list(conditional)} |`;
      }),
    ],
    'retained types': [
      '| type | retained | reason |',
      '| --- | --- | --- |',
      ...Object.entries(RETAINED_TYPES).map(([type, { only, reason }]) => (
        `| \`${type}\` | ${only === undefined ? 'always' : `only ${only}`} | ${reason} |`
      )),
    ],
  },
};

for (const [page, tables] of Object.entries(TABLES)) {
  const path = join(ROOT, 'docs', page);
  let text = readFileSync(path, 'utf8');
  for (const [name, lines] of Object.entries(tables)) {
    const marker = `<!-- generated: ${name} -->`;
    const parts = text.split(marker);
    if (parts.length !== 3) throw new Error(`docs/${page} must have "${marker}" twice`);
    text = `${parts[0]}${marker}\n\n${lines.join('\n')}\n\n${marker}${parts[2]}`;
  }
  writeFileSync(path, text);
}
