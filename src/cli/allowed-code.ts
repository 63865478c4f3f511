import { existsSync, realpathSync } from 'fs';
import { delimiter, dirname, isAbsolute, relative } from 'path';
import { entryFileOf } from '../config/document-store';

/** "1", or directories whose configurations may run code. */
export const ALLOW_CODE = 'DSP_ALLOW_CODE';

/**
 * Whether the JavaScript that a configuration names may run: the user says so for one command, or with an environment
 * variable for all configurations or for those below some directories. Nothing in a checkout can say so.
 */
export function allowsCode(config: string, allowed = false): boolean {
  const value = process.env[ALLOW_CODE] ?? '';
  if (allowed || value === '1' || value === 'true') return true;
  // A relative directory would be one of the checkout at hand.
  const trusted = value.split(delimiter).filter(isAbsolute);
  const file = entryFileOf(config);
  if (trusted.length === 0 || !existsSync(file)) return false;
  const directory = dirname(realpathSync(file));
  return trusted.some((parent) => existsSync(parent) && isWithin(directory, realpathSync(parent)));
}

function isWithin(directory: string, parent: string): boolean {
  const path = relative(parent, directory);
  return path === '' || (path !== '..' && !path.startsWith('../') && !path.startsWith('..\\') && !isAbsolute(path));
}
