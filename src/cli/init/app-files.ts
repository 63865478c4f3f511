import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import { Language } from './languages';
import { appVersions, PACKAGE } from './versions';

const TEMPLATES = join(PACKAGE, 'app-templates');

/** The files of the app in a language, by their paths; none for YAML alone. */
export function appFiles({ name }: Language): [file: string, text: string][] {
  const directory = join(TEMPLATES, name);
  if (!existsSync(directory)) return [];
  const versions = appVersions();
  return filesIn(directory).map(([file, text]) => [file, text.replace(/%([A-Z_]+_VERSION)%/g, (_, key: string) => versions[key])]);
}

/** Every file below a directory as text, by its path with forward slashes, in order. */
export function filesIn(directory: string): [file: string, text: string][] {
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(directory, join(file.parentPath, file.name)).split(sep).join('/'));
  return paths.sort().map((path) => [path, readFileSync(join(directory, path), 'utf8')]);
}
