import { Construct } from 'constructs';
import { LakeFormationGrants } from './lake-formation-grants';
import { LakeFormationTagGrantOptions, LakeFormationTagResource } from './lake-formation-options';
import { principalOfText } from './lake-formation-principal';
import { LakeFormationTags } from './lake-formation-tags';
import { sortedEntries, unique } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

const PERMISSIONS = {
  [LakeFormationTagResource.DATABASE]: ['ALL', 'ALTER', 'CREATE_TABLE', 'DESCRIBE', 'DROP'],
  [LakeFormationTagResource.TABLE]: ['ALL', 'ALTER', 'DELETE', 'DESCRIBE', 'DROP', 'INSERT', 'SELECT'],
};

/** Collects the grants by LF-tags that the options of a database name. */
export function createTagGrants(
  scope: Construct, grants: LakeFormationGrants, tags: LakeFormationTags, key: string,
  options: { readonly [name: string]: LakeFormationTagGrantOptions } | undefined,
): void {
  for (const [name, grant] of sortedEntries(options)) {
    const label = `the grant "${name}" of the database "${key}"`;
    const refuse = (message: string, hint?: string): never => fail({ code: 'DSP304', where: scope.node.path, message: `${label} ${message}`, hint });
    const type = grant.resourceType ?? typeOf(grant.permissions);
    const grantable = grant.permissionsWithGrantOption ?? [];
    if (grant.permissions.length === 0) refuse('has no permissions', `give some of ${PERMISSIONS[type].join(', ')}`);
    for (const permission of grant.permissions) {
      if (!isDeferred(permission) && !PERMISSIONS[type].includes(permission)) {
        refuse(`has the permission "${permission}", which there is not on a ${type}`, didYouMean(permission, PERMISSIONS[type]));
      }
    }
    for (const permission of grantable) {
      if (!grant.permissions.includes(permission)) refuse(`may grant on "${permission}" and does not have it`, 'add it to "permissions"');
    }
    const expression = tags.expression(label, grant.lfTagExpression);
    const principals = sortedEntries(grant.principalArns).map(([refId, text]) => principalOfText(scope, refId, text));
    if (principals.length === 0) refuse('has no principals', 'give "principalArns"');
    for (const principal of principals) {
      if (principal.isEverybody) refuse(`is for "${principal.identifier}", to whom nothing is granted by tags`, 'name roles');
      grants.tagged(principal, expression, type, { permissions: unique(grant.permissions).sort(), grantable: unique(grantable).sort() }, []);
    }
  }
}

function typeOf(permissions: string[]): LakeFormationTagResource {
  const { DATABASE, TABLE } = LakeFormationTagResource;
  return permissions.some((permission) => PERMISSIONS[TABLE].includes(permission) && !PERMISSIONS[DATABASE].includes(permission)) ? TABLE : DATABASE;
}
