import { spawnSync } from 'child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from '../support/documents';
import { STARTER_KIT } from '../support/kits';
import { temporaryDirectory } from '../support/temporary-directory';

/** Notes each data lake, which it recognizes by its class. */
const ASPECT = `const { appendFileSync } = require('fs');
const { join } = require('path');
const { DataLake } = require('cdk-data-science-platform');
module.exports.NoteLakes = class {
  visit(node) {
    if (node instanceof DataLake) appendFileSync(join(__dirname, 'found'), node.constructor.name + '\\n');
  }
};`;

/** The starter kit with an aspect that imports this package, which is installed beside it. */
function kitWithAspect(): string {
  const directory = join(temporaryDirectory(), 'kit');
  cpSync(STARTER_KIT, directory, { recursive: true });
  mkdirSync(join(directory, 'node_modules'));
  symlinkSync(ROOT, join(directory, 'node_modules', 'cdk-data-science-platform'));
  writeFileSync(join(directory, 'aspect.js'), ASPECT);
  appendFileSync(
    join(directory, 'mdaa.yaml'),
    '\ncustom_aspects:\n  - { aspect_module: ./aspect.js, aspect_class: NoteLakes }\n',
  );
  return directory;
}

test('the code of a configuration gets the classes of the bundled program when it imports the package', () => {
  const directory = kitWithAspect();
  const dsp = join(ROOT, 'bin', 'dsp');

  const { status, stderr } = spawnSync(
    process.execPath,
    [dsp, 'synth', '--quiet', '--allow-code', '-c', directory, '-o', join(directory, 'cdk.out')],
    { encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false' } },
  );

  expect({ status, errors: stderr.match(/error DSP.*/g) }).toEqual({ status: 0, errors: null });
  expect(readFileSync(join(directory, 'found'), 'utf8')).toBe('DataLake\n');
});
