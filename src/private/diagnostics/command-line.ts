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
error DSP402: "/home/ann/platform" contains files but no cloud assembly, and is not overwritten
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
  DSP404: {
    title: 'Unknown baseline',
    meaning: '`--baseline` of `dsp diff` is neither a directory with a configuration or a cloud assembly nor a '
      + 'revision of the Git repository that the configuration is in.',
    why: 'there is nothing to compare with.',
    fix: 'give a directory, or a branch, tag or commit.',
    output: `$ dsp diff --baseline mian
error DSP404: --baseline: "mian" is neither a directory nor a revision of Git
  hint: give a directory with mdaa.yaml or with a cloud assembly, or for example "main" in a Git repository`,
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
mdaa.yaml:5:15: warning DSP405: the organization "example-org" is the sample of the starter kit
  hint: replace the values marked EDIT in mdaa.yaml before the first deployment`,
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
  DSP414: {
    title: 'Termination protection',
    meaning: 'A stack that is to be deleted has `termination_protection`. Nothing was deleted, not even stacks without '
      + 'it. It is also reported when CloudFormation refuses to delete a stack whose creation failed.',
    why: 'CloudFormation does not delete a protected stack, and a platform of which a part is deleted does not work.',
    fix: 'switch the protection off in the configuration and deploy that, or switch it off for the one stack.',
    output: `$ dsp destroy -e sandbox
error DSP414: the termination protection of "acme-sandbox-shared-datalake" is on, and nothing was deleted
  hint: set "termination_protection: false", run "dsp deploy", then run this again`,
  },
  DSP415: {
    title: 'No Region, or one that does not exist',
    meaning: 'The configuration leaves the Region of a stack open, and neither `AWS_REGION` nor the AWS profile names '
      + 'one; or the Region that they name does not exist.',
    why: 'the `aws-cdk` CLI takes `us-east-1` without a word, and a Region that does not exist looks like one that is '
      + 'not bootstrapped.',
    fix: 'set `AWS_REGION`, or write `region` in `mdaa.yaml`.',
    output: `$ AWS_REGION=eu-centrl-1 dsp deploy
error DSP415: "eu-centrl-1" in AWS_REGION is not an AWS Region
  hint: did you mean "eu-central-1"?`,
  },
  DSP416: {
    title: 'Resource exists already',
    meaning: 'A resource with a fixed name exists, and does not belong to the stack that creates it. Usually it was '
      + 'retained when an earlier stack was deleted.',
    why: 'names are unique in an account and Region, those of buckets in all of AWS.',
    fix: 'take retained resources into the stack with `dsp deploy --adopt-existing`, which is `cdk deploy '
      + '--import-existing-resources`. CloudFormation imports types that support it, with their content. For other '
      + 'types, and for resources that belong to somebody else: delete or rename them, or use them with options such '
      + 'as `existingBucketName`.',
    output: `error DSP416: AWS::S3::Bucket "acme-dev-shared-datalake-raw" of "acme-dev-shared-datalake" exists already, and belongs to no stack or to another one
  note: resources that hold data are retained when their stack is deleted
  hint: run "dsp deploy --adopt-existing" to take retained resources into the stack again, or delete or rename them`,
  },
  DSP417: {
    title: 'Stack that could not be created',
    meaning: 'The creation of a stack failed, and CloudFormation rolled it back: nothing of it is left.',
    why: 'of the reasons above, the first one is the cause.',
    fix: 'fix the cause and run the command again: the `aws-cdk` CLI deletes the failed stack first.',
    output: `error DSP417: "acme-dev-research-team" could not be created, and was rolled back
  hint: fix the cause, then run this again: the failed stack is deleted first`,
  },
  DSP418: {
    title: 'Selected modules need others',
    meaning: 'A note. Filters select modules without those whose values they read.',
    why: 'only the selected modules are deployed. If the others are not deployed yet, CloudFormation finds no '
      + 'parameters and fails.',
    fix: 'nothing, if the others are deployed. Otherwise add `--with-dependencies`.',
    severity: 'note',
    output: `$ dsp deploy -m example-crawler
note DSP418: the selected modules need others, which are not deployed with them: dataops/dev/example-project
  hint: they must be deployed already; add --with-dependencies to deploy them as well`,
  },
  DSP419: {
    title: 'Other modules need what is deleted',
    meaning: 'A warning. Modules that are not selected read values that the selected ones publish.',
    why: 'they keep running with the values that they read, and their next deployment fails.',
    fix: 'delete them as well, or deploy the selected modules again before the others.',
    severity: 'warning',
    output: `$ dsp destroy -m roles
warning DSP419: other modules, which are not deleted, need the selected ones: shared/dev/datalake
  hint: delete them first, or deploy what they need again before their next deployment`,
  },
  DSP420: {
    title: 'File exists already',
    meaning: '`dsp init` would write a file that is there already.',
    why: 'it never overwrites a configuration.',
    fix: 'choose an empty directory, or move the file away.',
    output: `$ dsp init my-platform
my-platform: error DSP420: 2 files are there already, and nothing is overwritten: mdaa.yaml, tags.yaml
  hint: choose another directory, or move the existing files
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
  DSP460: {
    title: 'Name that cannot be used',
    meaning: '`dsp add` was given a name of a team or a user that AWS, or the names that are made of it, cannot have.',
    why: 'the files that it writes would not validate, or not deploy.',
    fix: 'choose a name in the form that the message shows.',
    output: `$ dsp add team Fraud
NAME: error DSP460: "Fraud" is not a name for a team
  hint: use lowercase letters, digits and hyphens
$ dsp add team fraud`,
  },
  DSP461: {
    title: 'Nothing to copy or to change',
    meaning: '`dsp add` or `dsp remove` names a team, user, module or entry that the configuration does not have, or '
      + 'it is not clear which of several is meant.',
    why: 'a new entry is a copy of one that works, so there must be exactly one to copy.',
    fix: 'choose one of the names in the hint.',
    output: `$ dsp add user example-taem carol
error DSP461: there is no team "example-taem"
  hint: did you mean "example-team"?
$ dsp add user example-team carol`,
  },
  DSP462: {
    title: 'Place that cannot be edited',
    meaning: 'The map or list that `dsp add` or `dsp remove` would edit is an alias, or is written in braces.',
    why: 'an edit of an alias would change the other places that use it.',
    fix: 'write the map or list out in its place, or edit the file by hand.',
    output: `$ dsp add environment prod --account 111122223333
mdaa.yaml: error DSP462: "domains.shared.environments" is not written as a map or list of its own
  hint: write it out where it is an alias or in braces, or edit it by hand`,
  },
  DSP463: {
    title: 'Edit that cannot be written',
    meaning: '`dsp add` or `dsp remove` cannot write one of the files.',
    why: 'a configuration with half of an edit would not work, so all files are as they were before.',
    fix: 'check who may write to the files.',
    output: `$ dsp add user example-team carol
datascience/example-team.yaml: error DSP463: "datascience/example-team.yaml" cannot be written (EACCES)
  hint: nothing was changed; check who may write there`,
  },
  DSP464: {
    title: 'Name that is there already',
    meaning: 'What `dsp add` would add has the name of something that is there, or of a file that is there.',
    why: 'nothing is overwritten.',
    fix: 'choose another name, or edit what is there.',
    output: `$ dsp add bucket raw
datalake/datalake.yaml: error DSP464: bucket "raw" is there already
  hint: choose another name
$ dsp add bucket landing`,
  },
} satisfies { [code: string]: Diagnostic };
