import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

/** Maximum number of cached results: about a kilobyte each. */
const KEPT = 4000;

/** The directory in which `dsp` keeps results between runs. */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment.XDG_CACHE_HOME
    || (process.platform === 'win32' && environment.LOCALAPPDATA)
    || join(environment.HOME ?? environment.USERPROFILE ?? homedir(), '.cache');
  return join(base, 'cdk-data-science-platform');
}

/**
 * JSON values in files, by key. A cache that cannot be read or written is treated as empty, and a damaged value as
 * missing, because the cache only saves time.
 */
export class ResultCache {
  constructor(private readonly directory: string, private readonly kept = KEPT) {}

  public read(key: string): unknown {
    const file = this.file(key);
    try {
      const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const now = new Date();
      utimesSync(file, now, now);
      return value;
    } catch {
      return undefined;
    }
  }

  /** Writes values, and removes the least recently used ones if there are too many. */
  public write(values: ReadonlyMap<string, unknown>): void {
    try {
      mkdirSync(this.directory, { recursive: true });
      for (const [key, value] of values) {
        // Written so that other processes never read an incomplete file.
        const draft = `${this.file(key)}.${process.pid}`;
        writeFileSync(draft, JSON.stringify(value));
        renameSync(draft, this.file(key));
      }
      this.prune();
    } catch {
      return;
    }
  }

  private prune(): void {
    const files = readdirSync(this.directory);
    if (files.length <= this.kept) return;
    const used = files.map((name) => ({ name, time: statSync(join(this.directory, name)).mtimeMs }));
    used.sort((a, b) => a.time - b.time);
    for (const { name } of used.slice(0, files.length - this.kept)) rmSync(join(this.directory, name), { force: true });
  }

  private file(key: string): string {
    return join(this.directory, `${key}.json`);
  }
}
