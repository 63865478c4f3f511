import { existsSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { parseDocument } from 'yaml';
import { Level } from './source';
import { isPlainObject, unique } from '../../private/collections';

/** Names of the levels of a configuration, sorted. Only `mdaa.yaml` is read, as far as it can be read: this runs while somebody types. */
export function configurationNames(level: Level, config: string): string[] {
  try {
    const file = existsSync(config) && statSync(config).isDirectory() ? join(config, 'mdaa.yaml') : config;
    const top = parseDocument(readFileSync(file, 'utf8'), { logLevel: 'silent' }).toJS() as unknown;
    return unique(namesAt(level, top)).filter((name) => /^[a-z0-9-]+$/.test(name)).sort();
  } catch {
    return [];
  }
}

function namesAt(level: Level, top: unknown): string[] {
  const domains = mapAt(top, 'domains');
  if (level === 'domain') return Object.keys(domains);
  const environments = Object.values(domains).map((domain) => mapAt(domain, 'environments'));
  if (level === 'env') return environments.flatMap((map) => Object.keys(map));
  const templates = [top, ...Object.values(domains)].map((holder) => mapAt(holder, 'env_templates'));
  return [...environments, ...templates].flatMap((map) => Object.values(map)).flatMap((environment) => Object.keys(mapAt(environment, 'modules')));
}

function mapAt(holder: unknown, key: string): { [name: string]: unknown } {
  const value = isPlainObject(holder) ? holder[key] : undefined;
  return isPlainObject(value) ? value : {};
}
