import { IManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnDomainProps } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioDomainOptions } from './studio-domain-options';
import { hasRStudio } from './studio-user-settings';
import { checkResourceSpec } from './studio-user-settings-checks';
import { attachedPolicy } from '../../access/attached-policy';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { acknowledgeWildcards } from '../../private/acknowledge';

const LICENCES =
  'License Manager has no resources for these actions: they use a license that AWS granted to the account.';

/** The settings of a domain other than user settings: RStudio, and source identities. */
export interface DomainSettings extends Pick<CfnDomainProps, 'domainSettings' | 'appSecurityGroupManagement'> {
  readonly rStudioPolicy?: IManagedPolicy;
}

/** The settings of a domain for RStudio and source identities, with the policy that RStudio needs. */
export function domainSettings(
  scope: Construct, options: StudioDomainOptions, naming: IResourceNaming, executionRole: RoleReference,
): DomainSettings {
  const identity = options.sourceIdentity ? { executionRoleIdentityConfig: 'USER_PROFILE_NAME' } : undefined;
  const rStudio = options.rStudioServerProDomainSettings ?? (usesRStudio(options) ? {} : undefined);
  if (rStudio === undefined) return { domainSettings: identity };
  checkResourceSpec(scope, ['rStudioServerProDomainSettings'], rStudio.defaultResourceSpec);
  const role =
    rStudio.domainExecutionRole === undefined
      ? executionRole
      : new RoleReference(scope, rStudio.domainExecutionRole, [
        'rStudioServerProDomainSettings',
        'domainExecutionRole',
      ]);
  return {
    rStudioPolicy: licensePolicy(scope, naming, role),
    // SageMaker accepts RStudio in a VPC-only domain only if it manages the traffic within the domain itself.
    appSecurityGroupManagement: 'Service',
    domainSettings: {
      ...identity,
      rStudioServerProDomainSettings: {
        domainExecutionRoleArn: deployedRole(scope, role).arn,
        rStudioConnectUrl: rStudio.rStudioConnectUrl,
        rStudioPackageManagerUrl: rStudio.rStudioPackageManagerUrl,
        defaultResourceSpec: rStudio.defaultResourceSpec,
      },
    },
  };
}

/** Whether any user of the domain can open RStudio. */
export function usesRStudio({ defaultUserSettings, userProfiles }: StudioDomainOptions): boolean {
  return [defaultUserSettings, ...Object.values(userProfiles ?? {}).map((profile) => profile?.userSettings)]
    .some(hasRStudio);
}

function licensePolicy(scope: Construct, naming: IResourceNaming, role: RoleReference): IManagedPolicy {
  const policy = attachedPolicy(scope, 'RStudioPolicy', {
    managedPolicyName: physicalName(naming, 'managedPolicy', 'rstudio'),
    description: 'RStudio uses its licence',
    roles: [role],
    document: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: 'UseLicence',
          actions: [
            'license-manager:CheckInLicense',
            'license-manager:CheckoutLicense',
            'license-manager:ExtendLicenseConsumption',
            'license-manager:GetLicense',
            'license-manager:ListReceivedLicenses',
          ],
          resources: ['*'],
        }),
      ],
    }),
  });
  acknowledgeWildcards(policy, policy.document, LICENCES);
  return policy;
}
