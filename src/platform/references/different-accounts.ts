import { compareStrings, unique } from '../../private/collections';
import { OptionPath } from '../../private/option-path';
import { formatPosition, Problem } from '../../private/problems';
import { ModuleEntry } from '../module-entry';

/** Paths in the notes of a problem. */
const MOST_PATHS = 4;

/** Environments that depend on one with another account, and what they read. */
interface Difference {
  readonly module: ModuleEntry;
  readonly others: ModuleEntry[];
  readonly paths: string[];
}

/**
 * Environments with an account, and those without one that read their values, or the reverse. They are usually in the
 * same account, and each is one problem at its account.
 */
export class DifferentAccounts {
  private readonly found = new Map<string, Difference>();

  constructor(private readonly locate: (problem: Problem, at: OptionPath) => Problem) {}

  /** Whether only one of two modules specifies an account. They are then part of a problem. */
  public take(path: string, producers: readonly ModuleEntry[], reader: ModuleEntry): boolean {
    const producer = producers.find(({ region, isDefaultAccount }) => (
      region === reader.region && isDefaultAccount !== reader.isDefaultAccount
    ));
    if (producer === undefined) return false;
    const [module, other] = producer.isDefaultAccount ? [reader, producer] : [producer, reader];
    const key = environmentOf(module);
    const difference = this.found.get(key) ?? { module, others: [], paths: [] };
    difference.others.push(other);
    difference.paths.push(path);
    this.found.set(key, difference);
    return true;
  }

  public get problems(): Problem[] {
    return [...this.found.values()].map(({ module, others, paths }) => {
      const sorted = [...others].sort((a, b) => compareStrings(environmentOf(a), environmentOf(b)));
      const places = unique(sorted.map((other) => this.placeOf(other)));
      const names = unique(sorted.map((other) => `"${environmentOf(other)}"`));
      const read = unique(paths);
      const more = read.length > MOST_PATHS ? ` and ${read.length - MOST_PATHS} more` : '';
      return this.locate({
        code: 'DSP220',
        message: `"${environmentOf(module)}" has the account "${module.account}", and ${names.join(' and ')} `
          + `${names.length === 1 ? 'has' : 'have'} "default", but they read values of each other in another account or `
          + 'Region',
        notes: [`read are ${read.slice(0, MOST_PATHS).map((path) => `"${path}"`).join(', ')}${more}`],
        asCause: 'modules that depend on each other are in different accounts or Regions',
        hint: `if it is the same account, write account: "${module.account}" also at ${places.join(' and ')}; otherwise `
          + 'add the other account to "additional_accounts" of the modules that publish the values, or the paths to '
          + '"external_parameters" in mdaa.yaml',
      }, accountPath(module));
    });
  }

  private placeOf(module: ModuleEntry): string {
    const { position } = this.locate({ code: 'DSP220', message: '' }, accountPath(module));
    return position === undefined ? `"${accountPath(module).slice(0, -1).join('.')}"` : formatPosition(position);
  }
}

function accountPath({ domain, environment }: ModuleEntry): OptionPath {
  return ['domains', domain, 'environments', environment, 'account'];
}

function environmentOf({ domain, environment }: ModuleEntry): string {
  return `${domain}/${environment}`;
}
