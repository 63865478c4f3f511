import type { Diagnostic } from './diagnostic';

/** References. */
export const REFERENCES = {
  DSP201: {
    title: 'Value that the module does not publish',
    meaning: 'A path such as `ssm:/acme/shared/datalake/kms/arn` belongs to a module of this platform, and '
      + 'that module publishes no such value. Usual cases: a misspelt part of the path, the key of a bucket that the '
      + 'data lake does not have, a value that is published only if an option is set. A path that belongs to no '
      + 'module of this platform is an external parameter, which is allowed.',
    why: 'the parameter would not exist, and CloudFormation would stop in the middle of the deployment, after '
      + 'other stacks have changed.',
    fix: 'take the path that the hint names. `dsp describe MODULE` lists what a module publishes.',
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
    meaning: '`generated-role-id:NAME`, `generated-role-arn:NAME` or a role in another form of reference names '
      + 'a role that no roles module of the domain has under `generateRoles`. A name may be that of another domain: '
      + '`generated-role-id:NAME` looks in its own domain only.',
    why: 'the policy would name a role that does not exist; IAM and S3 refuse such a policy, or no role would '
      + 'have the access.',
    fix: 'correct the name, add the role to `generateRoles`, or refer to a role of another domain by '
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
    title: 'Not a reference to one role',
    meaning: 'A reference to a role has none of `arn`, `name` and `id`; or it has an ARN with a wildcard where '
      + 'exactly one role is needed; or it is the `userRole` of a Studio profile, which needs the unique ID of a '
      + 'role of another account.',
    why: 'AWS refuses a policy without a principal, and a policy with the wrong principal gives access to the '
      + 'wrong role.',
    fix: 'specify `arn: arn:aws:iam::ACCOUNT:role/NAME`, `name: NAME` for a role of the same account, or `id: '
      + 'AROA...`. For a permission set of IAM Identity Center specify its `name` and `sso: true`.',
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
    meaning: 'An option names something of the same module that is not there: an access policy, role group or '
      + 'lifecycle configuration of a data lake; a generated policy or federation of roles; a security group or '
      + 'classifier of a DataOps project; a project that is not known to a crawler. In code it is also the answer to '
      + '`lake.bucket(\'x\')`, `platform.module(\'x\', \'y\', \'z\')` and similar calls.',
    why: 'the access, the policy or the rule that the name is for would silently be missing.',
    fix: 'take the name that the hint suggests, or add what is missing.',
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
    title: 'Circle of references',
    hint: 'replace one of the references with a fixed value',
    meaning: 'Context values refer to each other in a circle, or modules do: each needs a value that another '
      + 'one of them publishes. The message shows the circle.',
    why: 'there is no order in which the stacks could be deployed.',
    fix: 'move what both modules need, usually roles or a key, into a third module, or give one of them a '
      + 'fixed value.',
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
    title: 'List or map inside a text',
    meaning: '`{{context:KEY}}` or `{{env_var:NAME}}` is for a list or a map and is part of a longer text.',
    why: 'a list has no place in the middle of a text; it would become something like `[object Object]`.',
    fix: 'let the reference be the whole value, or let it name a text.',
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
    meaning: '`{{...}}` is none of the known references.',
    why: 'the braces would reach AWS as they stand, for example as a part of a name.',
    fix: 'take one of [the references](../mdaa-yaml.md#references).',
    broken: `organization: acme
tag_config_data: { org: "{{organisation}}" }
domains: {}`,
    fixed: `organization: acme
tag_config_data: { org: "{{org}}" }
domains: {}`,
  },
  DSP208: {
    title: 'Reference without a value at its level',
    meaning: '`{{domain}}`, `{{env}}` or `{{module_name}}` is at a level that has none, for example `{{env}}` '
      + 'in the tags of the whole platform.',
    why: 'there would be an empty text in its place.',
    fix: 'move the key down to the domain, environment or module.',
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
    title: 'No such context value',
    meaning: '`{{context:KEY}}` names a key that `context` has at no level above.',
    why: 'there would be an empty text in its place, such as a bucket without a name or a VPC without an id.',
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
    meaning: '`{{env_var:NAME}}` names a variable that is not set where the command runs. A variable that is '
      + 'set to an empty text counts as set.',
    why: 'templates would differ from machine to machine without anybody noticing.',
    fix: 'set it in the shell or in the settings of the pipeline: `export NAME=...`. A value that is always '
      + 'the same belongs into `context`.',
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
    meaning: 'Two modules publish a value at the same path in the same account and region. Paths have no '
      + 'environment in them, so two environments of one domain do so when both name the same account; two roles '
      + 'modules of one domain do so when both generate a role of the same name.',
    why: 'the second stack to be deployed would fail, because the parameter exists already.',
    fix: 'give the environments different accounts, or leave `account: default` and deploy one at a time with '
      + 'credentials of their own (`dsp deploy -e dev`), or rename a role.',
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
    title: 'No project to look in',
    meaning: '`project:KIND/NAME` is in a module that does not say which DataOps project it belongs to.',
    why: 'there may be several projects in the domain, and nothing says whose database or security '
      + 'configuration is meant.',
    fix: 'set `projectName`, the name of the module of the project.',
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
    title: 'Two modules set the same settings',
    meaning: 'A warning. Two modules in the same account and region set what an account has once: the settings '
      + 'of the Glue Data Catalog or of Lake Formation.',
    why: 'whichever is deployed last wins, so that two deployments in another order give another result. It is '
      + 'not an error where two environments with `account: default` are deployed to accounts of their own.',
    fix: 'keep one of the two, or give the environments different accounts.',
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
    title: 'Path that is probably misspelt',
    meaning: 'A reference below the organization leads to a parameter that no module publishes, and that differs from '
      + 'a published one in one part: a part is misspelt, or the module has another name.',
    why: 'the module would be deployed before the one that it needs, and fail.',
    fix: 'correct the path. If another configuration publishes the parameter, add it to `external_parameters` in '
      + '`mdaa.yaml`.',
    fragment: 'cloudTrailAuditBucketName: ssm:/acme/share/audit/bucket/name',
  },
} satisfies { [code: string]: Diagnostic };
