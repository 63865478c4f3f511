import { CfnSpace } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { checkInstanceType } from './team-instance-types';
import { StudioSpaceSharing, TeamOptions } from './team-options';
import { constructId, shortenName } from '../../naming/names';
import { sortedEntries } from '../../private/collections';
import { STUDIO_LIMITS } from '../../private/facts/service-limits';
import { failAt } from '../../private/option-problems';
import { StudioDomain } from '../studio/studio-domain';

const DEFAULT_INSTANCE_TYPE = 'ml.t3.medium';

/** Whether shared spaces are denied to members of the team. */
export function privateSpacesOnly(scope: Construct, { jupyterLab, privateSpacesOnly: asked }: TeamOptions): boolean {
  const shared = jupyterLab?.enabled === true && jupyterLab.defaultSharingType === StudioSpaceSharing.SHARED;
  if (shared && asked) {
    failAt(scope, ['privateSpacesOnly'], {
      code: 'DSP357',
      message: '"privateSpacesOnly" is true, and "defaultSharingType" of "jupyterLab" is "Shared"',
      hint: 'omit "privateSpacesOnly", or set the sharing type to "Private"',
    });
  }
  return asked ?? !shared;
}

/**
 * A JupyterLab space for each user profile of the domain, by the keys of the profiles. None if the team does not enable
 * spaces.
 */
export function createSpaces(
  scope: Construct,
  team: TeamOptions,
  domain: StudioDomain | undefined,
): Map<string, CfnSpace> {
  const spaces = new Map<string, CfnSpace>();
  if (!team.jupyterLab?.enabled) return spaces;
  if (domain === undefined) {
    return failAt(scope, ['jupyterLab', 'enabled'], {
      code: 'DSP357',
      message: '"jupyterLab" is enabled, and the team has no Studio domain',
      hint: 'add "studioDomainConfig", or set "enabled: false"',
    });
  }
  const instanceType = team.jupyterLab.defaultInstanceType ?? DEFAULT_INSTANCE_TYPE;
  checkInstanceType(scope, ['jupyterLab', 'defaultInstanceType'], instanceType, team.allowedInstanceTypes);
  for (const [key] of sortedEntries(team.studioDomainConfig?.userProfiles)) {
    const profile = domain.userProfile(key);
    const space = new CfnSpace(scope, `Space-${constructId(key)}`, {
      domainId: domain.domainId,
      spaceName: shortenName(`${profile.userProfileName}-jupyterlab`, STUDIO_LIMITS.nameLength),
      ownershipSettings: { ownerUserProfileName: profile.userProfileName },
      spaceSharingSettings: { sharingType: team.jupyterLab.defaultSharingType ?? StudioSpaceSharing.PRIVATE },
      spaceSettings: { appType: 'JupyterLab', jupyterLabAppSettings: { defaultResourceSpec: { instanceType } } },
    });
    // The space has the volume of a user, which changes such as tags from outside the stack must not replace.
    space.addPropertyDeletionOverride('Tags');
    space.node.addDependency(profile);
    spaces.set(key, space);
  }
  return spaces;
}
