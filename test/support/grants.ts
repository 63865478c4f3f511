import { App, Stack, Stage } from 'aws-cdk-lib';
import { onlyOne, ResolvedResource, ResolvedTemplates, ResolveOptions } from './template-resolver';

/** The target of Lake Formation permissions. Exactly one key is set. */
export interface GrantResource {
  readonly catalog?: true;
  readonly database?: string;
  /** `name` is `*` for every table of the database. */
  readonly table?: { readonly database: string; readonly name: string; readonly columns?: string[] };
  /** ARN of the location. */
  readonly dataLocation?: string;
  /** A resource of another kind, as in the template. */
  readonly other?: unknown;
}

/** Lake Formation permissions of one principal on one resource. */
export interface LakeFormationGrant {
  readonly principal: string;
  readonly resource: GrantResource;
  readonly permissions: string[];
  readonly permissionsWithGrantOption: string[];
}

/** The Lake Formation permissions that the templates of an app grant. */
export class LakeFormationGrants {
  /** Synthesizes an app, or uses only some of its stacks. */
  public static fromApp(source: App | Stage | Stack | Stack[], options?: ResolveOptions): LakeFormationGrants {
    return new LakeFormationGrants(ResolvedTemplates.fromApp(source, options));
  }

  public readonly all: readonly LakeFormationGrant[];

  constructor(private readonly templates: ResolvedTemplates) {
    this.all = templates.ofType('AWS::LakeFormation::PrincipalPermissions').map(grantOf);
  }

  /**
   * The permissions of the role whose name is, or ends with, `role`. Empty for a role without permissions, which must
   * be in the templates or specified by its ARN: a misspelled name would prove nothing.
   */
  public of(role: string): LakeFormationGrant[] {
    if (role.startsWith('arn:')) return this.all.filter((grant) => grant.principal === role);
    const roles = this.templates.ofType('AWS::IAM::Role').map((resource) => resource.ref);
    const names = [...new Set([...roles, ...this.all.map((grant) => nameOf(grant.principal))])];
    const exact = names.filter((name) => name === role);
    const name = onlyOne(
      exact.length > 0 ? exact : names.filter((other) => other.endsWith(role)),
      `principal "${role}"`,
      names,
    );
    return this.all.filter((grant) => nameOf(grant.principal) === name);
  }

  /** The permissions of a role on one database, sorted. */
  public onDatabase(role: string, database: string): string[] {
    return this.permissions(role, ({ resource }) => resource.database === database);
  }

  /** The permissions of a role on one table, or on all tables of a database by `*`, sorted. */
  public onTable(role: string, database: string, table: string): string[] {
    return this.permissions(
      role,
      ({ resource }) => resource.table?.database === database && resource.table.name === table,
    );
  }

  /** The permissions of a role on one location, sorted. */
  public onDataLocation(role: string, arn: string): string[] {
    return this.permissions(role, ({ resource }) => resource.dataLocation === arn);
  }

  private permissions(role: string, matches: (grant: LakeFormationGrant) => boolean): string[] {
    return [...new Set(this.of(role).filter(matches).flatMap((grant) => grant.permissions))].sort();
  }
}

function grantOf({ properties }: ResolvedResource): LakeFormationGrant {
  return {
    principal: properties.Principal.DataLakePrincipalIdentifier,
    resource: resourceOf(properties.Resource),
    permissions: properties.Permissions ?? [],
    permissionsWithGrantOption: properties.PermissionsWithGrantOption ?? [],
  };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
function resourceOf(resource: any): GrantResource {
  if (resource.Catalog) return { catalog: true };
  if (resource.Database) return { database: resource.Database.Name };
  if (resource.Table) {
    return {
      table: { database: resource.Table.DatabaseName, name: resource.Table.TableWildcard ? '*' : resource.Table.Name },
    };
  }
  if (resource.TableWithColumns) {
    const { DatabaseName: database, Name: name, ColumnNames: columns } = resource.TableWithColumns;
    return { table: { database, name, columns: columns ?? ['*'] } };
  }
  if (resource.DataLocation) return { dataLocation: resource.DataLocation.ResourceArn };
  return { other: resource };
}

function nameOf(principal: string): string {
  return principal.startsWith('arn:') ? principal.split('/').pop()! : principal;
}
