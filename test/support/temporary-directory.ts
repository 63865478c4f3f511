import { mkdtempSync, realpathSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/**
 * A new directory. In tests, it is in the temporary folder of the test file, which `temporary-folder-environment.ts`
 * removes.
 */
export function temporaryDirectory(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'dsp-')));
}
