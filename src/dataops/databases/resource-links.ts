import { CfnParameter, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { constructId, shortHash, stableText } from '../../naming/names';
import { compareStrings, unique } from '../../private/collections';
import { FORMATS } from '../../private/formats';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { DatabaseLakeFormationOptions } from '../lake-formation/lake-formation-options';
import { LakePrincipal } from '../lake-formation/lake-formation-principal';

/**
 * A resource link to a database in the catalog of another account.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/resource-links-about.html
 */
export interface GlueResourceLink {
  /**
   * Key of the database in the project.
   */
  readonly key: string;

  /**
   * ID of the other account.
   */
  readonly account: string;

  /**
   * Name of the link.
   */
  readonly name: string;

  /**
   * Name of the target database.
   */
  readonly databaseName: string;

  /**
   * ID of the account that owns the database.
   */
  readonly catalogId: string;

  /**
   * Principals of the other account that can describe the link, as Lake Formation identifiers.
   */
  readonly principals: string[];
}

/** A database, and the principals that have grants by name on it or its tables. */
export interface LinkedDatabase {
  readonly key: string;
  readonly name: string;
  readonly principals: LakePrincipal[];
  readonly options: DatabaseLakeFormationOptions | undefined;
}

/** The resource links to a database, one for each of the other accounts. */
export function resourceLinks(
  scope: Construct,
  { key, name, principals, options }: LinkedDatabase,
): GlueResourceLink[] {
  const refuse = (at: OptionPath, message: string, hint: string): never =>
    failAt(scope, at, { code: 'DSP340', message, hint });
  const given = options?.createCrossAccountResourceLinkAccounts ?? [];
  const accounts = unique(given).sort();
  const path = ['databases', key, 'lakeFormation'];
  const at = (account: string) => [...path, 'createCrossAccountResourceLinkAccounts', given.indexOf(account)];
  const catalogId = Stack.of(scope).account;
  if (accounts.length === 0) {
    if (options?.createCrossAccountResourceLinkName === undefined) return [];
    refuse(
      [...path, 'createCrossAccountResourceLinkName'],
      `database "${key}" has a "createCrossAccountResourceLinkName" and no accounts for it`,
      'give "createCrossAccountResourceLinkAccounts"',
    );
  }
  return accounts.map((account) => {
    // A stack is created for the account, so the account must be known at synthesis.
    if (!FORMATS.accountId.pattern.test(account)) {
      refuse(
        at(account),
        `database "${key}" has a resource link in an account that is resolved at deployment`,
        'specify the 12-digit account ID',
      );
    }
    if (account === catalogId) {
      refuse(at(account), `database "${key}" has a resource link in its own account "${account}"`, 'omit it');
    }
    return {
      key,
      account,
      name: options?.createCrossAccountResourceLinkName ?? name,
      databaseName: name,
      catalogId,
      principals: unique(
        principals
          .filter((principal) => principal.account === account && principal.key !== account)
          .map(({ identifier }) => identifier),
      ).sort((a, b) => compareStrings(stableText(scope, a), stableText(scope, b))),
    };
  });
}

const PARAMETER = 'ProjectAccount';

/**
 * Creates resource links in a stack of the target account, and lets the principals of that account describe them.
 * Permissions are created one at a time. If the account of the project is not known at synthesis, the stack has a
 * parameter `ProjectAccount` for it.
 */
export function createResourceLinks(scope: Construct, links: GlueResourceLink[]): CfnDatabase[] {
  const catalogId = Stack.of(scope).account;
  let previous: CfnResource | undefined;
  return links.map((link) => {
    const id = constructId(link.key);
    const database = new CfnDatabase(scope, `ResourceLink-${id}`, {
      catalogId,
      databaseInput: {
        name: link.name,
        targetDatabase: { catalogId: ownerOf(scope, link), databaseName: link.databaseName },
      },
    });
    for (const principal of link.principals) {
      const permissions = new CfnPrincipalPermissions(
        scope,
        `ResourceLinkGrant-${id}-${shortHash(stableText(scope, principal))}`,
        {
          principal: { dataLakePrincipalIdentifier: principal },
          resource: { database: { catalogId, name: link.name } },
          permissions: ['DESCRIBE'],
          permissionsWithGrantOption: [],
        },
      );
      for (const dependency of [database, ...(previous ? [previous] : [])]) {
        permissions.addResourceDependency(dependency);
      }
      previous = permissions;
    }
    return database;
  });
}

/** An account token resolves to the account of the stack that contains it, which would be the wrong one here. */
function ownerOf(scope: Construct, { catalogId }: GlueResourceLink): string {
  if (!Token.isUnresolved(catalogId)) return catalogId;
  const stack = Stack.of(scope);
  const parameter =
    (stack.node.tryFindChild(PARAMETER) as CfnParameter | undefined) ??
    new CfnParameter(stack, PARAMETER, {
      type: 'String',
      description: 'Id of the account that has the databases',
      allowedPattern: '^[0-9]{12}$',
    });
  return parameter.valueAsString;
}
