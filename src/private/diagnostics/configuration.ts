import type { Diagnostic } from './diagnostic';

/** Configuration. */
export const CONFIGURATION = {
  DSP110: {
    title: 'Unknown key',
    meaning: 'A key is not valid at its location. It can be misspelled, have the wrong indentation, or belong to '
      + 'another kind of module. Keys are case-sensitive. A tags file has one key, `tags`.',
    why: 'an ignored key can be an access policy, an encryption key or a limit that is missing without notice.',
    fix: 'use the key in the hint. `dsp explain KEY` shows where a key is allowed; the '
      + '[reference](../reference/README.md) lists all keys.',
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
    meaning: 'A value has another type than its key requires: a string instead of a list, a list instead of a map, a '
      + 'string instead of a number, `"yes"` instead of `true`. Numbers are accepted as strings, and strings that '
      + 'contain only a number, `true` or `false` are accepted as that type.',
    why: 'the value would be ambiguous.',
    fix: 'use the type in the message. A list of one element is `[x]` or a line with `- x`; a map is `key: value`.',
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
    meaning: 'A required key is missing or has no value. A module in `mdaa.yaml` always needs `module_path`. A '
      + 'platform needs at least one module.',
    why: 'the key has no safe default.',
    fix: 'add the key; the hint specifies its type. The message shows the location of the map that must contain it.',
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
    meaning: 'A key accepts only certain values, and this is not one of them. Values are case-sensitive.',
    why: 'AWS would reject the value during the deployment, or the option would have no effect.',
    fix: 'use one of the values in the message.',
    broken: `organization: acme
data_removal: delete
domains: {}`,
    fixed: `organization: acme
data_removal: destroy
domains: {}`,
  },
  DSP120: {
    title: 'Module of no kind or several kinds',
    meaning: 'In code, the kind of a module is specified by its one component, such as `dataLake` or `roles`. The '
      + 'module has none or several. In YAML, `module_path` specifies the kind, and [DSP112](#dsp112-missing-key) '
      + 'reports that it is missing.',
    why: 'each module is one stack with one component; further components would be ignored.',
    fix: 'create a separate module for each component.',
    output: `error DSP120: the module specifies several kinds: roles, dataLake

- modules: { base: { roles: {...}, dataLake: {...} } }
+ modules: { roles: { roles: {...} }, datalake: { dataLake: {...} } }`,
  },
  DSP121: {
    title: 'Invalid name of a level',
    meaning: 'The name of the organization, a domain, an environment or a module contains characters other than '
      + 'lowercase letters, digits and hyphens.',
    why: 'these names become parts of the names of stacks, buckets, roles and parameters, and S3 accepts no other '
      + 'characters.',
    fix: 'rename it before the first deployment, because a new name creates new stacks.',
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
    meaning: '`module_path` is neither a built-in module, nor a JavaScript file, nor an installed npm package. A '
      + 'version suffix, as in `@aws-mdaa/datalake@1.0.0`, is accepted and ignored.',
    why: 'the module would be missing from the platform.',
    fix: 'use one of the names in the [reference](../reference/README.md). For a [custom module](../modules.md), '
      + 'write a path that begins with `./` and is relative to the directory of `mdaa.yaml`, or install the package '
      + 'in that directory. Keep deploying MDAA modules that this library does not have with MDAA, or omit them with '
      + '`--skip-unknown-modules`.',
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
    title: 'Terraform module',
    meaning: 'A module has `module_type: tf`. This library creates only CloudFormation templates.',
    why: 'the module would be missing from the platform.',
    fix: 'use the module of the [reference](../reference/README.md) with the same purpose, or remove the module here '
      + 'and keep deploying it with its own tool.',
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
    title: 'Unknown environment template',
    meaning: '`template` of an environment does not name one of the `env_templates` of its domain or of the top '
      + 'level.',
    why: 'the environment would not have the modules of the template.',
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
    title: 'Keys without effect',
    meaning: 'A warning. The file has keys that only other tools read, such as `mdaa_version`, `use_bootstrap` or '
      + '`devops`.',
    why: 'the keys have no effect in this library.',
    fix: 'keep them for the other tools, or remove them. See [keys without a meaning '
      + 'here](../mdaa-yaml.md#ignored-keys).',
    severity: 'warning',
    broken: `organization: acme
mdaa_version: 1.4.0
domains: {}`,
    fixed: `organization: acme
domains: {}`,
  },
  DSP131: {
    title: 'Unused environment template',
    meaning: 'A warning. `env_templates` has an entry that no `template` names. Its content is not part of the '
      + 'platform and is not checked.',
    why: 'an environment may misspell the name, or the template is no longer used.',
    fix: 'name the template in an environment, or remove it.',
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
    meaning: 'A Region, a service principal, an AWS managed policy, or an action, condition key or ARN of a policy '
      + 'has a valid format but is not among the names and formats that AWS had published when this version was built.',
    why: 'AWS adds new names, so the name may be correct, but more often it is misspelled.',
    fix: 'compare it with the name in the hint. If it is new, ignore the warning.',
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
    meaning: '`module_config_data` has a map with the same key as a file of `module_configs`. It replaces the whole '
      + 'map, as in AWS MDAA, and does not contain some keys of the file.',
    why: 'the resources that the file defines under these keys are not created.',
    fix: 'repeat the keys to keep, or move the override into a file of `module_configs`: files are merged key by '
      + 'key.',
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
    title: 'Omitted module',
    meaning: 'A warning. With `--skip-unknown-modules`, a module that the library does not have is omitted.',
    why: 'no resources are created for the module. The values that it publishes must exist before the other modules '
      + 'are deployed.',
    fix: 'keep deploying the module with its own tool, or [add a module kind](../modules.md) and name it in '
      + '`module_path`.',
    severity: 'warning',
    output: `mdaa.yaml:12:26: warning DSP134: the module "catalog" ("@aws-mdaa/datazone") is omitted
  note: "/acme/shared/catalog/role/arn" is read by "shared/dev/audit"
  hint: parameters under "/acme/shared/catalog/" are external: deploy the module with its own tool first`,
  },
  DSP135: {
    title: 'Lists that repeat each other',
    meaning: 'Two files of `module_configs` have a list with the same key and a common item. Lists of files are '
      + 'joined, as in AWS MDAA; the later one does not replace the earlier one.',
    why: 'a file that is written to replace the list removes nothing: a role of the earlier file keeps its access.',
    fix: 'list only what the later file adds. To replace a list, write its top-level key in `module_config_data`.',
    severity: 'warning',
    output: `team.yaml:3:5: warning DSP135: the list "readRoles" is added to the one at audit.yaml:2:5, which also has this item
  hint: remove the items of the earlier file from this list; to replace the list, use "module_config_data", whose keys replace those of the files`,
  },
  DSP136: {
    title: 'Key without a value',
    hint: 'write its value, or remove the key',
    meaning: 'A key ends with ":" and has no value. It has the same effect as a missing key: the default applies.',
    why: 'a value was probably forgotten, or is indented too little to belong to the key.',
    fix: 'write the value on the line of the key or, indented, below it; otherwise remove the key.',
    severity: 'warning',
    output: `governance/audit.yaml:3:1: warning DSP136: "readRoles" has no value and is ignored
  hint: write its value, or remove the key`,
  },
  DSP137: {
    title: 'Entry that is incomplete in one of two files',
    meaning: 'Two files of `module_configs` are merged by name. An entry is only in one of them and lacks what the '
      + 'entries of the other file have, or the other file refers to it and has a name to which nothing refers. A '
      + 'required key that is missing makes it an error.',
    why: 'the entry was probably renamed in only one of the files. A bucket with this name has only a part of its '
      + 'access policies, for example.',
    fix: 'write the same name in both files. If it is a separate entry, complete it.',
    severity: 'warning',
    output: `datalake/sample-data.yaml:21:3: warning DSP137: bucket "transformed" is only in datalake/sample-data.yaml, and incomplete there: without "RootPolicy" and "DataReadPolicy"
  hint: if it is "curated" at datalake/datalake.yaml:34:3, write "curated" here, or "transformed" there; otherwise add "RootPolicy" and "DataReadPolicy" here`,
  },
} satisfies { [code: string]: Diagnostic };
