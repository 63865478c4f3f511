import type { Diagnostic } from './diagnostic';

/** Command line. */
export const COMMAND_LINE = {
  DSP400: {
    title: 'Unexpected error',
    meaning: 'Something unexpected failed: a defect of this library, of a class of your own, or of '
      + 'the machine (no space left on the disk, for example).',
    why: 'the command did not finish. Templates of an earlier run are left as they were.',
    fix: 'run the command again with `--debug`, which prints where the error comes from. Please report what '
      + 'looks like a defect, with that output and the smallest configuration that shows it.',
    output: `$ dsp synth
error DSP400: ENOSPC: no space left on device, write
  hint: run it again with --debug to see where this comes from`,
  },
  DSP402: {
    title: 'Directory for the templates',
    meaning: 'The directory above `--output-dir` does not exist, or the directory itself holds files that are '
      + 'no cloud assembly.',
    why: 'the directory is replaced by each synthesis, and files of yours in it would be lost.',
    fix: 'make the directory above it, or choose another `--output-dir`.',
    output: `$ dsp synth -o .
error DSP402: "/home/ann/platform" holds files but no cloud assembly, and is not overwritten
  hint: choose another --output-dir
$ dsp synth -o cdk.out`,
  },
  DSP403: {
    title: 'Filter that matches nothing',
    meaning: '`--domain`, `--env` or `--module` names something that the platform does not have, or all '
      + 'filters together match no module.',
    why: 'a misspelt filter of `deploy` or `destroy` would do nothing, and look like success.',
    fix: 'take the name that the hint suggests; `dsp ls` lists all modules. Several names are separated by '
      + 'commas.',
    output: `$ dsp deploy -m datalak
error DSP403: --module: there is no module "datalak"
  hint: did you mean "datalake"?
$ dsp deploy -m datalake`,
  },
  DSP410: {
    title: 'The aws-cdk CLI is not installed',
    meaning: '`deploy`, `diff` and `destroy` run the `aws-cdk` CLI, which is neither in the `node_modules` of '
      + 'the current directory or one above it, nor on the path.',
    why: 'nothing can be deployed without it. `ls`, `synth` and `validate` need no `aws-cdk` CLI.',
    fix: 'install it in your project.',
    output: `$ npm install --save-dev aws-cdk@2.1148.1
$ dsp deploy`,
  },
  DSP411: {
    title: 'No AWS credentials, or no region',
    meaning: 'The `aws-cdk` CLI found no valid credentials, or does not know the region.',
    why: 'nothing can be read from or deployed to an account without them. A session that has expired is the '
      + 'most frequent cause.',
    fix: 'sign in, choose a profile and a region, and check whose credentials they are.',
    output: `$ aws sso login --profile acme-dev
$ export AWS_PROFILE=acme-dev AWS_REGION=eu-central-1
$ aws sts get-caller-identity
$ dsp deploy`,
  },
  DSP412: {
    title: 'Account and region are not bootstrapped',
    meaning: 'The AWS CDK needs a bucket and roles of its own in each account and region that it deploys to, '
      + 'and they are not there.',
    why: 'there is nowhere to upload the templates and no role that deploys them.',
    fix: 'bootstrap once for each account and region. An administrator of the account may have to do so. For '
      + 'stacks in further accounts, which `additional_accounts` makes, bootstrap those too, with `--trust` for the '
      + 'account that deploys.',
    output: `$ npx cdk bootstrap aws://111122223333/eu-central-1
$ dsp deploy`,
  },
  DSP413: {
    title: 'Command before or after a deployment failed',
    meaning: 'The `predeploy` or `postdeploy` command of a module failed, and `exit_if_fail` is `true`.',
    why: 'the configuration says that the deployment must not go on without it. Stacks that are deployed '
      + 'already stay.',
    fix: 'run the command by hand in the directory of `mdaa.yaml` to see why it fails, or set `exit_if_fail: '
      + 'false`. See [commands around deployments](../mdaa-yaml.md#commands-around-deployments).',
    output: `$ dsp deploy
acme-dev-shared-datalake: error DSP413: the predeploy command failed with exit code 3
  hint: fix the command, or set "exit_if_fail: false"
$ dsp deploy --dry-run   # shows stacks and commands in their order, and does nothing`,
  },
  DSP420: {
    title: 'File exists already',
    meaning: '`dsp init` would write a file that is there already.',
    why: 'it never overwrites a configuration.',
    fix: 'choose an empty directory, or move the file away.',
    output: `$ dsp init my-platform
my-platform: error DSP420: 2 files are there already, and nothing is overwritten: mdaa.yaml, tags.yaml
  hint: choose another directory, or move what is there away
$ dsp init another-platform`,
  },
  DSP421: {
    title: 'Answer that cannot be used',
    meaning: 'An answer to `dsp init`, typed or given as an option, is not of the form that it needs: a name '
      + 'with upper-case letters, an id that is not that of a VPC or subnet, an account that is not twelve digits.',
    why: 'the platform that it writes would not validate, or not deploy.',
    fix: 'answer in the form that the message shows.',
    output: `$ dsp init my-platform --organization Acme_Corp
--organization: error DSP421: "Acme_Corp" is not a name for an organization
  hint: use lower-case letters, digits and hyphens
$ dsp init my-platform --organization acme-corp`,
  },
  DSP422: {
    title: 'Project that cannot be written',
    meaning: '`dsp init` cannot write a file or make a directory, or the `package.json` that it would complete '
      + 'holds no JSON object.',
    why: 'a project without one of its files would not work, so nothing is written at all.',
    fix: 'choose a directory in which you may write, or fix the `package.json`.',
    output: `$ dsp init /root/my-platform
/root/my-platform: error DSP422: "mdaa.yaml" cannot be written (EACCES)
  hint: nothing was written; check who may write there, or choose another directory
$ dsp init ~/my-platform`,
  },
  DSP423: {
    title: 'Stopped before the last answer',
    meaning: 'The input of `dsp init` ended, or was interrupted, while questions were open.',
    why: 'there is no project yet, and scripts that go on would miss it.',
    fix: 'answer all questions, or give the answers as options and `--yes`, which asks nothing.',
    output: `$ dsp init my-platform   # and Ctrl-D at the second question
$ dsp init my-platform --yes --organization acme`,
  },
  DSP430: {
    title: 'Nothing to explain',
    meaning: '`dsp explain` was asked for a code, key or path that it does not know.',
    why: 'there is nothing to print.',
    fix: 'take the word that the hint suggests. `dsp explain` without a word lists all codes. Keys are found '
      + 'in the spelling of YAML and of code.',
    output: `$ dsp explain accesPolicies
error DSP430: there is no code or key "accesPolicies"
  hint: did you mean "accessPolicies"?
$ dsp explain accessPolicies`,
  },
  DSP431: {
    title: 'Unknown module',
    meaning: 'A command was asked about a module that the platform does not have.',
    why: 'there is nothing to show.',
    fix: 'take the name that the hint suggests; `dsp ls` lists all modules.',
    output: `$ dsp describe shared/dev/datalak
error DSP431: there is no module "shared/dev/datalak"
  hint: did you mean "shared/dev/datalake"?
$ dsp describe shared/dev/datalake`,
  },
  DSP432: {
    title: 'File that no module reads',
    meaning: '`--affected-by` names a file that is no part of the configuration.',
    why: 'an empty answer would mean that the change of the file affects nothing, which is not known of a file '
      + 'that is not read.',
    fix: 'correct the path, which is relative to the current directory; or name the file in `module_configs`.',
    output: `$ dsp ls --affected-by datalake/datalake.yml
error DSP432: no module reads "datalake/datalake.yml"
$ dsp ls --affected-by datalake/datalake.yaml`,
  },
} satisfies { [code: string]: Diagnostic };
