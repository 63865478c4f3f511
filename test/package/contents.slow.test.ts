import { spawnSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { builtinModules } from 'module';
import { dirname, join, relative, resolve } from 'path';
import { ROOT } from '../support/documents';

interface PackedPackage {
  readonly size: number;
  readonly files: { readonly path: string; readonly size: number }[];
  readonly bundled: string[];
}

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly dependencies: { readonly [name: string]: string };
  readonly peerDependencies: { readonly [name: string]: string };
  readonly bundledDependencies: string[];
};

/** The files that `npm publish` would send, as npm reports them. */
function pack(): PackedPackage {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], { cwd: ROOT, encoding: 'utf8' });
  return (JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as PackedPackage[])[0];
}

const packed = pack();
const paths = packed.files.map(({ path }) => path);

/** The package that an import names: `yaml` for `yaml/util`. */
function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Imported by Lambda function code; the Lambda runtime provides them. */
const OF_LAMBDA = ['@aws-sdk/client-iam', 'cfn-response'];

/** The packages that the compiled library imports. */
function importedPackages(): string[] {
  const specifiers = paths
    .filter((path) => path.startsWith('lib/') && path.endsWith('.js'))
    .flatMap((path) =>
      [
        ...readFileSync(join(ROOT, path), 'utf8').matchAll(
          /(?:require|import)\("([^".][^"]*)"\)|(?:require|import)\('([^'.][^']*)'\)/g,
        ),
      ].map((match) => match[1] ?? match[2]),
    );
  return [...new Set(specifiers.map(packageOf))]
    .filter((name) => !builtinModules.includes(name.replace(/^node:/, '')) && !OF_LAMBDA.includes(name))
    .sort();
}

test('the tarball is below 2 MB', () => {
  expect(packed.size).toBeLessThan(2_000_000);
});

test('it contains only files that users need', () => {
  expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual([
    '.jsii',
    '.jsii.tabl.json',
    'LICENSE',
    'README.md',
    'app-templates',
    'bin',
    'facts',
    'lib',
    'node_modules',
    'package.json',
    'schemas',
    'starter-kits',
  ]);
  expect(paths.filter((path) => path.startsWith('bin/') || path.startsWith('docs/'))).toEqual(['bin/dsp']);
  expect(paths.filter((path) => /\.map$|\.min\.js|\.tsbuildinfo$|\.test\./.test(path))).toEqual([]);

  // npm includes every file in the root of a bundled package.
  const inFolders = paths.filter((path) => /^node_modules\/(@[^/]+\/)?[^/]+\/[^/]+\//.test(path));

  expect(inFolders.filter((path) => /\.d\.[cm]?ts$|\/browser\//.test(path))).toEqual([]);
});

test('no file of the library contains a source map', () => {
  expect(
    paths.filter(
      (path) => path.startsWith('lib/') && readFileSync(join(ROOT, path), 'utf8').includes('sourceMappingURL'),
    ),
  ).toEqual([]);
});

test('it contains every declaration that the public ones refer to, except those of peer dependencies', () => {
  const missing = new Set<string>();
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    if (!paths.includes(path)) {
      missing.add(path);
      return;
    }
    for (const [, specifier] of readFileSync(join(ROOT, path), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)) {
      if (!specifier.startsWith('.')) {
        packages.add(packageOf(specifier));
        continue;
      }
      const target = resolve(ROOT, dirname(path), specifier).slice(ROOT.length + 1);
      visit(paths.includes(`${target}/index.d.ts`) ? `${target}/index.d.ts` : `${target}.d.ts`);
    }
  };
  visit('lib/index.d.ts');

  expect(seen.size).toBeGreaterThan(40);
  expect([...missing]).toEqual([]);
  expect([...packages].sort()).toEqual(Object.keys(manifest.peerDependencies).sort());
});

test('installing it adds no dependency: all imported packages are bundled, and no others', () => {
  const bundled = Object.keys(manifest.dependencies);

  expect(manifest.bundledDependencies).toEqual(bundled);
  expect(importedPackages()).toEqual([...bundled, ...Object.keys(manifest.peerDependencies)].sort());

  // Dependencies of a bundled package must also be bundled; otherwise they would be installed.
  const needed = packed.bundled.flatMap((name) =>
    Object.keys(
      (
        JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
          dependencies?: { [name: string]: string };
        }
      ).dependencies ?? {},
    ),
  );

  expect(packed.bundled).toEqual(expect.arrayContaining([...bundled, ...needed]));
});

test('it contains the AWS data files', () => {
  expect(paths).toContain('facts/aws-names.json');
});

test.each(['app-templates', 'schemas', 'starter-kits'])(
  'it contains all of %s, which is read at run time',
  (directory) => {
    const files = readdirSync(join(ROOT, directory), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
      .sort();

    expect(files.length).toBeGreaterThan(5);
    expect(paths.filter((path) => path.startsWith(`${directory}/`)).sort()).toEqual(files);
  },
);
