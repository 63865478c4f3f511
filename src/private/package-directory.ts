import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** The directory of this package, for the sources as well as for the compiled and the bundled program. */
export const PACKAGE_DIRECTORY = directoryOfPackage(__dirname);

/** The content of a JSON file of this package. */
export function readJsonOfPackage<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(PACKAGE_DIRECTORY, ...path), 'utf8')) as T;
}

function directoryOfPackage(directory: string): string {
  return existsSync(join(directory, 'package.json')) ? directory : directoryOfPackage(dirname(directory));
}
