import { Campaign } from './campaign';
import { Configuration } from './configuration';
import { expectRulesKept, mutationsOf } from './mutator';
import { Random } from './random';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { seed } from '../support/properties';

test('the comprehensive samples, broken in every way, result in platforms or in located problems', async () => {
  const campaign = new Campaign('samples');
  const random = new Random(seed(2));
  for (const { modulePath } of MODULE_KINDS) {
    const configuration = Configuration.ofSample(modulePath, 'comprehensive');
    await campaign.run(configuration, mutationsOf(configuration, random, 2));
    configuration.remove();
  }
  expectRulesKept(campaign, 1_300);
}, 1_200_000);
