import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** The ID of the session that makes a request: the unique ID of its role and its name. */
const OWN_SESSION = '${aws:userid}';

/** Opens a profile of Studio. */
export const OPEN_PROFILE = 'sagemaker:CreatePresignedDomainUrl';

/** Changes the tags of a profile. */
export const TAG_PROFILE = ['sagemaker:AddTags', 'sagemaker:DeleteTags'];

/** Allows a session to open the user profile whose tag `userid` names it. */
export function openOwnProfile(profiles: string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'OpenOwnProfile',
    actions: [OPEN_PROFILE],
    resources: profiles,
    conditions: { StringEquals: { 'sagemaker:ResourceTag/userid': OWN_SESSION } },
  });
}

/**
 * Denies a session every user profile whose tag `userid` does not name it, also against a wider permission that the
 * role has from another policy. A profile without the tag is denied too.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html
 */
export function denyProfilesOfOthers(profiles: string[] = ['*'], sid = 'DenyProfilesOfOthers'): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    actions: [OPEN_PROFILE],
    resources: profiles,
    conditions: {
      StringNotEquals: { 'sagemaker:ResourceTag/userid': OWN_SESSION, 'aws:ResourceTag/userid': OWN_SESSION },
    },
  });
}

/**
 * Denies changes of the tag `userid` of profiles, which decides on who opens them. A profile that is created gets its
 * tags with that request. SageMaker distinguishes keys that differ in case, and the condition key of a tag matches all
 * of them.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export function denyTagsOfProfiles(sid = 'DenyTagsOfProfiles'): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    actions: TAG_PROFILE,
    resources: ['*'],
    conditions: {
      'Null': { 'sagemaker:TaggingAction': 'true' },
      'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': 'userid' },
    },
  });
}

/** Whether a condition admits only the profile whose tag names the session. */
export function admitsOwnProfileOnly(condition: { [operator: string]: unknown } | undefined): boolean {
  const keys = Object.entries((condition?.StringEquals ?? {}) as { [key: string]: unknown });
  return keys.some(([key, value]) =>
    /^(sagemaker|aws):resourcetag\/userid$/i.test(key) && [value].flat().every((text) => text === OWN_SESSION));
}
