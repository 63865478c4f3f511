import { PlatformResource } from './resources';
import { ModelDecision } from '../../access/evaluation/access-model';
import { ResolvedTemplates } from '../../access/evaluation/resolved-templates';
import { AccessRole } from '../../access/evaluation/role-policies';
import { statementsOf } from '../../access/evaluation/statement';

/** Permissions of Lake Formation that a role has on a database or its tables. */
export function lakeFormationPermissions(
  templates: ResolvedTemplates, role: AccessRole, database: PlatformResource,
): string[] {
  return grantsOf(templates, role, database).flatMap(({ properties }) => properties.Permissions as string[]);
}

/** Whether a grant of Lake Formation in the templates gives a permission to a role. */
export function lakeFormationDecision(
  templates: ResolvedTemplates, role: AccessRole, permission: string, database: PlatformResource,
): ModelDecision {
  const grants = grantsOf(templates, role, database).filter(({ properties }) => (
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

function grantsOf(templates: ResolvedTemplates, role: AccessRole, { resource }: PlatformResource) {
  return templates.ofType('AWS::LakeFormation::PrincipalPermissions').filter(({ properties }) => {
    const { Database: database, Table: table, TableWithColumns: columns } = properties.Resource;
    const name = database?.Name ?? table?.DatabaseName ?? columns?.DatabaseName;
    return properties.Principal.DataLakePrincipalIdentifier === role.arn && name === resource.ref;
  });
}
