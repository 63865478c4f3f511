import type { Diagnostic } from './diagnostic';

/** Problems that `dsp deploy` finds when it compares stacks with the deployed templates. */
export const DEPLOYMENT_GUARD = {
  DSP440: {
    title: 'Deployment that loses data',
    meaning: '`dsp deploy` compares each stack with the deployed template. The deployment would replace or delete a '
      + 'resource that holds or protects data. Nothing was deployed.',
    why: 'the new resource is empty, and users and jobs use it after the deployment. The old one is deleted, or '
      + 'remains in the account outside of any stack.',
    fix: 'undo the change. If it is intended, copy the data first and add `--allow-replacement` with the logical ID; '
      + 'the option can be repeated. Resources that are removed from a stack but retained are reported as DSP443 '
      + 'instead.',
    output: `$ dsp deploy -m datalake
datalake/datalake.yaml:12:3: error DSP440: the deployment replaces AWS::S3::Bucket "acme-raw-v2" of "acme-dev-shared-datalake", which holds or protects data, because "BucketName" changes
  note: CloudFormation keeps the old resource in the account, and the new one is empty
  hint: undo the change, or add "--allow-replacement LakeRawBucket0AB14F02"`,
  },
  DSP441: {
    title: 'Change that CloudFormation cannot carry out',
    meaning: 'The deployment would replace a resource without changing its name, create a resource with a name that '
      + 'another resource of this stack or of another one uses until the deployment is complete, or keeps because it '
      + 'is retained, or change the type of a resource. Nothing was deployed.',
    why: 'CloudFormation creates the new resource before it deletes the old one, and one stack is deployed after the '
      + 'other, so that the name is still in use. The update would fail and be rolled back.',
    fix: 'follow the steps in the hint. `--allow-replacement` with the logical ID deploys the change anyway.',
    output: `$ dsp deploy -m team
research/team.yaml:9:5: error DSP441: AWS::SageMaker::UserProfile "ada" of "acme-dev-research-team" cannot be replaced, because "Tags" changes while its name stays the same
  hint: remove it in one deployment and add it with the new values in the next, or give it another name`,
  },
  DSP442: {
    title: 'Deployed templates that could not be read',
    meaning: 'A warning. `dsp deploy` could not read the templates of some or all deployed stacks, so it cannot '
      + 'determine what the deployment replaces or deletes. The deployment continues.',
    why: 'the credentials cannot read the stacks (`cloudformation:DescribeStacks`, `cloudformation:GetTemplate`), or '
      + 'the installed version of the `aws-cdk` package reads them differently.',
    fix: 'allow the credentials to assume the lookup role or the deploy role of the bootstrap stack, install the '
      + 'version of `aws-cdk` in DSP410, or compare with `dsp diff`.',
    severity: 'warning',
    output: `$ dsp deploy
warning DSP442: the deployed templates could not be read, so replacements and deletions of data are not found beforehand
  note: Unable to resolve AWS account to use. It must be either configured when you define your CDK Stack, or through the environment
  hint: compare with "dsp diff", or with "dsp diff --baseline" and the deployed revision`,
  },
  DSP443: {
    title: 'Resource that is removed from a stack and retained',
    meaning: 'A note. A resource is no longer in the template, and its deletion policy retains it.',
    why: 'the resource keeps its data, incurs costs, and its name stays in use.',
    fix: 'none. To import it into a stack again, add it with the same name and run `dsp deploy --adopt-existing`, or '
      + 'delete it manually when it is no longer needed.',
    severity: 'note',
    output: `$ dsp deploy -m datalake
note DSP443: AWS::S3::Bucket "acme-dev-shared-datalake-raw" is removed from the stack "acme-dev-shared-datalake" and retained in the account`,
  },
  DSP444: {
    title: 'Allowed replacement that does not occur',
    meaning: 'A warning. `--allow-replacement` names a logical ID that this deployment neither replaces nor deletes.',
    why: 'the ID is misspelled, or remains from an earlier deployment and would allow a later change.',
    fix: 'remove the option, or correct the logical ID, which is in the hint of DSP440.',
    severity: 'warning',
    output: `$ dsp deploy --allow-replacement DomainA1B2
warning DSP444: --allow-replacement: the deployment neither replaces nor deletes a resource with data and the logical ID "DomainA1B2"
  hint: remove the option when it is no longer needed, so that it does not allow a later change`,
  },
  DSP446: {
    title: 'Stack that keeps an old value',
    meaning: 'A warning. The deployment changes a value that a module publishes, for example because a resource is '
      + 'replaced, and a stack that reads the value is not updated.',
    why: 'CloudFormation reads a value only when it updates the stack that refers to it, and the `aws-cdk` CLI skips a '
      + 'stack whose template is the same. The stack still uses the old resource.',
    fix: 'deploy the stack afterwards. If its template does not change, change it first, for example with a tag.',
    severity: 'warning',
    output: `$ dsp deploy -m datalake
warning DSP446: the deployment changes "/acme/shared/datalake/bucket/raw/name" of "acme-dev-shared-datalake", and "acme-dev-research-team" keeps the old value
  hint: change the template of "acme-dev-research-team" afterwards, for example a tag, and deploy it`,
  },
} satisfies { [code: string]: Diagnostic };
