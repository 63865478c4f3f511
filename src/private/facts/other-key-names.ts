const IAM_WORDS = {
  principal: 'allow',
  principals: 'allow',
  roles: 'allow',
  role: 'allow',
  who: 'allow',
  grant: 'allow',
  can: 'actions',
  permissions: 'actions',
  notAction: 'deny',
  on: 'resources',
  buckets: 'resources',
  what: 'resources',
  condition: 'context',
  conditions: 'context',
  reason: 'because',
};
const OF_ROLES = { roleName: 'name', roleArn: 'arn', roleId: 'id', Arn: 'arn', uniqueId: 'id' };
const OF_ACCESS_RULES = {
  Readers: 'ReadRoles',
  readers: 'ReadRoles',
  read: 'ReadRoles',
  Read: 'ReadRoles',
  Writers: 'ReadWriteRoles',
  writers: 'ReadWriteRoles',
  write: 'ReadWriteRoles',
  WriteRoles: 'ReadWriteRoles',
  Administrators: 'ReadWriteSuperRoles',
  admins: 'ReadWriteSuperRoles',
  SuperRoles: 'ReadWriteSuperRoles',
  path: 'prefix',
  Path: 'prefix',
};
const OF_TRANSITIONS = { TransitionInDays: 'Days', StorageType: 'StorageClass', Class: 'StorageClass' };
const OF_RETENTION = {
  retention: 'objectLock', retentionDays: 'objectLock', retentionInDays: 'objectLock', retentionPeriod: 'objectLock',
};
const OF_ACCESS_FILES = {
  rules: 'access', sentences: 'access', statements: 'access', policies: 'access', grants: 'access',
};

/**
 * Words for keys that other tools and policies use, by struct, with the key in files. They are too different from the
 * key to be found as a typo.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export const OTHER_KEY_NAMES: { readonly [struct: string]: { readonly [word: string]: string } } = {
  AccessSentenceOptions: IAM_WORDS,
  RoleRef: OF_ROLES,
  DataLakeAccessRule: OF_ACCESS_RULES,
  AccessFileOptions: OF_ACCESS_FILES,
  AuditBucketOptions: OF_RETENTION,
  DataLakeBucketOptions: OF_RETENTION,
  LifecycleTransition: OF_TRANSITIONS,
  NoncurrentVersionTransition: OF_TRANSITIONS,
};

/** Keys that options of resources do not have, because the value is set elsewhere. */
export const SET_ELSEWHERE: { readonly [key: string]: string } = {
  account: 'the account is that of the environment in mdaa.yaml',
  name: 'the name consists of the names of the organization, environment, domain and module',
  region: 'the Region is that of the environment in mdaa.yaml',
  tags: 'tags are in "tag_configs" or "tag_config_data" in mdaa.yaml',
};
