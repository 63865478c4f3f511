import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { denyProfilesOfOthers, openOwnProfile } from '../../access/studio-profiles';
import { domainPart } from '../studio/studio-access';
import { StudioDomain } from '../studio/studio-domain';
import { StudioAuthMode } from '../studio/studio-domain-options';

/** Permissions of team members in their Studio domain: view it, and open only their own profile. */
export function teamUserStatements(domain: StudioDomain, authMode = StudioAuthMode.IAM): PolicyStatement[] {
  const profiles = domainPart(domain, 'user-profile', `${domain.domainId}/*`);
  const statements = [
    viewDomainStatement(domain),
    findDomainStatement(),
  ];
  if (authMode === StudioAuthMode.SSO) return statements;
  return [
    ...statements,
    openOwnProfile([profiles]),
    denyProfilesOfOthers([profiles]),
  ];
}

/** Permissions of team administrators in the Studio domain: view it, and delete applications and spaces. */
export function teamAdminStatements(domain: StudioDomain): PolicyStatement[] {
  return [
    viewDomainStatement(domain),
    findDomainStatement(),
    new PolicyStatement({
      sid: 'EndApplications',
      actions: ['sagemaker:DeleteApp', 'sagemaker:DeleteSpace'],
      resources: (['app', 'space'] as const).map((kind) => domainPart(domain, kind, `${domain.domainId}/*`)),
    }),
  ];
}

/** The console finds the domain with list actions, which do not support resource-level permissions. */
function findDomainStatement(): PolicyStatement {
  return new PolicyStatement({
    sid: 'FindDomain',
    actions: ['Apps', 'Domains', 'Spaces', 'UserProfiles'].map((list) => `sagemaker:List${list}`),
    resources: ['*'],
  });
}

/** Permissions to describe the resources of a domain. */
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
