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
/** Where the toolchain of a project does not bring `dsp`, npm does. */
const FROM_NPM = 'npx cdk-data-science-platform';

/** YAML alone, which `dsp` reads, comes first. */
export const LANGUAGES: readonly Language[] = [
  { name: 'yaml', title: 'YAML alone', dsp: 'npx dsp', install: ['npm install'], synth: 'npx dsp synth', isNode: true, ignored: [] },
  { name: 'typescript', title: 'TypeScript', dsp: 'npx dsp', install: ['npm install'], synth: 'npx cdk synth --quiet', isNode: true, ignored: ['out'] },
  { name: 'python', title: 'Python', dsp: 'dsp', install: ['pip install -r requirements.txt'], synth: `${CDK_CLI} synth --quiet`, isNode: false, ignored: ['.venv', '__pycache__'] },
  { name: 'java', title: 'Java', dsp: FROM_NPM, install: [], synth: `${CDK_CLI} synth --quiet`, isNode: false, ignored: ['target'] },
  { name: 'csharp', title: 'C#', dsp: FROM_NPM, install: [], synth: `${CDK_CLI} synth --quiet`, isNode: false, ignored: ['bin', 'obj'] },
  { name: 'go', title: 'Go', dsp: FROM_NPM, install: ['go mod tidy'], synth: `${CDK_CLI} synth --quiet`, isNode: false, ignored: [] },
];

/** The language of a name that is one. */
export function languageNamed(name: string): Language {
  return LANGUAGES.find((language) => language.name === name)!;
}
