import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { RoleLookup } from '../../access/role-lookup';
import { Configuration } from '../../config/configuration';
import { EditedTexts, entryFileOf } from '../../config/document-store';
import { ReadOptions } from '../../config/yaml-directory';
import { DataSciencePlatform } from '../../data-science-platform';
import { PlatformModule } from '../../platform/platform-module';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { unique } from '../../private/collections';
import { ConfigurationError, Problem } from '../../private/problems';
import { checkAccessFile, readAccessFile } from '../access/access-file';
import { PlatformAccess, readManagedPolicies } from '../access/platform-access';
import { longTemplates, makePlatform, newApp } from '../assembly';
import { CommonOptions, ConfigOptions } from '../options';
import { remainingSamples } from '../sample-values';
import { selectModules } from '../selection';

/** The findings in a configuration. */
export interface Validation {
  /** The directory that the files of positions are relative to. */
  readonly directory: string;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /**
   * The requirements of the deployment: parameters that must be published outside the platform, functions that run at
   * deployment.
   */
  readonly remarks: readonly Problem[];
  readonly summary: { readonly modules: number; readonly stacks: number; readonly resources: number };
}

/** A template with fewer resources never exceeds the size limit of CloudFormation. */
const CERTAINLY_SHORT = 150;
const NOTHING = { modules: 0, stacks: 0, resources: 0 };

/** Creates the platform without writing files, and returns all problems. */
export function validate(
  options: ConfigOptions & Pick<CommonOptions, 'domain' | 'env' | 'module'> & { readonly strict: boolean },
  edits?: EditedTexts,
): Validation {
  const directory = dirname(entryFileOf(options.config));
  const outdir = mkdtempSync(join(tmpdir(), 'dsp-validate-'));
  const app = newApp(outdir);
  try {
    const { platform, configuration } = makePlatform(app, options.config, undefined, { ...options, edits });
    const modules = selectModules(platform.modules, options);
    const stacks = modules.flatMap(stacksOf);
    const resources = stacks.map((stack) => cfnResourcesOf(stack).length);
    const access = accessFindings(directory, platform, configuration);
    return {
      directory,
      problems: [
        ...access.problems,
        ...options.strict ? platform._build.undeclared : [],
        ...resources.some((number) => number >= CERTAINLY_SHORT)
          ? templatesTooLong(options.config, { ...options, edits })
          : [],
      ],
      warnings: [
        ...remainingSamples(configuration),
        ...platform._build.warnings,
        ...options.strict ? [] : platform._build.undeclared,
      ],
      remarks: [...platform._build.notes, ...externalRemarks(platform), ...lookupRemarks(modules), ...access.remarks],
      summary: {
        modules: modules.length,
        stacks: stacks.length,
        resources: resources.reduce((sum, number) => sum + number, 0),
      },
    };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { directory, problems: error.problems, warnings: error.warnings, remarks: [], summary: NOTHING };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The findings of `access.yaml`, if it exists. */
function accessFindings(directory: string, { modules, node }: DataSciencePlatform, configuration: Configuration) {
  const file = readAccessFile(directory);
  if (file === undefined) return { problems: [], remarks: [] };
  if ('problems' in file) return { problems: file.problems, remarks: [] };
  const managed = readManagedPolicies(file.managedPolicies);
  const app = node.root as App;
  const findings = copiesOf(modules).map((copy) => {
    const stacks = new Set(copy.flatMap(stacksOf).map(({ stackName }) => stackName));
    return checkAccessFile(file, PlatformAccess.fromApp(app, copy, configuration, managed, stacks));
  });
  const all = (kind: 'problems' | 'remarks') => findings.flatMap((found) => found[kind]);
  return { problems: all('problems'), remarks: all('remarks') };
}

/**
 * The modules by environment if every domain has the same environments: each is then a separate platform, for which
 * every sentence about access must be true. Otherwise, all modules together.
 */
function copiesOf(modules: readonly PlatformModule[]): (readonly PlatformModule[])[] {
  const domains = unique(modules.map(({ domain }) => domain));
  const copies = unique(modules.map(({ environment }) => environment)).map((name) =>
    modules.filter(({ environment }) => environment === name));
  const alike = copies.every((copy) => unique(copy.map(({ domain }) => domain)).length === domains.length);
  return alike && copies.length > 1 ? copies : [modules];
}

function stacksOf({ stack, additionalStacks }: PlatformModule): Stack[] {
  return [stack, ...additionalStacks];
}

/** The size of a template is known after it is written, to a temporary directory. */
function templatesTooLong(config: string, read: ReadOptions): Problem[] {
  const outdir = mkdtempSync(join(tmpdir(), 'dsp-validate-'));
  try {
    const app = newApp(outdir);
    makePlatform(app, config, undefined, read);
    return longTemplates(app.synth());
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function externalRemarks({ externalParameters }: DataSciencePlatform): Problem[] {
  return externalParameters.filter(({ declared }) => declared).map(({ path, readers }) => ({
    code: 'DSP220',
    message: `"${path}" must be published outside the platform, as declared`,
    notes: [`read by ${readers.map((reader) => `"${reader}"`).join(', ')}`],
  }));
}

function lookupRemarks(modules: readonly PlatformModule[]): Problem[] {
  return modules.flatMap(({ stack }) => {
    const reasons = RoleLookup.reasonsOf(stack);
    return reasons.length === 0
      ? []
      : [
        {
          code: 'DSP223',
          message: `"${stack.stackName}" looks up roles with a Lambda function during the deployment`,
          notes: reasons,
        },
      ];
  });
}
