import { builtinModules } from 'module';
import { join } from 'path';
import { buildSync } from 'esbuild';

const LIBRARY = join(__dirname, '..', 'lib');

// The command line starts faster from one file than from hundreds. Names and lines remain, for stack traces.
buildSync({
  absWorkingDir: LIBRARY,
  entryPoints: { 'dsp': './cli/main.js', 'rules-worker': './cli/rules/rules-worker.js' },
  outdir: LIBRARY,
  bundle: true,
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  logLevel: 'warning',
  // Besides what users install, packages that few commands need.
  external: [...builtinModules, 'aws-cdk-lib', 'constructs', 'ajv', '@dagrejs/dagre'],
});
