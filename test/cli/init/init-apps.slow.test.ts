import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PassThrough } from 'stream';
import { stripVTControlCharacters } from 'util';
import { parse } from 'yaml';
import { filesIn, templates, ANSWERS } from './written-project';
import { runDsp } from '../../support/command-line';
import { directoryWith } from '../../support/scratch-kit';

const home = process.cwd();
let directory: string;

beforeEach(() => {
  directory = directoryWith({});
  process.chdir(directory);
});
afterEach(() => process.chdir(home));

describe('on a terminal', () => {
  const [stdin, isTTY] = [process.stdin, process.stderr.isTTY];
  afterEach(() => {
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
    process.stderr.isTTY = isTTY;
  });

  /** Runs a command line and types a line at each prompt; `undefined` ends the input. */
  async function withTyping(
    args: string[],
    answers: (string | undefined)[],
  ): Promise<Awaited<ReturnType<typeof runDsp>> & { questions: string[] }> {
    const typed = Object.assign(new PassThrough(), { isTTY: true });
    Object.defineProperty(process, 'stdin', { value: typed, configurable: true });
    process.stderr.isTTY = true;
    const questions: string[] = [];
    const run = await runDsp(args, (text) => {
      if (!/\]: $/.test(text)) return;
      questions.push(text);
      const answer = answers.shift();
      if (answer === undefined) typed.end();
      else typed.write(`${answer}\n`);
    });
    return { ...run, questions };
  }

  test('prompts for missing values, asks again if they are invalid, and uses samples by default', async () => {
    const { code, stderr, questions } = await withTyping(
      [
        'init',
        'new',
        '--region',
        'eu-west-1',
        '--vpc',
        'vpc-0a1b2c3d4e5f60718',
        '--subnets',
        'subnet-0a1b2c3d4e5f60718',
      ],
      ['Acme', 'acme', '', 'fraud', 'jane,joe'],
    );

    expect(code).toBe(0);
    expect(questions.map((question) => question.replace(/^.*?(\w+).*(\[.*\]).*$/s, '$1 $2'))).toEqual([
      'organization [example-org]',
      'organization [example-org]',
      'account [default]',
      'name [example-team]',
      'session [team1]',
    ]);
    expect(stderr).toContain(
      '  "Acme" is not a valid organization name: use lowercase letters, digits and hyphens, and begin with a '
        + 'letter\n',
    );
    expect(parse(readFileSync('new/mdaa.yaml', 'utf8'))).toMatchObject({ organization: 'acme', region: 'eu-west-1' });
    expect(
      Object.keys(
        (
          parse(readFileSync('new/datascience/fraud.yaml', 'utf8')) as {
            team: { studioDomainConfig: { userProfiles: object } };
          }
        ).team.studioDomainConfig.userProfiles,
      ),
    ).toEqual(['jane', 'joe']);
  });

  test('--yes does not prompt', async () => {
    const { code, questions } = await withTyping(['init', 'new', '--yes'], []);

    expect({ code, questions }).toEqual({ code: 0, questions: [] });
  });

  test('an invalid option is reported before the first prompt', async () => {
    const { code, questions } = await withTyping(['init', 'new', '--vpc', 'x'], []);

    expect({ code, questions }).toEqual({ code: 1, questions: [] });
  });

  test('Ctrl-C ends it as a shell expects, and writes nothing', async () => {
    const { code, stderr } = await withTyping(['init', 'new'], ['acme', '\u0003']);

    expect(code).toBe(130);
    expect(stderr).toContain('interrupted: nothing was written\n');
    expect(stderr).not.toContain('error');
    expect(readdirSync('.')).toEqual([]);
  });

  test('conflicting files are reported before the first question', async () => {
    writeFileSync('mdaa.yaml', 'mine');
    const { code, stderr, questions } = await withTyping(['init', '.'], []);

    expect({ code, questions }).toEqual({ code: 1, questions: [] });
    expect(stderr).toContain('DSP420');
  });

  test('writes nothing if the input ends', async () => {
    const { code, stderr } = await withTyping(['init', 'new'], ['acme', undefined]);

    expect(code).toBe(1);
    expect(stripVTControlCharacters(stderr)).toContain(
      'error DSP423: stopped before the last answer: nothing was written',
    );
    expect(readdirSync('.')).toEqual([]);
  });
});

describe('with an app in a language', () => {
  const LANGUAGES: [string, string, string[]][] = [
    ['typescript', 'bin/app.ts', ['npm install', 'npx dsp validate', 'npx cdk synth --quiet']],
    ['python', 'app.py', ['pip install -r requirements.txt', 'dsp validate', 'dsp synth']],
    [
      'java',
      'src/main/java/com/example/platform/PlatformApp.java',
      ['npx cdk-data-science-platform validate', 'npx aws-cdk@2.1148.1 synth --quiet'],
    ],
    ['csharp', 'Program.cs', ['npx cdk-data-science-platform validate', 'npx aws-cdk@2.1148.1 synth --quiet']],
    ['go', 'main.go', ['go mod tidy', 'npx cdk-data-science-platform validate', 'npx aws-cdk@2.1148.1 synth --quiet']],
  ];

  test.each(LANGUAGES)(
    '%s: %s reads the files, versions are filled in, and the next steps match the language',
    async (language, app, steps) => {
      const { code, stderr } = await runDsp(['init', 'new', ...ANSWERS, '--language', language]);

      expect(code).toBe(0);

      const files = filesIn('new');

      expect(files[app]).toMatch(/from_?yaml\(.*mdaa\.yaml/i);
      expect(JSON.parse(files['cdk.json'])).toMatchObject({ app: expect.any(String) });

      for (const [file, text] of Object.entries(files)) {
        expect(`${file}: ${/%[A-Z_]{2,}%/.exec(text)?.[0]}`).toBe(`${file}: undefined`);
      }

      expect(stderr.slice(stderr.indexOf('\nnext:')).trim().split('\n').slice(1)).toEqual(
        ['cd new', ...steps].map((step) => `  ${step}`),
      );
    },
  );

  test.each(LANGUAGES)('%s: the files are the same as in the YAML project', async (language) => {
    await runDsp(['init', 'plain', ...ANSWERS]);
    await runDsp(['init', 'new', ...ANSWERS, '--language', language]);

    expect(templates('new')).toEqual(templates('plain'));
  });

  test('a project that is not a Node.js package has its schemas next to it and names no Node.js package', async () => {
    await runDsp(['init', 'new', ...ANSWERS, '--language', 'python']);
    const files = filesIn('new');

    expect(files['package.json']).toBeUndefined();

    const named = Object.entries(files)
      .filter(([file]) => file.endsWith('.yaml'))
      .map(([file, text]) => join(file, '..', /^# yaml-language-server: \$schema=(.*)\n/.exec(text)![1]));

    expect(named).toHaveLength(13);
    expect(Object.keys(files)).toEqual(expect.arrayContaining(named));
    expect(files['README.md']).not.toMatch(/npx dsp|npm install/);
    expect(files['README.md']).toContain('\ndsp deploy\n');
  });

  test('an unknown language is incorrect usage', async () => {
    expect(await runDsp(['init', 'new', '--language', 'cobol'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Allowed choices are yaml, typescript, python, java, csharp, go') as string,
    });
  });
});
