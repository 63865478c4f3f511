'use strict';
// Runs a program several times and keeps the median of wall time and the largest resident set.
const { spawnSync } = require('child_process');

const RUNS = Number(process.env.BENCH_RUNS ?? 5);

/** Median seconds and largest memory in MB of `node args...`. */
exports.measure = function measure(args, env = {}) {
  const times = [];
  let memory = 0;
  for (let run = 0; run < RUNS; run++) {
    const start = process.hrtime.bigint();
    const child = spawnSync(process.execPath, ['-r', require.resolve('./report-memory.js'), ...args], {
      env: { ...process.env, CDK_VALIDATION: 'false', ...env },
      encoding: 'utf8',
    });
    times.push(Number(process.hrtime.bigint() - start) / 1e9);
    if (child.status !== 0) throw new Error(child.stderr);
    memory = Math.max(memory, Number(/^peak memory: (\d+) kB$/m.exec(child.stderr)[1]) / 1024);
  }
  times.sort((a, b) => a - b);
  return { seconds: times[Math.floor(times.length / 2)], megabytes: memory };
};
