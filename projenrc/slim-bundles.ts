import { existsSync, writeFileSync } from 'fs';
import { join } from 'path';

const NODE_MODULES = join(__dirname, '..', 'node_modules');

/** Files that users of this library do not need: typings, source maps, and browser builds. */
const DEAD_WEIGHT: { readonly [directory: string]: string[] } = {
  '@dagrejs/dagre/dist': ['*.map', '*.min.js*', 'dagre.js*', '*.d.ts', 'types/'],
  '@dagrejs/graphlib/dist': ['*.map', '*.min.js*', 'graphlib.js*', 'types/'],
  'ajv/dist': ['**/*.map', '**/*.d.ts'],
  'ajv/lib': ['*'],
  'fast-deep-equal/es6': ['*.d.ts'],
  'fast-uri/benchmark': ['*'],
  'fast-uri/test': ['*'],
  'fast-uri/types': ['*'],
  'json-schema-traverse/spec': ['*'],
  'yaml/browser': ['*'],
  'yaml/dist': ['**/*.d.ts', 'test-events.js'],
};

// npm respects an ignore file in a folder of a bundled package, but not in its root.
for (const [directory, patterns] of Object.entries(DEAD_WEIGHT)) {
  const path = join(NODE_MODULES, directory);
  if (!existsSync(path)) {
    throw new Error(`a bundled package has no "${directory}" any more: fix projenrc/slim-bundles.ts`);
  }
  writeFileSync(join(path, '.npmignore'), `${patterns.join('\n')}\n`);
}
