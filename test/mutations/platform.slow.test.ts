import { join } from 'path';
import { Campaign } from './campaign';
import { Configuration } from './configuration';
import { expectRulesKept, mutationsOf } from './mutator';
import { Random } from './random';
import { seed } from '../support/properties';
import { SAMPLES } from '../support/samples';

test('a platform with every mdaa.yaml feature, broken in every way, has located problems or none', async () => {
  const campaign = new Campaign('platform');
  const configuration = Configuration.copyOf('platform/comprehensive', join(SAMPLES, 'platform', 'comprehensive'));
  await campaign.run(configuration, mutationsOf(configuration, new Random(seed(3)), 6));
  configuration.remove();
  expectRulesKept(campaign, 400);
}, 1_200_000);
