import { readdirSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { nagFindings } from '../support/nag';
import { headline, moduleSamples, platformSamples, SAMPLES } from '../support/samples';

test.each(MODULE_KINDS.map(({ modulePath }) => modulePath))(
  '%s has a minimal and a comprehensive sample with a description',
  (module) => {
    const files = readdirSync(join(SAMPLES, module));

    expect(files).toEqual(expect.arrayContaining(['comprehensive.yaml', 'minimal.yaml']));

    for (const file of files.filter((name) => name.endsWith('.yaml'))) {
      expect(headline(join(SAMPLES, module, file))).toMatch(/^# .{10,}/);
    }
  },
);

test.each([...moduleSamples(), ...platformSamples()].map((sample) => [sample.name, sample] as const))(
  '%s: synthesizes without compliance findings',
  (_, { directory }) => {
    const app = new App();
    DataSciencePlatform.fromYaml(app, 'Platform', directory);

    expect(nagFindings(app)).toEqual([]);
  },
);
