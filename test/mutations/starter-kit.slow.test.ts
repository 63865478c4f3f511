import { Campaign } from './campaign';
import { Configuration } from './configuration';
import { expectRulesKept, mutationsOf } from './mutator';
import { Random } from './random';
import { STARTER_KIT } from '../support/kits';
import { seed } from '../support/properties';

test('the starter kit, broken in every way, results in a platform or in located problems', async () => {
  const campaign = new Campaign('starter-kit');
  const configuration = Configuration.copyOf('starter kit', STARTER_KIT);
  await campaign.run(configuration, mutationsOf(configuration, new Random(seed(1)), 6));
  configuration.remove();
  expectRulesKept(campaign, 390);
}, 1_200_000);
