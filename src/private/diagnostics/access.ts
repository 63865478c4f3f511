import type { Diagnostic } from './diagnostic';

/** Queries and tests of access. */
export const ACCESS = {
  DSP450: {
    title: 'Unknown role',
    meaning: 'A role that `dsp access` or `access.yaml` names does not exist in the platform, or several roles have '
      + 'the name. In `access.yaml`, sentences are evaluated only if all names in the file exist.',
    why: 'a query for a role that does not exist would always be answered with "no".',
    fix: 'write the role as `dsp access` lists it, for example `shared/data-user`, or write its ARN.',
    output: `$ dsp access can shared/data-usr read raw/data/x
error DSP450: there is no role "shared/data-usr"
  hint: did you mean "shared/data-user"?
$ dsp access can shared/data-user read raw/data/x`,
  },
  DSP451: {
    title: 'Unknown resource',
    meaning: 'A resource that `dsp access` or `access.yaml` names does not exist in the platform, several resources '
      + 'have the name, or the action does not apply to this type of resource. A name without a prefix is that of a '
      + 'bucket. In `access.yaml`, sentences are evaluated only if all names in the file exist.',
    why: 'a query for a resource that does not exist would always be answered with "no".',
    fix: 'write the resource as `dsp access` lists it, for example `raw/data/x`, `workgroup:athena` or '
      + '`profile:team1`, or write its ARN. For actions that support no resource, such as `s3:ListAllMyBuckets`, '
      + 'write `*`.',
    output: `$ dsp access can shared/data-user read rwa/data/x
error DSP451: there is no bucket "rwa"
  hint: did you mean "raw"?
$ dsp access can shared/data-user read raw/data/x`,
  },
  DSP452: {
    title: 'Unknown action',
    meaning: 'An action that `dsp access` or `access.yaml` names is neither an AWS action nor, for this resource, a '
      + 'word such as `read` or a Lake Formation permission.',
    why: 'no policy allows an action that does not exist, so the answer would always be "no".',
    fix: 'write the action as the AWS Service Authorization Reference does. See [access](../access.md).',
    output: `$ dsp access can shared/data-user s3:GetObjct raw/data/x
error DSP452: there is no action "s3:GetObjct"
  hint: did you mean "s3:GetObject"?
$ dsp access can shared/data-user s3:GetObject raw/data/x`,
  },
  DSP453: {
    title: 'Unusable managed policy',
    meaning: '`--managed-policies` is not a directory, or a JSON file in it is not a policy.',
    why: 'what the policy allows and denies would be missing from the answers.',
    fix: 'write one file for each policy and give it the name of the policy.',
    output: `$ mkdir policies
$ aws iam get-policy-version --version-id v1 \\
    --policy-arn arn:aws:iam::aws:policy/AWSGlueConsoleFullAccess > policies/AWSGlueConsoleFullAccess.json
$ dsp access --managed-policies policies`,
  },
  DSP454: {
    title: 'Access differs from access.yaml',
    meaning: 'A sentence of `access.yaml` is not true: access that it allows is denied, or access that it denies is '
      + 'allowed.',
    why: 'the file specifies the required access. A change of the configuration broke it, or the sentence was never '
      + 'true.',
    fix: 'change the configuration at the locations in the notes, or change the sentence. `dsp access can` shows '
      + 'the same decision. If a warning names a probable cause (DSP137, or DSP220 about another account or Region), '
      + 'fix it first.',
    output: `$ dsp validate
access.yaml:6:13: error DSP454: role shared/data-user cannot perform s3:PutObject on raw/data/x
  note: denied by DenyOthersWrite of bucket raw: no access policy of raw grants this to role shared/data-user here (datalake/datalake.yaml:31)
  hint: if the role needs this access, add it to "ReadWriteRoles" of an access policy of raw; otherwise remove it from the sentence`,
  },
  DSP455: {
    title: 'Condition that cannot be evaluated',
    meaning: 'A policy that code or `managed_policies` adds has an operator that is not an IAM condition operator. In '
      + 'options, the same is DSP305.',
    why: 'IAM rejects the policy during the deployment, and questions about access cannot be answered.',
    fix: 'use an IAM condition operator.',
    output: `$ dsp access
error DSP455: unknown condition operator "StringLikes" in "ReadCatalog"
  hint: see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html`,
  },
  DSP456: {
    title: 'Invalid request context',
    meaning: '`--context` requires a condition key and its value, separated by `=`.',
    why: 'the decision depends on the context of the request.',
    fix: 'write `--context KEY=VALUE`, once for each key.',
    output: `$ dsp access can team-execution sagemaker:CreateTrainingJob '*' --context sagemaker:VpcSubnets
error DSP456: --context: "sagemaker:VpcSubnets" has no value
  hint: write --context KEY=VALUE`,
  },
  DSP457: {
    title: 'Policies that were not evaluated',
    meaning: 'A note. Roles in `access.yaml` have managed policies whose documents are not part of the platform.',
    why: 'the answers do not include what these policies allow and deny, so the decision in the account can differ.',
    fix: 'provide their JSON with `managed_policies` in `access.yaml`, or detach the policies.',
    severity: 'note',
    output: `$ dsp validate
access.yaml: note DSP457: 1 part of the access decisions was not evaluated
  note: arn:aws:iam::aws:policy/AWSGlueConsoleFullAccess of shared/data-admin
  hint: provide the JSON of managed policies with "managed_policies"`,
  },
  DSP458: {
    title: 'Incomplete sentence about access',
    meaning: 'A sentence of `access.yaml` has neither `allow` nor `deny`, has both, or has `except` without `"*"`.',
    why: 'the required access is ambiguous.',
    fix: 'write either `allow` or `deny`. Use `except` only with `deny: ["*"]`.',
    output: `$ dsp validate
access.yaml:3:5: error DSP458: the sentence has neither "allow" nor "deny"
  hint: write the roles under one of them`,
  },
} satisfies { [code: string]: Diagnostic };
