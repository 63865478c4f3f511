import { RemovalPolicy, Token } from 'aws-cdk-lib';
import { ISecurityGroup, Peer, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnDomain, CfnUserProfile } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioAuthMode, StudioDomainOptions, StudioUserProfileOptions } from './studio-domain-options';
import { deployedRole } from '../access/deployed-role';
import { normalizePrefix } from '../access/prefix-access';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { IResourceNaming } from '../naming/resource-naming';
import { sortedEntries } from '../private/collections';
import { constructId, namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/**
 * Properties of a `StudioDomain`.
 */
export interface StudioDomainProps extends StudioDomainOptions, ComponentProps {
  /**
   * The role that applications run as.
   */
  readonly executionRole: RoleRef;

  /**
   * The key that encrypts the file system and volumes of the domain.
   */
  readonly key: IKey;

  /**
   * The bucket where shared notebooks are kept.
   */
  readonly bucket: IBucket;
}

const DEFAULT_IDLE_MINUTES = 60;

/**
 * A SageMaker Studio domain without a way to the internet of its own, and its user profiles.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
 */
export class StudioDomain extends Construct {
  /**
   * Id of the domain.
   */
  public readonly domainId: string;

  /**
   * ARN of the domain.
   */
  public readonly domainArn: string;

  /**
   * The domain.
   */
  public readonly domain: CfnDomain;

  /**
   * The security group of the applications.
   */
  public readonly securityGroup: ISecurityGroup;

  private readonly profiles: { [key: string]: CfnUserProfile } = {};

  constructor(scope: Construct, id: string, props: StudioDomainProps) {
    super(scope, id);
    checkOptions(this, 'StudioDomainProps', props);
    const naming = props.naming ?? namingOf(this);
    const executionRoleArn = deployedRole(this, new RoleReference(this, props.executionRole)).arn;
    if (props.subnetIds.length === 0) {
      fail({ code: 'DSP304', where: this.node.path, message: '"subnetIds" is empty', hint: 'a domain lives in at least one subnet' });
    }
    this.securityGroup = this.findOrCreateSecurityGroup(props, naming);

    this.domain = new CfnDomain(this, 'Domain', {
      domainName: physicalName(naming, 'sagemaker'),
      authMode: props.authMode,
      appNetworkAccessType: 'VpcOnly',
      vpcId: props.vpcId,
      subnetIds: props.subnetIds,
      kmsKeyId: props.key.keyId,
      defaultUserSettings: this.userSettings(props, executionRoleArn),
    });
    this.domain.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.domainId = this.domain.attrDomainId;
    this.domainArn = this.domain.attrDomainArn;
    for (const [key, profile] of sortedEntries(props.userProfiles)) this.createProfile(key, profile, props);
  }

  /**
   * A user profile. Throws where there is none.
   *
   * @param key the key of the profile in `userProfiles`
   */
  public userProfile(key: string): CfnUserProfile {
    if (Object.hasOwn(this.profiles, key)) return this.profiles[key];
    return fail({ code: 'DSP204', where: this.node.path, message: `there is no user profile "${key}"`, hint: didYouMean(key, Object.keys(this.profiles)) });
  }

  private findOrCreateSecurityGroup(props: StudioDomainProps, naming: IResourceNaming): ISecurityGroup {
    if (props.securityGroupId !== undefined) return SecurityGroup.fromSecurityGroupId(this, 'SecurityGroup', props.securityGroupId);
    // A security group needs no more of its VPC than the id; the zone is never used.
    const vpc = Vpc.fromVpcAttributes(this, 'Vpc', { vpcId: props.vpcId, availabilityZones: ['unused'] });
    const group = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      securityGroupName: physicalName(naming, 'securityGroup'),
      description: 'Applications of the Studio domain',
      allowAllOutbound: false,
    });
    group.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'AWS APIs and whatever else the routes of the VPC reach by HTTPS');
    group.addIngressRule(group, Port.allTcp(), 'Applications talk to their kernels');
    group.addEgressRule(group, Port.allTcp(), 'Applications talk to their kernels');
    return group;
  }

  private userSettings(props: StudioDomainProps, executionRole: string): CfnDomain.UserSettingsProperty {
    const idle = props.defaultUserSettings?.jupyterLabAppSettings?.appLifecycleManagement?.idleSettings;
    const idleSettings: CfnDomain.IdleSettingsProperty = {
      lifecycleManagement: idle?.lifecycleManagement ?? 'ENABLED',
      idleTimeoutInMinutes: idle?.idleTimeoutInMinutes ?? DEFAULT_IDLE_MINUTES,
      minIdleTimeoutInMinutes: idle?.minIdleTimeoutInMinutes,
      maxIdleTimeoutInMinutes: idle?.maxIdleTimeoutInMinutes,
    };
    const appSettings = { appLifecycleManagement: { idleSettings } };
    const prefix = normalizePrefix(props.notebookSharingPrefix ?? 'sagemaker/notebooks/');
    return {
      executionRole,
      securityGroups: [this.securityGroup.securityGroupId],
      defaultLandingUri: 'studio::',
      studioWebPortal: 'ENABLED',
      jupyterLabAppSettings: appSettings,
      codeEditorAppSettings: appSettings,
      sharingSettings: {
        notebookOutputOption: 'Allowed',
        s3OutputPath: props.bucket.s3UrlForObject(`${prefix}/`),
        s3KmsKeyId: props.key.keyArn,
      },
    };
  }

  private createProfile(key: string, options: StudioUserProfileOptions, props: StudioDomainProps): void {
    const name = Token.isUnresolved(key) ? key : profileName(this, key);
    const taken = Object.entries(this.profiles).find(([, profile]) => profile.userProfileName === name);
    if (taken) {
      fail({ code: 'DSP303', where: this.node.path, message: `the user profiles "${taken[0]}" and "${key}" would both be named "${name}"`, hint: 'rename one of them' });
    }
    const sso = props.authMode === StudioAuthMode.SSO;
    const profile = new CfnUserProfile(this, `Profile-${constructId(key)}`, {
      domainId: this.domainId,
      userProfileName: name,
      ...(sso
        ? { singleSignOnUserIdentifier: 'UserName', singleSignOnUserValue: key }
        // Policies compare the tag with `aws:userid`, which is the unique id of the role and the name of the session.
        : { tags: [{ key: 'userid', value: `${this.userRoleId(key, options)}:${key}` }] }),
    });
    profile.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.profiles[key] = profile;
  }

  private userRoleId(key: string, { userRole }: StudioUserProfileOptions): string {
    const where = this.node.path;
    if (userRole === undefined) {
      return fail({ code: 'DSP304', where, message: `the user profile "${key}" has no "userRole"`, hint: 'name the role whose sessions open it, since people sign in with IAM' });
    }
    if (userRole.role instanceof Role) return userRole.role.roleId;
    // Policies compare with `aws:userid`, which holds the unique id and not the name.
    const role = new RoleReference(this, userRole);
    if (role.id !== undefined || role.permissionSet !== undefined) return deployedRole(this, role).id;
    return fail({
      code: 'DSP203',
      where,
      message: `the unique id of the role of the user profile "${key}" is not known`,
      hint: 'give "id", for example generated-role-id:NAME or the AROA... of the role: `aws:userid` holds it',
    });
  }
}

function profileName(scope: Construct, key: string): string {
  const name = key.replace(/[^a-zA-Z0-9-]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 63);
  return name !== '' ? name : fail({
    code: 'DSP303', where: scope.node.path, message: `"${key}" gives no name for a user profile`, hint: 'use letters, digits and hyphens',
  });
}
