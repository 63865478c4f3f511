import { execFileSync, spawn, spawnSync } from 'child_process';
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from '../../support/documents';
import { STARTER_KIT } from '../../support/kits';
import { temporaryDirectory } from '../../support/temporary-directory';

jest.setTimeout(600_000);

const DSP = join(ROOT, 'bin', 'dsp');
const IN_PARTS = { DSP_CHARACTERS_PER_PROCESS: '2000' };

/** The command line of `dsp synth` of the starter kit. */
function synth(output: string): string[] {
  return [DSP, 'synth', '-c', STARTER_KIT, '-o', output];
}

/** Code that is loaded into the processes that build parts, and only there. */
function withCode(directory: string, code: string): NodeJS.ProcessEnv {
  const file = join(directory, 'in-parts.js');
  writeFileSync(file, `if (process.send) { ${code} }`);
  return { ...process.env, ...IN_PARTS, NODE_OPTIONS: `--require ${file}` };
}

function filesIn(directory: string): { [name: string]: string } {
  const names = readdirSync(directory).filter((name) => !name.startsWith('asset.')).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}

test.each(['true', 'false'])('processes write the assembly of one process, with CDK_VALIDATION=%s', (rules) => {
  const directory = temporaryDirectory();
  const environment = { ...process.env, CDK_VALIDATION: rules, XDG_CACHE_HOME: join(directory, 'cache') };
  const [whole, inParts] = ['whole', 'parts'].map((name) => join(directory, name));

  execFileSync(process.execPath, synth(whole), { env: environment, stdio: 'ignore' });
  execFileSync(process.execPath, synth(inParts), { env: { ...environment, ...IN_PARTS }, stdio: 'ignore' });

  expect(filesIn(inParts)).toEqual(filesIn(whole));
  expect(readdirSync(directory).filter((name) => name.startsWith('.'))).toEqual([]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends all processes, and leaves no files', async (signal) => {
  const directory = temporaryDirectory();
  const env = { ...process.env, ...IN_PARTS };
  const dsp = spawn(process.execPath, synth(join(directory, 'cdk.out')), { env, stdio: ['ignore', 'ignore', 'pipe'] });

  // A module was built, so that two processes run. They write to the same pipe, which closes with the last of them.
  dsp.stderr.once('data', () => dsp.kill(signal));
  const ended = await new Promise((done) => dsp.on('close', (_, by) => done(by)));

  expect(ended).toBe(signal);
  expect(readdirSync(directory)).toEqual([]);
});

test.each([
  ['ends', 'process.exit(3)', 'ended with exit code 3'],
  ['is killed', 'process.kill(process.pid, "SIGKILL")', 'ended with SIGKILL'],
])('a process that %s while it builds is an error, and the previous assembly stays', (_, end, message) => {
  const directory = temporaryDirectory();
  const output = join(directory, 'cdk.out');
  execFileSync(process.execPath, synth(output), { env: process.env, stdio: 'ignore' });
  const before = filesIn(output);

  const env = withCode(directory, `process.once('message', () => ${end});`);
  const { status, stderr } = spawnSync(process.execPath, synth(output), { env, encoding: 'utf8' });

  expect(status).toBe(1);
  expect(stderr).toContain(`DSP400: a process that builds a part of the platform ${message}`);
  expect(filesIn(output)).toEqual(before);
  expect(readdirSync(directory).sort()).toEqual(['cdk.out', 'in-parts.js']);
});

test('a part that fails in its process is built with all others in one process', () => {
  const directory = temporaryDirectory();
  const [whole, again] = ['whole', 'again'].map((name) => join(directory, name));
  const part = JSON.stringify(join(ROOT, 'lib', 'platform', 'partitions', 'build-partition'));
  const env = withCode(directory, `require(${part}).buildPartition = () => { throw new Error(); };`);

  execFileSync(process.execPath, synth(whole), { env: process.env, stdio: 'ignore' });
  execFileSync(process.execPath, synth(again), { env, stdio: 'ignore' });

  expect(filesIn(again)).toEqual(filesIn(whole));
});
