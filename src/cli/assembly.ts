import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { App, IReusableStackSynthesizer, Stack, Validations } from 'aws-cdk-lib';
import { CloudAssembly, DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';
import { allowsCode } from './allowed-code';
import { optimizeLess } from './optimization';
import { ConfigOptions, SynthOptions } from './options';
import { buildLarge, planOf } from './partitions/large-platform';
import { CachedRules, RulesSettings } from './rules/cached-rules';
import { hasRules, StartedRules } from './rules/start-rules';
import { selectModules } from './selection';
import { Terminal } from './terminal';
import { Configuration } from '../config/configuration';
import { readConfiguration, ReadOptions } from '../config/yaml-directory';
import { DataSciencePlatform } from '../data-science-platform';
import { BuildSettings, ModuleProgress } from '../platform/build-platform';
import { PlatformModule } from '../platform/platform-module';
import { PlatformPlan } from '../platform/platform-plan';
import { cfnResourcesOf } from '../private/cfn-resources';
import { TEMPLATE_LIMITS } from '../private/facts/template-limits';
import { fail, Problem, throwProblems } from '../private/problems';
import { templateTooLong } from '../private/template-checks';

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
  /** Numbers of resources of the stacks of the modules that were asked for, by name. */
  readonly resources: ReadonlyMap<string, number>;
}

/** A platform, and the configuration that it was created from. */
export interface BuiltPlatform {
  readonly platform: DataSciencePlatform;
  readonly configuration: Configuration;
}

/** How an app is created. */
export interface AppOptions extends Partial<Pick<SynthOptions, 'debug'>> {
  /** How the rules of CloudFormation check the templates, if not as the CDK does. */
  readonly rules?: RulesSettings;
  /** The synthesizer of the stacks, if not the default of the CDK. */
  readonly synthesizer?: IReusableStackSynthesizer;
}

/**
 * An app without the construct tree (tree.json) and the stack traces that the CDK records for each resource, which the
 * cdk CLI does not need. In an app that the cdk CLI runs, its context determines this.
 */
export function newApp(outdir?: string, options: AppOptions = {}): App {
  if (process.env.CDK_OUTDIR !== undefined) return new App({ outdir });
  const { debug = false, rules, synthesizer } = options;
  const context = { [DISABLE_CREATION_STACK_TRACES]: !debug };
  const app = new App({
    outdir, context, treeMetadata: debug, stackTraces: debug, defaultStackSynthesizer: synthesizer,
  });
  if (rules && hasRules()) Validations.of(app).addPlugins(new CachedRules(rules));
  return app;
}

/**
 * What `make` makes without the traces that the CDK records for each acknowledgement. They name the directory in which
 * this library is installed, and take time.
 */
export function withoutTraces<T>({ debug = false }: AppOptions, make: () => T): T {
  const limit = Error.stackTraceLimit;
  if (!debug && process.env.CDK_OUTDIR === undefined) Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Reads a configuration. Its code runs only if the user allows it. */
export function readAllowed(config: string, read: ReadOptions): Configuration {
  optimizeLess();
  return readConfiguration(config, { ...read, allowCode: allowsCode(config, read.allowCode) });
}

/** Creates the platform without writing files. */
export function makePlatform(
  app: App,
  config: string,
  onModule?: (progress: ModuleProgress) => void,
  read: ReadOptions = {},
): BuiltPlatform {
  return platformOf(app, readAllowed(config, read), { onModule });
}

/** The same, of a configuration that was read. */
export function platformOf(app: App, configuration: Configuration, settings: BuildSettings): BuiltPlatform {
  const _settings = { ...settings, annotate: false, unchanged: true };
  const platform = new DataSciencePlatform(app, 'Platform', { ...configuration.options, _settings });
  // A platform without modules would look like success, unless a warning says that each one is skipped.
  if (platform.modules.length === 0 && !configuration.options._origin?.skipped?.length) {
    fail({
      code: 'DSP112',
      message: 'the platform has no module',
      hint: 'add one under "modules" of an environment',
      position: configuration.positionOf(['domains']),
    });
  }
  return { platform, configuration };
}

/** Creates the platform, and prints warnings. */
export function buildPlatform(
  app: App,
  options: ConfigOptions & { readonly strict?: boolean },
  terminal: Terminal,
  settings: BuildSettings = {},
  configuration = readAllowed(options.config, options),
): BuiltPlatform {
  const built = platformOf(app, configuration, settings);
  terminal.warnings(built.platform._build.warnings);
  if (!options.strict) terminal.warnings(built.platform._build.undeclared);
  return built;
}

/** The same, and returns the selected modules. */
export function buildModules(
  app: App,
  options: Omit<SynthOptions, 'output'>,
  terminal: Terminal,
  settings: BuildSettings = {},
  read?: Configuration,
): SelectedModules {
  const { platform, configuration } = buildPlatform(app, options, terminal, settings, read);
  if (options.strict) throwProblems(platform._build.undeclared);
  return { modules: selectModules(platform.modules, options), platform, configuration };
}

/** The platform for a command that needs no templates and no components, from several processes if it is large. */
export async function openPlatform(
  options: ConfigOptions & { readonly strict?: boolean; readonly debug: boolean }, terminal: Terminal,
): Promise<BuiltPlatform> {
  const configuration = readAllowed(options.config, options);
  const plan = planOf(configuration);
  const parts = plan && !options.debug ? await buildLarge(configuration, plan) : undefined;
  return buildPlatform(newApp(), options, terminal, { plan, elsewhere: parts?.elsewhere }, configuration);
}

/** A line for each module that was built. */
function moduleProgress(progress: (text: string) => void): BuildSettings['onModule'] {
  return ({ number, total, stackName, kind }) => (
    progress(`[${String(number).padStart(String(total).length)}/${total}] ${stackName} (${kind})`)
  );
}

/**
 * Writes the cloud assembly. It is first written next to its final location and moved when it is complete, so that a
 * failure does not change the previous assembly. A directory from the cdk CLI, which keeps it locked, is written in
 * place.
 */
export async function synthesize(
  options: Omit<SynthOptions, 'output'>, terminal: Terminal, progress = (text: string) => terminal.progress(text),
): Promise<Synthesis> {
  const inPlace = options.outputDir === undefined && process.env.CDK_OUTDIR !== undefined;
  const directory = resolve(options.outputDir ?? process.env.CDK_OUTDIR ?? 'cdk.out');
  if (inPlace) {
    const configuration = readAllowed(options.config, options);
    return { ...inOneProcess(directory, { options, terminal, progress, configuration }), directory };
  }
  const rules = options.cache !== false && hasRules() ? new StartedRules(options.config) : undefined;
  try {
    const configuration = readAllowed(options.config, options);
    const writing = { options, terminal, progress, configuration, plan: planOf(configuration) };
    return await replacing(directory, { ...writing, rules: rules?.settings(configuration) });
  } finally {
    rules?.stop();
  }
}

/** Writes the assembly to a new directory, which replaces the previous one if nothing fails. */
async function replacing(directory: string, writing: Writing): Promise<Synthesis> {
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
    const synthesis = await inSeveralProcesses(draft, writing) ?? inOneProcess(draft, writing);
    rmSync(directory, { recursive: true, force: true });
    renameSync(draft, directory);
    const moved = { ...synthesis, directory };
    // To read thousands of stacks again takes time, and only a deployment needs it.
    Object.defineProperty(moved, 'assembly', { get: () => new CloudAssembly(directory) });
    return moved;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What is written, and where messages go. */
interface Writing {
  readonly options: Omit<SynthOptions, 'output'>;
  readonly terminal: Terminal;
  readonly progress: (text: string) => void;
  readonly configuration: Configuration;
  readonly plan?: PlatformPlan;
  readonly rules?: RulesSettings;
}

function inOneProcess(
  directory: string, { options, terminal, progress, configuration, plan, rules }: Writing,
): Omit<Synthesis, 'directory'> {
  const app = newApp(directory, { ...options, rules });
  const settings = { onModule: moduleProgress(progress), plan };
  const { assembly, ...selected } = withoutTraces(options, () => ({
    ...buildModules(app, options, terminal, settings, configuration), assembly: write(app, progress),
  }));
  const resources = new Map(selected.modules.flatMap(stacksOf).map((stack) => (
    [stack.stackName, cfnResourcesOf(stack).length]
  )));
  return { ...selected, assembly, resources };
}

/**
 * The same in processes that build a part of a large platform each. Undefined for what one process does better, and for
 * what it must explain.
 */
async function inSeveralProcesses(
  directory: string, writing: Writing,
): Promise<Omit<Synthesis, 'directory'> | undefined> {
  const { options, terminal, progress, configuration, plan, rules } = writing;
  if (plan === undefined || options.debug) return undefined;
  const parts = await buildLarge(configuration, plan, { directory, onModule: moduleProgress(progress) });
  if (parts === undefined) return undefined;
  let isClean = true;
  const onFindings = () => {
    isClean = false;
  };
  const { elsewhere, resources } = parts;
  const app = newApp(directory, { ...options, rules: { ...rules, onFindings } });
  const selected = buildModules(app, options, terminal, { plan, elsewhere }, configuration);
  const assembly = write(app, progress);
  if (isClean) return { ...selected, assembly, resources };
  // A report names constructs, which are in one process. What was shown already is not shown again.
  rmSync(directory, { recursive: true });
  mkdirSync(directory);
  const quiet = { ...writing, terminal: new Terminal({ quiet: true }), progress: () => undefined };
  return inOneProcess(directory, quiet);
}

function stacksOf({ stack, additionalStacks }: PlatformModule): Stack[] {
  return [stack, ...additionalStacks];
}

function write(app: App, progress: (text: string) => void): CloudAssembly {
  progress('writing the templates, and checking them');
  const assembly = app.synth();
  throwProblems(longTemplates(assembly));
  return assembly;
}

/** A problem for each template that exceeds the size limit of CloudFormation. */
function longTemplates(assembly: CloudAssembly): Problem[] {
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
