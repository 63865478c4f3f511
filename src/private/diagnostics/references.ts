import type { Diagnostic } from './diagnostic';

/** References. */
export const REFERENCES = {
  DSP201: {
    title: 'Value that the module does not publish',
    meaning: 'A path such as `ssm:/acme/shared/datalake/kms/arn` belongs to a module of this platform, but that '
      + 'module does not publish the value. Common causes: a misspelled part of the path, the key of a bucket that '
      + 'the data lake does not have, a value that is published only if an option is set. A path that belongs to no '
      + 'module of this platform is an external parameter, which is allowed.',
    why: 'the parameter would not exist, and the deployment would fail after other stacks have changed.',
    fix: 'use the path in the hint. `dsp describe MODULE` lists the values that a module publishes.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data:
              readRoles:
                - arn: ssm:/acme/shared/generated-role/analyst/arm`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data:
              readRoles:
                - arn: ssm:/acme/shared/generated-role/analyst/arn`,
  },
  DSP202: {
    title: 'Role that no module generates',
    meaning: '`generated-role-id:NAME`, `generated-role-arn:NAME` or another form of reference names a role that no '
      + 'roles module of the domain has in `generateRoles`. The role can belong to another domain: '
      + '`generated-role-id:NAME` finds only roles of its own domain.',
    why: 'the policy would name a role that does not exist. IAM and S3 reject such a policy, or no role would have '
      + 'the access.',
    fix: 'correct the name, add the role to `generateRoles`, or refer to a role of another domain with '
      + '`ssm:/ORGANIZATION/DOMAIN/generated-role/NAME/arn`.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data: { readRoles: [{ id: generated-role-id:analist }] }`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data: { readRoles: [{ id: generated-role-id:analyst }] }`,
  },
  DSP203: {
    title: 'Invalid role reference',
    meaning: 'A role reference has none of `arn`, `name` and `id`; it has an ARN with a wildcard where exactly one '
      + 'role is required; or it is the `userRole` of a Studio profile and requires the unique ID of a role of '
      + 'another account.',
    why: 'AWS rejects a policy without a principal, and a policy with the wrong principal gives access to the wrong '
      + 'role.',
    fix: 'specify `arn: arn:aws:iam::ACCOUNT:role/NAME`, `name: NAME` for a role of the same account, or `id: '
      + 'AROA...`. For an IAM Identity Center permission set, specify its `name` and `sso: true`.',
    broken: `# audit.yaml
readRoles:
  - immutable: true`,
    fixed: `# audit.yaml
readRoles:
  - name: auditor
    immutable: true`,
  },
  DSP204: {
    title: 'Unknown name',
    meaning: 'An option names something that does not exist in the same module: an access policy, role group or '
      + 'lifecycle configuration of a data lake; a generated policy or federation of a roles module; a security '
      + 'group or classifier of a DataOps project; or the project of a crawler. In code, `lake.bucket(\'x\')`, '
      + '`platform.module(\'x\', \'y\', \'z\')` and similar calls report the same error.',
    why: 'the access, the policy or the rule would be missing.',
    fix: 'use the name in the hint, or add the missing definition.',
    broken: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Roots] }`,
    fixed: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root] }`,
  },
  DSP205: {
    title: 'Circular references',
    hint: 'replace one of the references with a fixed value',
    meaning: 'Context values refer to each other in a circle, or each module of a circle requires a value that the '
      + 'next one publishes. The message shows the circle.',
    why: 'the stacks cannot be deployed in any order.',
    fix: 'move the shared resources, usually roles or a key, into a third module, or replace one of the references '
      + 'with a fixed value.',
    broken: `organization: acme
context:
  lake: "{{context:bucket}}"
  bucket: "{{context:lake}}-raw"
tag_config_data: { lake: "{{context:lake}}" }
domains: {}`,
    fixed: `organization: acme
context:
  lake: acme-lake
  bucket: "{{context:lake}}-raw"
tag_config_data: { lake: "{{context:bucket}}" }
domains: {}`,
  },
  DSP206: {
    title: 'List or map inside a string',
    meaning: '`{{context:KEY}}` or `{{env_var:NAME}}` resolves to a list or a map but is part of a longer string.',
    why: 'a list cannot be inserted into a string; the result would be text such as `[object Object]`.',
    fix: 'use the reference as the whole value, or refer to a string.',
    broken: `organization: acme
context: { owners: [ann, bob] }
tag_config_data: { owner: "team of {{context:owners}}" }
domains: {}`,
    fixed: `organization: acme
context: { owners: ann and bob }
tag_config_data: { owner: "team of {{context:owners}}" }
domains: {}`,
  },
  DSP207: {
    title: 'Unknown reference',
    meaning: '`{{...}}` is not one of the supported references.',
    why: 'the braces would reach AWS unchanged, for example as a part of a name.',
    fix: 'use one of [the references](../mdaa-yaml.md#references).',
    broken: `organization: acme
tag_config_data: { org: "{{organisation}}" }
domains: {}`,
    fixed: `organization: acme
tag_config_data: { org: "{{org}}" }
domains: {}`,
  },
  DSP208: {
    title: 'Reference without a value at this level',
    meaning: '`{{domain}}`, `{{env}}` or `{{module_name}}` is used at a level that does not define it, for example '
      + '`{{env}}` in the tags of the whole platform.',
    why: 'the reference would be replaced with an empty string.',
    fix: 'move the key to the domain, environment or module.',
    broken: `organization: acme
tag_config_data: { stage: "{{env}}" }
domains: {}`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        tag_config_data: { stage: "{{env}}" }
        modules: {}`,
  },
  DSP209: {
    title: 'Unknown context value',
    meaning: '`{{context:KEY}}` names a key that `context` does not define at this level or above.',
    why: 'the reference would be replaced with an empty string, for example a bucket without a name or a VPC without '
      + 'an ID.',
    fix: 'correct the key, or add it to `context` at the level of the reference or above.',
    broken: `organization: acme
context: { owner: platform-team }
tag_config_data: { owner: "{{context:owners}}" }
domains: {}`,
    fixed: `organization: acme
context: { owner: platform-team }
tag_config_data: { owner: "{{context:owner}}" }
domains: {}`,
  },
  DSP210: {
    title: 'Environment variable not set',
    meaning: '`{{env_var:NAME}}` names an environment variable that is not set. An empty variable counts as set.',
    why: 'templates would silently differ between machines.',
    fix: 'set it in the shell or in the settings of the pipeline: `export NAME=...`. Define a constant value in '
      + '`context` instead.',
    broken: `organization: acme
tag_config_data: { release: "{{env_var:ACME_RELEASE_THAT_IS_NOT_SET}}" }
domains: {}`,
    fixed: `organization: acme
context: { release: "2026.1" }
tag_config_data: { release: "{{context:release}}" }
domains: {}`,
  },
  DSP211: {
    title: 'Path published twice',
    meaning: 'Two modules publish a value at the same path in the same account and Region. Paths do not contain the '
      + 'environment, so two environments of one domain have the same paths if they use the same account, and so '
      + 'have two roles modules of one domain that generate a role with the same name.',
    why: 'the deployment of the second stack would fail because the parameter already exists.',
    fix: 'use different accounts for the environments, keep `account: default` and deploy the environments one at a '
      + 'time with their own credentials (`dsp deploy -e dev`), or rename a role.',
    broken: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev: &roles
        modules:
          roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }
      prod: *roles`,
    fixed: `organization: acme
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        account: "111122223333"
        modules: &roles
          roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }
      prod:
        account: "222233334444"
        modules: *roles`,
  },
  DSP212: {
    title: 'Reference without a project',
    meaning: '`project:KIND/NAME` is in a module that does not specify its DataOps project.',
    why: 'the domain can have several projects, so the database or security configuration is ambiguous.',
    fix: 'set `projectName` to the name of the module of the project.',
    broken: `# dataops-crawler.yaml
securityConfigurationName: acme-crawlers
crawlers:
  sales:
    description: Finds the tables of sales
    executionRoleArn: arn:aws:iam::111122223333:role/glue-crawler
    databaseName: project:databaseName/sales
    targets: { s3Targets: [{ path: s3://acme-lake/data/sales }] }`,
    fixed: `organization: acme
domains:
  dataops:
    environments:
      dev:
        modules:
          project:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              databases: { sales: { description: Tables of sales } }
          crawlers:
            module_path: "@aws-mdaa/dataops-crawler"
            module_config_data:
              projectName: project
              crawlers:
                sales:
                  description: Finds the tables of sales
                  executionRoleArn: arn:aws:iam::111122223333:role/glue-crawler
                  databaseName: project:databaseName/sales
                  targets: { s3Targets: [{ path: s3://acme-lake/data/sales }] }`,
  },
  DSP213: {
    title: 'Two modules with the same account settings',
    meaning: 'A warning. Two modules in the same account and Region configure settings that exist once per account: '
      + 'those of the Glue Data Catalog or of Lake Formation.',
    why: 'the last deployment takes effect, so the result depends on the order of deployments. It is not an error if '
      + 'two environments with `account: default` are deployed to different accounts.',
    fix: 'keep one of the two, or use different accounts for the environments.',
    severity: 'warning',
    broken: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          settings: &settings
            module_path: "@aws-mdaa/lakeformation-settings"
            module_config_data: { lakeFormationAdminRoles: [{ name: data-admin }], iamAllowedPrincipalsDefault: true }
          more-settings: *settings`,
    fixed: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          settings:
            module_path: "@aws-mdaa/lakeformation-settings"
            module_config_data: { lakeFormationAdminRoles: [{ name: data-admin }], iamAllowedPrincipalsDefault: true }`,
  },
  DSP228: {
    title: 'Path that is probably misspelled',
    meaning: 'A reference below the organization leads to a parameter that no module publishes, and differs from a '
      + 'published path in one part: the part is misspelled, or the module has another name. Or the module is missing, '
      + 'while its file is still there or the domain publishes the like.',
    why: 'the module would be deployed before the module that it depends on, and fail.',
    fix: 'correct the path, or add the module in the hint. If another configuration publishes the parameter, add it '
      + 'to `external_parameters` in `mdaa.yaml`.',
    fragment: 'cloudTrailAuditBucketName: ssm:/acme/share/audit/bucket/name',
  },
  DSP231: {
    title: 'Unknown Region in the ARN of a shared parameter',
    meaning: 'A reference contains the ARN of a parameter that another account shares, with `{{region}}`, and the '
      + 'configuration does not specify the Region of the module. A template parameter reads such a parameter. Its '
      + 'default is the ARN, which cannot contain a value that is resolved at deployment, so it has no default.',
    why: 'CloudFormation rejects a deployment without a value for the template parameter.',
    fix: 'specify `region` of the environment, set `CDK_DEFAULT_REGION` if it is `default`, or deploy with '
      + '`-- --parameters STACK:PARAMETER=ARN`.',
    severity: 'warning',
    fragment: `organization: acme
region: eu-central-1`,
  },
} satisfies { [code: string]: Diagnostic };
