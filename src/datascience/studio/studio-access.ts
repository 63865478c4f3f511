import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { StudioDomainOptions } from './studio-domain-options';
import { assetDeploymentRole, hasAssets } from './studio-lifecycle-assets';
import { executionRolesOfProfiles } from './studio-user-profiles';
import { hasProfileApps } from './studio-user-settings';
import { AccessLevel, normalizePrefix, PrefixGrant } from '../../access/prefix-access';
import { deployedRole } from '../../access/role-lookup';
import { RoleRef } from '../../access/role-ref';
import { RoleReference, uniqueRoles } from '../../access/role-reference';
import { sortedEntries } from '../../private/collections';
import { failAt } from '../../private/option-problems';

const DEFAULT_NOTEBOOK_PREFIX = 'sagemaker/notebooks/';
const DEFAULT_ASSET_PREFIX = 'sagemaker-lifecycle-assets/';

/** Prefixes of shared notebooks and assets of a domain, without trailing slashes. */
export function studioPrefixes(options: StudioDomainOptions | undefined): { notebooks: string; assets: string } {
  return {
    notebooks: normalizePrefix(options?.notebookSharingPrefix ?? DEFAULT_NOTEBOOK_PREFIX),
    assets: normalizePrefix(options?.assetPrefix ?? DEFAULT_ASSET_PREFIX),
  };
}

/** The access that the bucket and key policies of a team must grant for its domain. */
export class StudioAccess {
  /** Roles, in addition to the execution role of the team, that applications run as. */
  public readonly executionRefs: RoleRef[];
  /** The same roles, resolved for use in policies. */
  public readonly executionRoles: RoleReference[];
  /** Roles that use the key without being members: administrators of the domain, and the role that copies assets. */
  public readonly keyUsers: RoleReference[];
  /** The role that copies assets into the bucket of the team. */
  public readonly assetDeploymentRole?: RoleRef;

  private readonly admins: RoleReference[];
  private readonly deployers: RoleReference[];

  constructor(private readonly scope: Construct, private readonly options: StudioDomainOptions | undefined) {
    this.executionRefs = [
      options?.defaultExecutionRole,
      ...sortedEntries(options?.userProfiles).map(([, profile]) => profile?.userSettings?.executionRole),
    ].filter((ref) => ref !== undefined);
    this.executionRoles = uniqueRoles([
      ...options?.defaultExecutionRole
        ? [new RoleReference(scope, options.defaultExecutionRole, ['studioDomainConfig', 'defaultExecutionRole'])]
        : [],
      ...executionRolesOfProfiles(scope, options, ['studioDomainConfig']),
    ]);
    this.admins = RoleReference.list(scope, options?.dataAdminRoles, ['studioDomainConfig', 'dataAdminRoles']);
    if (hasAssets(options?.lifecycleConfigs) && options?.domainBucket === undefined) {
      this.assetDeploymentRole = { role: assetDeploymentRole(scope) };
    }
    this.deployers = this.assetDeploymentRole ? [new RoleReference(scope, this.assetDeploymentRole)] : [];
    this.keyUsers = uniqueRoles([...this.admins, ...this.deployers]);
  }

  /** Grants on the bucket of the team. `working` lists the prefixes that members can already write to. */
  public grants(members: RoleReference[], working: string[]): PrefixGrant[] {
    // If the domain has a separate bucket, it stores no data in the bucket of the team.
    const own = this.options?.domainBucket === undefined;
    const { notebooks, assets } = studioPrefixes(own ? this.options : undefined);
    const admins = own ? this.admins : [];
    const within = (prefix: string) => working.some((other) => `${prefix}/`.startsWith(other));
    if (within(assets) || overlap(notebooks, assets) || assets === '') {
      const option = this.options?.assetPrefix === undefined ? 'notebookSharingPrefix' : 'assetPrefix';
      failAt(this.scope, ['studioDomainConfig', option], {
        code: 'DSP352',
        message: `team members can write to "assetPrefix" "${assets}/", and could change the code that runs in `
          + 'other users\' applications',
        hint: `choose a prefix outside ${[...working, `${notebooks}/`].join(', ')}`,
      });
    }
    return [
      { prefix: `${assets}/`, level: AccessLevel.READ, roles: members },
      ...(within(notebooks) ? [] : [{ prefix: `${notebooks}/`, level: AccessLevel.READ_WRITE, roles: members }]),
      ...adminGrants([notebooks, assets], admins),
      ...(this.deployers.length === 0
        ? []
        : [{ prefix: `${assets}/`, level: AccessLevel.READ_WRITE, roles: this.deployers }]),
    ];
  }

  /** Allows applications to pass their own role to jobs. */
  public passRoleStatements(): PolicyStatement[] {
    if (this.executionRoles.length === 0) return [];
    return [new PolicyStatement({
      sid: 'PassRoleOfApplications',
      actions: ['iam:PassRole'],
      resources: this.executionRoles.map((role) => deployedRole(this.scope, role).arn),
      conditions: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    })];
  }
}

/** Roles of a domain, by the access that they need to an existing bucket. */
interface DomainBucketRoles {
  readonly members: RoleReference[];
  readonly admins: RoleReference[];
  readonly deployer: RoleReference;
}

/** The access that the policy of an existing bucket must grant to a domain. */
export function domainBucketGrants(options: StudioDomainOptions, roles: DomainBucketRoles): PrefixGrant[] {
  const { notebooks, assets } = studioPrefixes(options);
  return [
    { prefix: `${notebooks}/`, level: AccessLevel.READ_WRITE, roles: roles.members },
    { prefix: `${assets}/`, level: AccessLevel.READ, roles: roles.members },
    { prefix: `${assets}/`, level: AccessLevel.READ_WRITE, roles: [roles.deployer] },
    ...adminGrants([notebooks, assets], roles.admins),
  ];
}

/** Whether any user of the domain opens applications that belong to a profile and not to a space. */
export function opensProfileApps(options: StudioDomainOptions | undefined): boolean {
  const profiles = Object.values(options?.userProfiles ?? {});
  return [options?.defaultUserSettings, ...profiles.map((profile) => profile?.userSettings)].some((settings) =>
    hasProfileApps(settings, options?.lifecycleConfigs),
  );
}

function adminGrants(prefixes: string[], roles: RoleReference[]): PrefixGrant[] {
  if (roles.length === 0) return [];
  return prefixes.map((prefix) => ({ prefix: `${prefix}/`, level: AccessLevel.READ_WRITE_SUPER, roles }));
}

function overlap(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

/** ARN of resources that belong to a domain, for example its spaces. */
export function domainPart(scope: Construct, kind: 'app' | 'space' | 'user-profile' | 'domain', name: string): string {
  return Stack.of(scope).formatArn({ service: 'sagemaker', resource: kind, resourceName: name });
}
