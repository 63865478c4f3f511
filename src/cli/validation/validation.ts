import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import { withConfusedRoles } from './confused-roles';
import { withCreatedRoles } from './created-roles';
import { RoleLookup } from '../../access/role-lookup';
import { Configuration } from '../../config/configuration';
import { EditedTexts } from '../../config/document-store';
import { DataSciencePlatform } from '../../data-science-platform';
import { BuildSettings } from '../../platform/build-platform';
import { PlatformModule } from '../../platform/platform-module';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { unique } from '../../private/collections';
import { ConfigurationError, placeOf, Problem } from '../../private/problems';
import { accessCopies, stacksOf } from '../access/access-copies';
import { ACCESS_FILE, checkAccessFile, readAccessFile } from '../access/access-file';
import { directoryOf, readManagedPolicies, TemplateSource, templatesIn } from '../access/platform-access';
import { BuiltPlatform, newApp, platformOf, readAllowed, withoutTraces } from '../assembly';
import { CommonOptions, ConfigOptions } from '../options';
import { BuiltParts } from '../partitions/build-in-parts';
import { buildLarge, planOf } from '../partitions/large-platform';
import { remainingSamples } from '../sample-values';
import { selectModules } from '../selection';
import { count } from '../terminal';

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

const NOTHING = { modules: 0, stacks: 0, resources: 0 };

type ValidateOptions = ConfigOptions & Pick<CommonOptions, 'domain' | 'env' | 'module'> & {
  readonly strict: boolean;
  readonly debug?: boolean;
};

/** What is asked about a platform that this or other processes have built. */
interface Built extends BuiltPlatform {
  readonly resourcesOf: (stack: Stack) => number;
  readonly lookupsOf: (stack: Stack) => readonly string[];
  readonly source: () => TemplateSource;
}

/** Creates the platform without writing files, and returns all problems. */
export function validate(options: ValidateOptions, edits?: EditedTexts): Validation {
  const outdir = mkdtempSync(join(tmpdir(), 'dsp-validate-'));
  try {
    const configuration = readAllowed(options.config, { ...options, edits });
    return findingsOf(options, builtHere(outdir, configuration, options), edits);
  } catch (error) {
    return problemsIn(error, options);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The same, in several processes if the platform is large. */
export async function validateInProcesses(options: ValidateOptions): Promise<Validation> {
  const outdir = mkdtempSync(join(tmpdir(), 'dsp-validate-'));
  try {
    const configuration = readAllowed(options.config, options);
    const plan = planOf(configuration);
    const withAccess = readAccessFile(directoryOf(options.config)) !== undefined;
    const parts = plan && !options.debug && await buildLarge(configuration, plan, {
      directory: withAccess ? outdir : undefined, withOptions: withAccess,
    });
    const built = parts
      ? builtElsewhere(outdir, configuration, { plan, elsewhere: parts.elsewhere }, parts)
      : builtHere(outdir, configuration, options, { plan });
    return findingsOf(options, built);
  } catch (error) {
    return problemsIn(error, options);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function builtHere(
  outdir: string, configuration: Configuration, options: ValidateOptions, settings: BuildSettings = {},
): Built {
  const app = newApp(outdir);
  return {
    ...withoutTraces(options, () => platformOf(app, configuration, settings)),
    resourcesOf: (stack) => cfnResourcesOf(stack).length,
    lookupsOf: (stack) => RoleLookup.reasonsOf(stack),
    source: () => withoutTraces(options, () => templatesIn(app)),
  };
}

function builtElsewhere(
  outdir: string, configuration: Configuration, settings: BuildSettings, { resources, lookups, options }: BuiltParts,
): Built {
  const app = newApp(outdir);
  return {
    ...platformOf(app, configuration, settings),
    resourcesOf: ({ stackName }) => resources.get(stackName)!,
    lookupsOf: ({ stackName }) => lookups.get(stackName)!,
    source: () => templatesIn(app, options),
  };
}

function findingsOf(options: ValidateOptions, built: Built, edits?: EditedTexts): Validation {
  const directory = directoryOf(options.config);
  const { platform, configuration } = built;
  const modules = selectModules(platform.modules, options);
  const stacks = modules.flatMap(stacksOf);
  const resources = stacks.map(built.resourcesOf);
  const access = accessFindings(directory, built, edits);
  return {
    directory,
    problems: [
      ...access.problems,
      ...options.strict ? platform._build.undeclared : [],
    ],
    warnings: [
      ...remainingSamples(configuration),
      ...platform._build.warnings,
      ...options.strict ? [] : platform._build.undeclared,
    ],
    remarks: [
      ...platform._build.notes, ...externalRemarks(platform), ...lookupRemarks(modules, built), ...access.remarks,
    ],
    summary: {
      modules: modules.length,
      stacks: stacks.length,
      resources: resources.reduce((sum, number) => sum + number, 0),
    },
  };
}

/** The problems of a configuration that has no platform. */
function problemsIn(error: unknown, { config }: ValidateOptions): Validation {
  if (!(error instanceof ConfigurationError)) throw error;
  const { problems, warnings } = error;
  return { directory: directoryOf(config), problems, warnings, remarks: [], summary: NOTHING };
}

/** The findings of `access.yaml`, if it exists. */
function accessFindings(directory: string, { platform, configuration, source }: Built, edits?: EditedTexts) {
  const file = readAccessFile(directory, edits);
  if (file === undefined) return { problems: [], remarks: [] };
  if ('problems' in file) return { problems: file.problems, remarks: [] };
  const managed = readManagedPolicies(file.managedPolicies);
  const copies = accessCopies(platform, configuration, managed, source());
  const checked = checkAccessFile(file, copies);
  if (checked.problems.length === 0) return checked;
  const created = withCreatedRoles(checked, file, platform.modules, configuration);
  const found = withConfusedRoles(created, platform.modules, configuration);
  const { warnings, undeclared } = platform._build;
  const causes = [...warnings, ...undeclared].filter(({ asCause }) => asCause !== undefined);
  if (found.untrue === 0 || causes.length === 0) return found;
  return { problems: [probablyBecauseOf(causes, found.untrue)], remarks: found.remarks };
}

/** One problem for the sentences that are not true while there are warnings about their probable causes. */
function probablyBecauseOf(causes: readonly Problem[], untrue: number): Problem {
  const [{ asCause, code, message }] = causes;
  const place = placeOf(causes[0]);
  const codes = unique(causes.map((cause) => cause.code));
  const names = codes.includes('DSP137') ? ', also in access.yaml if a name changes' : '';
  return {
    code: 'DSP454',
    message: `${count(untrue, 'sentence')} ${untrue === 1 ? 'is' : 'are'} not true, probably because ${asCause}`,
    notes: [`${code}${place === undefined ? '' : ` at ${place}`}: ${message}`],
    hint: `first fix ${codes.join(' and ')}${names}, then run "dsp validate" again`,
    where: ACCESS_FILE,
  };
}

function externalRemarks({ externalParameters }: DataSciencePlatform): Problem[] {
  return externalParameters.filter(({ declared }) => declared).map(({ path, readers }) => ({
    code: 'DSP220',
    message: `"${path}" must be published outside the platform, as declared`,
    notes: [`read by ${readers.map((reader) => `"${reader}"`).join(', ')}`],
  }));
}

function lookupRemarks(modules: readonly PlatformModule[], { lookupsOf }: Built): Problem[] {
  return modules.flatMap(({ stack }) => {
    const reasons = lookupsOf(stack);
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
