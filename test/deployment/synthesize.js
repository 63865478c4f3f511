// synthesize.js: writes cloud assemblies. The standard input is a JSON list of [directory of the configuration, directory of the assembly].
// One process synthesizes many platforms, because `dsp synth` spends most of its time on starting Node.js.
const { readFileSync } = require('fs');
const { main } = require('../../lib/cli/main');

(async () => {
  for (const [configuration, assembly] of JSON.parse(readFileSync(0, 'utf8'))) {
    const code = await main(['synth', '--quiet', '--allow-code', '-c', configuration, '-o', assembly]);
    if (code !== 0) process.exit(code);
  }
})();
