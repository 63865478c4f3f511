import { readFileSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { knownRegions } from '../private/facts/aws-names';
import { FORMATS } from '../private/formats';
import { fail } from '../private/problems';
import { nearest } from '../private/suggestions';

/** The source of a Region. */
interface FoundRegion {
  readonly region: string;
  readonly source: string;
}

/**
 * Throws an error if stacks without a Region in the configuration would be deployed to a Region that is not specified
 * anywhere, in which case the aws-cdk CLI uses us-east-1, or to one that does not exist.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html
 */
export function checkRegion(passedOn: readonly string[], environment: NodeJS.ProcessEnv = process.env): void {
  const found = findRegion(passedOn, environment);
  if (found === undefined) {
    fail({
      code: 'DSP415',
      message: 'no Region is configured, and the configuration does not specify one',
      hint: 'set AWS_REGION, add a region to the AWS profile, or write "region" in mdaa.yaml',
    });
  }
  const regions = knownRegions(found.region);
  if (regions.includes(found.region)) return;
  const close = nearest(found.region, regions);
  // AWS adds Regions, so only a name that is similar to a known one is certainly misspelled.
  if (FORMATS.regionName.pattern.test(found.region) && close === undefined) return;
  fail({
    code: 'DSP415',
    message: `"${found.region}" in ${found.source} is not an AWS Region`,
    hint: close === undefined ? 'for example "eu-central-1"' : `did you mean "${close}"?`,
  });
}

function findRegion(passedOn: readonly string[], environment: NodeJS.ProcessEnv): FoundRegion | undefined {
  const option = optionValue(passedOn, '--region');
  if (option !== undefined) return { region: option, source: '--region' };
  for (const source of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AMAZON_REGION']) {
    const region = environment[source];
    if (region !== undefined && region !== '') return { region, source };
  }
  const profile = optionValue(passedOn, '--profile') ?? environment.AWS_PROFILE ?? environment.AWS_DEFAULT_PROFILE
    ?? 'default';
  const home = join(environment.HOME ?? environment.USERPROFILE ?? homedir(), '.aws');
  const files = [
    environment.AWS_SHARED_CREDENTIALS_FILE ?? join(home, 'credentials'),
    environment.AWS_CONFIG_FILE ?? join(home, 'config'),
  ];
  for (const name of profile === 'default' ? [profile] : [profile, 'default']) {
    for (const file of files) {
      const region = regionIn(file, name);
      if (region !== undefined) return { region, source: `the AWS profile "${name}"` };
    }
  }
  return undefined;
}

function optionValue(args: readonly string[], option: string): string | undefined {
  const index = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  if (index === -1) return undefined;
  return args[index] === option ? args[index + 1] : args[index].slice(option.length + 1);
}

/** The Region of a profile in a file of the AWS CLI; `config` calls profiles other than the default `profile NAME`. */
function regionIn(file: string, profile: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  let current: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const section = /^\s*\[\s*(?:profile\s+)?([^\]]+?)\s*\]/.exec(line);
    if (section) current = section[1];
    const value = /^\s*region\s*=\s*(\S+)/.exec(line);
    if (value && current === profile) return value[1];
  }
  return undefined;
}
