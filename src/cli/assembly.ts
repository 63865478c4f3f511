import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { App } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { SynthOptions } from './options';
import { Terminal } from './terminal';
import { DataSciencePlatform } from '../platform/data-science-platform';
import { observeModules } from '../platform/progress';
import { fail } from '../private/problems';

/** A platform and the cloud assembly that was written for it. */
export interface Synthesis {
  readonly platform: DataSciencePlatform;
  readonly assembly: CloudAssembly;
  readonly directory: string;
}

/** Makes the platform without writing anything. */
export function buildPlatform(app: App, config: string, onModule: (text: string) => void = () => undefined): DataSciencePlatform {
  return observeModules(
    ({ number, total, module }) => onModule(`[${String(number).padStart(String(total).length)}/${total}] ${module.stack.stackName} (${module.kind})`),
    () => DataSciencePlatform.fromYaml(app, 'Platform', config),
  );
}

/**
 * Writes the cloud assembly. It is written beside its place and moved there when it is whole, so that a failure leaves what was there before;
 * where the cdk CLI named the directory, which it keeps locked, it is written in place.
 */
export function synthesize(options: SynthOptions, terminal: Terminal): Synthesis {
  const inPlace = options.outputDir === undefined && process.env.CDK_OUTDIR !== undefined;
  const directory = resolve(options.outputDir ?? process.env.CDK_OUTDIR ?? 'cdk.out');
  const progress = (text: string) => terminal.progress(text);
  if (inPlace) {
    const app = new App({ outdir: directory });
    const platform = buildPlatform(app, options.config, progress);
    return { platform, assembly: app.synth(), directory };
  }
  checkReplaceable(directory);
  if (!existsSync(dirname(directory))) fail({ code: 'DSP402', message: `"${dirname(directory)}" is not a directory`, hint: 'make it first, or choose another --output-dir' });
  const draft = mkdtempSync(join(dirname(directory), `.${basename(directory)}-`));
  try {
    const app = new App({ outdir: draft });
    const platform = buildPlatform(app, options.config, progress);
    app.synth();
    rmSync(directory, { recursive: true, force: true });
    renameSync(draft, directory);
    return { platform, assembly: new CloudAssembly(directory), directory };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Only a cloud assembly is replaced: nobody loses files for a wrong --output-dir. */
function checkReplaceable(directory: string): void {
  if (!existsSync(directory)) return;
  const files = readdirSync(directory);
  if (files.length === 0 || files.includes('manifest.json')) return;
  fail({ code: 'DSP402', message: `"${directory}" holds files but no cloud assembly, and is not overwritten`, hint: 'choose another --output-dir' });
}
