'use strict';
// compare.js DIRECTORY LANGUAGE...: DIRECTORY/<language>/{yaml,typed,team,grants,cli} are cloud assemblies. The templates
// of an app must be byte-identical in every language, and the templates of yaml, typed and the command line must be
// identical to each other.
const { existsSync, readdirSync, readFileSync } = require('fs');
const { join } = require('path');

/** The unit tests simulate the policies of grants in TypeScript. */
const APPS = ['yaml', 'typed', 'team', 'grants'];
const [directory, ...languages] = process.argv.slice(2);

/** The templates of a cloud assembly by name. */
function templatesIn(assembly) {
  if (!existsSync(assembly)) return new Map();
  const files = readdirSync(assembly, { recursive: true }).filter((file) => file.endsWith('.template.json')).sort();
  return new Map(files.map((file) => [file, readFileSync(join(assembly, file))]));
}

/** The differences between two assemblies; empty if they are identical. */
function differences(found, expected) {
  const names = [...new Set([...found.keys(), ...expected.keys()])].sort();
  return names.flatMap((name) => {
    if (!found.has(name)) return [`${name} is missing`];
    if (!expected.has(name)) return [`${name} is not expected`];
    if (found.get(name).equals(expected.get(name))) return [];
    const [lines, others] = [found, expected].map((templates) => templates.get(name).toString('utf8').split('\n'));
    const at = lines.findIndex((line, index) => line !== others[index]);
    return [`${name}:${at + 1}: ${JSON.stringify(lines[at])} is not ${JSON.stringify(others[at])}`];
  });
}

let passed = 0;
let failed = 0;
function compare(name, found, expected, other) {
  const problems = expected.size === 0 ? ['there are no templates'] : differences(found, expected);
  if (problems.length === 0) {
    passed += 1;
    console.log(`ok: ${name}: ${found.size} templates, the same bytes as ${other}`);
  } else {
    failed += 1;
    console.log(`FAILED: ${name} and ${other} differ:\n  ${problems.slice(0, 10).join('\n  ')}`);
  }
}

if (languages.length === 0) {
  console.log('no language to compare');
  process.exit(1);
}
const [reference] = languages;
const expected = Object.fromEntries(APPS.map((app) => [app, templatesIn(join(directory, reference, app))]));
compare(`${reference} typed`, expected.typed, expected.yaml, `${reference} yaml`);
// The npm package and the wheel contain the command.
for (const language of languages) {
  const commandLine = join(directory, language, 'cli');
  if (existsSync(commandLine)) compare(`${language} dsp synth`, templatesIn(commandLine), expected.yaml, `${reference} yaml`);
}
for (const language of languages.slice(1)) {
  for (const app of APPS) compare(`${language} ${app}`, templatesIn(join(directory, language, app)), expected[app], `${reference} ${app}`);
}
for (const app of ['team', 'grants'].filter((name) => expected[name].size === 0)) {
  failed += 1;
  console.log(`FAILED: ${reference} ${app}: there are no templates`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
