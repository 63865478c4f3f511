import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'fs';
import { homedir } from 'os';
import { dirname, join } from 'path';

/**
 * The Python of a virtual environment with the packages of a file, which is created once and kept in the cache
 * directory of the user. Undefined if Python 3.10 or the packages are not available. A file `constraints-VERSION.txt`
 * next to it pins the indirect packages as well, for that version of Python.
 */
export function pythonWith(requirements: string): string | undefined {
  const check = 'import sys, venv, ensurepip; print(sys.version, sys.version_info >= (3, 10))';
  const version = spawnSync('python3', ['-c', check], { encoding: 'utf8' }).stdout ?? '';
  if (!version.trim().endsWith('True')) return undefined;
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk-data-science-platform-notebooks');
  const constraints = join(dirname(requirements), `constraints-${/^\d+\.\d+/.exec(version)![0]}.txt`);
  const pins = existsSync(constraints) ? [requirements, constraints] : [requirements];
  const texts = pins.map((file) => readFileSync(file, 'utf8')).join('');
  const key = createHash('sha256').update(`${version}${texts}`).digest('hex').slice(0, 16);
  const environment = join(cache, key);
  return existsSync(environment) || createEnvironment(cache, environment, pins)
    ? join(environment, 'bin', 'python')
    : undefined;
}

function createEnvironment(cache: string, environment: string, [requirements, ...constraints]: string[]): boolean {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'new-'));
  const succeeds = (program: string, args: string[]) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;
  try {
    const pinned = constraints.flatMap((file) => ['-c', file]);
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements, ...pinned];
    if (!succeeds('python3', ['-m', 'venv', draft]) || !succeeds(join(draft, 'bin', 'python'), install)) return false;
    if (!existsSync(environment)) renameSync(draft, environment);
    return true;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
