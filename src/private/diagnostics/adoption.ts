import type { Diagnostic } from './diagnostic';

/** Adoption of deployed stacks. */
export const ADOPTION = {
  DSP140: {
    title: 'Adopted stack, resource or name that does not exist',
    meaning: 'An entry of `adopted.yaml`, or of `adopted` in code, refers to a stack, a construct path or a name '
      + 'that the platform does not have.',
    why: 'the deployed resource would be deleted and a new one created in its place, without its data.',
    fix: 'restore the key of the configuration that the path or name comes from, or run `dsp adopt` again. Remove the '
      + 'entry if the resource was removed from the platform on purpose.',
    fragment: `# adopted.yaml
acme-dev-shared-datalake:
  resources:
    DataLake/Kye: { logical_id: lakeKeyB5F3DF98 }`,
    output: `$ dsp synth
adopted.yaml:3:19: error DSP140: the stack "acme-dev-shared-datalake" has no resource at the path "DataLake/Kye"
  hint: did you mean "DataLake/Key"?`,
  },
  DSP141: {
    title: 'Adopted property that can be updated',
    meaning: 'An entry of `adopted.yaml` sets a property whose change does not replace the resource.',
    why: 'the value would override the configuration, for example a policy, without a reason.',
    fix: 'remove the property from the entry.',
    fragment: `# adopted.yaml
acme-dev-shared-datalake:
  resources:
    DataLake/Key:
      logical_id: lakeKeyB5F3DF98
      properties: { Description: our key }`,
  },
  DSP142: {
    title: 'Logical ID of two resources',
    meaning: 'Two resources of a stack have the same logical ID, at least one of them by an entry of `adopted.yaml`.',
    why: 'a template has one resource for each logical ID.',
    fix: 'remove one of the entries, or run `dsp adopt` again.',
    fragment: `# adopted.yaml
acme-dev-shared-datalake:
  resources:
    DataLake/Key: { logical_id: lakeKeyB5F3DF98 }
    DataLake/Key/Alias: { logical_id: lakeKeyB5F3DF98 }`,
  },
  DSP143: {
    title: 'Adopted stacks in two files',
    meaning: 'Adopted stacks are specified in `mdaa.yaml` and in `adopted.yaml`.',
    why: '`dsp adopt` writes `adopted.yaml` and does not preserve the others.',
    fix: 'move them to `adopted.yaml`.',
    fragment: `# mdaa.yaml
adopted:
  acme-dev-shared-datalake: { stack_name: research-lake }`,
  },
  DSP445: {
    title: 'Stack that the platform did not create',
    meaning: '`dsp deploy` found a deployed stack with the name of a stack of the platform. Its template was not '
      + 'created by this library, and no logical ID is in both templates. Nothing was deployed.',
    why: 'CloudFormation would delete all resources of the stack and create new ones in their place.',
    fix: 'run `dsp adopt`, which maps the deployed resources to those of the platform, or choose other names.',
    output: `$ dsp deploy -m datalake
error DSP445: the deployed stack "acme-dev-shared-datalake" was not created by this library and was not adopted: the deployment would delete its 12 resources
  hint: run "dsp adopt", or change the name of the organization, environment, domain or module`,
  },
  DSP470: {
    title: 'Adoption that would lose data',
    meaning: '`dsp adopt` found a deployed resource that holds or protects data and that the deployment would replace '
      + 'or delete. `adopted.yaml` was not written.',
    why: 'the new resource is empty, and CloudFormation may delete the old one.',
    fix: 'change the configuration as the hint says, and run `dsp adopt` again.',
    output: `$ dsp adopt --templates deployed
error DSP470: the deployment would replace AWS::S3::Bucket "acme-raw" of "acme-dev-shared-datalake", because "BucketName" changes
  hint: set "BucketName" in the configuration to the deployed value`,
  },
  DSP471: {
    title: 'Deployed templates that cannot be adopted',
    meaning: '`dsp adopt` found no deployed template, or one that it cannot read.',
    why: 'there is nothing to map.',
    fix: 'write each template to a file with the name of its stack, for example with `aws cloudformation get-template '
      + '--stack-name NAME --output json > deployed/NAME.json`; or run `dsp adopt` with credentials of the account.',
    output: `$ dsp adopt --templates deployed
error DSP471: "deployed" contains no template
  hint: write each deployed template to a file NAME.json, where NAME is the name of its stack`,
  },
} satisfies { [code: string]: Diagnostic };
