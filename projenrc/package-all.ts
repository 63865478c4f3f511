import { spawnSync } from 'child_process';
import { existsSync, rmSync, statSync } from 'fs';
import { join } from 'path';
import { Language, LANGUAGES, missingTool } from './toolchains';

const ROOT = join(__dirname, '..');

/** Runs a command in the project; true where it succeeded. */
function run(...[command, ...args]: string[]): boolean {
  return spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** Makes the package of a language, or its sources, or nothing; the sentence says which. Undefined where it failed. */
function make(language: Language): string | undefined {
  const { name, sources } = language;
  const missing = missingTool(language);
  // Nothing of an earlier version or another machine may stay.
  rmSync(join(ROOT, 'dist', name), { recursive: true, force: true });
  if (missing === undefined) return run('npx', 'projen', `package:${name}`) ? `dist/${name} is made` : undefined;
  if (!sources) return `skipped, because ${missing}`;
  return run('npx', 'projen', `package:${name}`, '--code-only') ? `dist/${name} holds the sources alone, because ${missing}` : undefined;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !LANGUAGES.some((language) => language.name === name));
if (unknown.length > 0) throw new Error(`unknown language "${unknown.join('", "')}": one of ${LANGUAGES.map(({ name }) => name).join(', ')}`);

// The docstrings of the packages show examples in their language, from here.
const [assembly, translations] = ['.jsii', '.jsii.tabl.json'].map((file) => join(ROOT, file));
if (!existsSync(assembly)) throw new Error('there is nothing to package: run "npx projen compile" first');
if (!existsSync(translations) || statSync(translations).mtimeMs < statSync(assembly).mtimeMs) {
  if (!run('npx', 'projen', 'rosetta')) process.exit(1);
}

const lines: string[] = [];
let failed = false;
for (const language of LANGUAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const start = Date.now();
  const outcome = make(language);
  failed ||= outcome === undefined;
  lines.push(`${language.name}: ${outcome ?? 'FAILED'} (${Math.round((Date.now() - start) / 1000)} s)`);
}
console.log(lines.join('\n'));
process.exitCode = failed ? 1 : 0;
