import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { temporaryDirectory } from './temporary-directory';

/** A directory with these files. */
export function directoryWith(files: { [name: string]: string }): string {
  const directory = temporaryDirectory();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

/** The modules of a domain `shared` with an environment `dev`, in an `mdaa.yaml`. */
export function mdaaYaml(modules: string, top = '', organization = 'acme'): string {
  const indented = modules.trim().split('\n').map((line) => `          ${line}`).join('\n');
  return `organization: ${organization}\n${top}domains:\n  shared:\n    environments:\n      dev:\n        `
    + `modules:\n${indented}\n`;
}

/** An `mdaa.yaml` with one module, the sample of a kind. `config` contains the keys for its configuration. */
export function sampleYaml(modulePath: string, config: string, top = ''): string {
  return mdaaYaml(
    `sample:\n  module_path: "@aws-mdaa/${modulePath}"\n${config.replace(/^(?=.)/gm, '  ')}`,
    top,
    'example-org',
  );
}
