import { execFileSync } from 'child_process';
import { existsSync, writeFileSync } from 'fs';
import { delimiter, join } from 'path';
import { runDsp } from '../../support/command-line';
import { STARTER_KIT } from '../../support/kits';
import { directoryWith } from '../../support/scratch-kit';

jest.setTimeout(60_000);

const FISH = process.env.PATH!.split(delimiter).map((folder) => join(folder, 'fish')).find((file) => existsSync(file));

/** The candidates for the last word of a line. */
async function completed(...line: string[]): Promise<string[]> {
  const words = line.slice(0, -1);
  const { stdout } = await runDsp(['__candidates', `--current=${line[line.length - 1]}`, '--', ...words]);
  return stdout.split('\n').filter(Boolean).map((candidate) => candidate.split('\t')[0]).sort();
}

test('commands and nested commands are completed', async () => {
  expect(await completed('de')).toEqual(['deploy', 'describe', 'destroy']);
  expect(await completed('add', 'u')).toEqual(['user']);
  expect(await completed('')).not.toContain('__candidates');
});

test('options and their choices are completed', async () => {
  expect(await completed('ls', '--d')).toEqual(['--debug', '--domain']);
  expect(await completed('ls', '--output', '')).toEqual(['json', 'text']);
  expect(await completed('ls', '--output=j')).toEqual(['--output=json']);
  expect(await completed('completion', '')).toEqual(['bash', 'fish', 'powershell', 'zsh']);
});

test('names of the configuration are completed, also in a list', async () => {
  expect(await completed('ls', '-c', STARTER_KIT, '-d', 'sh')).toEqual(['shared']);
  expect(await completed('ls', '-c', STARTER_KIT, '-d', 'shared,data')).toEqual([
    'shared,dataops', 'shared,datascience',
  ]);
});

test.each([
  [['remove', 'user'], ['example-team', 'te'], ['team1']],
  [['add', 'bucket'], ['landing', '--copy-from', ''], ['raw', 'transformed']],
  [['add', 'database'], ['claims', '--copy-from', ''], ['sample-database']],
  [['add', 'role'], ['analyst', '--copy-from', 'data-u'], ['data-user']],
])('names in the files of modules are completed: %j %j', async (command, rest, offered) => {
  expect(await completed(...command, '-c', STARTER_KIT, ...rest)).toEqual(offered);
});

test('files are completed for an option with a path', async () => {
  const directory = directoryWith({ 'platform/mdaa.yaml': '', 'platform/roles.yaml': '' });

  expect(await completed('ls', '-c', `${directory}/pl`)).toEqual([`${directory}/platform/`]);
  expect(await completed('ls', '-c', `${directory}/platform/m`)).toEqual([`${directory}/platform/mdaa.yaml`]);
});

test('explain completes codes and keys', async () => {
  expect(await completed('explain', 'DSP11')).toContain('DSP110');
  expect(await completed('explain', 'accessPol')).toContain('accessPolicies');
});

test('nothing is completed after arguments for another program', async () => {
  expect(await completed('deploy', '--', '--')).toEqual([]);
});

test('the PowerShell script calls the program for candidates', async () => {
  const { stdout } = await runDsp(['completion', 'powershell']);

  expect(stdout).toContain('Register-ArgumentCompleter -Native -CommandName dsp');
  expect(stdout).toContain('& dsp __candidates "--current=$current" \'--\' @words');
});

(FISH === undefined ? test.skip : test)('fish completes with its script', async () => {
  const directory = directoryWith({});
  writeFileSync(join(directory, 'dsp.fish'), (await runDsp(['completion', 'fish'])).stdout);
  const function_ = 'function dsp; echo "$argv" > $HOME/log; printf "shared\\tdomain\\n"; end';
  const output = execFileSync(
    FISH!,
    ['--no-config', '-c', `${function_}; source $HOME/dsp.fish; complete -C"dsp ls -d sh"`],
    { env: { ...process.env, HOME: directory, XDG_DATA_HOME: directory }, encoding: 'utf8' },
  );

  expect(output).toBe('shared\tdomain\n');
  expect(execFileSync('cat', [join(directory, 'log')], { encoding: 'utf8' }).trim())
    .toBe('__candidates --current=sh -- ls -d');
});
