import type { Diagnostic } from './diagnostic';

/** Files of the configuration. */
export const FILES = {
  DSP101: {
    title: 'File not found',
    meaning: '`mdaa.yaml`, or a file that `module_configs`, `tag_configs` or `!include` names, does not exist.',
    why: 'a module without its configuration would be deployed without its roles, buckets and policies.',
    fix: 'correct the path. Paths of configuration files are relative to the directory of `mdaa.yaml`, not to the '
      + 'current directory, and those of `!include` also to the file that contains it. The hint names a file with a '
      + 'similar name in the same directory. For `mdaa.yaml` itself, use `--config`.',
    broken: `organization: acme
domains:
  shared:
    environments:
      dev:
        modules:
          roles:
            module_path: "@aws-mdaa/roles"
            module_configs: [./roles.yml]`,
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
  DSP102: {
    title: 'File cannot be read',
    hint: 'save the file as UTF-8 text',
    meaning: 'The path exists but is not a readable text file: a directory, a device, a file without read '
      + 'permission, a file that is not UTF-8 text, a file with control characters (a binary file), or a file larger '
      + 'than 5 MB.',
    why: 'the content would be incomplete or garbled.',
    fix: 'specify a file instead of a directory, save the file as UTF-8, grant read permission, or split the file.',
    broken: `organization: acme
tag_configs: [./assets]
domains: {}`,
    fixed: `organization: acme
tag_configs: [./tags.yaml]
domains: {}`,
  },
  DSP103: {
    title: 'Invalid YAML syntax',
    hint: 'quote the text, and indent with two spaces; the mistake may be on the line above',
    meaning: 'The file is not valid YAML. Common causes: a tab in the indentation; a missing quote, `]` or `}`; a '
      + 'key without `:`; keys of one map that start at different columns; a string without quotes that contains `: '
      + '` or starts with `{{`, `*`, `&`, `@` or a backtick; an alias `*x` without an anchor `&x` before it; a merge '
      + 'key `<<` without a map; a list or a map as a key.',
    why: 'the content of the file would be a guess.',
    fix: 'follow the hint at the line; if in doubt, put the string in quotes and indent with two spaces. The mistake '
      + 'can be on the line above. Only the first mistakes are reported, because later ones often follow from them.',
    broken: `# athena-workgroup.yaml
dataAdminRoles:
  - name: data-admin
athenaUserRoles: [{ name: analyst }`,
    fixed: `# athena-workgroup.yaml
dataAdminRoles:
  - name: data-admin
athenaUserRoles: [{ name: analyst }]`,
  },
  DSP104: {
    title: 'Unsupported YAML',
    hint: 'split the file, or remove levels of nesting',
    meaning: 'The file is valid YAML but uses features that a configuration does not need and that are a risk: tags '
      + 'such as `!Ref`, the keys `__proto__`, `constructor` and `prototype`, an alias inside the value that it '
      + 'repeats, a file that includes itself, excessive nesting, or more than 100,000 keys and values, including '
      + 'those that aliases and `!include` repeat.',
    why: 'tags have a meaning in only one tool and would be ignored; the other features can exhaust memory.',
    fix: 'remove the tag (`!Ref X` becomes `"{{ref:X}}"`), rename the key, or split a large file. Put a string that '
      + 'starts with `!` in quotes.',
    broken: `# athena-workgroup.yaml
dataAdminRoles:
  - arn: !Sub arn:aws:iam::111122223333:role/data-admin
athenaUserRoles:
  - name: analyst`,
    fixed: `# athena-workgroup.yaml
dataAdminRoles:
  - arn: arn:aws:iam::111122223333:role/data-admin
athenaUserRoles:
  - name: analyst`,
  },
  DSP105: {
    title: 'Duplicate key',
    hint: 'remove or rename one of the two',
    meaning: 'A map contains the same key twice. The error is also reported when a reference makes two keys equal, '
      + 'such as `raw` and `{{context:zone}}` where `zone` is `raw`.',
    why: 'most YAML parsers silently keep only the last one, so a bucket, a role or a policy would be missing.',
    fix: 'merge the two, or rename one of them.',
    broken: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root] }
  raw: { accessPolicies: [Root], enableEventBridgeNotifications: true }`,
    fixed: `# datalake.yaml
roles:
  Admins: [{ name: data-admin }]
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
buckets:
  raw: { accessPolicies: [Root], enableEventBridgeNotifications: true }`,
  },
  DSP106: {
    title: 'File that is not a map',
    hint: 'write at least one key, for example "key: value"',
    meaning: 'A configuration file contains something other than one map of keys: no content, a list, a single '
      + 'string, or several documents separated by `---`.',
    why: 'only one map can be read; the rest of the file would be ignored.',
    fix: 'start the file with lines such as `key: value`. Remove a second `---`, or split the file and name both '
      + 'files in `module_configs`.',
    broken: `# roles.yaml
- generateRoles:
    data-admin: { trustedPrincipal: this_account }`,
    fixed: `# roles.yaml
generateRoles:
  data-admin: { trustedPrincipal: this_account }`,
  },
  DSP107: {
    title: 'Unresolved placeholder',
    meaning: 'A value has the form `<...>`, as in a starter kit or an example. Replace it with your own value. While '
      + 'there are placeholders, other problems are not reported, because most of them follow from the placeholders.',
    why: 'the placeholder would become the name of a bucket or the ID of a VPC. The deployment would fail, or '
      + 'succeed with the wrong name.',
    fix: 'replace it with your own value. `dsp init` asks for all of them.',
    broken: `organization: <unique org name>
domains: {}`,
    fixed: `organization: acme
domains: {}`,
  },
} satisfies { [code: string]: Diagnostic };
