import { spawnSync } from 'child_process';
import { existsSync, rmSync, statSync } from 'fs';
import { join } from 'path';
import { Language, LANGUAGES, missingTool, PACK_FOR_BINDINGS, PYTHON_LAUNCHER } from './toolchains';

const ROOT = join(__dirname, '..');

/** Runs a command in the project. Returns whether it succeeded. */
function run(...[command, ...args]: string[]): boolean {
  return spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** The commands of `package:<language>`, for several languages: the project is copied once. */
function packBindings(languages: Language[]): boolean {
  return (
    languages.length === 0 ||
    run(
      'npx',
      'jsii-pacmak',
      '-v',
      ...languages.flatMap(({ name }) => ['--target', name]),
      '--pack-command',
      PACK_FOR_BINDINGS,
    )
  );
}

/**
 * What can be built for a language here, in a sentence. Sources alone are not installed, so they contain the npm
 * package without changes.
 */
function makeSources({ name, sources }: Language, missing: string): string | undefined {
  if (!sources) return `skipped, because ${missing}`;
  return run('npx', 'jsii-pacmak', '-v', '--target', name, '--code-only')
    ? `dist/${name} contains only the sources, because ${missing}`
    : undefined;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !LANGUAGES.some((language) => language.name === name));
if (unknown.length > 0) {
  throw new Error(`unknown language "${unknown.join('", "')}": one of ${LANGUAGES.map(({ name }) => name).join(', ')}`);
}

// The docstrings of the packages show examples in their language, which come from here.
const [assembly, translations] = ['.jsii', '.jsii.tabl.json'].map((file) => join(ROOT, file));
if (!existsSync(assembly)) throw new Error('there is nothing to package: run "npx projen compile" first');
if (!existsSync(translations) || statSync(translations).mtimeMs < statSync(assembly).mtimeMs) {
  if (!run('npx', 'projen', 'rosetta')) process.exit(1);
}

const languages = LANGUAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).map((language) => ({
  language,
  missing: missingTool(language),
}));
// Files of an earlier version or another machine must not remain.
for (const { language } of languages) rmSync(join(ROOT, 'dist', language.name), { recursive: true, force: true });
const whole = languages.filter(({ missing }) => missing === undefined).map(({ language }) => language);
const npm = whole.every(({ name }) => name !== 'js') || run('npx', 'projen', 'package:js');
const bindings = packBindings(whole.filter(({ name }) => name !== 'js'));
/** Whether the binding was built together with the others and is complete. */
const madeTogether = ({ name }: Language) => bindings && (name !== 'python' || run(...PYTHON_LAUNCHER.split(' ')));
const outcomes = languages.map(({ language, missing }) => {
  // If building the bindings together fails, building them one by one shows which one fails.
  const made = () => (
    language.name === 'js' ? npm : madeTogether(language) || run('npx', 'projen', `package:${language.name}`)
  );
  return {
    language,
    outcome:
      missing === undefined
        ? (made() ? `dist/${language.name} is complete` : undefined)
        : makeSources(language, missing),
  };
});
for (const { language, outcome } of outcomes) console.log(`${language.name}: ${outcome ?? 'FAILED'}`);
process.exitCode = outcomes.every(({ outcome }) => outcome !== undefined) ? 0 : 1;
