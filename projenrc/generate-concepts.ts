import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { compiled, ROOT } from './jsii-assembly';
import type { BuiltInKind } from '../src/platform/module-kind';

const { MODULE_KINDS } = compiled<{ MODULE_KINDS: BuiltInKind[] }>('platform', 'module-kinds');
const CONCEPTS = join(ROOT, 'docs', 'concepts.md');

const TABLES: { readonly [name: string]: string[] } = {
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
};

let text = readFileSync(CONCEPTS, 'utf8');
for (const [name, lines] of Object.entries(TABLES)) {
  const marker = `<!-- generated: ${name} -->`;
  const parts = text.split(marker);
  if (parts.length !== 3) throw new Error(`docs/concepts.md must have "${marker}" twice`);
  text = `${parts[0]}${marker}\n\n${lines.join('\n')}\n\n${marker}${parts[2]}`;
}
writeFileSync(CONCEPTS, text);
