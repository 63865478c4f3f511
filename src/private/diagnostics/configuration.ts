import type { Diagnostic } from './diagnostic';

/** Configuration. */
export const CONFIGURATION = {
  DSP110: {
    title: 'Unknown key',
    meaning: 'A key is not known at its place. It may be misspelt, indented too far or not far enough, or '
      + 'belong to another kind of module. Keys are sensitive to case. A file of tags knows one key, `tags`.',
    why: 'a key that is silently ignored is an access policy, an encryption key or a limit that is not there, '
      + 'and the error is not noticed.',
    fix: 'take the key that the hint names. `dsp explain KEY` tells where a key is allowed; the '
      + '[reference](../reference/README.md) lists all of them.',
    broken: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root], enableEventBridgeNotification: true }`,
    fixed: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root], enableEventBridgeNotifications: true }`,
  },
  DSP111: {
    title: 'Wrong type',
    meaning: 'A value is of another type than its key takes: a text where there should be a list, a list where '
      + 'there should be a map, a text where there should be a number, `"yes"` where there should be `true`. Numbers '
      + 'are accepted for texts, and texts that are plainly numbers or `true` and `false` for those.',
    why: 'there is no one meaning that the value could have.',
    fix: 'write the type that the message expects. A list of one element is `[x]`, or a line with `- x`; a map '
      + 'is `key: value`.',
    broken: `# athena-workgroup.yaml
dataAdminRoles: data-admin
athenaUserRoles:
  - name: analyst`,
    fixed: `# athena-workgroup.yaml
dataAdminRoles:
  - name: data-admin
athenaUserRoles:
  - name: analyst`,
  },
  DSP112: {
    title: 'Missing key',
    meaning: 'A required key is not there, or has no value. A module in `mdaa.yaml` always needs '
      + '`module_path`, and `dsp` a platform of one module at least.',
    why: 'there is no safe default for it.',
    fix: 'add the key; the hint says of which type it is. The place that is shown is the map in which it is '
      + 'missing.',
    broken: `# audit-trail.yaml
trail:
  cloudTrailAuditBucketName: acme-audit`,
    fixed: `# audit-trail.yaml
trail:
  cloudTrailAuditBucketName: acme-audit
  cloudTrailAuditKmsKeyArn: arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555`,
  },
  DSP113: {
    title: 'Value not in the list',
    hint: 'write one of the values that the message lists',
    meaning: 'A key takes one of a few values, and this is none of them. Values are sensitive to case.',
    why: 'AWS would refuse it during the deployment, or the option would have no effect.',
    fix: 'take one of the values that the message lists.',
    broken: `organization: acme
data_removal: delete
domains: {}`,
    fixed: `organization: acme
data_removal: destroy
domains: {}`,
  },
  DSP120: {
    title: 'Module of no kind, or of several',
    meaning: 'In code, a module says what it is by the one component that it has, such as `dataLake` or '
      + '`roles`. It has none, or more than one. In YAML `module_path` does the same, and '
      + '[DSP112](#dsp112-missing-key) tells that it is missing.',
    why: 'each module is one stack with one component; a second one would be lost.',
    fix: 'give each component a module of its own.',
    output: `error DSP120: the module specifies several kinds: roles, dataLake

- modules: { base: { roles: {...}, dataLake: {...} } }
+ modules: { roles: { roles: {...} }, datalake: { dataLake: {...} } }`,
  },
  DSP121: {
    title: 'Not a name for a level',
    meaning: 'The name of the organization, of a domain, an environment or a module has characters other than '
      + 'lowercase letters, digits and hyphens.',
    why: 'these names become parts of the names of stacks, buckets, roles and parameters, and S3 accepts no '
      + 'others.',
    fix: 'rename it. Do so before the first deployment: other names mean other stacks.',
    broken: `organization: acme
domains:
  Shared_Data:
    environments:
      dev:
        modules:
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data: { readRoles: [{ name: data-admin }] }`,
    fixed: `organization: acme
domains:
  shared-data:
    environments:
      dev:
        modules:
          audit:
            module_path: "@aws-mdaa/audit"
            module_config_data: { readRoles: [{ name: data-admin }] }`,
  },
  DSP122: {
    title: 'Unknown module',
    meaning: '`module_path` names neither a built-in module, nor a JavaScript file, nor an installed npm '
      + 'package. A version behind it, as in `@aws-mdaa/datalake@1.0.0`, is accepted and ignored.',
    why: 'the module would be left out of the platform.',
    fix: 'take one of the names in the [reference](../reference/README.md). For a [module of your '
      + 'own](../modules.md), write a path that begins with `./` and is relative to the directory of `mdaa.yaml`, or '
      + 'install the package there. Modules of MDAA that this library does not have stay with that tool.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/role"
            module_configs: [./roles.yaml]`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]`,
  },
  DSP124: {
    title: 'Module of Terraform',
    meaning: 'A module has `module_type: tf`. This library makes CloudFormation templates only.',
    why: 'the module would silently be missing from the platform.',
    fix: 'use the module of the same purpose from the [reference](../reference/README.md), or remove it here '
      + 'and leave it to the tool that it was written for.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_type: tf
            module_path: ./terraform/roles`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]`,
  },
  DSP125: {
    title: 'Unknown template of environments',
    meaning: '`template` of an environment names none of the `env_templates` of its domain or of the top.',
    why: 'the environment would have none of the modules of the template.',
    fix: 'correct the name, or add the template.',
    broken: `organization: acme
env_templates:
  standard:
    modules:
      roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }
domains:
  shared:
    environments:
      dev: { template: standrad }
      test: { template: standard }`,
    fixed: `organization: acme
env_templates:
  standard:
    modules:
      roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }
domains:
  shared:
    environments:
      dev: { template: standard }
      test: { template: standard }`,
  },
  DSP130: {
    title: 'Keys without a meaning here',
    meaning: 'A warning. The file has keys that other tools read and that mean nothing here, such as '
      + '`mdaa_version`, `use_bootstrap` or `devops`.',
    why: 'nothing is wrong, but any user who expects an effect of them should know that there is none.',
    fix: 'let them stay for the other tools, or remove them. See [keys without a meaning '
      + 'here](../mdaa-yaml.md#ignored-keys).',
    severity: 'warning',
    broken: `organization: acme
mdaa_version: 1.4.0
domains: {}`,
    fixed: `organization: acme
domains: {}`,
  },
  DSP131: {
    title: 'Template that no environment uses',
    meaning: 'A warning. `env_templates` has an entry that no `template` names. What is in it is not part of '
      + 'the platform and is not checked.',
    why: 'the name may be misspelt in an environment that was meant to use it, or the template is a remnant.',
    fix: 'name it in an environment, or remove it.',
    severity: 'warning',
    broken: `organization: acme
env_templates:
  standard: { modules: { roles: { module_path: "@aws-mdaa/roles" } } }
  leftover: { modules: {} }
domains:
  shared:
    environments:
      dev: { template: standard }`,
    fixed: `organization: acme
env_templates:
  standard: { modules: { roles: { module_path: "@aws-mdaa/roles" } } }
domains:
  shared:
    environments:
      dev: { template: standard }`,
  },
  DSP132: {
    title: 'Name that AWS does not publish',
    meaning: 'A Region, a service principal or an AWS managed policy has the right format, and is not among '
      + 'those that AWS had published when this version was built.',
    why: 'AWS adds new ones, so the name can be right; more often it is misspelled.',
    fix: 'compare it with the name in the hint. If it is new, leave it.',
    severity: 'warning',
    broken: `# roles.yaml
generateRoles:
  glue-etl:
    trustedPrincipal: service:glue.amazonaws.com
    awsManagedPolicies: [service-role/AWSGlueServiceRol]`,
    fixed: `# roles.yaml
generateRoles:
  glue-etl:
    trustedPrincipal: service:glue.amazonaws.com
    awsManagedPolicies: [service-role/AWSGlueServiceRole]`,
  },
  DSP133: {
    title: 'Keys of a file that the module replaces',
    meaning: '`module_config_data` has a map under a key that a file of `module_configs` has too. It replaces the map '
      + 'as a whole, as in AWS MDAA, and some keys of the file are not in it.',
    why: 'what the file defines under these keys is not created.',
    fix: 'repeat what should stay, or move the override into a file of `module_configs`: files are merged key by key.',
    severity: 'warning',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
            module_config_data:
              generateRoles:
                auditor: { trustedPrincipal: this_account }`,
    fixed: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yaml]
            module_config_data:
              generateRoles:
                data-admin: { trustedPrincipal: this_account }
                analyst: { trustedPrincipal: this_account }
                auditor: { trustedPrincipal: this_account }`,
  },
  DSP134: {
    title: 'Module that was left out',
    meaning: 'A warning. With `--skip-unknown-modules`, a module that the library does not have is left out.',
    why: 'nothing is created for the module; whatever it publishes must exist before the other modules are deployed.',
    fix: 'keep deploying the module with its own tool, or [add a module kind](../modules.md) and name it in '
      + '`module_path`.',
    severity: 'warning',
    output: `mdaa.yaml:12:26: warning DSP134: the module "catalog" ("@aws-mdaa/datazone") is left out
  hint: parameters under "/acme/shared/catalog/" are external; "dsp validate" lists what reads them`,
  },
} satisfies { [code: string]: Diagnostic };
