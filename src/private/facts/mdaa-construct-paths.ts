/** Paths of constructs of MDAA 1.6.0 and of this library. `*` is a name in the configuration. */
type ConstructPaths = { readonly [mdaaPath: string]: string };

/**
 * The construct of this library for each construct of MDAA that has a counterpart in the same module, by kind of
 * module. Paths end at the construct; `/Resource` after one, the resource of a construct with children, is optional.
 *
 * @see https://github.com/aws/modern-data-architecture-accelerator
 */
export const MDAA_CONSTRUCT_PATHS: { readonly [moduleKind: string]: ConstructPaths } = {
  athenaWorkgroup: {
    'CaefWorkgroupKey': 'AthenaWorkgroup/Key',
    'CaefWorkgroupKey/Alias': 'AthenaWorkgroup/Key/Alias',
    'Bucketworkgroup': 'AthenaWorkgroup/Bucket',
    'Bucketworkgroup/Policy': 'AthenaWorkgroup/Bucket/Policy',
    'athena-workgroup': 'AthenaWorkgroup/Workgroup',
    'wg-usage-policy': 'AthenaWorkgroup/UsagePolicy',
  },
  auditBucket: {
    'audit/kms-cmk': 'AuditBucket/Key',
    'audit/kms-cmk/Alias': 'AuditBucket/Key/Alias',
    'audit/bucket': 'AuditBucket/Bucket',
    'audit/bucket/Policy': 'AuditBucket/Bucket/Policy',
    'audit/database': 'MdaaAuditDatabase',
  },
  auditTrail: { 'audit-trail/audit-trail-s3-audit': 'AuditTrail/Trail' },
  dataLake: {
    'cmk': 'DataLake/Key',
    'cmk/Alias': 'DataLake/Key/Alias',
    'bucket-*': 'DataLake/Bucket-*',
    'bucket-*/Policy': 'DataLake/Bucket-*/Policy',
    'util-database': 'MdaaUtilityDatabase',
  },
  dataOpsProject: {
    'ProjectKmsKey': 'Project/Key',
    'ProjectKmsKey/Alias': 'Project/Key/Alias',
    'Bucketproject': 'Project/Bucket',
    'Bucketproject/Policy': 'Project/Bucket/Policy',
    'project-deployment-role': 'Project/DeploymentRole',
    'security-config': 'Project/SecurityConfiguration',
    'dataops-sns-topic': 'Project/Topic',
    'dataops-sns-topic/Policy': 'Project/Topic/Policy',
    'catalog-key-access-policy': 'Project/CatalogKeyPolicy',
    '*-database': 'Project/Database-*',
    'construct/athena-workgroup': 'MdaaWorkgroup',
  },
  dataScienceTeam: {
    'team/cmk': 'Team/Key',
    'team/cmk/Alias': 'Team/Key/Alias',
    'team/bucket-projects': 'Team/Bucket',
    'team/bucket-projects/Policy': 'Team/Bucket/Policy',
    'team/athena-workgroup': 'Team/AthenaWorkgroup/Workgroup',
    'team/wg-usage-policy': 'Team/AthenaWorkgroup/UsagePolicy',
    'team/security-group': 'Team/StudioDomain/SecurityGroup',
    'team/studio/domain': 'Team/StudioDomain/Domain',
    'team/studio/user-profile-*': 'Team/StudioDomain/Profile-*',
    'team/util-database': 'MdaaUtilityDatabase',
  },
  glueCatalogSettings: {
    'kms-cmk': 'GlueCatalogSettings/Key',
    'kms-cmk/Alias': 'GlueCatalogSettings/Key/Alias',
    'glue-catalog-settings': 'GlueCatalogSettings/EncryptionSettings',
  },
  glueCrawlers: { '*-crawler': 'Crawlers/Crawler-*' },
  roles: { 'policy-*': 'Roles/Policy-*', '*': 'Roles/Role-*' },
};

/** The construct path in this library for one of MDAA. Undefined if it has no counterpart. */
export function ownConstructPath(moduleKind: string, mdaaPath: string): string | undefined {
  const path = mdaaPath.replace(/\/Resource$/, '');
  for (const [theirs, own] of Object.entries(MDAA_CONSTRUCT_PATHS[moduleKind] ?? {})) {
    const [before, after] = theirs.split('*');
    if (after === undefined) {
      if (path === theirs) return own;
    } else if (path.startsWith(before) && path.endsWith(after) && path.length > before.length + after.length) {
      const name = path.slice(before.length, path.length - after.length);
      if (!name.includes('/')) return own.replace('*', () => name);
    }
  }
  return undefined;
}
