import { PlatformResource } from './resources';
import { ModelDecision } from '../../access/evaluation/access-model';
import { ResolvedTemplates } from '../../access/evaluation/resolved-templates';
import { AccessRole } from '../../access/evaluation/role-policies';
import { statementsOf } from '../../access/evaluation/statement';

/** Lake Formation permissions of a role on a database or its tables. */
export function lakeFormationPermissions(
  templates: ResolvedTemplates, role: AccessRole, database: PlatformResource,
): string[] {
  return grantsOf(templates, role, database).flatMap(({ properties }) => properties.Permissions as string[]);
}

/** Whether a Lake Formation grant in the templates grants a role a permission. */
export function lakeFormationDecision(
  templates: ResolvedTemplates, role: AccessRole, permission: string, database: PlatformResource, arn: string,
): ModelDecision {
  const grants = grantsOf(templates, role, database, arn).filter(({ properties }) => (
    properties.Permissions.includes(permission) || properties.Permissions.includes('ALL')
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

/** The grants of a role on a database, its tables, or a location. */
function grantsOf(templates: ResolvedTemplates, role: AccessRole, { resource, kind }: PlatformResource, arn?: string) {
  return templates.ofType('AWS::LakeFormation::PrincipalPermissions').filter(({ properties }) => {
    const { Database: database, Table: table, TableWithColumns: columns } = properties.Resource;
    if (properties.Principal.DataLakePrincipalIdentifier !== role.arn) return false;
    if (kind === 'bucket') return properties.Resource.DataLocation?.ResourceArn === arn;
    const name = database?.Name ?? table?.DatabaseName ?? columns?.DatabaseName;
    return name === resource.ref;
  });
}
