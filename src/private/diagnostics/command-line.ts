import type { Diagnostic } from './diagnostic';

/** Command line. */
export const COMMAND_LINE = {
  DSP400: {
    title: 'Unexpected error',
    meaning: 'An unexpected failure: a defect of this library or of a custom class, or a problem of the machine, '
      + 'such as a full disk.',
    why: 'the command did not finish. Templates of an earlier run are unchanged.',
    fix: 'run the command again with `--debug` to print where the error occurs. If it looks like a defect, report it '
      + 'with that output and the smallest configuration that reproduces it.',
    output: `$ dsp synth
error DSP400: ENOSPC: no space left on device, write
  hint: run the command again with --debug to see where the error occurs`,
  },
  DSP402: {
    title: 'Unusable output directory',
    meaning: 'The parent directory of `--output-dir` does not exist, or the directory contains files other than a '
      + 'cloud assembly.',
    why: 'each synthesis replaces the directory, and other files in it would be lost.',
    fix: 'create the parent directory, or choose another `--output-dir`.',
    output: `$ dsp synth -o .
error DSP402: "/home/ann/platform" contains files but no cloud assembly, and is not overwritten
  hint: choose another --output-dir
$ dsp synth -o cdk.out`,
  },
  DSP403: {
    title: 'Filter that matches nothing',
    meaning: '`--domain`, `--env` or `--module` names something that does not exist in the platform, or no module '
      + 'matches all filters.',
    why: '`deploy` or `destroy` with a misspelled filter would do nothing and report success.',
    fix: 'use the name in the hint; `dsp ls` lists all modules. Separate several names by commas.',
    output: `$ dsp deploy -m datalak
error DSP403: --module: there is no module "datalak"
  hint: did you mean "datalake"?
$ dsp deploy -m datalake`,
  },
  DSP404: {
    title: 'Unknown baseline',
    meaning: '`--baseline` of `dsp diff` is neither a directory with a configuration or a cloud assembly nor a '
      + 'revision of the Git repository that contains the configuration.',
    why: 'there is nothing to compare with.',
    fix: 'specify a directory, or a branch, tag or commit.',
    output: `$ dsp diff --baseline mian
error DSP404: --baseline: "mian" is neither a directory nor a Git revision
  hint: specify a directory with mdaa.yaml or a cloud assembly, or a Git revision such as "main"`,
  },
  DSP405: {
    title: 'Value of the starter kit',
    meaning: 'The organization, the VPC or a subnet still has the sample value of the starter kit.',
    why: 'names of buckets begin with the organization and are unique in all of AWS, and the VPC and the subnet do not '
      + 'exist: the deployment would fail after some stacks. `dsp validate` reports a warning, `dsp deploy` an error. '
      + 'With `AWS_ENDPOINT_URL`, which names an emulator, `dsp deploy` reports a warning too.',
    fix: 'replace the values marked EDIT in `mdaa.yaml`.',
    severity: 'warning',
    output: `$ dsp validate
mdaa.yaml:5:15: warning DSP405: the organization "example-org" is the sample value of the starter kit
  hint: replace the values marked EDIT in mdaa.yaml before the first deployment`,
  },
  DSP420: {
    title: 'File already exists',
    meaning: '`dsp init` would write a file that already exists.',
    why: '`dsp init` never overwrites files.',
    fix: 'choose an empty directory, or move the file.',
    output: `$ dsp init my-platform
my-platform: error DSP420: 2 files exist already, and nothing is overwritten: mdaa.yaml, tags.yaml
  hint: change the existing platform with "dsp add", or choose another directory: "dsp init DIRECTORY"
$ dsp init another-platform`,
  },
  DSP421: {
    title: 'Invalid answer',
    meaning: 'An answer to `dsp init`, typed or specified as an option, has the wrong format: a name with uppercase '
      + 'letters, an invalid VPC or subnet ID, an account ID that does not have 12 digits.',
    why: 'the platform would fail to validate or to deploy.',
    fix: 'use the format that the message shows.',
    output: `$ dsp init my-platform --organization Acme_Corp
--organization: error DSP421: "Acme_Corp" is not a valid organization name
  hint: use lower-case letters, digits and hyphens
$ dsp init my-platform --organization acme-corp`,
  },
  DSP422: {
    title: 'Project that cannot be written',
    meaning: '`dsp init` cannot write a file or create a directory, or the existing `package.json` does not contain '
      + 'a JSON object.',
    why: 'an incomplete project does not work, so nothing is written.',
    fix: 'choose a directory with write permission, or fix the `package.json`.',
    output: `$ dsp init /root/my-platform
/root/my-platform: error DSP422: "mdaa.yaml" cannot be written (EACCES)
  hint: nothing was written; check the write permissions, or choose another directory
$ dsp init ~/my-platform`,
  },
  DSP423: {
    title: 'Stopped before the last answer',
    meaning: 'The input of `dsp init` ended or was interrupted before all questions were answered.',
    why: 'no project was written, and scripts that continue would fail.',
    fix: 'answer all questions, or specify the answers as options with `--yes`, which disables the questions.',
    output: `$ dsp init my-platform   # and Ctrl-D at the second question
$ dsp init my-platform --yes --organization acme`,
  },
  DSP430: {
    title: 'Nothing to explain',
    meaning: '`dsp explain` does not know the code, key or path.',
    why: 'there is no explanation to print.',
    fix: 'use the word in the hint. `dsp explain` without an argument lists all codes. Keys are found in the '
      + 'spelling of YAML and of code.',
    output: `$ dsp explain accesPolicies
error DSP430: there is no code or key "accesPolicies"
  hint: did you mean "accessPolicies"?
$ dsp explain accessPolicies`,
  },
  DSP431: {
    title: 'Unknown module',
    meaning: 'A command names a module that the platform does not have.',
    why: 'there is nothing to show.',
    fix: 'use the name in the hint; `dsp ls` lists all modules.',
    output: `$ dsp describe shared/dev/datalak
error DSP431: there is no module "shared/dev/datalak"
  hint: did you mean "shared/dev/datalake"?
$ dsp describe shared/dev/datalake`,
  },
  DSP432: {
    title: 'File that no module reads',
    meaning: '`--affected-by` names a file that is not part of the configuration.',
    why: 'an empty answer would mean that the file affects no module, which is unknown for a file that is not read.',
    fix: 'correct the path, which is relative to the current directory, or name the file in `module_configs`.',
    output: `$ dsp ls --affected-by datalake/datalake.yml
error DSP432: no module reads "datalake/datalake.yml"
$ dsp ls --affected-by datalake/datalake.yaml`,
  },
  DSP460: {
    title: 'Invalid name',
    meaning: 'The name of a team or user for `dsp add` is not valid for AWS or for the names that are derived from '
      + 'it.',
    why: 'the configuration would fail to validate or to deploy.',
    fix: 'choose a name in the format that the message shows.',
    output: `$ dsp add team Fraud
NAME: error DSP460: "Fraud" is not a valid team name
  hint: use lowercase letters, digits and hyphens
$ dsp add team fraud`,
  },
  DSP461: {
    title: 'Nothing to copy or change',
    meaning: '`dsp add` or `dsp remove` names a team, user, module or entry that does not exist in the '
      + 'configuration, or that is ambiguous.',
    why: 'the edit needs exactly one place, and one entry to copy or to take values from.',
    fix: 'choose one of the names in the hint, or specify the values that it names.',
    output: `$ dsp add user example-taem carol
error DSP461: there is no team "example-taem"
  hint: did you mean "example-team"?
$ dsp add user example-team carol`,
  },
  DSP462: {
    title: 'Location that cannot be edited',
    meaning: 'The map or list that `dsp add` or `dsp remove` would edit is an alias of another one.',
    why: 'editing an alias would change every place that uses it.',
    fix: 'write out the map or list, or edit the file manually.',
    output: `$ dsp add environment prod --account 111122223333
mdaa.yaml: error DSP462: "domains.shared.environments" is not written out as a map or list
  hint: write it out if it is an alias, or edit the file manually`,
  },
  DSP463: {
    title: 'Edit that cannot be written',
    meaning: '`dsp add` or `dsp remove` cannot write one of the files.',
    why: 'an incomplete edit would break the configuration, so no file is changed.',
    fix: 'check the write permissions of the files.',
    output: `$ dsp add user example-team carol
datascience/example-team.yaml: error DSP463: "datascience/example-team.yaml" cannot be written (EACCES)
  hint: no file was changed; check the write permissions`,
  },
  DSP464: {
    title: 'Name already in use',
    meaning: 'The name of the new entry is the name of an existing entry or file.',
    why: '`dsp add` overwrites nothing.',
    fix: 'choose another name, or edit the existing entry.',
    output: `$ dsp add bucket raw
datalake/datalake.yaml: error DSP464: bucket "raw" already exists
  hint: choose another name
$ dsp add bucket landing`,
  },
} satisfies { [code: string]: Diagnostic };
