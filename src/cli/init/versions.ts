import { existsSync, readFileSync } from 'fs';
import { basename, dirname, join, relative, resolve, sep } from 'path';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

/** The directory of this package. */
export const PACKAGE = join(__dirname, '..', '..', '..');

/** The exact version of a package that the library is developed against; of the library itself, that which runs, from where it came. */
export function pinnedVersion(name: string, directory: string): string {
  const library = readPackage(PACKAGE)!;
  if (name === library.name) return ownVersion(library, PACKAGE, resolve(directory));
  return (library.devDependencies?.[name] ?? library.peerDependencies![name]).replace(/^\^/, '');
}

/** What stands for versions in the templates of apps. Go knows no ranges: its bindings want the CDK that they were made with. */
export function appVersions(): { readonly [placeholder: string]: string } {
  const library = readPackage(PACKAGE)!;
  const { version: running } = readPackage(dirname(require.resolve('aws-cdk-lib/package.json')))!;
  return { CDK_VERSION: running, GO_CDK_VERSION: pinnedVersion('aws-cdk-lib', PACKAGE), LIBRARY_VERSION: library.version };
}

/** The version of the library for a project in `directory`: a path where it was not installed from a registry. */
export function ownVersion({ name, version }: Pick<PackageJson, 'name' | 'version'>, library: string, directory: string): string {
  const pathFrom = (path: string) => `file:${relative(directory, path).split(sep).join('/')}`;
  if (basename(dirname(library)) !== 'node_modules') return pathFrom(library);
  const root = dirname(dirname(library));
  const { dependencies, devDependencies } = readPackage(root) ?? {};
  const installed = dependencies?.[name] ?? devDependencies?.[name];
  return installed?.startsWith('file:') ? pathFrom(resolve(root, installed.slice('file:'.length))) : version;
}

function readPackage(directory: string): PackageJson | undefined {
  const file = join(directory, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as PackageJson : undefined;
}
