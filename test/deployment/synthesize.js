// synthesize.js: writes cloud assemblies. The standard input is a JSON list of [directory of the configuration, directory of the assembly].
// One process for many platforms, since most of the time of `dsp synth` is the start of Node.js.
const { readFileSync } = require('fs');
const { main } = require('../../lib/cli/main');

(async () => {
  for (const [configuration, assembly] of JSON.parse(readFileSync(0, 'utf8'))) {
    const code = await main(['synth', '--quiet', '-c', configuration, '-o', assembly]);
    if (code !== 0) process.exit(code);
  }
})();
