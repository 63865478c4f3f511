'use strict';
// Ratios in one run: the starter kit against an empty stack, and growth with the number of teams. `npx projen compile` first.
const { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { measure } = require('./measure.js');

const root = join(__dirname, '..');
const dsp = join(root, 'bin', 'dsp');
const kit = process.argv[2] ?? join(root, 'starter-kits', 'basic-datascience-platform');
const work = mkdtempSync(join(tmpdir(), 'dsp-bench-'));

function show(label, { seconds, megabytes }) {
  console.log(`${label.padEnd(28)} ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB`);
}

/** A copy of the kit with `count` teams in place of one, each with roles of its own. */
function kitWithTeams(count) {
  const directory = join(work, `teams-${count}`);
  cpSync(kit, directory, { recursive: true });
  const file = join(directory, 'mdaa.yaml');
  const text = readFileSync(file, 'utf8');
  const team = /^( +)example-team:\n(?:\1 +.*\n|\s*#.*\n|\s*\n)*/m.exec(text);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const copies = numbers.map((number) => {
    const module = team[0].replace('example-team:', `team-${number}:`).replace('datascience-team.yaml', `team-${number}.yaml`).trimEnd();
    const roles = `{ data-scientist-${number}: { trustedPrincipal: this_account }, team-execution-${number}: { trustedPrincipal: "service:sagemaker.amazonaws.com" } }`;
    return `${module}\n${team[1]}roles-${number}: { module_path: "@aws-mdaa/roles", module_config_data: { generateRoles: ${roles} } }`;
  });
  writeFileSync(file, text.replace(team[0], `${copies.join('\n')}\n`));
  const options = readFileSync(join(directory, 'datascience', 'datascience-team.yaml'), 'utf8');
  for (const number of numbers) {
    writeFileSync(join(directory, 'datascience', `team-${number}.yaml`), options.replace(/generated-role-id:(data-scientist|team-execution)/g, `generated-role-id:$1-${number}`));
  }
  return file;
}

try {
  const empty = measure([join(__dirname, 'empty-app.js'), join(work, 'empty')]);
  const synth = (config, name) => measure([dsp, 'synth', '--quiet', '-c', config, '-o', join(work, name)]);
  const starter = synth(join(kit, 'mdaa.yaml'), 'kit');
  show('empty stack', empty);
  show('dsp synth of the kit', starter);
  console.log(`ratio of time                ${(starter.seconds / empty.seconds).toFixed(2)} (goal: below 5)`);
  const validated = measure([dsp, 'validate', '--quiet', '-c', join(kit, 'mdaa.yaml')]);
  show('dsp validate of the kit', validated);
  console.log(`ratio to an empty stack      ${(validated.seconds / empty.seconds).toFixed(2)} (goal: below 1 s)`);
  const growth = [1, 10, 100].map((count) => ({ count, ...synth(kitWithTeams(count), `out-${count}`) }));
  for (const point of growth) show(`${point.count} teams`, point);
  const [one, ten, hundred] = growth;
  const perTeam = (from, to, unit) => (to[unit] - from[unit]) / (to.count - from.count);
  for (const [unit, label] of [['seconds', 'time'], ['megabytes', 'memory']]) {
    const ratio = perTeam(ten, hundred, unit) / perTeam(one, ten, unit);
    console.log(`${label} per team, 10..100 / 1..10: ${ratio.toFixed(2)} (linear: about 1)`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
