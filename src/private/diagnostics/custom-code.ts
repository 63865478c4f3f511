import type { Diagnostic } from './diagnostic';

/** Code of the user. */
export const CUSTOM_CODE = {
  DSP215: {
    title: 'Custom class that fails',
    hint: 'run the command with --debug to see where in the code it fails',
    meaning: 'A custom class of `naming_module`, `aspect_module` or `module_path` fails. The JavaScript file or '
      + 'package is missing, fails when it is loaded, or does not export the class; the class throws an error; it '
      + 'does not have its method (`resourceName` for names, `visit` for aspects, `buildModule` for modules); or its '
      + '`optionsSchema` is not a JSON Schema.',
    why: 'resources would be missing, would be replaced because they have other names, or would lack what the aspect '
      + 'adds.',
    fix: 'see [names and aspects of your own](../mdaa-yaml.md#names-and-aspects-of-your-own) and [modules of your '
      + 'own](../modules.md). A path is relative to the directory of `mdaa.yaml`. TypeScript must be compiled. A '
      + 'package must be installed in that directory or in the current directory. `dsp` with `--debug` prints where '
      + 'the code fails.',
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
    meaning: 'A [custom module](../modules.md) publishes a value at an invalid path, or reads a value of a module '
      + 'that can be deployed after it.',
    why: 'Systems Manager rejects such a path, and CloudFormation cannot read a parameter before it exists.',
    fix: 'publish at plain names such as `job/ingest/name`. Name the modules that `buildModule` reads from in '
      + '`readsFrom`, unless the options refer to them.',
    output: `mdaa.yaml:8:11: error DSP226: the module reads from "shared/dev/store", which can be deployed after it
  hint: add "store" to "readsFrom" of the module class`,
  },
  DSP227: {
    title: 'Problem that a custom module reports',
    meaning: 'A [custom module](../modules.md) checked its options in `buildModule` and reported a problem with '
      + '`context.addProblem`. The message comes from the module.',
    why: 'the module cannot be deployed with these options.',
    fix: 'follow the message, or ask the maintainer of the module.',
    output: `jobs.yaml:8:13: error DSP227: there is no script "./scripts/ingest.py"
  hint: fix the path`,
  },
  DSP229: {
    title: 'Code that is not allowed',
    meaning: 'The configuration names JavaScript: a naming scheme in `naming_module`, an aspect in `aspect_module`, '
      + 'or a custom module in `module_path`. `dsp deploy` and `dsp destroy` run this code. All other commands run it '
      + 'only if you allow it, so that you can read the configuration of a checkout that you do not trust.',
    why: 'the code runs with your permissions and your credentials.',
    fix: 'read the code. If you trust it, add `--allow-code` to the command. To always trust a checkout, set the '
      + 'environment variable `DSP_ALLOW_CODE` to its absolute path, or to a list of paths separated as in '
      + '`PATH`. `DSP_ALLOW_CODE=1` allows the code of all configurations, for example in a CI job that builds only '
      + 'reviewed branches. Files of the checkout cannot allow code.',
    output: `mdaa.yaml:2:16: error DSP229: the configuration names JavaScript, "./short-naming.js", which did not run
  hint: if you trust the code, add "--allow-code", or set DSP_ALLOW_CODE to the directory of the checkout`,
  },
} satisfies { [code: string]: Diagnostic };
