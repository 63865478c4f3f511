import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { cdkVersion, RulesSettings } from './cached-rules';
import { EarlyRules, USUAL_TYPES } from './early-rules';
import { cacheDirectory, ResultCache } from './result-cache';
import { Configuration } from '../../config/configuration';
import { isPlainObject } from '../../private/collections';

/** What is kept of the last check of a configuration. */
interface LastCheck {
  /** A hash of everything that the templates depend on. */
  readonly inputs: string;
  readonly types: readonly string[];
}

/** Whether the templates are checked, and the CDK has the rules as a class. Older versions check every template. */
export function hasRules(): boolean {
  return process.env.CDK_VALIDATION !== 'false' && CloudFormationValidatePlugin !== undefined;
}

/** The cache of the results. */
export function rulesCache(): ResultCache {
  return new ResultCache(join(cacheDirectory(), 'rules'));
}

/**
 * How the templates of a configuration are checked. If the files have changed since the last check, the rules start now
 * in a separate thread, while the templates are created.
 */
export function startRules(configuration: Configuration): RulesSettings {
  const cache = rulesCache();
  const key = hashOf(['configuration', configuration.directory]);
  const inputs = hashOf([
    libraryVersion(), cdkVersion(), process.env.CDK_DEFAULT_ACCOUNT ?? '', process.env.CDK_DEFAULT_REGION ?? '',
    ...configuration.files.map(({ file }) => readFileSync(file, 'utf8')),
  ]);
  const last = cache.read(key);
  const known = isLastCheck(last) ? last : undefined;
  if (known?.inputs === inputs) return { cache };
  return {
    cache,
    early: EarlyRules.start(known?.types ?? USUAL_TYPES),
    onChecked: (types) => cache.write(new Map([[key, { inputs, types } satisfies LastCheck]])),
  };
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}

function libraryVersion(): string {
  const manifest = join(__dirname, '..', '..', '..', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function isLastCheck(value: unknown): value is LastCheck {
  return isPlainObject(value) && typeof value.inputs === 'string' && Array.isArray(value.types)
    && value.types.every((type) => typeof type === 'string');
}
