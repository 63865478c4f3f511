import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { inflateRawSync } from 'zlib';
import { insist, skip } from './checks';
import { LANGUAGES, missingTool } from '../toolchains';

export const ROOT = join(__dirname, '..', '..');
export const DIST = join(ROOT, 'dist');
export const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: string[];
  readonly repository: { readonly url: string };
  readonly peerDependencies: { readonly [name: string]: string };
  readonly jsii: {
    readonly targets: {
      readonly java: { readonly maven: { readonly groupId: string; readonly artifactId: string } };
      readonly python: { readonly distName: string; readonly module: string };
      readonly dotnet: { readonly packageId: string };
      readonly go: { readonly moduleName: string };
    };
  };
};

/** Maximum size of a package. */
const LARGEST_PACKAGE = 2_000_000;
/** Maximum size of a package that contains a compiled class for each type, in addition to the npm package. */
export const LARGEST_WITH_CLASSES = 2_500_000;

export function size(path: string, maximum = LARGEST_PACKAGE): string {
  const bytes = statSync(path).size;
  insist(bytes < maximum, `${relative(ROOT, path)} has ${bytes} bytes, and the maximum is ${maximum / 1e6} MB`);
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/**
 * The location of the packages of a language. Undefined if its tools are missing and nothing was built, which is
 * reported under the name of the registry.
 */
export function packagesOf(language: string, registry: string): string | undefined {
  const directory = join(DIST, language);
  const missing = missingTool(LANGUAGES.find(({ name }) => name === language)!);
  if (missing === undefined || existsSync(directory)) return directory;
  skip(registry, missing);
  return undefined;
}

/** All files in a directory, as paths relative to it. */
export function filesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name))).sort();
}

/** The one file in a directory whose name matches. */
export function theFile(directory: string, pattern: RegExp): string {
  const found = filesIn(directory).filter((file) => pattern.test(file));
  insist(
    found.length === 1,
    `${relative(ROOT, directory)} has ${found.length} files like ${pattern}: ${found.join(', ')}`,
  );
  return join(directory, found[0]);
}

export function run(
  command: string,
  args: string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...options,
  });
  if (error) throw error;
  insist(
    status === 0,
    `"${[command, ...args].join(' ')}" ended with ${status}: ${`${stdout}${stderr}`.trim().slice(-2000)}`,
  );
  return stdout;
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'release-'));
}

/** The files of a zip archive: a wheel, a jar or a NuGet package. */
export function unzip(path: string): Map<string, Buffer> {
  const data = readFileSync(path);
  const end = data.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  insist(end >= 0, `${relative(ROOT, path)} is not a zip archive`);
  const files = new Map<string, Buffer>();
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, compressed] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20)];
    const [nameLength, extraLength, commentLength] = [
      data.readUInt16LE(at + 28),
      data.readUInt16LE(at + 30),
      data.readUInt16LE(at + 32),
    ];
    const header = data.readUInt32LE(at + 42);
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
    const content = data.subarray(start, start + compressed);
    if (!name.endsWith('/')) files.set(name, method === 0 ? content : inflateRawSync(content));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

/** Unpacks a tarball into a new folder. */
export function untar(path: string): string {
  const folder = temporaryFolder();
  run('tar', ['-xzf', path, '-C', folder]);
  return folder;
}
