import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { TAG_OF_PROFILE } from '../private/facts/sagemaker-condition-keys';

/** The ID of the session that makes a request: the unique ID of its role and the session name. */
const OWN_SESSION = '${aws:userid}';

/** Opens a Studio profile. */
export const OPEN_PROFILE = 'sagemaker:CreatePresignedDomainUrl';

/** Changes the tags of a profile. */
export const TAG_PROFILE = ['sagemaker:AddTags', 'sagemaker:DeleteTags'];

/** Allows a session to open the user profile whose tag `userid` matches it. */
export function openOwnProfile(profiles: string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'OpenOwnProfile',
    actions: [OPEN_PROFILE],
    resources: profiles,
    conditions: { StringEquals: { [TAG_OF_PROFILE]: OWN_SESSION } },
  });
}

/**
 * Denies a session every user profile whose tag `userid` does not match it, even if another policy of the role allows
 * more. A profile without the tag is also denied.
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
      StringNotEquals: { [TAG_OF_PROFILE]: OWN_SESSION, 'aws:ResourceTag/userid': OWN_SESSION },
    },
  });
}

/**
 * Denies changes of the tag `userid` of profiles, which determines the session that can open them. The tags of a new
 * profile are part of the request that creates it. SageMaker distinguishes tag keys that differ in case, and the
 * condition key of a tag matches all of them.
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

/** Whether a condition allows only the profile whose tag matches the session. */
export function admitsOwnProfileOnly(condition: { [operator: string]: unknown } | undefined): boolean {
  const keys = Object.entries((condition?.StringEquals ?? {}) as { [key: string]: unknown });
  return keys.some(([key, value]) =>
    /^(sagemaker|aws):resourcetag\/userid$/i.test(key) && [value].flat().every((text) => text === OWN_SESSION));
}
