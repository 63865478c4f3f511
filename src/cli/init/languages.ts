import { existsSync, readdirSync, readFileSync } from 'fs';
import { basename, dirname, join, relative, resolve, sep } from 'path';

/** The directory of this package. */
export const PACKAGE = join(__dirname, '..', '..', '..');

/** A language in which a platform can be composed, and how its projects are worked with. */
export interface Language {
  readonly name: string;
  readonly title: string;
  /** The command that runs `dsp` in a project. */
  readonly dsp: string;
  /** What has to be installed before the first run. */
  readonly install: readonly string[];
  /** The command that runs the app of a project. */
  readonly synth: string;
  /** Whether the project is a package of Node.js, with this library in `node_modules`. */
  readonly isNode: boolean;
  /** Lines of its `.gitignore`. */
  readonly ignored: readonly string[];
}

const CDK_CLI = 'npx aws-cdk@2.1148.1';
/** The version of the CDK with which the packages of Python, Java and .NET are tested; all registries have it. */
const TESTED_CDK = '2.271.0';
/** Where the toolchain of a project does not bring `dsp`, npm does. */
const FROM_NPM = 'npx cdk-data-science-platform';

/** YAML alone, which `dsp` reads, comes first. */
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
 * The language of a project whose language is not specified: Python if `dsp` runs from the package of Python, where
 * YAML alone would need npm.
 */
export function defaultLanguage(env: NodeJS.ProcessEnv = process.env): string {
  return env.DSP_LAUNCHER === 'python' ? 'python' : LANGUAGES[0].name;
}

/** The language of a name that is one. */
export function languageNamed(name: string): Language {
  return LANGUAGES.find((language) => language.name === name)!;
}

const TEMPLATES = join(PACKAGE, 'app-templates');

/** The files of the app in a language, by their paths; none for YAML alone. */
export function appFiles({ name }: Language): [file: string, text: string][] {
  const directory = join(TEMPLATES, name);
  if (!existsSync(directory)) return [];
  const versions = appVersions();
  return filesIn(directory).map(([file, text]) => [
    file,
    text.replace(/%([A-Z_]+_VERSION)%/g, (_, key: string) => versions[key]),
  ]);
}

/** Every file below a directory as text, by its path with forward slashes, in order. */
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
 * The exact version of a package that the library is developed against; of the library itself, that which runs, from
 * where it came.
 */
export function pinnedVersion(name: string, directory: string): string {
  const library = readPackage(PACKAGE)!;
  if (name === library.name) return ownVersion(library, PACKAGE, resolve(directory));
  return (library.devDependencies?.[name] ?? library.peerDependencies![name]).replace(/^\^/, '');
}

/**
 * What stands for versions in the templates of apps. Go knows no ranges: its bindings want the CDK that they were
 * created with.
 */
export function appVersions(): { readonly [placeholder: string]: string } {
  const library = readPackage(PACKAGE)!;
  return {
    CDK_VERSION: TESTED_CDK,
    GO_CDK_VERSION: pinnedVersion('aws-cdk-lib', PACKAGE),
    LIBRARY_VERSION: library.version,
  };
}

/** The version of the library for a project in `directory`: a path where it was not installed from a registry. */
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
