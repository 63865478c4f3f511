import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { CloudAssembly, DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { ConfigOptions, SynthOptions } from './options';
import { CachedRules } from './rules/cached-rules';
import { cacheDirectory, ResultCache } from './rules/result-cache';
import { selectModules } from './selection';
import { Terminal } from './terminal';
import { Configuration } from '../config/configuration';
import { readConfiguration, ReadOptions } from '../config/yaml-directory';
import { DataSciencePlatform } from '../data-science-platform';
import { ModuleProgress } from '../platform/build-platform';
import { templateTooLong } from '../platform/platform-limits';
import { PlatformModule } from '../platform/platform-module';
import { TEMPLATE_LIMITS } from '../private/facts/template-limits';
import { fail, Problem, throwProblems } from '../private/problems';

/** The selected modules, in deployment order, and their platform. */
export interface SelectedModules {
  readonly modules: PlatformModule[];
  readonly platform: DataSciencePlatform;
  readonly configuration: Configuration;
}

/** The selected modules, and the cloud assembly of the whole platform. */
export interface Synthesis extends SelectedModules {
  readonly assembly: CloudAssembly;
  readonly directory: string;
}

/** A platform, and the configuration that it was created from. */
export interface BuiltPlatform {
  readonly platform: DataSciencePlatform;
  readonly configuration: Configuration;
}

/**
 * An app without the construct tree (tree.json) and the stack traces that the CDK records for each resource, which the
 * cdk CLI does not need. In an app that the cdk CLI runs, its context determines this.
 */
export function newApp(outdir?: string, { debug = false, cache = true }: Partial<SynthOptions> = {}): App {
  if (process.env.CDK_OUTDIR !== undefined) return new App({ outdir });
  const context = { [DISABLE_CREATION_STACK_TRACES]: !debug };
  const app = new App({ outdir, context, treeMetadata: debug, stackTraces: debug });
  // Older versions of the CDK do not have the plugin as a class and validate every template.
  if (cache && process.env.CDK_VALIDATION !== 'false' && CloudFormationValidatePlugin !== undefined) {
    Validations.of(app).addPlugins(new CachedRules(new ResultCache(join(cacheDirectory(), 'rules'))));
  }
  return app;
}

/** Creates the platform without writing files. A platform without modules would look like success. */
export function makePlatform(
  app: App,
  config: string,
  onModule?: (progress: ModuleProgress) => void,
  read: ReadOptions = {},
): BuiltPlatform {
  const configuration = readConfiguration(config, read);
  const settings = { onModule, annotate: false };
  const platform = new DataSciencePlatform(app, 'Platform', { ...configuration.options, _settings: settings });
  if (platform.modules.length === 0) {
    fail({
      code: 'DSP112',
      message: 'the platform has no module',
      hint: 'add one under "modules" of an environment',
      position: configuration.positionOf(['domains']),
    });
  }
  return { platform, configuration };
}

/** The same, and prints warnings. */
export function buildPlatform(
  app: App,
  options: ConfigOptions & { readonly strict?: boolean },
  terminal: Terminal,
  onModule?: (progress: ModuleProgress) => void,
): BuiltPlatform {
  const built = makePlatform(app, options.config, onModule, options);
  terminal.warnings(built.platform._build.warnings);
  if (!options.strict) terminal.warnings(built.platform._build.undeclared);
  return built;
}

/** The same, and returns the selected modules. */
export function buildModules(
  app: App,
  options: Omit<SynthOptions, 'output'>,
  terminal: Terminal,
  onModule: (text: string) => void = () => undefined,
): SelectedModules {
  const { platform, configuration } = buildPlatform(app, options, terminal, (progress) => {
    const { number, total, module } = progress;
    onModule(`[${String(number).padStart(String(total).length)}/${total}] ${module.stack.stackName} (${module.kind})`);
  });
  if (options.strict) throwProblems(platform._build.undeclared);
  return { modules: selectModules(platform.modules, options), platform, configuration };
}

/**
 * Writes the cloud assembly. It is first written next to its final location and moved when it is complete, so that a
 * failure does not change the previous assembly. A directory from the cdk CLI, which keeps it locked, is written in
 * place.
 */
export function synthesize(
  options: Omit<SynthOptions, 'output'>, terminal: Terminal, progress = (text: string) => terminal.progress(text),
): Synthesis {
  const inPlace = options.outputDir === undefined && process.env.CDK_OUTDIR !== undefined;
  const directory = resolve(options.outputDir ?? process.env.CDK_OUTDIR ?? 'cdk.out');
  if (inPlace) {
    const app = newApp(directory, options);
    return { ...buildModules(app, options, terminal, progress), assembly: write(app, progress), directory };
  }
  checkReplaceable(directory);
  if (!existsSync(dirname(directory))) {
    fail({
      code: 'DSP402',
      message: `"${dirname(directory)}" is not a directory`,
      hint: 'create it first, or choose another --output-dir',
    });
  }
  const draft = mkdtempSync(join(dirname(directory), `.${basename(directory)}-`));
  try {
    const app = newApp(draft, options);
    const selected = buildModules(app, options, terminal, progress);
    write(app, progress);
    rmSync(directory, { recursive: true, force: true });
    renameSync(draft, directory);
    return { ...selected, assembly: new CloudAssembly(directory), directory };
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function write(app: App, progress: (text: string) => void): CloudAssembly {
  progress('writing the templates, and checking them');
  const assembly = app.synth();
  throwProblems(longTemplates(assembly));
  return assembly;
}

/** A problem for each template that exceeds the size limit of CloudFormation. */
export function longTemplates(assembly: CloudAssembly): Problem[] {
  return assembly.stacksRecursively.flatMap(({ stackName, templateFullPath }): Problem[] => {
    const { size } = statSync(templateFullPath);
    return size <= TEMPLATE_LIMITS.bytes ? [] : [templateTooLong(stackName, size)];
  });
}

/** Only a cloud assembly is replaced, so that a wrong --output-dir deletes no files. */
function checkReplaceable(directory: string): void {
  if (!existsSync(directory)) return;
  const files = readdirSync(directory);
  if (files.length === 0 || files.includes('manifest.json')) return;
  fail({
    code: 'DSP402',
    message: `"${directory}" contains files but no cloud assembly, and is not overwritten`,
    hint: 'choose another --output-dir',
  });
}
