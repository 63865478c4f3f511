import { Construct } from 'constructs';
import { sortedEntries, unique } from './collections';
import { isDeferred } from './deferred';
import { OptionPath } from './option-path';
import { failAt } from './option-problems';

/** The accounts of the map of names to account ids at `path`, in the order of their names, each once and checked. */
export function accountsOf(scope: Construct, path: OptionPath, accounts: { [name: string]: string } | undefined): string[] {
  return unique(sortedEntries(accounts).map(([name, account]) => checkedAccount(scope, [...path, name], account)));
}

/** The account id at `path`; what is known of it must be 12 digits. */
export function checkedAccount(scope: Construct, path: OptionPath, account: string): string {
  if (isDeferred(account) || /^\d{12}$/.test(account)) return account;
  return failAt(scope, path, {
    code: 'DSP308',
    message: `"${account}" is not an account`,
    hint: 'write its 12 digits, in quotes where they begin with a zero',
  });
}
