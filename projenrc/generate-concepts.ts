import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compiled, ROOT } from './jsii-assembly';
import type { BuiltInKind } from '../src/platform/module-kind';
import type { RetainedType } from '../src/private/facts/retained-resources';

const { MODULE_KINDS } = compiled<{ MODULE_KINDS: BuiltInKind[] }>('platform', 'module-kinds');
const { RETAINED_TYPES } = compiled<{ RETAINED_TYPES: { [type: string]: RetainedType } }>(
  'private', 'facts', 'retained-resources',
);

/** Tables of the documents, by the page in `docs` and the name in its markers. */
const TABLES: { readonly [page: string]: { readonly [name: string]: string[] } } = {
  'concepts.md': {
    'module kinds': [
      '| `module_path` | creates | once in account and Region |',
      '| --- | --- | --- |',
      ...MODULE_KINDS.map(({ modulePath, creates, isAccountWide }) => (
        `| [\`@aws-mdaa/${modulePath}\`](reference/${modulePath}.md) | ${creates} | ${isAccountWide ? 'yes ' : ''}|`
      )),
    ],
    'published values': [
      '| module | published below `/<organization>/<domain>/` | value |',
      '| --- | --- | --- |',
      ...MODULE_KINDS.flatMap(({ modulePath, publishes, createsRoles }) => publishes.map(({ path, meaning }) => (
        `| ${modulePath} | \`${createsRoles ? '' : '<module>/'}${path}\` | ${meaning} |`
      ))),
    ],
  },
  'operations.md': {
    'retained types': [
      '| type | retained | because of |',
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
