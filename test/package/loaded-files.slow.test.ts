import { spawnSync } from 'child_process';
import { join } from 'path';
import { ROOT } from '../support/documents';

const DSP = join(ROOT, 'bin', 'dsp');
const KIT = join(ROOT, 'starter-kits', 'basic-datascience-platform');

/** The packages that the compiled program loads for a command line, with the number of files of each. */
function loadedPackages(...args: string[]): Map<string, number> {
  const program = [
    'process.on("exit", () => process.stderr.write("\\n" + JSON.stringify(Object.keys(require.cache))));',
    `process.argv.splice(1, 0, ${JSON.stringify(DSP)});`,
    `require(${JSON.stringify(DSP)});`,
  ].join('\n');
  const { stderr, status } = spawnSync(process.execPath, ['-e', program, '--', ...args], { encoding: 'utf8' });

  expect(status).toBe(0);

  const counts = new Map<string, number>();
  for (const file of JSON.parse(stderr.split('\n').at(-1)!) as string[]) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'the library';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

test.each([
  ['--version'], ['--help'], ['completion bash'], ['explain DSP110'],
])('dsp %s loads no package', (line) => {
  const packages = loadedPackages(...line.split(' '));

  expect([...packages.keys()]).toEqual(['the library']);
});

test('dsp ls loads the CDK, and one file of the library instead of hundreds', () => {
  const packages = loadedPackages('ls', '--quiet', '-c', KIT);

  expect(packages.get('aws-cdk-lib')).toBeGreaterThan(50);
  expect(packages.get('the library')).toBeLessThan(5);
});
