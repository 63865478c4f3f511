import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';

const ROOT = join(__dirname, '..', '..');

/** The starter kit of this repository. */
export const STARTER_KIT = join(ROOT, 'starter-kits', 'basic-datascience-platform');

/** A sample configuration in the field's own words, where this machine has one: an extra. */
export const SAMPLE_KIT = process.env.DSP_SAMPLE_KIT ?? join(ROOT, '..', 'shared', 'seed', 'kit');

/** A platform from a kit, in an app of its own. */
export interface KitPlatform {
  readonly app: App;
  readonly platform: DataSciencePlatform;
  readonly organization: string;
  readonly directory: string;
}

/** The name of a kit, where its copy is, and whether this machine has it. */
export const KITS = [
  { kit: 'starter kit', organization: 'example-org', source: STARTER_KIT },
  { kit: 'sample kit', organization: 'acme1234', source: SAMPLE_KIT },
].map((kit) => ({ ...kit, present: existsSync(join(kit.source, 'mdaa.yaml')) }));

/** `describe` for each kit; visibly skipped for one that is absent. */
export function describeKits(tests: (kit: { organization: string; source: string }) => void): void {
  for (const { kit, organization, source, present } of KITS) {
    if (present) describe(kit, () => tests({ organization, source }));
    else describe.skip(kit, () => test('is not on this machine', () => undefined));
  }
}

/** A copy of a kit with its placeholders filled. */
export function copyKit(source: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'kit-'));
  cpSync(source, directory, { recursive: true });
  const file = join(directory, 'mdaa.yaml');
  const values: { [placeholder: string]: string } = {
    '<unique org name>': 'acme1234',
    '<your vpc id>': 'vpc-0123456789abcdef0',
    '<your subnet id>': 'subnet-0123456789abcdef0',
    '<your datascience team name>': 'team1',
  };
  writeFileSync(file, readFileSync(file, 'utf8').replace(/<[^>]+>/g, (placeholder) => values[placeholder] ?? placeholder));
  return directory;
}

/** The platform that a kit describes. */
export function platformOf(source: string, organization: string): KitPlatform {
  const directory = copyKit(source);
  const app = new App();
  return { app, directory, organization, platform: DataSciencePlatform.fromYaml(app, 'Platform', directory) };
}

/** The templates of an app by file name, as text. */
export function templatesOf(app: App): { [file: string]: string } {
  const assembly = app.synth();
  return Object.fromEntries(assembly.stacks.map((stack) => [stack.templateFile, readFileSync(join(assembly.directory, stack.templateFile), 'utf8')]));
}
