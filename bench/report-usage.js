'use strict';
// Loaded before a measured program: reports its peak memory and CPU time when it ends.
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`\nusage: ${maxRSS} kB, ${userCPUTime + systemCPUTime} us\n`);
});
