import type { Diagnostic } from './diagnostic';

/** Files of the configuration. */
export const FILES = {
  DSP101: {
    title: 'File not found',
    meaning: '`mdaa.yaml`, or a file that `module_configs` or `tag_configs` names, is not there.',
    why: 'a module without its configuration would be deployed without the roles, buckets and policies that it '
      + 'was meant to have.',
    fix: 'correct the path. Paths of configuration files are relative to the directory of `mdaa.yaml`, not to '
      + 'the directory in which the command runs. The hint names a file of a similar name in the same directory. For '
      + '`mdaa.yaml` itself use `--config`.',
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
    meaning: 'There is something at the path, but no text file: a directory, a device, a file without '
      + 'permission to read it, a file that is not UTF-8 text, one with control characters (a binary file), or one '
      + 'larger than 5 MB.',
    why: 'whatever was read from it would be incomplete or garbled.',
    fix: 'name a file instead of a directory, save the file as UTF-8, give yourself permission to read it, or '
      + 'split it.',
    broken: `organization: acme
tag_configs: [./assets]
domains: {}`,
    fixed: `organization: acme
tag_configs: [./tags.yaml]
domains: {}`,
  },
  DSP103: {
    title: 'YAML syntax',
    hint: 'quote the text, and indent with two spaces; the mistake may be on the line above',
    meaning: 'The file is not valid YAML. Usual cases: a tab in the indentation; a missing quote, `]` or `}`; '
      + 'a key without `:`; keys of one map that start at different columns; a text with `: ` in it, or one that '
      + 'starts with `{{`, `*`, `&`, `@` or a backtick, without quotes; an alias `*x` without an anchor `&x` before '
      + 'it; a merge key `<<` that is given no map; a list or a map as a key.',
    why: 'the meaning of the file would be a guess.',
    fix: 'follow the hint at the line; when in doubt put the text in quotes and indent with two spaces. The '
      + 'mistake may be on the line above the one that is shown. Only the first mistakes are reported, since one '
      + 'leads to others.',
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
    title: 'YAML that is not allowed',
    hint: 'split the file, or remove levels of nesting',
    meaning: 'The file is valid YAML, but uses what a configuration never needs and what could harm who reads '
      + 'it: tags such as `!Ref` or `!include`, the keys `__proto__`, `constructor` and `prototype`, an alias inside '
      + 'the value that it repeats, more nesting or more parts than any platform has (100,000 keys and values, what '
      + 'aliases repeat included).',
    why: 'tags mean something to one tool only, and would be dropped silently here; the rest can exhaust '
      + 'memory.',
    fix: 'remove the tag (`!Ref X` becomes `"{{ref:X}}"`), rename the key, or split a large file. A text that '
      + 'really starts with `!` has to be in quotes.',
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
    title: 'Key given twice',
    hint: 'remove or rename one of the two',
    meaning: 'A map has the same key twice. It is also reported when two keys become the same by a reference, '
      + 'such as `raw` and `{{context:zone}}` where `zone` is `raw`.',
    why: 'most readers of YAML keep the last one silently, so that a bucket, a role or a policy would be '
      + 'missing.',
    fix: 'merge the two, or rename one.',
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
    title: 'Not one map',
    hint: 'write at least one key, for example "key: value"',
    meaning: 'A configuration file holds something other than one map of keys: nothing at all, a list, a '
      + 'single text, or several documents with `---` between them.',
    why: 'only one map has a meaning; the rest of the file would be ignored.',
    fix: 'start the file with lines such as `key: value`. Remove a second `---`, or split the file and name '
      + 'both in `module_configs`.',
    broken: `# roles.yaml
- generateRoles:
    data-admin: { trustedPrincipal: this_account }`,
    fixed: `# roles.yaml
generateRoles:
  data-admin: { trustedPrincipal: this_account }`,
  },
  DSP107: {
    title: 'Placeholder not filled in',
    meaning: 'A value has the form `<...>`, as in a starter kit or an example, where your own value belongs. '
      + 'While there are placeholders, other problems are not reported, since most of them follow from these.',
    why: 'the text would become the name of a bucket or the id of a VPC, and the deployment would fail, or '
      + 'worse, succeed with that name.',
    fix: 'put your own value in its place. `dsp init` asks for all of them.',
    broken: `organization: <unique org name>
domains: {}`,
    fixed: `organization: acme
domains: {}`,
  },
} satisfies { [code: string]: Diagnostic };
