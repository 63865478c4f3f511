import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { LakeFormationPermission } from './lake-formation-permission';
import { deployedRole } from '../access/deployed-role';
import { RoleReference } from '../access/role-reference';
import { constructId } from '../private/names';

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

/** One resource of permissions to make. */
interface Grant {
  readonly id: string;
  readonly role: RoleReference;
  readonly resource: CfnPrincipalPermissions.ResourceProperty;
  readonly allTables: boolean;
  readonly permission?: LakeFormationPermission;
  readonly permissions: string[];
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
  public database(role: RoleReference, key: string, name: string, permission: LakeFormationPermission, after: CfnResource[]): void {
    this.add({
      id: `Database-${key}-${role.refId}`,
      role,
      resource: { database: { catalogId: this.catalogId, name } },
      allTables: false,
      permission,
      permissions: DATABASE[permission],
      after,
    });
  }

  /** Permissions on a table of a database, or on all of them for `*`. */
  public table(role: RoleReference, key: string, databaseName: string, table: string, permission: LakeFormationPermission, after: CfnResource[]): void {
    const allTables = table === '*';
    this.add({
      id: `${allTables ? 'Tables' : `Table-${table}`}-${key}-${role.refId}`,
      role,
      resource: { table: { catalogId: this.catalogId, databaseName, ...(allTables ? {} : { name: table }) } },
      allTables,
      permission,
      permissions: TABLE[permission],
      after,
    });
  }

  /** The right to make tables that point to a registered location. */
  public dataLocation(role: RoleReference, key: string, resourceArn: string, after: CfnResource[]): void {
    this.add({
      id: `Location-${key}-${role.refId}`,
      role,
      resource: { dataLocation: { catalogId: this.catalogId, resourceArn } },
      allTables: false,
      permissions: ['DATA_LOCATION_ACCESS'],
      after,
    });
  }

  /** Makes the resources. */
  public create(): CfnPrincipalPermissions[] {
    let previous: CfnPrincipalPermissions | undefined;
    const ordered = [...this.grants.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return ordered.map((grant) => {
      const permissions = new (grant.allTables ? AllTablesPermissions : CfnPrincipalPermissions)(this.scope, constructId(grant.id), {
        principal: { dataLakePrincipalIdentifier: deployedRole(this.scope, grant.role).arn },
        resource: grant.resource,
        permissions: grant.permissions,
        permissionsWithGrantOption: grant.permission === LakeFormationPermission.SUPER ? grant.permissions : [],
      });
      for (const dependency of [...grant.after, ...(previous ? [previous] : [])]) permissions.addResourceDependency(dependency);
      previous = permissions;
      return permissions;
    });
  }

  private add(grant: Grant): void {
    const key = JSON.stringify([grant.role.key, Stack.of(this.scope).resolve(grant.resource), grant.allTables]);
    const other = this.grants.get(key);
    if (other?.permission !== undefined && RANK.indexOf(other.permission) >= RANK.indexOf(grant.permission!)) return;
    this.grants.set(key, other ? { ...grant, id: other.id } : grant);
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
