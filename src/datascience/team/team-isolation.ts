import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { denySageMaker } from './team-denials';
import { denyProfilesOfOthers, denyTagsOfProfiles } from '../../access/studio-profiles';
import { StudioDomain } from '../studio/studio-domain';

/** The tag by which the SageMaker resources of a team are told from those of other teams in the account. */
export interface IsolationTag {
  readonly key: string;
  readonly value: string;
}

/** What a resource of a team without a Studio domain is tagged with. */
export const TEAM_TAG = 'data-science-team';

/**
 * The tag of a team: the one that Studio sets on what it creates, or for a team without a domain, one with its name.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-resource-isolation.html
 */
export function isolationTag(domain: StudioDomain | undefined, teamName: string): IsolationTag {
  return domain === undefined
    ? { key: TEAM_TAG, value: teamName }
    : { key: 'sagemaker:domain-arn', value: domain.domainArn };
}

/** Conditions on the tag of a resource, or of a request that creates one. */
export function tagConditions({ key, value }: IsolationTag) {
  return {
    /** Only what has the tag of the team. */
    own: { StringEquals: { [`aws:ResourceTag/${key}`]: value } },
    /** What has the tag of the team, or no such tag. */
    ownOrUntagged: { StringEqualsIfExists: { [`aws:ResourceTag/${key}`]: value } },
  };
}

/**
 * Denies access to resources that are tagged for another team, all changes of such tags, and the Studio profiles of
 * other users, even if broader policies of the role allow them.
 */
export function isolationStatements({ key, value }: IsolationTag): PolicyStatement[] {
  const [resource, request] = [`aws:ResourceTag/${key}`, `aws:RequestTag/${key}`];
  return [
    denySageMaker('DenyResourcesOfOtherTeams', ['*'], {
      Null: { [resource]: 'false' },
      StringNotEquals: { [resource]: value },
    }),
    denySageMaker('DenyTagsOfOtherTeams', ['*'], {
      Null: { [request]: 'false' },
      StringNotEquals: { [request]: value },
    }),
    // A tag that a resource gets when it is created stays as it is, and gets no other in upper case: the condition key
    // of a tag matches both.
    denySageMaker('DenyRetagging', ['AddTags'], {
      'Null': { 'sagemaker:TaggingAction': 'true' },
      'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': key },
    }),
    denySageMaker('DenyUntagging', ['DeleteTags'], { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': key } }),
    denyProfilesOfOthers(),
    denyTagsOfProfiles(),
  ];
}
