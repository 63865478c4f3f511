import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { denySageMaker } from './team-denials';
import { denyProfilesOfOthers, denyTagsOfProfiles } from '../../access/studio-profiles';
import { StudioDomain } from '../studio/studio-domain';

/** The tag that distinguishes the SageMaker resources of a team from those of other teams in the account. */
export interface IsolationTag {
  readonly key: string;
  readonly value: string;
}

/** The tag key for resources of a team without a Studio domain. */
export const TEAM_TAG = 'data-science-team';

/**
 * The tag of a team: the tag that Studio sets on the resources that it creates or, for a team without a domain, a tag
 * with its name.
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
    /** Only resources with the tag of the team. */
    own: { StringEquals: { [`aws:ResourceTag/${key}`]: value } },
    /** Resources with the tag of the team, or without such a tag. */
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
    // The tag of a resource can be set only when the resource is created. No other tag can have the same key in another
    // case, because the condition key of a tag matches both.
    denySageMaker('DenyRetagging', ['AddTags'], {
      'Null': { 'sagemaker:TaggingAction': 'true' },
      'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': key },
    }),
    denySageMaker('DenyUntagging', ['DeleteTags'], { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': key } }),
    denyProfilesOfOthers(),
    denyTagsOfProfiles(),
  ];
}
