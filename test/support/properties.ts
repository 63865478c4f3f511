import * as fc from 'fast-check';

/**
 * The seed of random tests: pinned, so that a run can be repeated. `DSP_SEED` is another one. The library for
 * properties prints the seed of a failure.
 */
export function seed(pinned: number): number {
  const given = process.env.DSP_SEED;
  if (given === undefined || given === '') return pinned;
  if (!/^-?\d+$/.test(given)) throw new Error(`DSP_SEED is "${given}", not a whole number`);
  return Number(given);
}

fc.configureGlobal({ seed: seed(20_261_124) });

export { fc };
