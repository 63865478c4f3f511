import type { Diagnostic } from './diagnostic';

/** References of a module. */
export const MODULE_REFERENCES = {
  DSP214: {
    title: 'Unknown resource of the module',
    meaning: '`{{ref:PATH}}` does not name a resource of its module. It finds only resources of its own module, at '
      + 'their construct path in this library or in AWS MDAA.',
    why: 'CloudFormation would reject the template.',
    fix: 'use a path in the hint. To read a value of another module, use `ssm:/...`.',
    broken: `# audit.yaml
readRoles:
  - arn: arn:aws:iam::111122223333:role/auditor
  - name: "{{ref:Audit/Nothing}}"`,
    fixed: `# audit.yaml
readRoles:
  - arn: arn:aws:iam::111122223333:role/auditor`,
  },
  DSP216: {
    title: 'Invalid CloudFormation parameter',
    meaning: '`{{param:NAME}}` has a name with characters other than letters and digits, is used with two types in '
      + 'one module, or has the name of another construct of the stack.',
    why: 'CloudFormation would reject the template, or a value of one type would be used for another.',
    fix: 'use letters and digits, one type for each name, and unique names.',
    broken: `# audit.yaml
readRoles:
  - name: "{{param:reader-role}}"`,
    fixed: `# audit.yaml
readRoles:
  - name: "{{param:ReaderRole}}"`,
  },
  DSP217: {
    title: 'Additional stack in the account and Region of the module',
    meaning: 'An entry of `additional_stacks` or `additional_accounts` specifies the account and Region of the '
      + 'module itself.',
    why: 'the stack would publish the same parameters again in the same account and Region, and fail.',
    fix: 'specify another account or Region, or remove the entry.',
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
    title: 'Suppression without a construct',
    meaning: 'A warning. `nag_suppressions.by_path` names a path at which the stack has no construct.',
    why: 'the accepted findings are reported again, or the path is no longer used.',
    fix: 'use the path in the hint: `/STACK/COMPONENT/...`, as compliance checks print it.',
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
    title: 'Empty additional stack',
    meaning: 'A warning. A module has an additional account or Region but publishes no value that is valid there, so '
      + 'the stack is omitted.',
    why: 'the entry has no effect.',
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
    title: 'Undeclared external parameter',
    meaning: 'A reference leads to a Systems Manager parameter that no module of this platform publishes in the '
      + 'account and Region of the reader, and `external_parameters` does not declare it. It is a warning, because '
      + 'several configurations can share a platform, and an error with `--strict`.',
    why: 'if the parameter does not exist, the deployment fails. The order of deployments is correct only if the '
      + 'module that publishes the value is known.',
    fix: 'correct the path, or add it to `external_parameters` in `mdaa.yaml`. For a value of a module in another '
      + 'account or Region, publish it there with `additional_accounts` or `additional_stacks` of that module.',
    severity: 'error or warning',
    fragment: `organization: acme
external_parameters:
  - /network/vpc/id`,
  },
  DSP221: {
    title: 'Two resources with the same physical name',
    meaning: 'Two resources of one type have the same physical name although AWS requires unique names: names of '
      + 'roles and policies are unique in the account, names of buckets across AWS, most others in an account and '
      + 'Region. The resources can belong to two modules or to one: buckets `my_zone` and `my-zone` of a data lake '
      + 'get the same name, because S3 does not accept underscores. The error is also reported if two modules have '
      + 'the same stack name: the names of organization, environment, domain and module are joined by hyphens, so a '
      + 'module `lake` of the domain `data-ops` and a module `ops-lake` of the domain `data` have the same stack '
      + 'name.',
    why: 'the deployment of the second stack would fail because the name is in use, or replace the first stack.',
    fix: 'rename one of the two, let the naming scheme generate the name, or use different accounts for the '
      + 'environments.',
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
    meaning: 'A warning. A module creates Lake Formation grants in an account where new databases and tables require '
      + 'them (`iamAllowedPrincipalsDefault: false`), and the settings do not make the role with which '
      + 'CloudFormation deploys a Lake Formation administrator. It may already be one: existing administrators are '
      + 'kept.',
    why: 'the deployment would fail with `Insufficient Lake Formation permission(s)`.',
    fix: 'set `createCdkLFAdmin: true` in the Lake Formation settings, or add the role that deploys to '
      + '`lakeFormationAdminRoles`. See [Lake '
      + 'Formation](../troubleshooting.md#lake-formation-denies-the-deployment).',
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
    meaning: 'A note. A role is specified in a form that CloudFormation cannot use: an IAM Identity Center '
      + 'permission set as a Lake Formation principal, because the name of its role has a suffix that is not known '
      + 'before the deployment, or a role that is specified only by its unique ID and gets a policy. A Lambda '
      + 'function of the stack looks up the role during the deployment, once for each stack.',
    why: 'some organizations review every Lambda function.',
    fix: 'to avoid the function, specify the `arn` or the `name` of the role instead of its `id`, or a role instead '
      + 'of a permission set.',
    severity: 'note',
    fragment: `lakeFormationAdminRoles:
  - name: DataPlatformAdmins   # a permission set: its role is looked up
    sso: true
  - name: data-admin           # a role: no look-up`,
  },
  DSP224: {
    title: 'Invalid external parameter',
    meaning: 'An entry of `external_parameters` is neither the path of a parameter nor a path that ends with `/*`, '
      + 'which declares all parameters below it.',
    why: 'the entry would declare nothing, and the parameter would still be reported with `--strict`.',
    fix: 'write the whole path, or the common part of several paths followed by `/*`.',
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
    meaning: 'A reference leads to a value that its own module publishes, or to a role that the same roles module '
      + 'generates.',
    why: 'CloudFormation reads parameters before it creates resources, so the first deployment would fail.',
    fix: 'move the reference and the resource into different modules, or write the name itself. '
      + '`{{ref:CONSTRUCT/PATH}}` refers to a resource of the same module.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          project:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              databases:
                sales: { description: Sales, locationBucketName: "ssm:/acme/shared/project/projectBucket/default" }`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          project:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              databases:
                sales: { description: Sales, locationBucketName: acme-lake }`,
  },
  DSP230: {
    title: 'Reference to a value of another kind',
    meaning: 'A module publishes a value at the path, but the option needs another one, for example the ARN of a key '
      + 'and not its ID.',
    why: 'AWS rejects the value during the deployment, or the policy that contains it allows nothing.',
    fix: 'refer to the path that the hint suggests.',
    broken: `organization: acme
domains:
  ops:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Admins: [{ name: data-admin }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
              buckets: { raw: { accessPolicies: [Root] } }
          project:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              s3OutputKmsKeyArn: ssm:/acme/ops/lake/kms/id`,
    fixed: `organization: acme
domains:
  ops:
    environments:
      dev:
        modules:
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Admins: [{ name: data-admin }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
              buckets: { raw: { accessPolicies: [Root] } }
          project:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              s3OutputKmsKeyArn: ssm:/acme/ops/lake/kms/arn`,
  },
  DSP232: {
    title: 'Name that no module creates',
    meaning: 'An option names a database, connection, classifier, security configuration or bucket that no module '
      + 'creates, although a module creates one with almost this name, or under this key.',
    why: 'a key is not the name of the resource: the template would refer to a resource that does not exist.',
    fix: 'write the reference in the hint. If the resource exists outside of the platform, ignore the warning.',
    severity: 'warning',
    fragment: `# crawler.yaml
crawlers:
  sales:
    databaseName: project:databaseName/sales   # not "sales", which is the key of the database`,
  },
} satisfies { [code: string]: Diagnostic };
