import { readFileSync } from 'fs';
import { join, posix } from 'path';
import { parse } from 'yaml';
import { Answers, QUESTIONS } from './answers';
import { appFiles, filesIn, Language, pinnedVersion } from './languages';
import { SAMPLE_PLACES } from './sample-answers';
import { YamlEdits, YamlPath } from './yaml-edits';
import { profileNameOf } from '../../datascience/studio/studio-user-profiles';
import { PACKAGE_DIRECTORY } from '../../private/package-directory';

/** The files of a project by path, with forward slashes. */
export type ProjectFiles = ReadonlyMap<string, string>;

/** A value of the starter kit that must be replaced before the first deployment. */
export interface Sample {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly value: string;
}

/** The parts of `mdaa.yaml` that are read here. */
interface Entry {
  readonly domains: {
    readonly [name: string]: {
      readonly environments: { readonly [name: string]: { readonly modules: { readonly [name: string]: Module } } };
    };
  };
  readonly tag_configs: readonly string[];
}

interface Module {
  readonly module_path: string;
  readonly module_configs?: readonly string[];
}

const KIT = join(PACKAGE_DIRECTORY, 'starter-kits', 'basic-datascience-platform');
/** The location of the schemas: in the package, or in the project if that is not a Node.js package. */
const PACKAGED_SCHEMAS = 'node_modules/cdk-data-science-platform/schemas';
const OWN_SCHEMAS = '.schemas';
/** The dependencies for compiling a TypeScript app. */
const COMPILER = { '@types/node': '20.19.43', 'typescript': '6.0.3' };
const ENTRY = 'mdaa.yaml';
const TAGS = 'tags.yaml';
const ACCESS = 'access.yaml';
const TEAM = 'example-team';
const TEAM_FILE = 'datascience/datascience-team.yaml';
const TEAM_MODULE: YamlPath = ['domains', 'datascience', 'environments', 'dev', 'modules', TEAM];
const USERS: YamlPath = ['team', 'studioDomainConfig', 'userProfiles'];
/** Not copied: generated again, or results of commands in the kit. */
const FILES_LEFT_OUT = ['README.md', 'cdk.out', 'node_modules', 'package-lock.json'];

/** The starter kit with the answers, for a project in `directory`, and an app in the language. */
export function projectFiles(answers: Answers, directory: string, language: Language): ProjectFiles {
  const files = readKit();
  const entry = entryFile(files.get(ENTRY)!, answers);
  files.set(ENTRY, entry);
  files.set(ACCESS, accessFile(files.get(ACCESS)!, answers));
  files.set(teamFile(answers), new YamlEdits(take(files, TEAM_FILE)).repeatEntry(USERS, answers.users).toString());
  const schemas = language.isNode ? PACKAGED_SCHEMAS : OWN_SCHEMAS;
  for (const [file, schema] of schemasOf(parse(entry) as Entry)) {
    const name = `${schema}.schema.json`;
    files.set(
      file,
      '# yaml-language-server: '
        + `$schema=${posix.relative(posix.dirname(file), `${schemas}/${name}`)}\n${files.get(file)!}`,
    );
    if (!language.isNode) {
      files.set(`${OWN_SCHEMAS}/${name}`, readFileSync(join(PACKAGE_DIRECTORY, 'schemas', name), 'utf8'));
    }
  }
  const ofKit = take(files, 'package.json');
  if (language.isNode) files.set('package.json', packageJson(ofKit, answers, directory, language));
  for (const [file, text] of appFiles(language)) files.set(file, text);
  files.set('.gitignore', ['cdk.out', 'node_modules', '*.log', ...language.ignored, ''].join('\n'));
  files.set(
    '.vscode/extensions.json',
    `${JSON.stringify({ recommendations: ['redhat.vscode-yaml'] }, undefined, 2)}\n`,
  );
  files.set(
    'README.md',
    guide(readFileSync(join(KIT, 'README.md'), 'utf8'), answers, samplesIn(files, answers), language),
  );
  return files;
}

/** The values that are still those of the starter kit, with their positions. */
export function samplesIn(files: ProjectFiles, answers: Answers): Sample[] {
  const team = teamFile(answers);
  const at = (file: string, path: YamlPath) => ({ file, line: new YamlEdits(files.get(file)!).lineOf(path) });
  const places: readonly {
    readonly name: keyof Answers;
    readonly what: string;
    readonly file: string;
    path(value: string, index: number): YamlPath;
  }[] = [
    ...SAMPLE_PLACES.map(({ path, ...place }) => ({
      ...place,
      file: ENTRY,
      path: (_: string, index: number) => (Array.isArray(answers[place.name]) ? [...path, index] : path),
    })),
    { name: 'users', what: 'user', file: team, path: (user) => [...USERS, user] },
  ];
  const answered = places.flatMap(({ name, what, file, path }) => {
    const { sample } = QUESTIONS.find((question) => question.name === name)!;
    return [answers[name]]
      .flat()
      .flatMap((value, index): Sample[] =>
        value === sample ? [{ ...at(file, path(value, index)), what, value }] : [],
      );
  });
  return [
    ...answered,
    { ...at(TAGS, ['tags', 'costcentre']), what: 'tag "costcentre"', value: tagsOf(files).costcentre },
  ];
}

function readKit(): Map<string, string> {
  return new Map(filesIn(KIT).filter(([path]) => !FILES_LEFT_OUT.includes(path.split('/')[0])));
}

function entryFile(text: string, answers: Answers): string {
  const edits = new YamlEdits(text)
    .setValue(['organization'], answers.organization)
    .setValue(['region'], answers.region)
    .setValue(['context', 'vpc_id'], answers.vpc)
    .repeatEntry(['context', 'subnet_ids'], answers.subnets)
    .renameKey(TEAM_MODULE, answers.team)
    .setValue([...TEAM_MODULE, 'module_configs', 0], `./${teamFile(answers)}`);
  for (const [domain, { environments }] of Object.entries((parse(text) as Entry).domains)) {
    for (const environment of Object.keys(environments)) {
      edits.setValue(['domains', domain, 'environments', environment, 'account'], answers.account);
    }
  }
  return edits.toString();
}

/** The sentences about access, with the team and its first user. */
function accessFile(text: string, { team, users: [user] }: Answers): string {
  return text
    .replaceAll('profile:example-team/team1', () => JSON.stringify(`profile:${team}/${user}`))
    .replaceAll('example-team', () => team)
    .replaceAll('session: team1', () => `session: ${JSON.stringify(user)}`);
}

/** The YAML files, each with the name of its schema. */
function schemasOf(entry: Entry): Map<string, string> {
  const modules = Object.values(entry.domains).flatMap(({ environments }) =>
    Object.values(environments).flatMap(({ modules: ofOne }) => Object.values(ofOne)),
  );
  return new Map([
    [ENTRY, 'mdaa'],
    [ACCESS, 'access'],
    ...entry.tag_configs.map((file): [string, string] => [posix.normalize(file), 'tags']),
    ...modules.flatMap(({ module_path: path, module_configs: configs = [] }) =>
      configs.map((file): [string, string] => [posix.normalize(file), posix.basename(path)]),
    ),
  ]);
}

function packageJson(text: string, answers: Answers, directory: string, { name: language }: Language): string {
  const kit = JSON.parse(text) as {
    dependencies: { [name: string]: string };
    devDependencies: { [name: string]: string };
  };
  const pinned = (names: { [name: string]: string }) =>
    Object.fromEntries(Object.keys(names).map((name) => [name, pinnedVersion(name, directory)]));
  const project = {
    ...kit,
    name: `${answers.organization}-data-science-platform`,
    dependencies: pinned(kit.dependencies),
    devDependencies: { ...language === 'typescript' ? COMPILER : {}, ...pinned(kit.devDependencies) },
  };
  return `${JSON.stringify(project, undefined, 2)}\n`;
}

function teamFile({ team }: Answers): string {
  return `datascience/${team}.yaml`;
}

function tagsOf(files: ProjectFiles): { readonly costcentre: string } {
  return (parse(files.get(TAGS)!) as { tags: { costcentre: string } }).tags;
}

function take(files: Map<string, string>, path: string): string {
  const text = files.get(path)!;
  files.delete(path);
  return text;
}

/** Parts of the kit guide that do not apply to a project: how to copy the kit, and its origin. */
const SECTIONS_LEFT_OUT = ['Quick start', 'Differences from'];
const CONFIGURE = '2. Configure';

/** The guide of a project: that of the starter kit, with the names of the answers. */
export function guide(kit: string, answers: Answers, samples: readonly Sample[], language: Language): string {
  const [introduction, ...sections] = kit.split(/^## /m);
  const kept = sections
    .filter((section) => !SECTIONS_LEFT_OUT.some((title) => section.startsWith(title)))
    .map((section) =>
      section.startsWith(CONFIGURE) ? `${CONFIGURE}\n\n${configuration(answers, samples)}\n` : section,
    );
  const text = [introduction.replace(/^# .*/, `# Data science platform of ${answers.organization}`), ...kept].join(
    '## ',
  );
  return `${withCommands(withNames(text, answers), language).trimEnd()}\n`;
}

/** The commands of the guide in the language of the project. */
function withCommands(text: string, { dsp, install, isNode }: Language): string {
  const installed = install.length === 0 ? '' : `\nHere:\n\n\`\`\`console\n${install.join('\n')}\n\`\`\`\n`;
  const commands = text
    .replace('\nHere:\n\n```console\nnpm install\n```\n', () => installed)
    .replaceAll('npx dsp', dsp);
  return isNode ? commands : commands.replaceAll('npx cdk ', 'npx aws-cdk ');
}

function withNames(text: string, answers: Answers): string {
  const names: readonly [string, string][] = [
    ['In a copy of this directory', 'Here'],
    ['datascience/datascience-team.yaml  the team', `datascience/${answers.team}.yaml`.padEnd(35) + 'the team'],
    ['datascience-team.yaml', `${answers.team}.yaml`],
    ['example-team', answers.team],
    ['--user-profile-name team1', `--user-profile-name ${profileNameOf(answers.users[0])}`],
    ['--role-session-name team1', `--role-session-name ${answers.users[0]}`],
    ['<org>', answers.organization],
    ...answers.account === 'default' ? [] : [['<account>', answers.account]] as [string, string][],
  ];
  return names.reduce((result, [from, to]) => result.replaceAll(from, () => to), text);
}

function configuration(answers: Answers, samples: readonly Sample[]): string {
  const rows = QUESTIONS.map(
    ({ name }) =>
      `| ${name} | ${[answers[name]]
        .flat()
        .map((value) => `\`${value}\``)
        .join(', ')} |`,
  );
  const remaining = samples.map(({ file, what, value }) => `- \`${file}\`: ${what} \`${value}\``);
  return [
    'This project was created with these answers:',
    '',
    '| what | value |',
    '| --- | --- |',
    ...rows,
    '',
    'Change the values marked EDIT before the first deployment. These are sample values:',
    '',
    ...remaining,
    '',
    'Editors with the YAML language server (in VS Code, the extension "YAML") complete and check every key; `npx '
      + 'dsp validate` checks everything.',
    '',
  ].join('\n');
}
