'use strict';
// Ratios in one run: startup, the starter kit and many teams against plain L1 constructs, and the rules of
// CloudFormation with and without the cache. Run `npx projen compile` first. BENCH_TEAMS=1000 adds a large platform.
const { cpSync, mkdtempSync, rmSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const { writeTeams } = require('./many-teams.js');
const { measure } = require('./measure.js');

const root = join(__dirname, '..');
const dsp = join(root, 'bin', 'dsp');
const floor = join(__dirname, 'floor.js');
const kit = process.argv[2] ?? join(root, 'starter-kits', 'basic-datascience-platform');
const work = mkdtempSync(join(tmpdir(), 'dsp-bench-'));
const cache = join(work, 'cache');
const many = Number(process.env.BENCH_TEAMS ?? 0);

/** A copy of the kit with `count` teams instead of one. */
function kitWithTeams(count) {
  const directory = join(work, `teams-${count}`);
  cpSync(kit, directory, { recursive: true });
  writeTeams(directory, count);
  return directory;
}

const out = (name) => join(work, `out-${name}`);
const synth = (config, name, ...options) => [dsp, 'synth', '--quiet', '-c', config, '-o', out(name), ...options];

function show(measured) {
  for (const [name, { seconds, cpu, megabytes }] of Object.entries(measured)) {
    console.log(`${name.padEnd(26)} ${seconds.toFixed(2).padStart(6)} s  CPU ${cpu.toFixed(2).padStart(6)} s  ${megabytes.toFixed(0).padStart(5)} MB`);
  }
}

function ratio(label, value, goal) {
  console.log(`${label.padEnd(58)} ${value.toFixed(2).padStart(5)} (at most ${goal})`);
}

try {
  const hundred = kitWithTeams(100);
  const ruled = { rules: true, env: { XDG_CACHE_HOME: cache } };
  // The floors read what these write.
  measure({ kit: { args: synth(kit, 'kit') }, hundred: { args: synth(hundred, '100') } }, 1);
  const times = measure({
    'node -e 0': { args: ['-e', '0'] },
    'dsp --version': { args: [dsp, '--version'] },
    'kit as L1': { args: [floor, out('kit'), out('floor-kit')] },
    'kit': { args: synth(kit, 'kit-again') },
    '100 teams as L1': { args: [floor, out('100'), out('floor-100')] },
    '100 teams': { args: synth(hundred, '100-again') },
    'kit, rules, no cache': { args: synth(kit, 'rules', '--no-cache'), ...ruled },
    'kit, rules, cache empty': {
      args: synth(kit, 'rules'), before: () => rmSync(cache, { recursive: true, force: true }), ...ruled,
    },
    'kit, rules, cache full': { args: synth(kit, 'rules'), ...ruled },
  });
  show(times);
  const wall = (one, other) => times[one].seconds / times[other].seconds;
  ratio('dsp --version / node -e 0', wall('dsp --version', 'node -e 0'), 1.8);
  ratio('kit / the same resources as L1', wall('kit', 'kit as L1'), 1.4);
  ratio('100 teams / the same resources as L1', wall('100 teams', '100 teams as L1'), 1.7);
  ratio('kit, rules with a full cache / without rules', wall('kit, rules, cache full', 'kit'), 1.15);
  ratio('kit, rules with an empty cache / as the CDK runs them', wall('kit, rules, cache empty', 'kit, rules, no cache'), 0.7);
  if (many > 0) {
    const grown = `${many} teams`;
    const large = measure({
      '100 teams': { args: synth(hundred, '100-again') }, [grown]: { args: synth(kitWithTeams(many), 'many') },
    }, 3);
    show(large);
    const per = (figure) => large[grown][figure] / large['100 teams'][figure];
    ratio(`CPU of ${grown} / 100 teams`, per('cpu'), (0.7 * many) / 100);
    ratio(`memory of the largest process, ${grown} / 100 teams`, per('megabytes'), 3);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
