import { cpSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { temporaryDirectory } from '../../support/temporary-directory';

const KIT = join(__dirname, '..', '..', '..', 'starter-kits', 'basic-datascience-platform');

/** The sample data of the starter kit that a crawler finds as the table `machines`. */
export const MACHINES = readFileSync(join(KIT, 'sample_data', 'machines', 'machines.csv'), 'utf8');

/** A copy of the starter kit with a user's edits: the values by the string in `mdaa.yaml` that they replace. */
export function kitCopy(edits: { readonly [text: string]: string }): string {
  const directory = temporaryDirectory();
  cpSync(KIT, directory, { recursive: true });
  const file = join(directory, 'mdaa.yaml');
  let text = readFileSync(file, 'utf8');
  for (const [before, after] of Object.entries(edits)) {
    if (!text.includes(before)) throw new Error(`mdaa.yaml of the starter kit holds no "${before}"`);
    text = text.replace(before, after);
  }
  writeFileSync(file, text);
  return directory;
}
