import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GlueResourceLink } from './glue-resource-link';
import { DatabaseLakeFormationOptions } from './lake-formation-options';
import { LakePrincipal } from './lake-formation-principal';
import { compareStrings, unique } from '../private/collections';
import { checkFormat } from '../private/formats';
import { stableText } from '../private/names';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/** A database and those to whom something of it is granted by name. */
export interface LinkedDatabase {
  readonly key: string;
  readonly name: string;
  readonly principals: LakePrincipal[];
  readonly options: DatabaseLakeFormationOptions | undefined;
}

/** The resource links of a database, one for each of the other accounts. */
export function resourceLinks(scope: Construct, { key, name, principals, options }: LinkedDatabase): GlueResourceLink[] {
  const refuse = (at: OptionPath, code: string, message: string, hint: string): never => failAt(scope, at, { code, message, hint });
  const given = options?.createCrossAccountResourceLinkAccounts ?? [];
  const accounts = unique(given).sort();
  const path = ['databases', key, 'lakeFormation'];
  const at = (account: string) => [...path, 'createCrossAccountResourceLinkAccounts', given.indexOf(account)];
  checkFormat(scope, [...path, 'createCrossAccountResourceLinkName'], 'glueName', options?.createCrossAccountResourceLinkName);
  const catalogId = Stack.of(scope).account;
  if (accounts.length === 0) {
    if (options?.createCrossAccountResourceLinkName === undefined) return [];
    refuse([...path, 'createCrossAccountResourceLinkName'], 'DSP340', `database "${key}" has a "createCrossAccountResourceLinkName" and no accounts for it`, 'give "createCrossAccountResourceLinkAccounts"');
  }
  return accounts.map((account) => {
    // A stack is made for the account, so it must be known now.
    if (!/^\d{12}$/.test(account)) refuse(at(account), 'DSP308', `database "${key}" has a resource link in the account "${account}"`, 'write twelve digits, in quotes');
    if (account === catalogId) refuse(at(account), 'DSP340', `database "${key}" has a resource link in its own account "${account}"`, 'leave it out');
    return {
      key,
      account,
      name: options?.createCrossAccountResourceLinkName ?? name,
      databaseName: name,
      catalogId,
      principals: unique(principals.filter((principal) => principal.account === account && principal.key !== account).map(({ identifier }) => identifier))
        .sort((a, b) => compareStrings(stableText(scope, a), stableText(scope, b))),
    };
  });
}

