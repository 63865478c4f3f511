import { createHash } from 'crypto';
import { statSync } from 'fs';
import { dirname, join } from 'path';
import { cdkVersion, RulesSettings } from './cached-rules';
import { EarlyRules, USUAL_TYPES } from './early-rules';
import { cacheDirectory, ResultCache } from './result-cache';
import { Configuration } from '../../config/configuration';
import { entryFileOf } from '../../config/document-store';
import { isPlainObject, unique } from '../../private/collections';
import { readJsonOfPackage } from '../../private/package-directory';

/** What is kept of the last check of a configuration. */
interface LastCheck {
  /** A hash of everything that the templates depend on, with the times of the files instead of their content. */
  readonly inputs: string;
  readonly types: readonly string[];
}

/** Whether the templates are checked. */
export function hasRules(): boolean {
  return process.env.CDK_VALIDATION !== 'false';
}

/** The cache of the results. */
function rulesCache(): ResultCache {
  return new ResultCache(join(cacheDirectory(), 'rules'));
}

/**
 * The rules in a separate thread, which start while the templates are created: at once for a configuration that was
 * never checked, otherwise if its files have changed since the last check.
 */
export class StartedRules {
  private readonly cache = rulesCache();
  private readonly key: string;
  private readonly last?: LastCheck;
  private early?: EarlyRules;

  /** `config` is `mdaa.yaml` or its directory. */
  constructor(config: string) {
    this.key = hashOf(['configuration', dirname(entryFileOf(config))]);
    const last = this.cache.read(this.key);
    this.last = isLastCheck(last) ? last : undefined;
    if (this.last === undefined) this.early = EarlyRules.start(USUAL_TYPES);
  }

  /** How the templates of the configuration are checked. */
  public settings(configuration: Configuration): RulesSettings {
    const inputs = hashOf([
      libraryVersion(), cdkVersion(), process.env.CDK_DEFAULT_ACCOUNT ?? '', process.env.CDK_DEFAULT_REGION ?? '',
      ...unique(configuration.files.map(({ file }) => file)).map(stateOf),
    ]);
    if (this.last?.inputs === inputs) return { cache: this.cache };
    this.early ??= EarlyRules.start(this.last?.types ?? USUAL_TYPES);
    return {
      cache: this.cache,
      early: this.early,
      onChecked: (types) => this.cache.write(new Map([[this.key, { inputs, types } satisfies LastCheck]])),
    };
  }

  public stop(): void {
    this.early?.stop();
  }
}

/** A string that changes with the file, which can be a directory, or missing: the platform reports that. */
function stateOf(file: string): string {
  try {
    const { mtimeMs, size } = statSync(file);
    return `${file} ${mtimeMs} ${size}`;
  } catch {
    return file;
  }
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex');
}

function libraryVersion(): string {
  return readJsonOfPackage<{ version: string }>('package.json').version;
}

function isLastCheck(value: unknown): value is LastCheck {
  return isPlainObject(value) && typeof value.inputs === 'string' && Array.isArray(value.types)
    && value.types.every((type) => typeof type === 'string');
}
