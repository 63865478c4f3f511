import { Construct } from 'constructs';
import { sortedEntries, unique } from './collections';
import { isDeferred } from './deferred';
import { fail } from './problems';

/** The accounts of a map of names to account ids, in the order of their names, each once and checked. */
export function accountsOf(scope: Construct, option: string, accounts: { [name: string]: string } | undefined): string[] {
  return unique(sortedEntries(accounts).map(([name, account]) => checkedAccount(scope, `${option}.${name}`, account)));
}

/** An account id; what is known of it must be 12 digits. */
export function checkedAccount(scope: Construct, option: string, account: string): string {
  if (isDeferred(account) || /^\d{12}$/.test(account)) return account;
  return fail({
    code: 'DSP308',
    where: `${scope.node.path}: ${option}`,
    message: `"${account}" is not an account`,
    hint: 'write its 12 digits, in quotes where they begin with a zero',
  });
}
