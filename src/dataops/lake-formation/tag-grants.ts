import { Construct } from 'constructs';
import { LakeFormationGrants } from './lake-formation-grants';
import { LakeFormationTagGrantOptions, LakeFormationTagResource } from './lake-formation-options';
import { principalOfText } from './lake-formation-principal';
import { LakeFormationTags } from './lake-formation-tags';
import { sortedEntries, unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { DATABASE_PERMISSIONS, TABLE_PERMISSIONS } from '../../private/facts/lake-formation-permissions';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { didYouMean } from '../../private/suggestions';

const PERMISSIONS = {
  [LakeFormationTagResource.DATABASE]: ['ALL', ...Object.keys(DATABASE_PERMISSIONS)],
  [LakeFormationTagResource.TABLE]: ['ALL', ...Object.keys(TABLE_PERMISSIONS)],
};

/** Collects the grants by LF-tags in the options of a database. */
export function createTagGrants(
  scope: Construct, grants: LakeFormationGrants, tags: LakeFormationTags, key: string,
  options: { readonly [name: string]: LakeFormationTagGrantOptions } | undefined,
): void {
  for (const [name, grant] of sortedEntries(options)) {
    const label = `the grant "${name}" of the database "${key}"`;
    const path = ['databases', key, 'lakeFormation', 'tagBasedGrants', name];
    const refuse = (at: OptionPath, message: string, hint?: string): never =>
      failAt(scope, [...path, ...at], { code: 'DSP314', message: `${label} ${message}`, hint });
    const type = grant.resourceType ?? typeOf(grant.permissions);
    const grantable = grant.permissionsWithGrantOption ?? [];
    if (grant.permissions.length === 0) {
      refuse(['permissions'], 'has no permissions', `specify some of ${PERMISSIONS[type].join(', ')}`);
    }
    for (const [index, permission] of grant.permissions.entries()) {
      if (!isDeferred(permission) && !PERMISSIONS[type].includes(permission)) {
        refuse(
          ['permissions', index],
          `has the permission "${permission}", which does not exist for a ${type}`,
          didYouMean(permission, PERMISSIONS[type]),
        );
      }
    }
    for (const [index, permission] of grantable.entries()) {
      if (!grant.permissions.includes(permission)) {
        refuse(
          ['permissionsWithGrantOption', index],
          `has the grant option for "${permission}" but not the permission itself`,
          'add it to "permissions"',
        );
      }
    }
    const expression = tags.expression(label, grant.lfTagExpression, [...path, 'lfTagExpression']);
    const principals = sortedEntries(grant.principalArns).map(([refId, text]) =>
      principalOfText(scope, [...path, 'principalArns', refId], refId, text),
    );
    if (principals.length === 0) refuse(['principalArns'], 'has no principals', 'give "principalArns"');
    for (const principal of principals) {
      if (principal.isEverybody) {
        failAt(scope, principal.path ?? path, {
          code: 'DSP314',
          message: `${label} is for "${principal.identifier}", to which permissions cannot be granted by tags`,
          hint: 'name roles',
        });
      }
      grants.tagged(
        principal,
        expression,
        type,
        { permissions: unique(grant.permissions).sort(), grantable: unique(grantable).sort() },
        [],
      );
    }
  }
}

function typeOf(permissions: string[]): LakeFormationTagResource {
  const { DATABASE, TABLE } = LakeFormationTagResource;
  return permissions.some(
    (permission) => PERMISSIONS[TABLE].includes(permission) && !PERMISSIONS[DATABASE].includes(permission),
  )
    ? TABLE
    : DATABASE;
}
