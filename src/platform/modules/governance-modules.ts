import { publishBucket, publishKey } from './publishing';
import { AuditBucket, AuditBucketOptions } from '../../governance/audit/audit-bucket';
import { AuditTrail, AuditTrailOptions } from '../../governance/audit/audit-trail';
import { GlueCatalogSettings, GlueCatalogSettingsOptions } from '../../governance/catalog/glue-catalog-settings';
import {
  LakeFormationSettings,
  LakeFormationSettingsOptions,
} from '../../governance/lake-formation/lake-formation-settings';
import { GeneratedRoles, GeneratedRolesOptions } from '../../governance/roles/generated-roles';
import { ModuleKind } from '../module-kind';

/** IAM roles and managed policies. */
export const rolesModule: ModuleKind = {
  key: 'roles',
  modulePath: 'roles',
  struct: 'GeneratedRolesOptions',
  build: ({ stack, common, options, publishRole }) => {
    const roles = new GeneratedRoles(stack, 'Roles', { ...options as GeneratedRolesOptions, ...common });
    for (const name of roles.roleNames) {
      publishRole(name, { arn: roles.roleArnOf(name), name: roles.roleNameOf(name), id: roles.role(name).roleId });
    }
    return roles;
  },
};

/** Encryption of the Glue Data Catalog. */
export const glueCatalogSettingsModule: ModuleKind = {
  key: 'glueCatalogSettings',
  modulePath: 'glue-catalog',
  struct: 'GlueCatalogSettingsOptions',
  build: (context) => {
    const { stack, common, options } = context;
    const settings = new GlueCatalogSettings(stack, 'GlueCatalogSettings', {
      ...(options as GlueCatalogSettingsOptions),
      ...common,
    });
    publishKey(context, settings.key);
    return settings;
  },
};

/** Settings of Lake Formation. */
export const lakeFormationSettingsModule: ModuleKind = {
  key: 'lakeFormationSettings',
  modulePath: 'lakeformation-settings',
  struct: 'LakeFormationSettingsOptions',
  build: ({ stack, common, options, publish }) => {
    const settings = new LakeFormationSettings(stack, 'LakeFormationSettings', {
      ...(options as LakeFormationSettingsOptions),
      ...common,
    });
    if (settings.dataZoneAdminRole) publish('datazone-admin-role/arn', settings.dataZoneAdminRole.roleArn);
    return settings;
  },
};

/** The audit bucket. */
export const auditBucketModule: ModuleKind = {
  key: 'auditBucket',
  modulePath: 'audit',
  struct: 'AuditBucketOptions',
  build: (context) => {
    const { stack, common, options } = context;
    const audit = new AuditBucket(stack, 'AuditBucket', { ...options as AuditBucketOptions, ...common });
    publishKey(context, audit.key);
    publishBucket(context, 'bucket', audit.bucket);
    return audit;
  },
};

/** The trail. */
export const auditTrailModule: ModuleKind = {
  key: 'auditTrail',
  modulePath: 'audit-trail',
  struct: 'AuditTrailOptions',
  build: ({ stack, common, options }) =>
    new AuditTrail(stack, 'AuditTrail', { ...(options as AuditTrailOptions), ...common }),
};
