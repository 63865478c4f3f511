import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
import { Compatibility } from '../../src/platform/options/platform-options';
import { copyKit, describeKits } from '../support/kits';
import { nagFindings } from '../support/nag';

describeKits(({ source }) => {
  test.each([undefined, Compatibility.MDAA])('compliance packs have no findings, with compatibility %s', (value) => {
    const app = new App();
    const { options } = readConfiguration(copyKit(source), { allowCode: true });
    new DataSciencePlatform(app, 'Platform', { ...options, compatibility: value });

    expect(nagFindings(app)).toEqual([]);
  });
});
