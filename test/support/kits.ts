import { cpSync, readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { App } from 'aws-cdk-lib';
import { temporaryDirectory } from './temporary-directory';
import { DataSciencePlatform } from '../../src';

const ROOT = join(__dirname, '..', '..');

/** The starter kit of this repository. */
export const STARTER_KIT = join(ROOT, 'starter-kits', 'basic-datascience-platform');

/** The directory of a second test configuration, which is not in this repository. */
export const SAMPLE_KIT = process.env.DSP_SAMPLE_KIT && resolve(process.env.DSP_SAMPLE_KIT);

/** A platform from a kit, in its own app. */
export interface KitPlatform {
  readonly app: App;
  readonly platform: DataSciencePlatform;
  readonly organization: string;
  readonly directory: string;
}

/** The directories of the kits to test. */
export const KIT_SOURCES = [STARTER_KIT, ...(SAMPLE_KIT === undefined ? [] : [SAMPLE_KIT])];

/** `describe` for each kit; skipped for the sample kit if `DSP_SAMPLE_KIT` is not set. */
export function describeKits(tests: (kit: { organization: string; source: string }) => void): void {
  describe('starter kit', () => tests({ organization: 'example-org', source: STARTER_KIT }));
  describeSampleKit((source) => tests({ organization: 'acme1234', source }));
}

/** `describe` for the sample kit; skipped if `DSP_SAMPLE_KIT` is not set. */
export function describeSampleKit(tests: (source: string) => void): void {
  if (SAMPLE_KIT === undefined) describe.skip('sample kit', () => test('DSP_SAMPLE_KIT is not set', () => undefined));
  else describe('sample kit', () => tests(SAMPLE_KIT));
}

/** A copy of a kit with its placeholders replaced. */
export function copyKit(source: string): string {
  const directory = temporaryDirectory();
  cpSync(source, directory, { recursive: true });
  const file = join(directory, 'mdaa.yaml');
  const values: { [placeholder: string]: string } = {
    '<unique org name>': 'acme1234',
    '<your vpc id>': 'vpc-0123456789abcdef0',
    '<your subnet id>': 'subnet-0123456789abcdef0',
    '<your datascience team name>': 'team1',
  };
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/<[^>]+>/g, (placeholder) => values[placeholder] ?? placeholder),
  );
  return directory;
}

/** The platform that a kit describes. */
export function platformOf(source: string, organization: string): KitPlatform {
  const directory = copyKit(source);
  const app = new App();
  return { app, directory, organization, platform: DataSciencePlatform.fromYaml(app, 'Platform', directory) };
}

/** The templates of an app by file name, as strings. */
export function templatesOf(app: App): { [file: string]: string } {
  const assembly = app.synth();
  return Object.fromEntries(
    assembly.stacks.map((stack) => [
      stack.templateFile,
      readFileSync(join(assembly.directory, stack.templateFile), 'utf8'),
    ]),
  );
}
