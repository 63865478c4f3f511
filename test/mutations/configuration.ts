import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { basename, dirname, join, relative } from 'path';
import { parse } from 'yaml';
import { Place, placesOf, structOf, TypedFile } from './places';
import { isPlainObject } from '../../src/private/collections';
import { SAMPLES } from '../support/samples';
import { sampleYaml } from '../support/scratch-kit';
import { temporaryDirectory } from '../support/temporary-directory';

/** The mutation of a file: other text or bytes, a missing file, or a directory of that name. */
export type Change = string | Uint8Array | { readonly missing: true } | { readonly directory: true };

/** A copy of a configuration that can be changed and restored. */
export class Configuration {
  /** A copy of the directory that contains a `mdaa.yaml`. */
  public static copyOf(name: string, source: string): Configuration {
    const directory = temporaryDirectory();
    cpSync(source, directory, { recursive: true, filter: (path) => !/node_modules|cdk\.out/.test(path) });
    return new Configuration(name, directory);
  }

  /** A platform with one module, configured by a sample. */
  public static ofSample(modulePath: string, sample: string): Configuration {
    const directory = temporaryDirectory();
    cpSync(join(SAMPLES, modulePath), directory, {
      recursive: true,
      filter: (path) => !path.endsWith('.yaml') || path.endsWith(`${sample}.yaml`),
    });
    writeFileSync(
      join(directory, 'mdaa.yaml'),
      sampleYaml(modulePath, `module_configs:\n  - ./${sample}.yaml`, 'context:\n  owner: platform-team\n'),
    );
    return new Configuration(`${modulePath}/${sample}`, directory);
  }

  /** Files of the configuration by name, with their original content. */
  public readonly texts: { readonly [file: string]: string };
  /** Every key of every YAML file. */
  public readonly places: readonly Place[];

  private constructor(
    public readonly name: string,
    public readonly directory: string,
  ) {
    this.texts = Object.fromEntries(
      filesBelow(directory)
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => [file, readFileSync(join(directory, file), 'utf8')]),
    );
    this.places = typedFiles(this.texts).flatMap(placesOf);
  }

  /** Runs with some files changed. */
  public async changed<T>(changes: { readonly [file: string]: Change }, run: () => Promise<T>): Promise<T> {
    for (const [file, change] of Object.entries(changes)) write(join(this.directory, file), change);
    try {
      return await run();
    } finally {
      for (const file of Object.keys(changes)) write(join(this.directory, file), this.texts[file] ?? { missing: true });
    }
  }

  public remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

function write(path: string, change: Change): void {
  if (typeof change === 'object' && !(change instanceof Uint8Array)) {
    rmSync(path, { recursive: true, force: true });
    if ('directory' in change) mkdirSync(path);
    return;
  }
  if (!isWritable(path)) rmSync(path, { recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, change);
}

function isWritable(path: string): boolean {
  return !readdirSync(dirname(path), { withFileTypes: true }).some(
    (entry) => entry.isDirectory() && entry.name === basename(path),
  );
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replace(/\\/g, '/'))
    .sort();
}

/** The files that `mdaa.yaml` names, each with its kind. */
function typedFiles(texts: { readonly [file: string]: string }): TypedFile[] {
  const files: TypedFile[] = [
    { name: 'mdaa.yaml', text: texts['mdaa.yaml'], type: { struct: 'DataSciencePlatformOptions' } },
  ];
  const add = (names: unknown, struct: string | undefined) => {
    if (!Array.isArray(names) || struct === undefined) return;
    for (const name of names.map((text) => String(text).replace(/^\.\//, ''))) {
      if (!files.some((file) => file.name === name)) files.push({ name, text: texts[name], type: { struct } });
    }
  };
  const visit = (value: unknown): void => {
    if (!isPlainObject(value)) return;
    add(value.module_configs, structOf(value.module_path));
    add(value.tag_configs, 'TagFile');
    Object.values(value).forEach(visit);
  };
  visit(parse(texts['mdaa.yaml']));
  return files;
}
