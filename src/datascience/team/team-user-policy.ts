import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { denyProfilesOfOthers, openOwnProfile } from '../../access/studio-profiles';
import { domainPart } from '../studio/studio-access';
import { StudioDomain } from '../studio/studio-domain';
import { StudioAuthMode } from '../studio/studio-domain-options';

/** What the people of a team may do in their Studio domain: look at it, and open their own profile and no other. */
export function teamUserStatements(domain: StudioDomain, authMode: StudioAuthMode): PolicyStatement[] {
  const profiles = domainPart(domain, 'user-profile', `${domain.domainId}/*`);
  const statements = [
    viewDomainStatement(domain),
    // The console looks for the domain in lists, which take no resource.
    new PolicyStatement({
      sid: 'FindDomain',
      actions: ['Apps', 'Domains', 'Spaces', 'UserProfiles'].map((list) => `sagemaker:List${list}`),
      resources: ['*'],
    }),
  ];
  if (authMode === StudioAuthMode.SSO) return statements;
  return [
    ...statements,
    openOwnProfile([profiles]),
    denyProfilesOfOthers([profiles]),
  ];
}

/** Reading what a domain consists of. */
export function viewDomainStatement(domain: StudioDomain): PolicyStatement {
  return new PolicyStatement({
    sid: 'ViewDomain',
    actions: [
      'sagemaker:DescribeApp',
      'sagemaker:DescribeDomain',
      'sagemaker:DescribeSpace',
      'sagemaker:DescribeUserProfile',
      'sagemaker:ListTags',
    ],
    resources: [
      domain.domainArn,
      ...(['app', 'space', 'user-profile'] as const).map((kind) => domainPart(domain, kind, `${domain.domainId}/*`)),
    ],
  });
}
