import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { RoleLookup } from '../../access/role-lookup';
import { Configuration } from '../../config/configuration';
import { EditedTexts, entryFileOf } from '../../config/document-store';
import { DataSciencePlatform } from '../../data-science-platform';
import { PlatformModule } from '../../platform/platform-module';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { ConfigurationError, placeOf, Problem } from '../../private/problems';
import { accessCopies, stacksOf } from '../access/access-copies';
import { ACCESS_FILE, checkAccessFile, readAccessFile } from '../access/access-file';
import { readManagedPolicies } from '../access/platform-access';
import { makePlatform, newApp } from '../assembly';
import { CommonOptions, ConfigOptions } from '../options';
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

/** What the message about a value of another account or Region contains. */
const OTHER_ACCOUNT = 'in another account or Region';

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
    const access = accessFindings(directory, platform, configuration, edits);
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
function accessFindings(
  directory: string, platform: DataSciencePlatform, configuration: Configuration, edits?: EditedTexts,
) {
  const file = readAccessFile(directory, edits);
  if (file === undefined) return { problems: [], remarks: [] };
  if ('problems' in file) return { problems: file.problems, remarks: [] };
  const managed = readManagedPolicies(file.managedPolicies);
  const found = checkAccessFile(file, accessCopies(platform, configuration, managed));
  const elsewhere = readsOfOtherAccounts(platform._build.undeclared);
  if (found.untrue === 0 || elsewhere.length === 0) return found;
  return { problems: [probablyBecauseOf(elsewhere, found.untrue)], remarks: found.remarks };
}

/** Reads of values that the platform publishes, but in another account or Region than that of the reader. */
function readsOfOtherAccounts(undeclared: readonly Problem[]): Problem[] {
  return undeclared.filter(({ code, message }) => code === 'DSP220' && message.includes(OTHER_ACCOUNT));
}

/** One problem for sentences that are not true while modules cannot read values of each other. */
function probablyBecauseOf([first]: readonly Problem[], untrue: number): Problem {
  const place = placeOf(first);
  return {
    code: 'DSP454',
    message: `${count(untrue, 'sentence')} ${untrue === 1 ? 'is' : 'are'} not true, probably because modules that `
      + 'depend on each other are in different accounts or Regions',
    notes: [`DSP220${place === undefined ? '' : ` at ${place}`}: ${first.message}`],
    hint: 'first fix the warnings DSP220 about another account or Region, then run "dsp validate" again',
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
