'use strict';
// Runs programs by turns, so that what else the machine does slows all of them, and keeps the medians.
const { spawnSync } = require('child_process');

const RUNS = Number(process.env.BENCH_RUNS ?? 5);

/**
 * Seconds on the clock, seconds of CPU of all processes and the largest resident set of one of them in MB, by name. `before` runs
 * before each run and is not measured. Validation by the rules of CloudFormation is off unless `rules` is set.
 */
exports.measure = function measure(programs, runs = RUNS) {
  const samples = new Map(Object.keys(programs).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, { args, before, rules = false, env = {} }] of Object.entries(programs)) {
      before?.();
      samples.get(name).push(once(args, { CDK_VALIDATION: String(rules), ...env }));
    }
  }
  return Object.fromEntries([...samples].map(([name, all]) => [name, {
    seconds: median(all.map(({ seconds }) => seconds)),
    cpu: median(all.map(({ cpu }) => cpu)),
    megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
  }]));
};

function once(args, env) {
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['-r', require.resolve('./report-usage.js'), ...args], {
    env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1e9,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (child.status !== 0) throw new Error(child.stderr);
  // Processes that the program starts report, too.
  const used = [...child.stderr.matchAll(/^usage: (\d+) kB, (\d+) us$/gm)].map(([, ...numbers]) => numbers.map(Number));
  return {
    seconds,
    cpu: used.reduce((sum, [, microseconds]) => sum + microseconds, 0) / 1e6,
    megabytes: Math.max(...used.map(([kilobytes]) => kilobytes)) / 1024,
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
