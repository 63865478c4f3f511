import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { LakeFormationPermission } from './lake-formation-permission';
import { Principal } from './lake-formation-principal';
import { LakeFormationTagGrantOptions, LakeFormationTagResource } from './lake-formation-tag-options';
import { isPlainObject, sortedEntries } from '../private/collections';
import { constructId, shortHash } from '../private/names';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

const RANK = [LakeFormationPermission.READ, LakeFormationPermission.WRITE, LakeFormationPermission.SUPER];

const DATABASE = {
  [LakeFormationPermission.READ]: ['DESCRIBE'],
  [LakeFormationPermission.WRITE]: ['ALTER', 'CREATE_TABLE', 'DESCRIBE'],
  [LakeFormationPermission.SUPER]: ['ALL'],
};

const TABLE = {
  [LakeFormationPermission.READ]: ['DESCRIBE', 'SELECT'],
  [LakeFormationPermission.WRITE]: ['ALTER', 'DELETE', 'DESCRIBE', 'DROP', 'INSERT', 'SELECT'],
  [LakeFormationPermission.SUPER]: ['ALL'],
};

/** What Lake Formation takes in a grant by tags. */
const BY_TAG = {
  [LakeFormationTagResource.DATABASE]: ['ALL', 'ALTER', 'CREATE_TABLE', 'DESCRIBE', 'DROP'],
  [LakeFormationTagResource.TABLE]: ['ALL', 'ALTER', 'DELETE', 'DESCRIBE', 'DROP', 'INSERT', 'SELECT'],
};

/** One resource of permissions to make. */
interface Grant {
  readonly id: string;
  readonly principal: Principal;
  readonly resource: CfnPrincipalPermissions.ResourceProperty;
  readonly allTables: boolean;
  readonly permission?: LakeFormationPermission;
  readonly permissions: string[];
  readonly grantable: string[];
  readonly after: CfnResource[];
}

/**
 * Collects Lake Formation permissions: the strongest for each principal and resource, one CloudFormation resource each, made one after the other,
 * since Lake Formation refuses changes of permissions that run side by side.
 */
export class LakeFormationGrants {
  private readonly grants = new Map<string, Grant>();
  private readonly catalogId: string;

  constructor(private readonly scope: Construct) {
    this.catalogId = Stack.of(scope).account;
  }

  /** Permissions on a database itself. */
  public database(principal: Principal, key: string, name: string, permission: LakeFormationPermission, after: CfnResource[]): void {
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

  /** Permissions on a table of a database, or on all of them for `*`. */
  public table(principal: Principal, key: string, databaseName: string, table: string, permission: LakeFormationPermission, after: CfnResource[]): void {
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

  /** The right to make tables that point to a registered location. */
  public dataLocation(principal: Principal, key: string, resourceArn: string, after: CfnResource[]): void {
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

  /** Permissions on whatever has some tags. Those of several grants on the same add up. */
  public byTags(principal: Principal, name: string, options: LakeFormationTagGrantOptions, after: CfnResource[]): void {
    const resourceType = options.resourceType ?? LakeFormationTagResource.TABLE;
    const grantable = options.permissionsWithGrantOption ?? [];
    const refuse = (message: string, hint?: string): never => fail({ code: 'DSP337', where: this.scope.node.path, message: `the grant by tags "${name}" ${message}`, hint });
    for (const permission of [...options.permissions, ...grantable]) {
      if (!BY_TAG[resourceType].includes(permission)) refuse(`has the permission "${permission}", which a ${resourceType} does not know`, didYouMean(permission, BY_TAG[resourceType]));
    }
    const extra = grantable.find((permission) => !options.permissions.includes(permission));
    if (extra !== undefined) refuse(`lets "${extra}" be granted on without granting it`, 'add it to "permissions"');
    const expression = sortedEntries(options.lfTagExpression).map(([tagKey, values]) => ({ tagKey, tagValues: tagValues(values) ?? refuse(`has no values for the tag "${tagKey}"`, 'write a text or a list of texts') }));
    if (expression.length === 0) refuse('has an empty "lfTagExpression"', 'name at least one tag and its values');
    const resource = { lfTagPolicy: { catalogId: this.catalogId, resourceType, expression } };
    const other = this.grants.get(this.keyOf(principal, resource, false));
    this.add({
      id: `Tags-${shortHash(JSON.stringify(resource.lfTagPolicy.expression))}-${resourceType}-${principal.refId}`,
      principal,
      resource,
      allTables: false,
      permissions: [...new Set([...other?.permissions ?? [], ...options.permissions])].sort(),
      grantable: [...new Set([...other?.grantable ?? [], ...grantable])].sort(),
      after: [...other?.after ?? [], ...after],
    });
  }

  /** Makes the resources, after `previous`. */
  public create(previous?: CfnResource): CfnPrincipalPermissions[] {
    let last: CfnResource | undefined = previous;
    const ordered = [...this.grants.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return ordered.map((grant) => {
      const permissions = new (grant.allTables ? AllTablesPermissions : CfnPrincipalPermissions)(this.scope, constructId(grant.id), {
        principal: { dataLakePrincipalIdentifier: grant.principal.identifier },
        resource: grant.resource,
        permissions: grant.permissions,
        permissionsWithGrantOption: grant.grantable,
      });
      for (const dependency of new Set([...grant.after, ...(last ? [last] : [])])) permissions.addResourceDependency(dependency);
      last = permissions;
      return permissions;
    });
  }

  private addRanked(grant: Omit<Grant, 'grantable'> & { readonly permission: LakeFormationPermission }): void {
    const other = this.grants.get(this.keyOf(grant.principal, grant.resource, grant.allTables));
    if (other?.permission !== undefined && RANK.indexOf(other.permission) >= RANK.indexOf(grant.permission)) return;
    this.add({ ...grant, grantable: grant.permission === LakeFormationPermission.SUPER ? grant.permissions : [] });
  }

  private add(grant: Grant): void {
    const key = this.keyOf(grant.principal, grant.resource, grant.allTables);
    const id = this.grants.get(key)?.id ?? this.freeId(grant.id, grant.principal);
    this.grants.set(key, { ...grant, id });
  }

  /** Two principals may have been given the same name. */
  private freeId(id: string, principal: Principal): string {
    const taken = [...this.grants.values()].some((grant) => grant.id === id);
    return taken ? `${id}-${shortHash(JSON.stringify(Stack.of(this.scope).resolve(principal.identifier)))}` : id;
  }

  private keyOf(principal: Principal, resource: CfnPrincipalPermissions.ResourceProperty, allTables: boolean): string {
    return JSON.stringify(Stack.of(this.scope).resolve([principal.identifier, resource, allTables]));
  }
}

/** Permissions on every table of a database, which an empty object says; CDK leaves empty objects out unless they come last. */
export class AllTablesPermissions extends CfnPrincipalPermissions {
  protected renderProperties(props: { [key: string]: any }): { [key: string]: any } {
    const rendered = super.renderProperties(props);
    rendered.Resource.Table.TableWildcard = {};
    return rendered;
  }
}

function tagValues(values: unknown): string[] | undefined {
  const list = [values].flat().filter((value) => value !== undefined && value !== null);
  if (list.length === 0 || list.some((value) => isPlainObject(value))) return undefined;
  return list.map(String).sort();
}
