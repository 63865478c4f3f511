import { PlatformResource } from './resources';
import { ModelDecision } from '../../access/evaluation/access-model';
import { ResolvedResource, ResolvedTemplates } from '../../access/evaluation/resolved-templates';
import { AccessRole } from '../../access/evaluation/role-policies';
import { statementsOf } from '../../access/evaluation/statement';
import { sortedEntries, unique } from '../../private/collections';
import { DATABASE_PERMISSIONS } from '../../private/facts/lake-formation-permissions';

/** All tables of a database, in a grant. */
const ALL_TABLES = '*';

/** Lake Formation permissions of a role on a database, or on tables of it. */
export interface DatabaseReach {
  /** The name of the table, or `*` for all tables. Undefined for the database itself. */
  readonly table?: string;
  readonly permissions: readonly string[];
}

/** Lake Formation permissions of a role on a database and on its tables. */
export function lakeFormationPermissions(
  templates: ResolvedTemplates, role: AccessRole, database: PlatformResource,
): DatabaseReach[] {
  const grants = grantsOf(templates, role).filter((grant) => databaseOf(grant) === database.resource.ref);
  const permissionsOf = (found: readonly ResolvedResource[]) => (
    unique(found.flatMap(({ properties }) => properties.Permissions as string[])).sort()
  );
  const tables = unique(grants.flatMap((grant) => tableOf(grant) ?? []));
  return [
    { permissions: permissionsOf(grants.filter((grant) => tableOf(grant) === undefined)) },
    ...sortedEntries(Object.fromEntries(tables.map((table) => [
      table, permissionsOf(grants.filter((grant) => tableOf(grant) === table)),
    ]))).map(([table, permissions]) => ({ table, permissions })),
  ].filter(({ permissions }) => permissions.length > 0);
}

/**
 * Whether a Lake Formation grant in the templates grants a role a permission on the database, the table or the location
 * with this ARN. Permissions that exist only for tables apply to all tables of a database.
 */
export function lakeFormationDecision(
  templates: ResolvedTemplates, role: AccessRole, permission: string, resource: PlatformResource, arn: string,
): ModelDecision {
  const grants = grantsOf(templates, role).filter((grant) => (
    appliesTo(grant, permission, resource, arn)
      && (grant.properties.Permissions.includes(permission) || grant.properties.Permissions.includes('ALL'))
  ));
  const allowedBy = grants.flatMap((grant) => statementsOf({
    kind: 'resource',
    name: 'Lake Formation',
    origin: grant,
    document: { Statement: { Sid: `grant of ${grant.properties.Permissions.join(', ')}`, Effect: 'Allow' } },
  }));
  const missing = grants.length > 0 ? [] : ['resource' as const];
  return { allowed: grants.length > 0, deniedBy: [], allowedBy, missing, notEvaluated: [], context: {} };
}

function appliesTo(
  grant: ResolvedResource, permission: string, { kind, arn: own, resource }: PlatformResource, arn: string,
): boolean {
  if (kind === 'bucket') return grant.properties.Resource.DataLocation?.ResourceArn === arn;
  if (databaseOf(grant) !== resource.ref) return false;
  if (arn !== own) return [ALL_TABLES, arn.split('/').pop()].includes(tableOf(grant));
  const isOfTables = permission !== 'ALL' && !(permission in DATABASE_PERMISSIONS);
  return tableOf(grant) === (isOfTables ? ALL_TABLES : undefined);
}

function grantsOf(templates: ResolvedTemplates, role: AccessRole): ResolvedResource[] {
  return templates.ofType('AWS::LakeFormation::PrincipalPermissions')
    .filter(({ properties }) => properties.Principal.DataLakePrincipalIdentifier === role.arn);
}

function databaseOf({ properties: { Resource: resource } }: ResolvedResource): string | undefined {
  return (resource.Database?.Name ?? resource.Table?.DatabaseName ?? resource.TableWithColumns?.DatabaseName) as
    string | undefined;
}

/** The table of a grant, or `*` for all tables. Undefined if the grant is not for tables. */
function tableOf({ properties: { Resource: { Table: table, TableWithColumns: columns } } }: ResolvedResource) {
  return (table?.Name ?? columns?.Name ?? (table === undefined ? undefined : ALL_TABLES)) as string | undefined;
}
