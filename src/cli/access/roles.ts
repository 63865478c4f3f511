import { NameIndex, Named } from './names';
import { Origins } from './origins';
import { AccessModel, Asker } from '../../access/evaluation/access-model';
import { ADMINISTRATOR_ACCESS } from '../../access/evaluation/managed-policies';
import { ResolvedResource } from '../../access/evaluation/resolved-templates';
import { AccessRole } from '../../access/evaluation/role-policies';
import { dataScienceTeamModule } from '../../platform/modules/data-science-team';
import { rolesModule } from '../../platform/modules/roles';
import { compareStrings, unique } from '../../private/collections';
import { FORMATS } from '../../private/formats';

/** The name of an administrator of the account, which is not in the templates. */
export const ADMINISTRATOR = 'administrator';

/** A role, by the names that users specify. */
export interface PlatformRole extends Named {
  readonly role: AccessRole;
  /** The origin of the role: `external` roles are named in policies, and their own policies are not known. */
  readonly source: 'platform' | 'external' | 'administrator' | 'service';
  /** The principal of an AWS service that makes a request itself, without a role. */
  readonly service?: string;
}

/** Prefix of the name of an AWS service that makes a request itself. */
const SERVICE = 'service:';

/** The principal of a request of a role or service. */
export function askerOf({ role, service }: PlatformRole, session?: string): Asker {
  return service === undefined ? { role, session } : { service };
}

/** The AWS service of `service:glue.amazonaws.com`. Undefined for the name of a role. */
export function platformService(name: string, model: AccessModel): PlatformRole | undefined {
  if (!name.startsWith(SERVICE)) return undefined;
  const service = name.slice(SERVICE.length);
  if (!FORMATS.servicePrincipal.pattern.test(service)) return undefined;
  return { role: model.otherRole(model.roleArn('none')), names: [name], source: 'service', service };
}

/** `role shared/data-user`, or `service glue.amazonaws.com`. */
export function roleText({ service }: PlatformRole, label: string): string {
  return service === undefined ? `role ${label}` : `service ${service}`;
}

/** The roles of a platform by name, and an administrator of its account. */
export function platformRoles(model: AccessModel, origins: Origins): NameIndex<PlatformRole> {
  const own = model.roles.map((role): PlatformRole => (
    { role, names: roleNames(role.resource!, origins), source: 'platform' }
  ));
  const known = new Set(model.roles.map(({ arn }) => arn));
  const external = namedRoles(model).filter((arn) => !known.has(arn)).map((arn): PlatformRole => {
    const role = { ...model.otherRole(arn), notEvaluated: [`the identity policies of ${arn}`] };
    return { role, names: [role.name, arn], source: 'external' };
  });
  const administrator = model.otherRole(model.roleArn('account-administrator'), {
    AdministratorAccess: ADMINISTRATOR_ACCESS,
  });
  return new NameIndex<PlatformRole>(
    [...own, ...external, { role: administrator, names: [ADMINISTRATOR, administrator.arn], source: 'administrator' }],
    'role',
    (message, hint) => ({ code: 'DSP450', message, hint }),
  );
}

/**
 * The names of a role: `shared/data-user`, `shared/roles/data-user`, ..., the name of the role and its ARN. A role that
 * a team creates has the name by which it is published, too: `datascience/fraud-user`.
 */
export function roleNames(resource: ResolvedResource, origins: Origins): string[] {
  const { ref: name, attributes: { Arn: arn } } = resource;
  const module = origins.moduleOf(resource.stack);
  if (module === undefined) return [name, arn];
  const construct = origins.constructOf(resource).split('/').pop()!;
  const key = construct.startsWith('Role-') ? construct.slice('Role-'.length) : kebab(construct);
  const { domain, environment, name: moduleName } = module;
  const shortNames = (own: string) => [`${domain}/${own}`, `${domain}/${environment}/${own}`, own];
  const short = shortNames(key);
  const long = [`${domain}/${moduleName}/${key}`, `${domain}/${environment}/${moduleName}/${key}`];
  const created = module.kind === dataScienceTeamModule.key ? /^(admin|user|execution)-role$/.exec(key) : null;
  const published = created === null ? [] : shortNames(`${moduleName}-${created[1]}`);
  const own = module.kind === rolesModule.key ? [...short, ...long] : [...published, ...long, ...short];
  return [...own, name, arn];
}

/** ARNs of roles in policies for data, without patterns and roles that can assume a role. */
function namedRoles(model: AccessModel): string[] {
  const statements = [
    ...model.roles.flatMap(({ identity }) => identity),
    ...model.resourcePolicies.all(),
  ].filter(({ json }) => ![json.Action ?? 'any'].flat().every((action) => action.startsWith('sts:')));
  const arns = statements.flatMap(({ json, conditions }) => [
    ...typeof json.Principal === 'object' ? [json.Principal.AWS ?? []].flat() : [],
    ...conditions.filter(({ key }) => key.toLowerCase() === 'aws:principalarn').flatMap(({ values }) => values),
  ]);
  return unique(arns).filter((arn) => FORMATS.iamRoleArn.pattern.test(arn)).sort(compareStrings);
}

/** `DeploymentRole` as `deployment-role`. */
function kebab(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
