import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { directoryWith, sampleYaml } from './scratch-kit';
import { DataSciencePlatform, DataSciencePlatformOptions, ModuleOptions } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { throwProblems } from '../../src/private/problems';

export const SAMPLES = join(__dirname, '..', '..', 'samples');

/** A sample of the repository: the configuration of one module, or of a complete platform. */
export interface Sample {
  /** `datalake/minimal` */
  readonly name: string;
  /** The directory that contains `mdaa.yaml`. */
  readonly directory: string;
}

/** Samples of one module each, in a platform with only that module. */
export function moduleSamples(): Sample[] {
  return MODULE_KINDS.flatMap(({ modulePath }) =>
    files(join(SAMPLES, modulePath)).map((file) => ({
      name: `${modulePath}/${file.replace(/\.yaml$/, '')}`,
      directory: directoryWith({
        'mdaa.yaml': sampleYaml(modulePath, `module_configs: ["${join(SAMPLES, modulePath, file)}"]`),
      }),
    })),
  );
}

/** Samples of complete platforms. */
export function platformSamples(): Sample[] {
  const directory = join(SAMPLES, 'platform');
  if (!existsSync(directory)) return [];
  return readdirSync(directory).sort().map((name) => ({ name: `platform/${name}`, directory: join(directory, name) }));
}

/** The options of a sample. */
export function optionsOf(sample: Sample): DataSciencePlatformOptions {
  const { options, problems } = readConfiguration(sample.directory, { allowCode: true });
  throwProblems(problems);
  const { _origin, ...typed } = options;
  return typed;
}

/** The same module with other execution roles, as a second team in an account needs. */
export function withExecutionRole(module: ModuleOptions, name: string): ModuleOptions {
  const replace = (key: string, value: unknown) => (/execution_?role$/i.test(key) ? { name: `${name}-${key}` } : value);
  return JSON.parse(JSON.stringify(module, replace)) as ModuleOptions;
}

/** A module without what exists once in an account and Region, regardless of the names of modules. */
export function withoutAccountWide(module: ModuleOptions): ModuleOptions {
  const once = ['lfTags', 'createDataZoneAdminRole', 'dataZoneAdminTrustAccounts'];
  const replace = (key: string, value: unknown) => (once.includes(key) ? undefined : value);
  return JSON.parse(JSON.stringify(module, replace)) as ModuleOptions;
}

/** The platform for these options, in its own app. */
export function platformFrom(options: DataSciencePlatformOptions): DataSciencePlatform {
  return new DataSciencePlatform(new App(), 'Platform', options);
}

/**
 * Every template of a platform as a string, and other relevant results: protection, order, commands, messages and
 * accepted compliance findings.
 */
export function fingerprint(platform: DataSciencePlatform): string {
  const stacks = platform.modules.flatMap((module) =>
    [module.stack, ...module.additionalStacks].map((stack) => ({
      name: stack.stackName,
      environment: stack.environment,
      protection: stack.terminationProtection,
      dependsOn: stack.dependencies.map(({ stackName }) => stackName).sort(),
      commands: [module.predeploy, module.postdeploy],
      template: Template.fromStack(stack).toJSON(),
      accepted: stack.node
        .findAll()
        .flatMap((node) =>
          node.node.metadata
            .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
            .map(({ data }) => [node.node.path, data]),
        ),
    })),
  );
  const annotations = Stage.of(platform)!
    .synth()
    .stacks.map(({ messages }) => messages.map(({ entry }) => entry.data));
  return JSON.stringify({ stacks, annotations });
}

function files(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith('.yaml')).sort() : [];
}

/** The first line of a sample, which describes it. */
export function headline(path: string): string {
  return readFileSync(path, 'utf8').split('\n')[0];
}
