import { existsSync, readdirSync, readFileSync } from 'fs';
import { posix, resolve } from 'path';
import { ConfigurationFiles } from '../platform/origin';
import { compareStrings } from '../private/collections';
import { keysOf } from '../private/option-hints';

/** Directories without files of a configuration. */
const OTHERS = /^(?:\..*|node_modules|cdk\.out.*)$/;
/** How deep files are searched. */
const DEPTH = 3;
/** Files that are read without being named. */
const NAMED = /^(?:mdaa|access|adopted)\.ya?ml$/;

/** The files below a directory whose keys are all options of a struct. A module names those that are `used`. */
export function filesFor(directory: string, used: ReadonlySet<string>, struct: string): ConfigurationFiles {
  const known = keysOf(struct);
  const files = yamlFiles(directory, '', DEPTH).filter((file) => {
    if (NAMED.test(file)) return false;
    const text = readFileSync(resolve(directory, file), 'utf8');
    const keys = [...text.matchAll(/^([A-Za-z_][\w-]*):/gm)].map(([, key]) => key);
    return keys.length > 0 && keys.every((key) => known.includes(key));
  });
  const isUsed = (file: string) => used.has(resolve(directory, file));
  return { unused: files.filter((file) => !isUsed(file)), used: files.filter(isUsed) };
}

function yamlFiles(directory: string, below: string, depth: number): string[] {
  const path = resolve(directory, below);
  if (depth < 0 || !existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).sort((a, b) => compareStrings(a.name, b.name)).flatMap((item) => {
    const name = posix.join(below, item.name);
    if (item.isDirectory()) return OTHERS.test(item.name) ? [] : yamlFiles(directory, name, depth - 1);
    return /\.ya?ml$/.test(item.name) ? [name] : [];
  });
}
