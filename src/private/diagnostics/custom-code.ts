import type { Diagnostic } from './diagnostic';

/** Code of the user. */
export const CUSTOM_CODE = {
  DSP215: {
    title: 'Class of your own that does not work',
    hint: 'run the command with --debug to see where in the code it fails',
    meaning: 'A class of your own does not work: that of `naming_module`, of `aspect_module`, or of a '
      + '`module_path`. The JavaScript file or package is missing, fails when it is loaded, or does not export the '
      + 'class; the class throws an error; it lacks its method (`resourceName` for names, `visit` for aspects, '
      + '`buildModule` '
      + 'for modules); or its `optionsSchema` is not a JSON Schema.',
    why: 'resources would be missing, would get other names than intended, which replaces them, or would miss '
      + 'what the aspect adds.',
    fix: 'see [names and aspects of your own](../mdaa-yaml.md#names-and-aspects-of-your-own) and [modules of '
      + 'your own](../modules.md). A path is relative to the directory of `mdaa.yaml`; TypeScript has to be compiled '
      + 'first; a package has to be installed in that directory or in the one where `dsp` runs. With `--debug`, `dsp` '
      + 'prints where your code failed.',
    broken: `organization: acme
naming_module: ./short-naming.js
naming_class: ShortNames
domains:
  shared:
    environments:
      dev:
        modules:
          roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }`,
    fixed: `organization: acme
naming_module: ./short-naming.js
naming_class: ShortNaming
naming_props: { prefix: acme }
domains:
  shared:
    environments:
      dev:
        modules:
          roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }`,
  },
  DSP226: {
    title: 'Value of a custom module',
    meaning: 'A [module of your own](../modules.md) publishes a value at an invalid path, or reads a value '
      + 'of a module that may be deployed after it.',
    why: 'Systems Manager refuses such a path, and CloudFormation cannot read a parameter before it exists.',
    fix: 'publish below plain names such as `job/ingest/name`; name modules that `buildModule` reads from in '
      + '`readsFrom`, unless the options refer to them.',
    output: `mdaa.yaml:8:11: error DSP226: the module reads from "shared/dev/store", which may be deployed after it
  hint: add "store" to "readsFrom" of the module class`,
  },
  DSP227: {
    title: 'Problem that a custom module reports',
    meaning: 'A [module of your own](../modules.md) checked its options in `buildModule` and reported a problem with '
      + '`context.addProblem`. The message is that of the module.',
    why: 'the module says that it cannot be deployed like this.',
    fix: 'do what the message says, or ask the maintainer of the module.',
    output: `jobs.yaml:8:13: error DSP227: there is no script "./scripts/ingest.py"
  hint: fix the path`,
  },
} satisfies { [code: string]: Diagnostic };
