import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join, relative, resolve, sep } from 'path';
import { PACKAGE_DIRECTORY } from '../../private/package-directory';

/** A language for platform apps, and the commands of its projects. */
export interface Language {
  readonly name: string;
  readonly title: string;
  /** The command that runs `dsp` in a project. */
  readonly dsp: string;
  /** The installation command before the first run. */
  readonly install: readonly string[];
  /** The command that runs the app of a project. */
  readonly synth: string;
  /** Whether the project is a Node.js package, with this library in `node_modules`. */
  readonly isNode: boolean;
  /** Lines of its `.gitignore`. */
  readonly ignored: readonly string[];
}

const CDK_CLI = 'npx aws-cdk@2.1148.1';
/** The version of the CDK with which the Python, Java and .NET packages are tested; all registries have it. */
const TESTED_CDK = '2.271.0';
/** npm provides `dsp` if the toolchain of a project does not. */
const FROM_NPM = 'npx cdk-data-science-platform';

/** Only YAML, which `dsp` reads, is first. */
export const LANGUAGES: readonly Language[] = [
  {
    name: 'yaml',
    title: 'YAML alone',
    dsp: 'npx dsp',
    install: ['npm install'],
    synth: 'npx dsp synth',
    isNode: true,
    ignored: [],
  },
  {
    name: 'typescript',
    title: 'TypeScript',
    dsp: 'npx dsp',
    install: ['npm install'],
    synth: 'npx cdk synth --quiet',
    isNode: true,
    ignored: ['out'],
  },
  {
    name: 'python',
    title: 'Python',
    dsp: 'dsp',
    install: ['pip install -r requirements.txt'],
    synth: 'dsp synth',
    isNode: false,
    ignored: ['.venv', '__pycache__'],
  },
  {
    name: 'java',
    title: 'Java',
    dsp: FROM_NPM,
    install: [],
    synth: `${CDK_CLI} synth --quiet`,
    isNode: false,
    ignored: ['target'],
  },
  {
    name: 'csharp',
    title: 'C#',
    dsp: FROM_NPM,
    install: [],
    synth: `${CDK_CLI} synth --quiet`,
    isNode: false,
    ignored: ['bin', 'obj'],
  },
  {
    name: 'go',
    title: 'Go',
    dsp: FROM_NPM,
    install: ['go mod tidy'],
    synth: `${CDK_CLI} synth --quiet`,
    isNode: false,
    ignored: [],
  },
];

/**
 * The default language of a project: Python if `dsp` runs from the Python package, because YAML alone would need npm.
 */
export function defaultLanguage(env: NodeJS.ProcessEnv = process.env): string {
  return env.DSP_LAUNCHER === 'python' ? 'python' : LANGUAGES[0].name;
}

/** The language with this name. */
export function languageNamed(name: string): Language {
  return LANGUAGES.find((language) => language.name === name)!;
}

const TEMPLATES = join(PACKAGE_DIRECTORY, 'app-templates');

/** The files of the app in a language, by path. Empty for YAML alone. */
export function appFiles({ name }: Language): [file: string, text: string][] {
  const directory = join(TEMPLATES, name);
  if (!existsSync(directory)) return [];
  const versions = appVersions();
  return filesIn(directory).map(([file, text]) => [
    file,
    text.replace(/%([A-Z_]+_VERSION)%/g, (_, key: string) => versions[key]),
  ]);
}

/** All files of a directory as text, by path with forward slashes, sorted. */
export function filesIn(directory: string): [file: string, text: string][] {
  const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(directory, join(file.parentPath, file.name)).split(sep).join('/'));
  return paths.sort().map((path) => [path, readFileSync(join(directory, path), 'utf8')]);
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
  readonly peerDependencies?: { readonly [name: string]: string };
}

/**
 * The exact version of a package with which the library is developed. For the library itself, the running version, from
 * its source.
 */
export function pinnedVersion(name: string, directory: string): string {
  const library = readPackage(PACKAGE_DIRECTORY)!;
  if (name === library.name) return ownVersion(library, PACKAGE_DIRECTORY, resolve(directory));
  return (library.devDependencies?.[name] ?? library.peerDependencies![name]).replace(/^\^/, '');
}

/**
 * The values of version placeholders in the app templates. Go has no version ranges: its bindings require the CDK
 * version with which they were generated.
 */
export function appVersions(): { readonly [placeholder: string]: string } {
  const library = readPackage(PACKAGE_DIRECTORY)!;
  return {
    CDK_VERSION: TESTED_CDK,
    GO_CDK_VERSION: pinnedVersion('aws-cdk-lib', PACKAGE_DIRECTORY),
    LIBRARY_VERSION: library.version,
  };
}

/** The version of the library for a project in `directory`: a path if it was not installed from a registry. */
export function ownVersion(
  { name, version }: Pick<PackageJson, 'name' | 'version'>,
  library: string,
  directory: string,
): string {
  const pathFrom = (path: string) => `file:${relative(directory, path).split(sep).join('/')}`;
  if (basename(dirname(library)) !== 'node_modules') return pathFrom(library);
  const root = dirname(dirname(library));
  const { dependencies, devDependencies } = readPackage(root) ?? {};
  const installed = dependencies?.[name] ?? devDependencies?.[name];
  return installed?.startsWith('file:') ? pathFrom(resolve(root, installed.slice('file:'.length))) : version;
}

function readPackage(directory: string): PackageJson | undefined {
  const file = join(directory, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as PackageJson : undefined;
}
