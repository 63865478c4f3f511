import { SAMPLE_ANSWERS, SAMPLE_PLACES } from './init/sample-answers';
import { Configuration } from '../config/configuration';
import { Problem } from '../private/problems';

/** A problem for each value of the starter kit that has not been replaced. */
export function remainingSamples(configuration: Configuration): Problem[] {
  return SAMPLE_PLACES.flatMap(({ name, what, path }): Problem[] => {
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
