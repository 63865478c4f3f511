import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from '../support/documents';
import { STARTER_KIT } from '../support/kits';
import { temporaryDirectory } from '../support/temporary-directory';

jest.setTimeout(300_000);

/** Versions of Node.js to test, from the npm package `node`: DSP_NODE_VERSIONS="22.23.3 24.9.0". */
const VERSIONS = (process.env.DSP_NODE_VERSIONS ?? '').split(' ').filter(Boolean);

/** The templates that the compiled program writes, and what it says. */
function synthesized(program: string, args: string[]): { [file: string]: string } {
  const directory = join(temporaryDirectory(), 'cdk.out');
  const { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: _, ...env } = process.env;
  const dsp = [join(ROOT, 'bin', 'dsp'), 'synth', '--quiet', '-c', STARTER_KIT, '-o', directory];
  const output = execFileSync('sh', ['-c', '"$0" "$@" 2>&1', program, ...args, ...dsp], { encoding: 'utf8', env });
  const templates = readdirSync(directory).filter((file) => file.endsWith('.template.json'));
  return {
    output,
    ...Object.fromEntries(templates.map((file) => [file, readFileSync(join(directory, file), 'utf8')])),
  };
}

(VERSIONS.length === 0 ? describe.skip : describe)('versions of Node.js in DSP_NODE_VERSIONS', () => {
  const expected = VERSIONS.length === 0 ? {} : synthesized(process.execPath, []);

  const versions = VERSIONS.length === 0 ? ['none'] : VERSIONS;

  test.each(versions)('%s writes the same templates, without a banner', (version) => {
    const found = synthesized('npx', ['--yes', '--package', `node@${version}`, 'node']);

    expect(found).toEqual({ ...expected, output: '' });
  });
});
