import type { Diagnostic } from './diagnostic';

/** Problems before and during a deployment, most of them reported by the aws-cdk CLI. */
export const DEPLOYMENT_FAILURES = {
  DSP406: {
    title: 'Stack that could not be deleted',
    meaning: 'CloudFormation could not delete some resources of a stack. The others are deleted.',
    why: 'SageMaker does not delete a domain or user profile that has applications or spaces, S3 does not delete a '
      + 'bucket that has objects, and IAM does not delete a policy that is attached to another role.',
    fix: 'remove what the reasons name, and run the command again. '
      + '[Applications and spaces](../troubleshooting.md#a-studio-domain-cannot-be-deleted) are deleted with the AWS '
      + 'CLI: their users must save their work first.',
    output: `error DSP406: "acme-dev-research-team" could not be deleted completely
  hint: delete the applications and spaces of the users (docs/troubleshooting.md shows how), then run the command again`,
  },
  DSP407: {
    title: 'Stack that could not be updated',
    meaning: 'An update of a stack failed, and CloudFormation restored the previous state.',
    why: 'the first reason that the message shows is the cause.',
    fix: 'fix the cause and run the command again. If the rollback failed too (`UPDATE_ROLLBACK_FAILED`), first run '
      + '`aws cloudformation continue-update-rollback`.',
    output: `error DSP407: "acme-dev-research-team" could not be updated, and was rolled back: it is as before
  hint: fix the cause, then run the command again`,
  },
  DSP410: {
    title: 'The aws-cdk CLI is not installed',
    meaning: '`deploy`, `diff` and `destroy` run the `aws-cdk` CLI, which is neither in `node_modules` of the '
      + 'current directory or one of its parents, nor on the path.',
    why: '`dsp` deploys with this CLI. `ls`, `synth` and `validate` do not need it.',
    fix: 'install it in your project.',
    output: `$ npm install --save-dev aws-cdk@2.1148.1
$ dsp deploy`,
  },
  DSP411: {
    title: 'No AWS credentials or no Region',
    meaning: 'The `aws-cdk` CLI found no valid credentials or no Region.',
    why: 'accounts cannot be read or deployed to without credentials. The most frequent cause is an expired session.',
    fix: 'sign in, choose a profile and a Region, and check which identity the credentials belong to.',
    output: `$ aws sso login --profile acme-dev
$ export AWS_PROFILE=acme-dev AWS_REGION=eu-central-1
$ aws sts get-caller-identity
$ dsp deploy`,
  },
  DSP412: {
    title: 'Account and Region are not bootstrapped',
    meaning: 'The AWS CDK needs a bucket and roles in each account and Region that it deploys to. They do not exist.',
    why: 'the bucket for the templates and the roles for the deployment are missing.',
    fix: 'bootstrap once for each account and Region. This can require an administrator of the account. Also '
      + 'bootstrap the accounts of `additional_accounts`, with `--trust` for the account that deploys.',
    output: `$ npx cdk bootstrap aws://111122223333/eu-central-1
$ dsp deploy`,
  },
  DSP413: {
    title: 'Command before or after a deployment failed',
    meaning: 'The `predeploy` or `postdeploy` command of a module failed, and `exit_if_fail` is `true`.',
    why: 'with this setting, a failed command stops the deployment. Stacks that are already deployed are kept.',
    fix: 'run the command manually in the directory of `mdaa.yaml` to find the cause, or set `exit_if_fail: false`. '
      + 'See [commands around deployments](../mdaa-yaml.md#commands-around-deployments).',
    output: `$ dsp deploy
acme-dev-shared-datalake: error DSP413: the predeploy command failed with exit code 3
  hint: fix the command, or set "exit_if_fail: false"
$ dsp deploy --dry-run   # shows stacks and commands in their order, and does nothing`,
  },
  DSP414: {
    title: 'Termination protection',
    meaning: 'A stack to delete has `termination_protection`. Nothing was deleted, including stacks without the '
      + 'protection. The code is also reported when CloudFormation refuses to delete a stack whose creation failed.',
    why: 'CloudFormation does not delete a protected stack, and a partly deleted platform does not work.',
    fix: 'set `termination_protection: false` in the configuration and deploy it, or disable the protection of the '
      + 'one stack.',
    output: `$ dsp destroy -e sandbox
error DSP414: the termination protection of "acme-sandbox-shared-datalake" is on, and nothing was deleted
  hint: set "termination_protection: false", run "dsp deploy", then run the command again`,
  },
  DSP415: {
    title: 'No Region, or an invalid Region',
    meaning: 'The configuration does not specify the Region of a stack, and neither does `AWS_REGION` or the AWS '
      + 'profile; or the specified Region does not exist.',
    why: 'the `aws-cdk` CLI uses `us-east-1` without a warning, and reports a Region that does not exist as not '
      + 'bootstrapped.',
    fix: 'set `AWS_REGION`, or specify `region` in `mdaa.yaml`.',
    output: `$ AWS_REGION=eu-centrl-1 dsp deploy
error DSP415: "eu-centrl-1" in AWS_REGION is not an AWS Region
  hint: did you mean "eu-central-1"?`,
  },
  DSP416: {
    title: 'Resource already exists',
    meaning: 'A resource with a fixed name already exists and does not belong to the stack that creates it. Usually '
      + 'it was retained when an earlier stack was deleted.',
    why: 'names are unique in an account and Region; bucket names are unique across AWS.',
    fix: 'import retained resources into the stack with `dsp deploy --adopt-existing`, which is `cdk deploy '
      + '--import-existing-resources`. CloudFormation imports types that support it, with their content. Delete or '
      + 'rename resources of other types and resources of other owners, or use them with options such as '
      + '`existingBucketName`.',
    output: `error DSP416: AWS::S3::Bucket "acme-dev-shared-datalake-raw" of "acme-dev-shared-datalake" already exists, but does not belong to the stack
  note: resources that hold data are retained when their stack is deleted
  hint: run "dsp deploy --adopt-existing" to import retained resources into the stack, or delete or rename them`,
  },
  DSP417: {
    title: 'Stack that could not be created',
    meaning: 'The creation of a stack failed, and CloudFormation rolled it back. The stack has no resources.',
    why: 'the first of the reasons above is the cause.',
    fix: 'fix the cause and run the command again: the `aws-cdk` CLI first deletes the failed stack.',
    output: `error DSP417: "acme-dev-research-team" could not be created, and was rolled back
  hint: fix the cause, then run the command again: the failed stack is deleted first`,
  },
  DSP418: {
    title: 'Selected modules depend on others',
    meaning: 'A note. The filters exclude modules whose values the selected modules read.',
    why: 'only the selected modules are deployed. If the others are not deployed yet, CloudFormation does not find '
      + 'their parameters and the deployment fails.',
    fix: 'none, if the others are already deployed. Otherwise add `--with-dependencies`.',
    severity: 'note',
    output: `$ dsp deploy -m example-crawler
note DSP418: the selected modules depend on modules that are not selected: dataops/dev/example-project
  hint: they must be deployed already; add --with-dependencies to deploy them as well`,
  },
  DSP419: {
    title: 'Other modules depend on deleted modules',
    meaning: 'A warning. Modules that are not selected read values that the selected ones publish.',
    why: 'they keep running with the values that they have read, but their next deployment fails.',
    fix: 'delete them too, or deploy the selected modules again before the others.',
    severity: 'warning',
    output: `$ dsp destroy -m roles
warning DSP419: modules that are not deleted depend on the selected ones: shared/dev/datalake
  hint: delete them first, or deploy the selected modules again before their next deployment`,
  },
} satisfies { [code: string]: Diagnostic };
