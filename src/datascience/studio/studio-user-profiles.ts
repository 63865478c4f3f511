import { Token } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { CfnUserProfile } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioAuthMode, StudioDomainOptions, StudioUserProfileOptions } from './studio-domain-options';
import { allowSourceIdentity } from './studio-source-identity';
import { StudioUserSettingsFacts, userProfileSettings } from './studio-user-settings';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { constructId } from '../../naming/names';
import { sortedEntries } from '../../private/collections';
import { STUDIO_LIMITS } from '../../private/facts/service-limits';
import { OptionPath } from '../../private/option-path';
import { failAt, warnAt } from '../../private/option-problems';


/** The name of the profile with this key. The key can contain characters that are not valid in names. */
export function profileNameOf(key: string): string {
  return key.replace(/[^a-zA-Z0-9-]+/g, '-').replace(/^-+/, '').slice(0, STUDIO_LIMITS.nameLength).replace(/-+$/, '');
}

/** The user profiles of a domain, created in `scope`, by key. */
export function createUserProfiles(
  scope: Construct,
  domainId: string,
  options: StudioDomainOptions,
  facts: StudioUserSettingsFacts,
): Map<string, CfnUserProfile> {
  const profiles = new Map<string, CfnUserProfile>();
  for (const [key, profile] of sortedEntries(options.userProfiles)) {
    const name = Token.isUnresolved(key) ? key : profileName(scope, key);
    const taken = [...profiles].find(([, { userProfileName }]) => userProfileName === name);
    if (taken) {
      failAt(scope, ['userProfiles', key], {
        code: 'DSP303',
        message: `the user profiles "${taken[0]}" and "${key}" would both be named "${name}"`,
        hint: 'rename one of them',
      });
    }
    const resource = new CfnUserProfile(scope, `Profile-${constructId(key)}`, {
      domainId,
      userProfileName: name,
      userSettings: settingsOf(scope, key, profile, options, facts),
      ...(options.authMode === StudioAuthMode.SSO
        ? { singleSignOnUserIdentifier: 'UserName', singleSignOnUserValue: key }
        // Policies compare the tag with `aws:userid`, which is the unique ID of the role and the session name.
        : { tags: [{ key: 'userid', value: `${userRoleId(scope, key, profile)}:${key}` }] }),
    });
    profiles.set(key, resource);
  }
  if (options.authMode === StudioAuthMode.SSO && profiles.size > 0) noteAssignments(scope);
  return profiles;
}

/** See https://docs.aws.amazon.com/sagemaker/latest/dg/domain-user-profile-add.html */
function noteAssignments(scope: Construct): void {
  warnAt(scope, ['userProfiles'], {
    code: 'DSP369',
    message: 'a user profile alone does not let a user sign in with IAM Identity Center',
    hint: 'assign the users, or groups of them, to the application of the domain in IAM Identity Center',
  });
}

/** The roles that applications of single users run as. */
export function executionRolesOfProfiles(
  scope: Construct, options: StudioDomainOptions | undefined, path: OptionPath = [],
): RoleReference[] {
  return sortedEntries(options?.userProfiles).flatMap(([key, profile]) => {
    const role = profile?.userSettings?.executionRole;
    const at = [...path, 'userProfiles', key, 'userSettings', 'executionRole'];
    return role === undefined ? [] : [new RoleReference(scope, role, at)];
  });
}

function settingsOf(
  scope: Construct,
  key: string,
  { userSettings }: StudioUserProfileOptions,
  options: StudioDomainOptions,
  facts: StudioUserSettingsFacts,
): CfnUserProfile.UserSettingsProperty | undefined {
  if (userSettings === undefined) return undefined;
  const path = ['userProfiles', key, 'userSettings'];
  const { executionRole } = userSettings;
  if (options.sourceIdentity && executionRole) allowSourceIdentity(scope, executionRole, [...path, 'executionRole']);
  return userProfileSettings(scope, path, options.defaultUserSettings, userSettings, {
    ...facts,
    ...executionRole && {
      executionRoleArn: deployedRole(scope, new RoleReference(scope, executionRole, [...path, 'executionRole'])).arn,
    },
  });
}

function userRoleId(scope: Construct, key: string, { userRole }: StudioUserProfileOptions): string {
  const path = ['userProfiles', key];
  if (userRole === undefined) {
    return failAt(scope, path, {
      code: 'DSP314',
      message: `the user profile "${key}" has no "userRole"`,
      hint: 'specify the role whose sessions open the profile, because users sign in with IAM',
    });
  }
  if (userRole.role instanceof Role) return userRole.role.roleId;
  const role = new RoleReference(scope, userRole, ['userProfiles', key, 'userRole']);
  if (role.id === undefined && role.isForeign) {
    failAt(scope, [...path, 'userRole'], {
      code: 'DSP203',
      message: `the unique id of the role of the user profile "${key}" is not known, and the role is in another `
        + 'account',
      hint: 'specify "id", the AROA... of the role, which `aws:userid` contains',
    });
  }
  return deployedRole(scope, role).id;
}

function profileName(scope: Construct, key: string): string {
  const name = profileNameOf(key);
  return name !== '' ? name : failAt(scope, ['userProfiles', key], {
    code: 'DSP303',
    message: `"${key}" cannot be converted to a user profile name`,
    hint: 'use letters, digits and hyphens',
  });
}
