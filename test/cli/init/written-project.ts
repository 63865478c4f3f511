import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../../src';
import { templatesOf } from '../../support/kits';

/** All files under a directory, by path. */
export function filesIn(path: string): { [file: string]: string } {
  return Object.fromEntries(readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(path, file)).isFile())
    .map((file) => [file.replace(/\\/g, '/'), readFileSync(join(path, file), 'utf8')]));
}

export function templates(config: string): { [file: string]: string } {
  const app = new App();
  DataSciencePlatform.fromYaml(app, 'Platform', config);
  return templatesOf(app);
}

export const ANSWERS = [
  '--organization',
  'acme',
  '--region',
  'eu-central-1',
  '--account',
  '012345678901',
  '--vpc',
  'vpc-0a1b2c3d4e5f60718',
  '--subnets',
  'subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719',
  '--team',
  'fraud',
  '--users',
  'jane.doe@example.org,joe',
];
