import { withLazyImports } from '../../projenrc/lazy-imports';

interface Compiled {
  readonly loaded: string[];
  readonly exports: { readonly [name: string]: (...args: unknown[]) => unknown };
}

/** Runs compiled source with a `require` that records what is loaded. */
function run(source: string): Compiled {
  const loaded: string[] = [];
  const exports = {};
  const modules: { readonly [name: string]: object } = {
    './names': { upper: (text: string) => text.toUpperCase(), Name: class { public readonly text = 'a name'; } },
    'fs': { existsSync: () => true },
  };
  const require = (name: string) => {
    loaded.push(name);
    return modules[name];
  };
  new Function('exports', 'require', withLazyImports(source))(exports, require);
  return { loaded, exports };
}

test('an import is loaded at its first use, once', () => {
  const { loaded, exports } = run(
    'const names_1 = require("./names");\nexports.shout = (text) => (0, names_1.upper)(text);',
  );

  expect(loaded).toEqual([]);
  expect(exports.shout('a')).toBe('A');
  expect(exports.shout('b')).toBe('B');
  expect(loaded).toEqual(['./names']);
});

test('a class of an import can be created and extended', () => {
  const { exports } = run([
    'const names_1 = require("./names");',
    'class Long extends names_1.Name {}',
    'exports.texts = () => [new names_1.Name().text, new Long().text];',
  ].join('\n'));

  expect(exports.texts()).toEqual(['a name', 'a name']);
});

test('lines keep their numbers, and other declarations remain', () => {
  const source = [
    '"use strict";',
    'const names_1 = require("./names");',
    'const fs = require("fs");',
    'const total_1 = 1;',
    '__exportStar(require("./other"), exports);',
  ].join('\n');

  const lines = withLazyImports(source).split('\n');

  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain('require("./names")');
  expect(lines.filter((_, line) => line !== 1)).toEqual(source.split('\n').filter((_, line) => line !== 1));
});

test('rewritten source is not rewritten again', () => {
  const once = withLazyImports('const names_1 = require("./names");\nnames_1.upper("a");');

  expect(withLazyImports(once)).toBe(once);
});
