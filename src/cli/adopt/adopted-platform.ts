import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DeployedTemplate } from './deployed-template';
import { ResolveOptions } from '../../access/evaluation/resolved-templates';
import { Configuration } from '../../config/configuration';
import { DataSciencePlatform } from '../../data-science-platform';
import { AdoptedStackOptions } from '../../platform/options/adopted-options';
import { synthesizeUnchecked } from '../access/templates';
import { constructPaths } from '../construct-paths';

/** The adopted stacks of a platform, by the name of the stack in the platform. */
export type AdoptedStacks = { readonly [stack: string]: AdoptedStackOptions };

/** A synthesized stack of the platform. */
export interface SynthesizedStack {
  /** The name of the stack in the platform. */
  readonly id: string;
  /** The name of the deployed stack. */
  readonly stackName: string;
  /** The ID of the stack in the cloud assembly. */
  readonly path: string;
  readonly template: DeployedTemplate;
  /** Paths of constructs in the stack, by logical ID. */
  readonly paths: ReadonlyMap<string, string>;
  /** The module that it belongs to. */
  readonly module: { readonly domain: string; readonly environment: string; readonly name: string };
}

/** A platform with its adopted stacks. */
export interface AdoptingPlatform {
  readonly stacks: readonly SynthesizedStack[];
  readonly environments: NonNullable<ResolveOptions['environments']>;
}

/** Synthesizes a configuration with adopted stacks, and passes it on before its files are deleted. */
export async function withAdoptingPlatform<T>(
  configuration: Configuration, adopted: AdoptedStacks,
  use: (platform: AdoptingPlatform, directory: string) => T | Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'dsp-adopt-'));
  try {
    const app = new App({ outdir: directory, analyticsReporting: false });
    const options = { ...configuration.options, adopted, _settings: { annotate: false } };
    const { modules } = new DataSciencePlatform(app, 'Platform', options);
    const assembly = synthesizeUnchecked(app);
    const artifacts = new Map(assembly.stacksRecursively.map((artifact) => [artifact.hierarchicalId, artifact]));
    const stacks = modules.flatMap((module) => [module.stack, ...module.additionalStacks].map((stack) => {
      const artifact = artifacts.get(stack.node.path)!;
      return {
        id: stack.node.id,
        stackName: stack.stackName,
        path: stack.node.path,
        template: artifact.template as DeployedTemplate,
        paths: new Map([...constructPaths(artifact)].map(([id, path]) => [id, path.slice(stack.node.path.length + 1)])),
        module,
      };
    }));
    const environments = Object.fromEntries(assembly.stacksRecursively.map(({ stackName, environment }) => [stackName, {
      account: environment.account === 'unknown-account' ? undefined : environment.account,
      region: environment.region === 'unknown-region' ? undefined : environment.region,
    }]));
    return await use({ stacks, environments }, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
