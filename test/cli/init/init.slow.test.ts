import type * as fs from 'fs';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { filesIn, templates, ANSWERS } from './written-project';
import { runDsp } from '../../support/command-line';
import { STARTER_KIT } from '../../support/kits';
import { directoryWith } from '../../support/scratch-kit';

const SCHEMAS = join(__dirname, '..', '..', '..', 'schemas');
const home = process.cwd();
let directory: string;

beforeEach(() => {
  directory = directoryWith({});
  process.chdir(directory);
});
afterEach(() => process.chdir(home));

/** All strings in a template. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('without answers', () => {
  test('the files are the starter kit files with a schema comment at the top', async () => {
    expect((await runDsp(['init', 'new'])).code).toBe(0);

    const files = filesIn('new');
    const kit = (file: string) => readFileSync(join(STARTER_KIT, file), 'utf8');

    expect(files['tags.yaml']).toBe(
      '# yaml-language-server: '
        + `$schema=node_modules/cdk-data-science-platform/schemas/tags.schema.json\n${kit('tags.yaml')}`,
    );
    expect(files['datascience/example-team.yaml']).toBe(
      '# yaml-language-server: '
        + `$schema=../node_modules/cdk-data-science-platform/schemas/datascience-team.schema.json\n${kit('datascience/datascience-team.yaml')}`,
    );
    expect(files['mdaa.yaml']).toBe(
      '# yaml-language-server: '
        + `$schema=node_modules/cdk-data-science-platform/schemas/mdaa.schema.json\n${kit('mdaa.yaml').replace('datascience-team.yaml', 'example-team.yaml')}`,
    );
    expect(files['sample_data/readings/readings.csv']).toBe(kit('sample_data/readings/readings.csv'));

    const yaml = Object.entries(files).filter(([file]) => file.endsWith('.yaml'));

    expect(yaml).toHaveLength(13);

    for (const [, text] of yaml) {
      expect(text).toMatch(
        /^# yaml-language-server: \$schema=(\.\.\/)?node_modules\/cdk-data-science-platform\/schemas\/[a-z-]+\.schema\.json\n/,
      );
    }
  });

  (existsSync(join(SCHEMAS, 'mdaa.schema.json')) ? test : test.skip)('every schema exists', async () => {
    await runDsp(['init', 'new']);
    const named = Object.values(filesIn('new')).flatMap(
      (text) => /^# yaml-language-server: .*\/schemas\/(.*)\n/.exec(text)?.[1] ?? [],
    );

    expect(named).toHaveLength(13);
    expect(readdirSync(SCHEMAS)).toEqual(expect.arrayContaining(named));
  });

  test('the templates are the starter kit templates', async () => {
    await runDsp(['init', 'new', '--yes']);

    expect(templates('new')).toEqual(templates(STARTER_KIT));
  });

  test('lists values that are still samples with file and line, and the next steps', async () => {
    const { stdout, stderr } = await runDsp(['init', 'new']);

    expect(stdout).toBe('');

    const [samples, steps] = ['\nsample values', '\nnext:'].map((heading) =>
      stderr.slice(stderr.indexOf(heading)).trim().split(/\n\n/)[0].split('\n').slice(1),
    );

    expect(samples).toHaveLength(5);

    for (const sample of samples) {
      const [, file, line, value] = /^ {2}(\S+):(\d+): .* (\S+)$/.exec(sample)!;

      expect(readFileSync(join('new', file), 'utf8').split('\n')[Number(line) - 1]).toContain(value);
    }

    expect(steps).toEqual(['  cd new', '  npm install', '  npx dsp validate', '  npx dsp synth']);
  });
});

describe('with all answers', () => {
  test('the project contains the answers and synthesizes without changes', async () => {
    expect((await runDsp(['init', 'new', ...ANSWERS])).code).toBe(0);

    process.chdir('new');

    expect(await runDsp(['synth', '--quiet'])).toEqual({ code: 0, stdout: '', stderr: '' });

    const team = JSON.parse(readFileSync('cdk.out/acme-dev-datascience-fraud.template.json', 'utf8')) as {
      Resources: { [id: string]: { Type: string; Properties: unknown } };
    };
    const of = (type: string) =>
      Object.values(team.Resources)
        .filter(({ Type }) => Type === type)
        .map(({ Properties }) => Properties);

    expect(of('AWS::SageMaker::Domain')).toMatchObject([
      { VpcId: 'vpc-0a1b2c3d4e5f60718', SubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'] },
    ]);
    expect(of('AWS::SageMaker::UserProfile')).toMatchObject([
      { UserProfileName: 'jane-doe-example-org' },
      { UserProfileName: 'joe' },
    ]);

    const { artifacts } = JSON.parse(readFileSync('cdk.out/manifest.json', 'utf8')) as {
      artifacts: { [id: string]: { type: string; environment: string } };
    };
    const environments = Object.values(artifacts)
      .filter(({ type }) => type === 'aws:cloudformation:stack')
      .map(({ environment }) => environment);

    expect(new Set(environments)).toEqual(new Set(['aws://012345678901/eu-central-1']));
  });

  test('only the tags are samples', async () => {
    const { stdout, stderr } = await runDsp(['init', 'new', ...ANSWERS, '--output', 'json']);

    expect(stderr).toBe('');

    const written = JSON.parse(stdout) as { directory: string; files: string[]; samples: unknown[] };

    expect(written).toMatchObject({
      directory: join(directory, 'new'),
      samples: [{ file: 'tags.yaml', line: 4, what: 'tag "costcentre"', value: '123456' }],
    });
    expect(written.files).toEqual(Object.keys(filesIn('new')).sort());
  });

  test('keeps all comments of the kit', async () => {
    await runDsp(['init', 'new', ...ANSWERS]);
    const comments = (text: string) => text.split('\n').flatMap((line) => /(^|\s)#.*/.exec(line)?.[0].trim() ?? []);
    const files = filesIn('new');
    for (const [file, own] of [
      ['mdaa.yaml', 'mdaa.yaml'],
      ['datascience/datascience-team.yaml', 'datascience/fraud.yaml'],
    ]) {
      expect(comments(files[own]).slice(1)).toEqual(comments(readFileSync(join(STARTER_KIT, file), 'utf8')));
    }
  });

  test('the project has its own name, scripts, and exact dependency versions', async () => {
    await runDsp(['init', 'new', ...ANSWERS]);
    const { name, scripts, dependencies, devDependencies } = JSON.parse(readFileSync('new/package.json', 'utf8')) as {
      [key: string]: { [name: string]: string };
    };

    expect(name).toBe('acme-data-science-platform');
    expect(scripts).toMatchObject({ synth: 'dsp synth', validate: 'dsp validate --strict' });
    expect(dependencies).toEqual({
      'aws-cdk-lib': expect.stringMatching(/^2\.\d+\.\d+$/),
      'constructs': expect.stringMatching(/^10\.\d+\.\d+$/),
      'cdk-data-science-platform': expect.any(String),
    });
    expect(devDependencies).toEqual({ 'aws-cdk': expect.stringMatching(/^2\.\d+\.\d+$/) });
  });
});

describe('the guide of the project', () => {
  // With the longest names, so that no name is shortened.
  const organization = 'a'.repeat(27);
  const team = 't'.repeat(19);

  test('names the resources in the templates', async () => {
    await runDsp([
      'init',
      'new',
      '--organization',
      organization,
      '--team',
      team,
      '--users',
      'jane.doe',
      '--account',
      '111122223333',
    ]);
    const guide = readFileSync('new/README.md', 'utf8');

    expect(guide).not.toMatch(/<org>|<account>|example-team|datascience-team|team1|dsp init/);
    expect(guide).toContain('--role-session-name jane.doe\n');
    expect(guide).toContain('--user-profile-name jane-doe\n');

    const values = new Set(Object.values(templates('new')).flatMap((text) => textsIn(JSON.parse(text))));
    const named = [...guide.matchAll(new RegExp(`${organization}-[a-z0-9-]+`, 'g'))]
      .map(([name]) => name)
      .filter((name) => !name.endsWith('platform'));

    expect(named.length).toBeGreaterThan(5);

    for (const name of named) expect(values).toContain(name);
  });

  test('every file that it lists exists', async () => {
    await runDsp(['init', 'new', ...ANSWERS]);
    const listed = /```\n(mdaa\.yaml[^`]*)```/
      .exec(readFileSync('new/README.md', 'utf8'))![1]
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]);

    expect(listed).toContain('datascience/fraud.yaml');

    for (const file of listed) expect(existsSync(join('new', file))).toBe(true);
  });
});

describe('an existing directory', () => {
  test('keeps its own files; package.json and .gitignore are completed', async () => {
    writeFileSync('package.json', '{"dependencies":{"cdk-data-science-platform":"file:../x.tgz"}}');
    writeFileSync('.gitignore', 'secrets');
    writeFileSync('notes.txt', 'mine');
    const { code, stderr } = await runDsp(['init', ...ANSWERS]);

    expect(code).toBe(0);
    expect(stderr).toContain('\nnext:\n  npm install\n');

    const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as {
      name?: string;
      dependencies: { [name: string]: string };
    };

    expect(packageJson.name).toBeUndefined();
    expect(packageJson.dependencies).toMatchObject({
      'cdk-data-science-platform': 'file:../x.tgz',
      'aws-cdk-lib': expect.any(String),
    });
    expect(readFileSync('.gitignore', 'utf8')).toBe('secrets\ncdk.out\nnode_modules\n*.log\n');
    expect(readFileSync('notes.txt', 'utf8')).toBe('mine');
  });

  test('a fresh repository keeps its README.md, .gitignore and package.json', async () => {
    const own = { 'README.md': '# mine\n', '.gitignore': 'secrets\n', 'package.json': '{ "name": "mine" }\n' };
    for (const [file, text] of Object.entries(own)) writeFileSync(file, text);
    const { code, stderr } = await runDsp(['init', '.', '--yes']);

    expect(code).toBe(0);
    expect(readFileSync('README.md', 'utf8')).toBe('# mine\n');
    expect(readFileSync('PLATFORM.md', 'utf8')).toContain('# Data science platform of example-org');
    expect(readFileSync('.gitignore', 'utf8')).toBe('secrets\ncdk.out\nnode_modules\n*.log\n');
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ name: 'mine' });
    expect(stderr).toContain('your README.md is not changed; the guide is PLATFORM.md');
  });

  test('an empty folder suggests dsp init', async () => {
    const { code, stderr } = await runDsp(['validate']);

    expect(code).toBe(1);
    expect(stderr).toContain('"dsp init" creates a starter project');
  });

  test('with conflicting files: one error lists all of them, and nothing is written', async () => {
    mkdirSync('datalake');
    writeFileSync('datalake/athena.yaml', 'mine');
    writeFileSync('governance', 'a file where a directory is needed');
    symlinkSync('nowhere', 'roles.yaml');
    writeFileSync('package.json', '{}');
    const before = readdirSync('.', { recursive: true }).sort();
    const { code, stdout, stderr } = await runDsp(['init', '.']);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      '.: error DSP420: 3 files exist already, and nothing is overwritten: datalake/athena.yaml, governance, '
        + 'roles.yaml\n',
    );
    expect(stderr).toMatch(/\n1 problem; [^\n]*\n$/);
    expect(readdirSync('.', { recursive: true }).sort()).toEqual(before);
    expect(readFileSync('package.json', 'utf8')).toBe('{}');
  });

  test('a second run is rejected', async () => {
    await runDsp(['init', 'new']);
    const before = filesIn('new');
    const { code, stderr } = await runDsp(['init', 'new', '--organization', 'other']);

    expect(code).toBe(1);
    expect(stderr).toContain('DSP420');
    expect(stderr).toContain('change the existing platform with "dsp add"');
    expect(filesIn('new')).toEqual(before);
  });

  test('a file is not a directory', async () => {
    writeFileSync('new', '');
    const { code, stderr } = await runDsp(['init', 'new']);

    expect(code).toBe(1);
    expect(stderr).toContain('error DSP422: "new" is a file\n  hint: choose another directory');
  });
});

test.each([
  ['a new directory', 'a/b'],
  ['a directory with files', '.'],
])('a failure during the run leaves %s unchanged', async (_, target) => {
  writeFileSync('package.json', '{ "name": "mine" }');
  const disk = jest.requireActual<typeof fs>('fs');
  const write = disk.writeFileSync;
  const spy = jest.spyOn(disk, 'writeFileSync').mockImplementation((file, ...rest) => {
    if (String(file).endsWith('tags.yaml')) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    write(file, ...rest);
  });
  const { code, stderr } = await runDsp(['init', target]);
  const writes = spy.mock.calls.length;
  spy.mockRestore();

  expect(writes).toBeGreaterThan(10);
  expect(code).toBe(1);
  expect(stderr).toContain(`${target}: error DSP422: "tags.yaml" cannot be written (ENOSPC)`);
  expect(filesIn('.')).toEqual({ 'package.json': '{ "name": "mine" }' });
  expect(readdirSync('.')).toEqual(['package.json']);
});

test('all invalid answers are reported, and nothing is written', async () => {
  const { code, stderr } = await runDsp(['init', 'new', '--organization', 'Acme', '--vpc', 'mine']);

  expect(code).toBe(1);
  expect(stderr).toContain(
    '--organization: error DSP421: "Acme" is not a valid organization name\n  hint: use lowercase',
  );
  expect(stderr).toContain('--vpc: error DSP421: "mine" is not the ID of a VPC\n  hint: for example "vpc-');
  expect(readdirSync('.')).toEqual([]);
});
