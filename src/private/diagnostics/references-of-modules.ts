import type { Diagnostic } from './diagnostic';

/** References of a module. */
export const MODULE_REFERENCES = {
  DSP214: {
    title: 'No such resource in the module',
    meaning: '`{{ref:PATH}}` names no resource of the module that it is in. It looks in its own module only.',
    why: 'CloudFormation would refuse the template.',
    fix: 'take a path that the hint lists. A value of another module is read by `ssm:/...`.',
    broken: `# audit.yaml
readRoles:
  - arn: arn:aws:iam::111122223333:role/auditor
  - name: "{{ref:Audit/Nothing}}"`,
    fixed: `# audit.yaml
readRoles:
  - arn: arn:aws:iam::111122223333:role/auditor`,
  },
  DSP216: {
    title: 'Parameter of CloudFormation',
    meaning: '`{{param:NAME}}` has a name with characters other than letters and digits, or the same name is '
      + 'used with two types in one module, or it is the name of another construct of the stack.',
    why: 'CloudFormation would refuse the template, or a value of one type would be used for another.',
    fix: 'use letters and digits, one type for each name, and another name where one is taken.',
    broken: `# audit.yaml
readRoles:
  - name: "{{param:reader-role}}"`,
    fixed: `# audit.yaml
readRoles:
  - name: "{{param:ReaderRole}}"`,
  },
  DSP217: {
    title: 'Additional stack at home',
    meaning: 'An entry of `additional_stacks` or `additional_accounts` is the account and region of the module '
      + 'itself.',
    why: 'the stack would publish the same parameters a second time in the same place, and fail.',
    fix: 'give another account or region, or remove the entry.',
    broken: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
            additional_stacks: [{ region: eu-central-1 }]`,
    fixed: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
            additional_stacks: [{ region: eu-west-1 }]`,
  },
  DSP218: {
    title: 'Suppression that leads nowhere',
    meaning: 'A warning. `nag_suppressions.by_path` names a path at which the stack has no construct.',
    why: 'the findings that were accepted for it are reported again, or the path is a remnant.',
    fix: 'take the path that the hint suggests: `/STACK/COMPONENT/...`, as compliance checks print it.',
    severity: 'warning',
    broken: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root] }
nag_suppressions:
  by_path:
    - path: /acme-dev-shared-sample/DataLake/Bucket-Raw
      suppressions: [{ id: AwsSolutions-S1, reason: Access is recorded by the audit trail. }]`,
    fixed: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root] }
nag_suppressions:
  by_path:
    - path: /acme-dev-shared-sample/DataLake/Bucket-raw
      suppressions: [{ id: AwsSolutions-S1, reason: Access is recorded by the audit trail. }]`,
  },
  DSP219: {
    title: 'Additional stack that would be empty',
    meaning: 'A warning. A module has an additional account or region and publishes nothing that is valid '
      + 'there, so the stack is left out.',
    why: 'any user who wrote it expects something in that place.',
    fix: 'remove the entry, or move it to the module whose values are needed there.',
    severity: 'warning',
    broken: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          trail:
            module_path: "@aws-mdaa/audit-trail"
            module_config_data:
              trail:
                cloudTrailAuditBucketName: acme-audit
                cloudTrailAuditKmsKeyArn: arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555
            additional_stacks: [{ region: eu-west-1 }]`,
    fixed: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          trail:
            module_path: "@aws-mdaa/audit-trail"
            module_config_data:
              trail:
                cloudTrailAuditBucketName: acme-audit
                cloudTrailAuditKmsKeyArn: arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555`,
  },
  DSP220: {
    title: 'External parameter that is not declared',
    meaning: 'A reference leads to a parameter of Systems Manager that no module of this platform publishes in the '
      + 'account and Region of the reader, and `external_parameters` does not declare it. It is a warning, because a '
      + 'platform can be split over several configurations, and an error under `--strict`.',
    why: 'if the parameter does not exist, the deployment fails on it; and a value of another module decides on the '
      + 'order of deployment only if that module is known.',
    fix: 'correct the path, or add it to `external_parameters` in `mdaa.yaml`. For a value of a module in another '
      + 'account or Region, let that module publish it there with `additional_accounts` or `additional_stacks`.',
    severity: 'error or warning',
    fragment: `organization: acme
external_parameters:
  - /network/vpc/id`,
  },
  DSP221: {
    title: 'Two resources of the same physical name',
    meaning: 'Two resources of one type have the same physical name where AWS accepts it once: names of roles '
      + 'and policies count for the whole account, names of buckets for all of AWS, most others for an account and '
      + 'region. They may belong to two modules, or to one: buckets `my_zone` and `my-zone` of a data lake come to '
      + 'the same name, since S3 accepts no underscore. Or two modules would have a stack of the same name: names of '
      + 'organization, environment, domain and module are joined by hyphens, so that a module `lake` of the domain '
      + '`data-ops` and a module `ops-lake` of the domain `data` have the same one.',
    why: 'the second stack to be deployed would fail, because the name is taken, or replace the first.',
    fix: 'rename one of the two, leave the name to the naming scheme, or give the environments different '
      + 'accounts.',
    broken: `organization: acme
domains:
  data:
    environments:
      dev: { modules: { ops-lake: { module_path: "@aws-mdaa/roles" } } }
  ops:
    environments:
      dev-data: { modules: { lake: { module_path: "@aws-mdaa/roles" } } }
  data-ops:
    environments:
      dev: { modules: { lake: { module_path: "@aws-mdaa/roles" } } }`,
    fixed: `organization: acme
domains:
  data:
    environments:
      dev: { modules: { lake: { module_path: "@aws-mdaa/roles" } } }
  data-ops:
    environments:
      dev: { modules: { lake: { module_path: "@aws-mdaa/roles" } } }`,
  },
  DSP222: {
    title: 'Lake Formation may deny the deployment',
    meaning: 'A warning. A module makes grants of Lake Formation in an account where new databases and tables '
      + 'are open only with one (`iamAllowedPrincipalsDefault: false`), and the settings do not make the '
      + 'role with which CloudFormation deploys an administrator of Lake Formation. It may be one already: '
      + 'administrators that the account has stay.',
    why: 'CloudFormation would be denied in the middle of the deployment: `Insufficient Lake Formation '
      + 'permission(s)`.',
    fix: 'set `createCdkLFAdmin: true` in the Lake Formation settings, or list the role that deploys under '
      + '`lakeFormationAdminRoles`. See [Lake Formation](../troubleshooting.md#lake-formation-denies-the-deployment).',
    severity: 'warning',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          settings:
            module_path: "@aws-mdaa/lakeformation-settings"
            module_config_data:
              lakeFormationAdminRoles: [{ name: data-admin }]
              iamAllowedPrincipalsDefault: false
          sales:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              projectExecutionRoles: [{ name: etl }]
              databases:
                orders:
                  description: Orders
                  locationBucketName: acme-lake
                  locationPrefix: data/orders
                  lakeFormation: { createReadWriteGrantsForProjectExecutionRoles: true }`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          settings:
            module_path: "@aws-mdaa/lakeformation-settings"
            module_config_data:
              lakeFormationAdminRoles: [{ name: data-admin }]
              iamAllowedPrincipalsDefault: false
              createCdkLFAdmin: true
          sales:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              projectExecutionRoles: [{ name: etl }]
              databases:
                orders:
                  description: Orders
                  locationBucketName: acme-lake
                  locationPrefix: data/orders
                  lakeFormation: { createReadWriteGrantsForProjectExecutionRoles: true }`,
  },
  DSP223: {
    title: 'Role that is looked up during the deployment',
    meaning: 'A note. A role is known in a form that CloudFormation cannot use where it is needed: a '
      + 'permission set of IAM Identity Center as a principal of Lake Formation, whose role has a suffix that nobody '
      + 'knows beforehand, or a policy for a role of which only the unique id is known. A Lambda function of the '
      + 'stack looks the role up during the deployment, once for each stack.',
    why: 'nothing is wrong. Some organizations review every Lambda function, and there is none in a platform '
      + 'without such a reference.',
    fix: 'where you want none, give the `arn` or the `name` of the role instead of its `id`, or a role instead '
      + 'of a permission set.',
    severity: 'note',
    fragment: `lakeFormationAdminRoles:
  - name: DataPlatformAdmins   # a permission set: its role is looked up
    sso: true
  - name: data-admin           # a role: no look-up`,
  },
  DSP224: {
    title: 'Declaration that declares nothing',
    meaning: 'An entry of `external_parameters` is neither the path of a parameter nor a path that ends with '
      + '`/*`, which is for everything below.',
    why: 'it would declare nothing, and a parameter that was meant by it would still be refused under '
      + '`--strict`.',
    fix: 'write the whole path, or the part that all of them share with `/*` behind it.',
    broken: `organization: acme
external_parameters: ["/network/*/id"]
domains:
  shared:
    environments:
      dev: { modules: { roles: { module_path: "@aws-mdaa/roles" } } }`,
    fixed: `organization: acme
external_parameters: ["/network/*"]
domains:
  shared:
    environments:
      dev: { modules: { roles: { module_path: "@aws-mdaa/roles" } } }`,
  },
  DSP225: {
    title: 'Module that reads its own value',
    meaning: 'A reference leads to a value that the module itself publishes, or to a role that the same roles '
      + 'module generates.',
    why: 'CloudFormation reads parameters before it makes anything, so that the first deployment would fail.',
    fix: 'put what refers and what is referred to into different modules, or write the name itself. '
      + '`{{ref:CONSTRUCT/PATH}}` refers to a resource of the same module.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Readers: [{ arn: "ssm:/acme/shared/lake/reader/arn" }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadRoles: [Readers] } } }
              buckets: { raw: { accessPolicies: [Root] } }`,
    fixed: `organization: acme
external_parameters: [/acme/people/*]
domains:
  shared:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Readers: [{ arn: "ssm:/acme/people/reader/arn" }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadRoles: [Readers] } } }
              buckets: { raw: { accessPolicies: [Root] } }`,
  },
} satisfies { [code: string]: Diagnostic };
