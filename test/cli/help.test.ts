import { Command } from 'commander';
import { withExamples } from '../../src/cli/help';
import { program } from '../../src/cli/main';
import { runDsp } from '../support/command-line';

function helpAt(width: number): string {
  let text = '';
  const command = withExamples(new Command('fly'), [
    ['fly home', 'goes home by the shortest way that there is, and says when it is there'],
    ['fly far', 'goes far'],
  ]).configureOutput({ getOutHelpWidth: () => width, writeOut: (part) => { text += part; } }).exitOverride();

  expect(() => command.parse(['--help'], { from: 'user' })).toThrow();

  return text;
}

test('examples are next to their description, within the width of the terminal', () => {
  expect(helpAt(56).split('Examples:\n')[1]).toBe([
    '  fly home  goes home by the shortest way that there is,',
    '            and says when it is there',
    '  fly far   goes far',
    '',
  ].join('\n'));
});

test('on a narrow terminal, the description is below the example', () => {
  expect(helpAt(50).split('Examples:\n')[1]).toBe([
    '  fly home',
    '      goes home by the shortest way that there is,',
    '      and says when it is there',
    '  fly far',
    '      goes far',
    '',
  ].join('\n'));
});

test('a narrow terminal shows the help of a command without lines that are too long', () => {
  const [add] = program().commands.filter((command) => command.name() === 'add');
  const [team] = add.commands.filter((command) => command.name() === 'team');
  let text = '';
  team.configureOutput({ getOutHelpWidth: () => 60, writeOut: (part) => { text += part; } });

  team.outputHelp();

  expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  expect(text).toMatch(/^ {2}--users <names> {6}session names of its users, separated$/m);
});

/** The help text before its examples, and the options of the commands below a command. */
async function helpOf(command: string): Promise<string> {
  const { stdout } = await runDsp([command, '--help']);
  const below = [...(stdout.split('Commands:\n')[1] ?? '').split('Examples:')[0].matchAll(/^ {2}([a-z]+)/gm)];
  const texts = await Promise.all(
    below.filter(([, name]) => name !== 'help').map(async ([, name]) =>
      (await runDsp([command, name, '--help'])).stdout.split('Examples:')[0]),
  );
  return [...texts, stdout].join('\n');
}

test('every command has examples that the command line accepts', async () => {
  const commands = [...(await runDsp(['--help'])).stdout.split('Commands:\n')[1].matchAll(/^ {2}([a-z]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');

  expect(commands).toEqual(expect.arrayContaining(['init', 'ls', 'synth', 'deploy', 'diff', 'destroy', 'completion']));

  for (const command of commands) {
    const stdout = await helpOf(command);

    expect({ command, examples: stdout.includes('\nExamples:\n') }).toEqual({ command, examples: true });
    expect(stdout).not.toContain('\u001b');

    const options = new Set(
      [...stdout.split('Examples:')[0].matchAll(/(?<=^ {2}|, )--?[a-z-]+/gm)].map(([option]) => option),
    );
    for (const [, line] of stdout.split('Examples:')[1].matchAll(/^ {2}(dsp .*?)(?: {2}|$)/gm)) {
      const [, name, ...words] = line.split(' ');

      expect(name).toBe(command);

      const own = words.slice(0, words.includes('--') ? words.indexOf('--') : undefined);
      for (const word of own.filter((text) => text.startsWith('-'))) expect([...options]).toContain(word);
    }
  }
});
