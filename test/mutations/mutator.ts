import { Campaign } from './campaign';
import { Configuration } from './configuration';
import { misplacedKeys, misspeltKeys, Mutation, wrongTypes } from './edits';
import { brokenLines } from './hostile-files';
import { hostileParts } from './hostile-parts';
import { Random } from './random';
import { contextCycles, lostReferences, misspeltReferences } from './references';

/** Every kind of mutation of the parts of files. `each` specifies how many of a kind. */
export function mutationsOf(configuration: Configuration, random: Random, each: number): Mutation[] {
  return [
    ...misspeltKeys(configuration, random, 2 * each),
    ...misplacedKeys(configuration, random, 2 * each),
    ...wrongTypes(configuration, random, each),
    ...lostReferences(configuration, random, each),
    ...misspeltReferences(configuration, random, each),
    ...contextCycles(configuration, random, each),
    ...hostileParts(configuration, random, each),
    ...brokenLines(configuration, random, each),
  ];
}

/**
 * Prints the figures of a campaign with at least this number of runs, and fails if a rule was violated. All campaigns
 * together have well over 2,000 runs.
 */
export function expectRulesKept(campaign: Campaign, runs: number): void {
  console.info(campaign.report());
  expect(campaign.runs).toBeGreaterThanOrEqual(runs);
  expect(campaign.broken).toEqual([]);
  if (campaign.wrongSuggestions.length > 0) console.info(`wrong suggestions:\n${campaign.wrongSuggestions.join('\n')}`);
  expect(campaign.rightSuggestions ?? 1).toBeGreaterThanOrEqual(0.95);
}
