import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnResource as CfnLocation } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { DatabaseLakeFormationOptions, GlueDatabaseOptions } from './glue-database-options';
import { LakeFormationGrants } from './lake-formation-grants';
import { LakeFormationPermission } from './lake-formation-permission';
import { normalizePrefix } from '../access/prefix-access';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { IResourceNaming } from '../naming/resource-naming';
import { bucketArn } from '../private/arns';
import { sortedEntries } from '../private/collections';
import { constructId, physicalName } from '../private/names';
import { fail } from '../private/problems';

/** The roles of the project that owns a database. */
export interface ProjectRoles {
  readonly dataAdmins: RoleReference[];
  readonly dataEngineers: RoleReference[];
  readonly execution: RoleReference[];
}

/** The databases of a project, their locations and who may do what with them. */
export class GlueDatabases {
  /** Names of the databases by key. */
  public readonly names: { [key: string]: string } = {};

  private readonly locations = new Map<string, CfnLocation>();
  private readonly grants: LakeFormationGrants;

  constructor(
    private readonly scope: Construct, private readonly naming: IResourceNaming, private readonly roles: ProjectRoles,
    private readonly removalPolicy: RemovalPolicy,
  ) {
    this.grants = new LakeFormationGrants(new Construct(scope, 'Grants'));
  }

  /** Makes the databases and their permissions. */
  public create(databases: { [key: string]: GlueDatabaseOptions } | undefined): void {
    for (const [key, options] of sortedEntries(databases)) this.createDatabase(key, options);
    this.grants.create();
  }

  private createDatabase(key: string, options: GlueDatabaseOptions): void {
    const stack = Stack.of(this.scope);
    const name = databaseName(this.naming, key, options);
    this.names[key] = name;
    const prefix = normalizePrefix(options.locationPrefix ?? '');
    if (options.locationPrefix !== undefined && options.locationBucketName === undefined) {
      fail({ code: 'DSP304', where: this.scope.node.path, message: `database "${key}" has a "locationPrefix" and no "locationBucketName"`, hint: 'name the bucket' });
    }
    const place = options.locationBucketName === undefined ? undefined : [options.locationBucketName, prefix].filter(Boolean).join('/');
    const database = new CfnDatabase(this.scope, `Database-${constructId(key)}`, {
      catalogId: stack.account,
      databaseInput: { name, description: options.description, locationUri: place === undefined ? undefined : `s3://${place}` },
    });
    database.applyRemovalPolicy(this.removalPolicy);
    if (place !== undefined) this.grantLocation(key, bucketArn(stack, place));
    this.grantDatabase(key, name, options.lakeFormation, database);
  }

  /**
   * Registers the location in hybrid access mode: principals that did not opt in to Lake Formation keep the access that IAM and the policy of the
   * bucket give them and no more, so the default deny of a data lake still holds. The service-linked role is used for those that do opt in.
   */
  private grantLocation(key: string, arn: string): void {
    let location = this.locations.get(arn);
    if (location === undefined) {
      location = new CfnLocation(this.scope, `Location-${constructId(key)}`, { resourceArn: arn, useServiceLinkedRole: true, hybridAccessEnabled: true });
      this.locations.set(arn, location);
    }
    for (const role of [...this.roles.dataAdmins, ...this.roles.execution]) {
      this.grants.dataLocation(role, key, arn, [location]);
    }
  }

  private grantDatabase(key: string, name: string, options: DatabaseLakeFormationOptions | undefined, database: CfnResource): void {
    const grant = (roles: RoleReference[], onDatabase: LakeFormationPermission, onTables: LakeFormationPermission, tables = ['*']) => {
      for (const role of roles) {
        this.grants.database(role, key, name, onDatabase, [database]);
        for (const table of tables) this.grants.table(role, key, name, table, onTables, [database]);
      }
    };
    if (options?.createSuperGrantsForDataAdminRoles) grant(this.roles.dataAdmins, LakeFormationPermission.SUPER, LakeFormationPermission.SUPER);
    if (options?.createReadWriteGrantsForProjectExecutionRoles) grant(this.roles.execution, LakeFormationPermission.WRITE, LakeFormationPermission.WRITE);
    if (options?.createReadGrantsForDataEngineerRoles) grant(this.roles.dataEngineers, LakeFormationPermission.READ, LakeFormationPermission.READ);
    for (const [, named] of sortedEntries(options?.grants)) {
      const roles = [
        ...sortedEntries(named.principalArns).map(([refId, arn]): RoleRef => ({ refId, arn })),
        ...sortedEntries(named.principals).map(([refId, principal]): RoleRef => ({ refId, ...principal.role })),
      ].map((ref) => new RoleReference(this.scope, ref));
      grant(roles, named.databasePermissions ?? LakeFormationPermission.READ, named.tablePermissions ?? LakeFormationPermission.READ, named.tables);
    }
  }
}

function databaseName(naming: IResourceNaming, key: string, options: GlueDatabaseOptions): string {
  const name = options.verbatimName ? key : physicalName(naming, 'glue', key);
  return options.icebergCompliantName ? name.toLowerCase().replace(/[^a-z0-9_]/g, '_') : name;
}
