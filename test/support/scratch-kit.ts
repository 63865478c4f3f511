import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

/** A directory with these files. */
export function directoryWith(files: { [name: string]: string }): string {
  const directory = mkdtempSync(join(tmpdir(), 'dsp-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
  return directory;
}

/** The modules of a domain `shared` with an environment `dev`, in an `mdaa.yaml`. */
export function mdaaYaml(modules: string, top = ''): string {
  const indented = modules.trim().split('\n').map((line) => `          ${line}`).join('\n');
  return `organization: acme\n${top}domains:\n  shared:\n    environments:\n      dev:\n        modules:\n${indented}\n`;
}
