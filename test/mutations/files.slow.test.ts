import { join } from 'path';
import { Campaign } from './campaign';
import { Configuration } from './configuration';
import { hostileFiles } from './hostile-files';
import { expectRulesKept } from './mutator';
import { STARTER_KIT } from '../support/kits';
import { SAMPLES } from '../support/samples';

test('files that are missing, empty, binary, huge, hostile or misencoded result in located problems', async () => {
  const campaign = new Campaign('files');
  for (const configuration of [
    Configuration.copyOf('starter kit', STARTER_KIT),
    Configuration.copyOf('platform/comprehensive', join(SAMPLES, 'platform', 'comprehensive')),
  ]) {
    await campaign.run(configuration, hostileFiles(configuration));
    configuration.remove();
  }
  expectRulesKept(campaign, 850);
}, 1_200_000);
