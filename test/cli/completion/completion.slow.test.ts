import { execFileSync } from 'child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { delimiter, dirname, join } from 'path';
import { Command, Option } from 'commander';
import { bashScript } from '../../../src/cli/completion/bash';
import { completedProgram, completedWith } from '../../../src/cli/completion/command-line';
import { zshScript } from '../../../src/cli/completion/zsh';
import { runDsp } from '../../support/command-line';
import { STARTER_KIT } from '../../support/kits';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const ZSH = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'zsh'))
  .find((file) => existsSync(file));

/** Has a fixed list of names, and logs each request. */
const STUB = `#!/bin/sh
echo "$@" >> "$STUB_LOG"
case "$2" in domain) printf 'dataops\\ndatascience\\nshared\\n' ;; module) printf 'audit\\naudit-trail\\nroles\\n' ;; esac
`;

/** Types a line and TAB in zsh, and logs the completions. */
const ZSH_CAPTURE = `zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner "PS1=
autoload -Uz compinit; compinit -D -u
source $1
hits=()
compadd() { local -a found; if [[ \\"\\$*\\" != *-(O|A|D)\\ * ]]; then builtin compadd -O found \\"\\$@\\"; hits+=(\\$found); fi; builtin compadd \\"\\$@\\" }
capture() { hits=(); _main_complete; print -rl -- \\$hits > $3; print -n CAPTU'RED' }
zle -C capture complete-word capture; bindkey '^I' capture
print REA'DY'"
zpty -r inner seen '*READY*'
zpty -w -n inner "$2"$'\\t'
zpty -r inner seen '*CAPTURED*'
zpty -d inner
`;

let directory: string;
const scripts: { [shell: string]: string } = {};

beforeAll(async () => {
  directory = directoryWith({
    'bin/dsp': STUB,
    'my platform/mdaa.yaml': '',
    'other.yaml': '',
    'capture.zsh': ZSH_CAPTURE,
  });
  chmodSync(join(directory, 'bin', 'dsp'), 0o755);
  for (const shell of ['bash', 'zsh']) {
    scripts[shell] = join(directory, 'bin', `script.${shell}`);
    writeFileSync(scripts[shell], (await runDsp(['completion', shell])).stdout);
  }
});
beforeEach(() => rmSync(join(directory, 'log'), { force: true }));

function run(program: string, args: string[], path = join(directory, 'bin')): string {
  const PATH = [path, '/usr/bin', '/bin', ...(ZSH ? [dirname(ZSH)] : [])].join(delimiter);
  return execFileSync(program, args, {
    cwd: directory,
    env: { PATH, HOME: directory, STUB_LOG: join(directory, 'log'), TERM: 'dumb' },
    encoding: 'utf8',
    timeout: 60_000,
  });
}

/** The bash completions for the last of these words. */
function inBash(words: string[], path?: string): string[] {
  const script =
    'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); $(complete -p dsp | sed -E "s/.*-F ([^ '
      + ']+).*/\\1/"); printf "%s\\n" "${COMPREPLY[@]}"';
  return run('bash', ['--norc', '-c', script, 'bash', scripts.bash, ...words], path)
    .split('\n')
    .filter(Boolean)
    .sort();
}

/** The zsh completions at the end of this line. */
function inZsh(line: string): string[] {
  run(ZSH!, ['-f', 'capture.zsh', scripts.zsh, line, join(directory, 'hits')]);
  return [...new Set(readFileSync(join(directory, 'hits'), 'utf8').split('\n').filter(Boolean))].sort();
}

const asked = () => readFileSync(join(directory, 'log'), 'utf8').trim();

describe('bash', () => {
  test('completes commands except hidden commands', () => {
    expect(inBash(['dsp', ''])).toEqual(
      expect.arrayContaining(['completion', 'deploy', 'help', 'init', 'ls', 'synth']),
    );
    expect(inBash(['dsp', ''])).not.toContain('__complete');
    expect(inBash(['dsp', 'de'])).toEqual(['deploy', ...inBash(['dsp', 'des'])]);
    expect(inBash(['dsp', 'help', 'syn'])).toEqual(['synth']);
  });

  test('completes the options of the command, or of the program if there is no command', () => {
    expect(inBash(['dsp', 'ls', '--d'])).toEqual(['--debug', '--domain']);
    expect(inBash(['dsp', 'deploy', '-c', 'x', '--dry'])).toEqual(['--dry-run']);
    expect(inBash(['dsp', 'ls', '--dry'])).toEqual([]);
    expect(inBash(['dsp', '--v'])).toEqual(['--version']);
  });

  test('completes choices of options and arguments', () => {
    expect(inBash(['dsp', 'ls', '--output', ''])).toEqual(['json', 'text']);
    expect(inBash(['dsp', 'ls', '--output', '=', 'j'])).toEqual(['json']);
    expect(inBash(['dsp', 'ls', '--output', '='])).toEqual(['json', 'text']);
    expect(inBash(['dsp', 'completion', ''])).toEqual(['bash', 'fish', 'powershell', 'zsh']);
    expect(inBash(['dsp', 'completion', 'bash', ''])).toEqual([]);
  });

  test('completes files and directories, including names with spaces', () => {
    expect(inBash(['dsp', 'synth', '-c', ''])).toEqual(['bin', 'capture.zsh', 'my platform', 'other.yaml']);
    expect(inBash(['dsp', 'synth', '-o', ''])).toEqual(['bin', 'my platform']);
    expect(inBash(['dsp', 'init', 'my'])).toEqual(['my platform']);
  });

  test('completes names of the current configuration', () => {
    expect(inBash(['dsp', 'ls', '-d', ''])).toEqual(['dataops', 'datascience', 'shared']);
    expect(asked()).toBe('__complete domain --config mdaa.yaml');
    expect(inBash(['dsp', 'ls', '--module', '=', 'au'])).toEqual(['audit', 'audit-trail']);
    expect(inBash(['dsp', 'ls', '-d', 'shared,'])).toEqual(['shared,dataops', 'shared,datascience']);
  });

  test.each([
    ['-c', 'my platform'],
    ['--config', '=', 'my platform'],
    ['-c', '~/my platform'],
  ])('completes names of the configuration that %j specifies', (...option) => {
    expect(inBash(['dsp', 'deploy', ...option, '-m', 'ro'])).toEqual(['roles']);
    expect(asked()).toMatch(/^__complete module --config (\S*\/)?my platform$/);
  });

  test('completes nothing for passed-on arguments, for unknown commands, or if the program is missing', () => {
    expect(inBash(['dsp', 'deploy', '--', '--v'])).toEqual([]);
    expect(inBash(['dsp', 'nonsense', ''])).toEqual([]);
    expect(inBash(['dsp', 'ls', '-d', ''], '/nowhere')).toEqual([]);
  });

  test('uses the program of the project if there is none on the PATH', () => {
    mkdirSync(join(directory, 'node_modules', '.bin'), { recursive: true });
    writeFileSync(join(directory, 'node_modules', '.bin', 'dsp'), STUB, { mode: 0o755 });

    expect(inBash(['dsp', 'ls', '-d', 's'], '/nowhere')).toEqual(['shared']);

    rmSync(join(directory, 'node_modules'), { recursive: true });
  });
});

(ZSH ? describe : describe.skip)('zsh, where it is installed', () => {
  test.each<[string, string[]]>([
    ['dsp compl', ['completion']],
    ['dsp help syn', ['synth']],
    ['dsp ls --out', ['--output']],
    ['dsp ls --output ', ['json', 'text']],
    ['dsp completion ', ['bash', 'fish', 'powershell', 'zsh']],
    ['dsp synth -o ', ['bin', 'my\\ platform']],
    ['dsp ls -d ', ['dataops', 'datascience', 'shared']],
    ['dsp ls -d shared,da', ['dataops', 'datascience']],
    ['dsp ls --module=au', ['audit', 'audit-trail']],
  ])('%s', (line, offered) => {
    expect(inZsh(line).map((word) => word.replace('my platform', 'my\\ platform'))).toEqual(offered);
  });

  test('completes names of the configuration that an option specifies', () => {
    expect(inZsh('dsp ls -c other.yaml -m ro')).toEqual(['roles']);
    expect(asked()).toBe('__complete module --config other.yaml');
  });
});

describe('names of a configuration', () => {
  test.each([
    ['domain', ['dataops', 'datascience', 'shared']],
    ['env', ['dev']],
    [
      'module',
      [
        'athena',
        'audit',
        'audit-trail',
        'datalake',
        'example-crawler',
        'example-project',
        'example-team',
        'glue-catalog',
        'lakeformation-settings',
        'roles',
      ],
    ],
  ])('of the level "%s"', async (level, names) => {
    expect(await runDsp(['__complete', level, '--config', STARTER_KIT])).toEqual({
      code: 0,
      stdout: `${names.join('\n')}\n`,
      stderr: '',
    });
  });

  test('including names from templates and from files that are still being edited', async () => {
    const config = directoryWith({
      'mdaa.yaml': `${mdaaYaml('a: {}\nB?: {}')}\nenv_templates:\n  t:\n    modules: { b: {} }\nbroken: [`,
    });

    expect((await runDsp(['__complete', 'module', '--config', join(config, 'mdaa.yaml')])).stdout).toBe('a\nb\n');
  });

  test.each([['nowhere'], [join(STARTER_KIT, 'DATASETS.md')]])('of %s: none, and no output', async (config) => {
    expect(await runDsp(['__complete', 'domain', '--config', config])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

test('both scripts include new options and declared choices of the program', () => {
  const program = new Command('dsp').addCommand(new Command('fly')
    .description('it\'s: [new]')
    .option('--to <directory>', 'where "to" [now]: it\'s there')
    .addOption(completedWith(new Option('--with <code>', 'a code'), { kind: 'words', words: ['DSP1', 'DSP2'] })));
  const described = completedProgram(program);
  scripts.bash = join(directory, 'bin', 'other.bash');
  writeFileSync(scripts.bash, bashScript(described));

  expect(inBash(['dsp', 'fly', '--with', ''])).toEqual(['DSP1', 'DSP2']);
  expect(inBash(['dsp', 'fly', '--to', 'b'])).toEqual(['bin']);

  const text = zshScript(described);

  expect(text).toContain('\'fly:it\'\\\'\'s: [new]\'');
  expect(text).toContain('--to=\'[where "to" \\[now\\]: it\'\\\'\'s there]:directory:_files -/\'');
});

test('an unknown shell is incorrect usage', async () => {
  const { code, stderr } = await runDsp(['completion', 'tcsh']);

  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish, powershell');
});
