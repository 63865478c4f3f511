import Module from 'module';
import { join } from 'path';
import { PACKAGE_DIRECTORY } from '../private/package-directory';

/**
 * Lets the code that a configuration names use the classes of this program when it imports this package: the bundled
 * program has its own copy of them, and another one would not recognize its constructs.
 */
export function shareLibrary(): void {
  const file = join(PACKAGE_DIRECTORY, 'lib', 'index.js');
  if (require.cache[file] !== undefined || __dirname !== join(PACKAGE_DIRECTORY, 'lib')) return;
  const library = new Module(file);
  library.filename = file;
  library.loaded = true;
  // Most configurations name no code.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  Object.defineProperty(library, 'exports', { get: () => require('../index') });
  require.cache[file] = library;
}
