'use strict';
// Preloaded into the measured program: its largest resident set, on stderr.
process.on('exit', () => process.stderr.write(`\npeak memory: ${process.resourceUsage().maxRSS} kB\n`));
