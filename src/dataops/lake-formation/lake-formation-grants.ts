import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { LakeFormationTagResource, LakeFormationPermission } from './lake-formation-options';
import { LakePrincipal } from './lake-formation-principal';
import { TagExpression } from './lake-formation-tags';
import { constructId, shortHash, stableText } from '../../naming/names';
import { compareStrings, unique } from '../../private/collections';
import { failAt } from '../../private/option-problems';

/**
 * Everything that can be done with a database and its tables, without the right to grant it: `write`, and changing and
 * dropping what other principals created.
 */
export const REPLACE = 'replace';

/** What a grant allows. A higher one includes the lower ones. */
export type GrantLevel = LakeFormationPermission | typeof REPLACE;

const RANK: GrantLevel[] = [
  LakeFormationPermission.READ, LakeFormationPermission.WRITE, REPLACE, LakeFormationPermission.SUPER,
];

const DATABASE: { readonly [level in GrantLevel]: string[] } = {
  [LakeFormationPermission.READ]: ['DESCRIBE'],
  [LakeFormationPermission.WRITE]: ['ALTER', 'CREATE_TABLE', 'DESCRIBE'],
  [REPLACE]: ['ALTER', 'CREATE_TABLE', 'DESCRIBE', 'DROP'],
  [LakeFormationPermission.SUPER]: ['ALL'],
};

const TABLE: { readonly [level in GrantLevel]: string[] } = {
  [LakeFormationPermission.READ]: ['DESCRIBE', 'SELECT'],
  // The principal that creates a table has all permissions on it.
  [LakeFormationPermission.WRITE]: ['DELETE', 'DESCRIBE', 'INSERT', 'SELECT'],
  [REPLACE]: ['ALTER', 'DELETE', 'DESCRIBE', 'DROP', 'INSERT', 'SELECT'],
  [LakeFormationPermission.SUPER]: ['ALL'],
};

/** One permissions resource to create. */
interface Grant {
  readonly id: string;
  readonly principal: LakePrincipal;
  readonly resource: CfnPrincipalPermissions.ResourceProperty;
  readonly allTables: boolean;
  readonly permission?: GrantLevel;
  readonly permissions: string[];
  readonly grantable: string[];
  readonly after: CfnResource[];
}

/**
 * Collects Lake Formation permissions: the strongest for each principal and resource, in one CloudFormation resource
 * each, created one at a time, because Lake Formation rejects concurrent changes to permissions.
 */
export class LakeFormationGrants {
  private readonly grants = new Map<string, Grant>();
  private readonly catalogId: string;

  constructor(private readonly scope: Construct) {
    this.catalogId = Stack.of(scope).account;
  }

  /** Permissions on a database itself. */
  public database(
    principal: LakePrincipal,
    key: string,
    name: string,
    permission: GrantLevel,
    after: CfnResource[],
  ): void {
    this.addRanked({
      id: `Database-${key}-${principal.refId}`,
      principal,
      resource: { database: { catalogId: this.catalogId, name } },
      allTables: false,
      permission,
      permissions: DATABASE[permission],
      after,
    });
  }

  /** Permissions on a table of a database, or on all tables for `*`. */
  public table(
    principal: LakePrincipal,
    key: string,
    databaseName: string,
    table: string,
    permission: GrantLevel,
    after: CfnResource[],
  ): void {
    const allTables = table === '*';
    this.addRanked({
      id: `${allTables ? 'Tables' : `Table-${table}`}-${key}-${principal.refId}`,
      principal,
      resource: { table: { catalogId: this.catalogId, databaseName, ...(allTables ? {} : { name: table }) } },
      allTables,
      permission,
      permissions: TABLE[permission],
      after,
    });
  }

  /** The permission to create tables that point to a registered location. */
  public dataLocation(principal: LakePrincipal, key: string, resourceArn: string, after: CfnResource[]): void {
    this.add({
      id: `Location-${key}-${principal.refId}`,
      principal,
      resource: { dataLocation: { catalogId: this.catalogId, resourceArn } },
      allTables: false,
      permissions: ['DATA_LOCATION_ACCESS'],
      grantable: [],
      after,
    });
  }

  /** Permissions on all resources with certain tags. */
  public tagged(
    principal: LakePrincipal, expression: TagExpression, resourceType: LakeFormationTagResource,
    given: { readonly permissions: string[]; readonly grantable: string[] }, after: CfnResource[],
  ): void {
    this.add({
      id: `TagPolicy-${resourceType}-${shortHash(JSON.stringify(Stack.of(this.scope).resolve(expression)))}-${principal.refId}`,
      principal,
      resource: { lfTagPolicy: { catalogId: this.catalogId, resourceType, expression } },
      allTables: false,
      ...given,
      after,
    });
  }

  /** Creates the resources after `first`. */
  public create(first?: CfnResource): CfnPrincipalPermissions[] {
    let previous: CfnResource | undefined = first;
    return this.ordered().map(({ id, grant }) => {
      const permissions = new (grant.allTables ? AllTablesPermissions : CfnPrincipalPermissions)(this.scope, id, {
        principal: { dataLakePrincipalIdentifier: grant.principal.identifier },
        resource: grant.resource,
        permissions: grant.permissions,
        permissionsWithGrantOption: grant.grantable,
      });
      for (const dependency of unique([...grant.after, ...(previous ? [previous] : [])])) {
        permissions.addResourceDependency(dependency);
      }
      previous = permissions;
      return permissions;
    });
  }

  /**
   * The grants with their construct IDs. A hash distinguishes principals with the same name; the first of them has no
   * hash.
   */
  private ordered(): { id: string; grant: Grant }[] {
    const ordered = [...this.grants].sort(
      ([keyA, a], [keyB, b]) => compareStrings(a.id, b.id) || compareStrings(keyA, keyB),
    );
    return ordered.map(([key, grant], index) => {
      const isFirst = index === 0 || ordered[index - 1][1].id !== grant.id;
      return { id: constructId(isFirst ? grant.id : `${grant.id}-${shortHash(key)}`), grant };
    });
  }

  private addRanked(grant: Omit<Grant, 'grantable'> & { readonly permission: GrantLevel }): void {
    const isSuper = grant.permission === LakeFormationPermission.SUPER;
    if (grant.principal.isEverybody && !isSuper) {
      failAt(this.scope, grant.principal.path ?? [], {
        code: 'DSP337',
        message: `"${grant.permission}" is granted to "${grant.principal.identifier}"`,
        hint: 'for this group, Lake Formation accepts only "super", which leaves access control to IAM: '
          + 'set both permissions to "super", or specify roles',
      });
    }
    this.add({ ...grant, grantable: isSuper && !grant.principal.isEverybody ? grant.permissions : [] });
  }

  private add(given: Grant): void {
    const grant = { ...given, id: stableText(this.scope, given.id) };
    const key = JSON.stringify(Stack.of(this.scope).resolve([grant.principal.key, grant.resource, grant.allTables]));
    const other = this.grants.get(key);
    if (other === undefined) this.grants.set(key, grant);
    else this.grants.set(key, merged(other, grant));
  }
}

/** The stronger of two grants to the same principal on the same resource, or both if neither includes the other. */
function merged(one: Grant, other: Grant): Grant {
  if (one.permission !== undefined && other.permission !== undefined) {
    return RANK.indexOf(one.permission) >= RANK.indexOf(other.permission) ? one : { ...other, id: one.id };
  }
  const union = (a: string[], b: string[]) => unique([...a, ...b]).sort();
  return {
    ...one,
    permissions: union(one.permissions, other.permissions),
    grantable: union(one.grantable, other.grantable),
    after: unique([...one.after, ...other.after]),
  };
}

/**
 * Permissions on every table of a database. They are an empty object, which must be last, because CDK omits empty
 * objects in other positions.
 */
export class AllTablesPermissions extends CfnPrincipalPermissions {
  protected renderProperties(props: { [key: string]: any }): { [key: string]: any } {
    const rendered = super.renderProperties(props);
    rendered.Resource.Table.TableWildcard = {};
    return rendered;
  }
}
