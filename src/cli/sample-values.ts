import { SAMPLE_ANSWERS } from './init/sample-answers';
import { Configuration } from '../config/configuration';
import { OptionPath } from '../private/option-path';
import { Problem } from '../private/problems';

/** Answers whose sample values never exist in an account: names that must be unique, and network IDs. */
const PLACES: readonly {
  readonly name: keyof typeof SAMPLE_ANSWERS;
  readonly what: string;
  readonly path: OptionPath;
}[] = [
  { name: 'organization', what: 'organization', path: ['organization'] },
  { name: 'vpc', what: 'VPC', path: ['context', 'vpc_id'] },
  { name: 'subnets', what: 'subnet', path: ['context', 'subnet_ids'] },
];

/** A problem for each value of the starter kit that has not been replaced. */
export function remainingSamples(configuration: Configuration): Problem[] {
  return PLACES.flatMap(({ name, what, path }): Problem[] => {
    const sample = SAMPLE_ANSWERS[name];
    const found = configuration.plainAt(path);
    if (![found].flat().includes(sample)) return [];
    return [{
      code: 'DSP405',
      message: `the ${what} "${sample}" is the sample value of the starter kit`,
      hint: 'replace the values marked EDIT in mdaa.yaml before the first deployment',
      position: configuration.positionOf(Array.isArray(found) ? [...path, found.indexOf(sample)] : path),
    }];
  });
}
