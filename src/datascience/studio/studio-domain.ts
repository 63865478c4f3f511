import { CfnVPCEndpoint, ISecurityGroup, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IManagedPolicy, IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnDomain, CfnStudioLifecycleConfig, CfnUserProfile } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { domainBucketGrants, studioPrefixes } from './studio-access';
import { checkDomain } from './studio-domain-checks';
import { StudioAuthMode, StudioDomainOptions } from './studio-domain-options';
import { studioEndpoints } from './studio-endpoints';
import { assetDeploymentRole, hasAssets, LifecycleAssets } from './studio-lifecycle-assets';
import { LifecycleConfigs } from './studio-lifecycle-configs';
import { studioNetwork } from './studio-network';
import { domainSettings } from './studio-rstudio';
import { StudioSdkDefaults } from './studio-sdk-defaults';
import { allowSourceIdentity } from './studio-source-identity';
import { createUserProfiles, executionRolesOfProfiles } from './studio-user-profiles';
import { spaceSettings, userSettings, StudioUserSettingsFacts } from './studio-user-settings';
import { checkOneSource, openBucket } from '../../access/given-objects';
import { openKey } from '../../access/platform-key';
import { deployedRole } from '../../access/role-lookup';
import { RoleRef } from '../../access/role-ref';
import { RoleReference, uniqueRoles } from '../../access/role-reference';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { RuledSecurityGroup } from '../../network/ruled-security-group';
import { VpcEndpoints } from '../../network/vpc-endpoints';
import { asToken } from '../../private/deferred';
import { STUDIO_LIMITS } from '../../private/facts/service-limits';
import { valueOf } from '../../private/lookup';
import { failAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';

/**
 * Properties of a `StudioDomain`.
 */
export interface StudioDomainProps extends StudioDomainOptions, ComponentProps {
  /**
   * The role that applications run as, if `defaultExecutionRole` does not specify another one.
   */
  readonly executionRole: RoleRef;

  /**
   * The key that encrypts the file system and volumes of the domain, if `kmsKeyArn` does not specify another one.
   */
  readonly key: IKey;

  /**
   * The bucket for shared notebooks and for assets of lifecycle configurations, if `domainBucket` does not specify
   * another one.
   */
  readonly bucket: IBucket;

  /**
   * The role that copies assets of lifecycle configurations into `bucket`. The bucket policy and key policy must allow
   * it. `lambda.amazonaws.com` must be able to assume it.
   *
   * @default - a new role, one for each stack
   */
  readonly assetDeploymentRole?: RoleRef;

  /**
   * Whether users can work in shared spaces, for which the domain then has default settings.
   *
   * @default true
   */
  readonly sharedSpaces?: boolean;

  /**
   * IDs of the subnets in the defaults for the SageMaker Python SDK.
   *
   * @default - the subnets of the domain
   * @format subnetId
   */
  readonly jobSubnetIds?: string[];

  /**
   * IDs of the security groups in the defaults for the SageMaker Python SDK.
   *
   * @default - the security group of the domain
   * @format securityGroupId
   */
  readonly jobSecurityGroupIds?: string[];

  /**
   * Whether applications use an MLflow tracking server, for which `createVpcEndpoints` then creates an endpoint.
   *
   * @default false
   */
  readonly mlflow?: boolean;
}

/**
 * A SageMaker Studio domain in `VpcOnly` mode, without direct internet access, and its user profiles.
 *
 * The domain is deleted with its stack, and SageMaker retains its file system, with the files of all users. The
 * deletion fails while the domain has spaces or applications. With a `removalPolicy` that retains the domain, its
 * security group and its lifecycle configurations are also retained.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/gs-studio-delete-domain.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
 *
 * @example
 * declare const vpc: IVpc;
 * declare const key: IKey;
 * declare const bucket: IBucket;
 * new StudioDomain(stack, 'Studio', {
 *   authMode: StudioAuthMode.SSO,
 *   vpc,
 *   key,
 *   bucket,
 *   executionRole: { name: 'team-execution' },
 * });
 */
export class StudioDomain extends Construct {
  /**
   * ID of the domain.
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

  /**
   * The policy that allows RStudio to use its license, if the domain has RStudio.
   */
  public readonly rStudioPolicy?: IManagedPolicy;

  /**
   * The policy for copying assets of lifecycle configurations, if any.
   */
  public readonly assetDeploymentPolicy?: IManagedPolicy;

  /**
   * The role that copies assets of lifecycle configurations, if any.
   */
  public readonly assetDeploymentRole?: IRole;

  private sdkDefaults: { readonly [app: string]: CfnStudioLifecycleConfig } = {};
  private readonly profiles: Map<string, CfnUserProfile>;
  private readonly vpcEndpoints?: VpcEndpoints;
  private readonly lifecycleConfigs: { readonly [app: string]: CfnStudioLifecycleConfig };

  constructor(scope: Construct, id: string, props: StudioDomainProps) {
    super(scope, id);
    checkOptions(this, 'StudioDomainProps', props);
    const naming = props.naming ?? namingOf(this);
    const roleOption = props.defaultExecutionRole ? 'defaultExecutionRole' : 'executionRole';
    const executionRole = new RoleReference(this, props[roleOption]!, [roleOption]);
    if (props.sourceIdentity) allowSourceIdentity(this, props[roleOption]!, ['sourceIdentity']);
    const executionRoles = uniqueRoles([executionRole, ...executionRolesOfProfiles(this, props)]);
    const bucket = this.bucketOf(props, executionRoles);
    checkDomain(this, props);
    const network = studioNetwork(this, props);
    const { vpcId, subnetIds } = network;
    if (subnetIds.length === 0 || subnetIds.length > STUDIO_LIMITS.subnets) {
      const found = subnetIds.length === 0 ? 'is empty' : `has ${subnetIds.length} subnets`;
      const option = props.vpc === undefined ? 'subnetIds' : 'subnetSelection';
      failAt(this, [option], {
        code: 'DSP313',
        message: `"${option}" ${found}, and a domain has 1 to ${STUDIO_LIMITS.subnets} subnets`,
        hint: subnetIds.length === 0 ? 'specify at least one subnet' : 'remove some of them',
      });
    }
    this.securityGroup = this.findOrCreateSecurityGroup(props, naming, vpcId);
    const prefixes = studioPrefixes(props);
    const executionRoleArn = deployedRole(this, executionRole).arn;
    const lifecycle = this.createLifecycleConfigs(props, naming, bucket, prefixes.assets);
    this.lifecycleConfigs = lifecycle.configs?.resources ?? {};
    this.assetDeploymentPolicy = lifecycle.assets?.policy;
    this.assetDeploymentRole = lifecycle.assets?.role;
    const { rStudioPolicy, ...settings } = domainSettings(this, props, naming, executionRole);
    this.rStudioPolicy = rStudioPolicy;

    const kmsKeyArn = this.existingKey(props, executionRoles);
    const facts: StudioUserSettingsFacts = {
      executionRoleArn,
      securityGroupId: this.securityGroup.securityGroupId,
      sharedNotebooks: {
        path: bucket.s3UrlForObject(`${prefixes.notebooks}/`),
        keyArn: kmsKeyArn ?? props.key.keyArn,
      },
      lifecycleConfigs: lifecycle.configs?.arns ?? {},
      sdkDefaults: this.sdkDefaultsOf(props, naming, subnetIds),
    };
    const users = userSettings(this, props.defaultUserSettings, facts);
    this.domain = new CfnDomain(this, 'Domain', {
      domainName: physicalName(naming, 'sagemaker'),
      authMode: props.authMode ?? StudioAuthMode.IAM,
      appNetworkAccessType: 'VpcOnly',
      vpcId,
      subnetIds,
      kmsKeyId: kmsKeyArn ?? props.key.keyId,
      defaultUserSettings: users,
      defaultSpaceSettings: props.sharedSpaces ?? true ? spaceSettings(users) : undefined,
      ...settings,
    });
    if (props.removalPolicy) this.domain.applyRemovalPolicy(props.removalPolicy);
    this.domainId = this.domain.attrDomainId;
    this.domainArn = this.domain.attrDomainArn;
    this.profiles = createUserProfiles(this, this.domainId, props, facts);
    this.vpcEndpoints = studioEndpoints(this, { domain: props, naming, network, securityGroup: this.securityGroup });
  }

  /**
   * Keys of the user profiles, sorted.
   */
  public get userProfileKeys(): string[] {
    return [...this.profiles.keys()].sort();
  }

  /**
   * The lifecycle configurations by application: `codeEditor`, `jupyter`, `jupyterLab` and `kernel`.
   */
  public get lifecycleConfigResources(): { [app: string]: CfnStudioLifecycleConfig } {
    return { ...this.lifecycleConfigs };
  }

  /**
   * The lifecycle configurations with the defaults for the SageMaker Python SDK, by application: `codeEditor` and
   * `jupyterLab`. Empty if `sdkDefaults` is not set.
   */
  public get sdkDefaultsResources(): { [app: string]: CfnStudioLifecycleConfig } {
    return { ...this.sdkDefaults };
  }

  /**
   * The endpoints of `createVpcEndpoints`. The S3 gateway endpoint is last.
   */
  public get vpcEndpointResources(): CfnVPCEndpoint[] {
    return [...this.vpcEndpoints?.endpoints ?? []];
  }

  /**
   * The security group of the endpoints of `createVpcEndpoints`, if any.
   */
  public get vpcEndpointSecurityGroup(): ISecurityGroup | undefined {
    return this.vpcEndpoints?.securityGroup;
  }

  /**
   * A user profile. Throws an error if it does not exist.
   *
   * @param key the key of the profile in `userProfiles`
   */
  public userProfile(key: string): CfnUserProfile {
    return valueOf(this, 'there is no user profile', Object.fromEntries(this.profiles), key);
  }

  /** ARNs of the lifecycle configurations with the defaults for the SDK, if they are enabled. */
  private sdkDefaultsOf(
    props: StudioDomainProps, naming: IResourceNaming, subnetIds: string[],
  ): StudioUserSettingsFacts['sdkDefaults'] {
    if (props.sdkDefaults !== true) return undefined;
    this.sdkDefaults = new StudioSdkDefaults(this, 'SdkDefaults', {
      naming,
      bucketName: props.bucket.bucketName,
      prefix: 'sagemaker',
      keyArn: props.key.keyArn,
      subnetIds: props.jobSubnetIds ?? subnetIds,
      securityGroupIds: props.jobSecurityGroupIds ?? [this.securityGroup.securityGroupId],
      removalPolicy: props.removalPolicy,
    }).resources;
    const { codeEditor, jupyterLab } = this.sdkDefaults;
    return {
      codeEditor: codeEditor.attrStudioLifecycleConfigArn, jupyterLab: jupyterLab.attrStudioLifecycleConfigArn,
    };
  }

  private bucketOf(props: StudioDomainProps, members: RoleReference[]): IBucket {
    const { bucket, domainBucket } = props;
    if (domainBucket === undefined) return bucket;
    const { bucket: given, domainBucketName } = domainBucket;
    checkOneSource(this, ['domainBucket'], {
      object: 'bucket', given, option: 'domainBucketName', text: domainBucketName,
    });
    if (given === undefined) return Bucket.fromBucketName(this, 'ExistingBucket', asToken(domainBucketName!));
    openBucket(this, given, domainBucketGrants(props, {
      members,
      admins: RoleReference.list(this, props.dataAdminRoles, ['dataAdminRoles']),
      deployer: new RoleReference(this, domainBucket.assetDeploymentRole, ['domainBucket', 'assetDeploymentRole']),
    }));
    return given;
  }

  /** The ARN of an existing key. The policy of a key that is passed in code is extended for the roles of the domain. */
  private existingKey(props: StudioDomainProps, members: RoleReference[]): string | undefined {
    const { kmsKey: givenKey, kmsKeyArn } = props;
    checkOneSource(this, [], { object: 'kmsKey', given: givenKey, option: 'kmsKeyArn', text: kmsKeyArn });
    if (givenKey === undefined) return kmsKeyArn;
    const admins = RoleReference.list(this, props.dataAdminRoles, ['dataAdminRoles']);
    openKey(this, givenKey, ['kmsKey'], { encrypt: [...members, ...admins], grantToServices: members });
    return givenKey.keyArn;
  }

  private findOrCreateSecurityGroup(props: StudioDomainProps, naming: IResourceNaming, vpcId: string): ISecurityGroup {
    const option = props.securityGroup === undefined ? 'securityGroupId' : 'securityGroup';
    const groupId = props.securityGroup?.securityGroupId ?? props.securityGroupId;
    if (groupId !== undefined) {
      const rules = (['securityGroupIngress', 'securityGroupEgress'] as const)
        .find((name) => props[name] !== undefined);
      if (rules) {
        failAt(this, [rules], {
          code: 'DSP314',
          message: `"${rules}" cannot be specified together with "${option}" "${groupId}", `
            + 'whose owner manages its rules',
          hint: 'omit one of them',
        });
      }
      return props.securityGroup ?? SecurityGroup.fromSecurityGroupId(this, 'SecurityGroup', groupId);
    }
    const group = new RuledSecurityGroup(this, 'SecurityGroup', {
      vpcId,
      securityGroupName: physicalName(naming, 'securityGroup'),
      description: 'Applications of the Studio domain',
    });
    group.addRules('Ingress', props.securityGroupIngress, ['securityGroupIngress']);
    group.addRules('Egress', props.securityGroupEgress, ['securityGroupEgress']);
    if (props.securityGroupEgress === undefined) {
      group.addEgressRule(
        Peer.anyIpv4(),
        Port.HTTPS,
        'AWS APIs and whatever else the routes of the VPC reach by HTTPS',
      );
    }
    group.allowMembers('Applications talk to their kernels');
    if (props.removalPolicy) group.retainWithMembers(props.removalPolicy);
    return group;
  }

  private createLifecycleConfigs(
    props: StudioDomainProps, naming: IResourceNaming, bucket: IBucket, assetPrefix: string,
  ): { readonly configs?: LifecycleConfigs; readonly assets?: LifecycleAssets } {
    const configs = props.lifecycleConfigs;
    if (configs === undefined) return {};
    const common = { configs, naming, bucket, assetPrefix, removalPolicy: props.removalPolicy };
    return {
      configs: new LifecycleConfigs(this, 'LifecycleConfigs', common),
      assets: hasAssets(configs)
        ? new LifecycleAssets(this, 'LifecycleAssets', {
          ...common,
          role: props.domainBucket?.assetDeploymentRole ??
              props.assetDeploymentRole ?? { role: assetDeploymentRole(this) },
          assetDeploymentMemoryLimitMB: props.assetDeploymentMemoryLimitMB,
        })
        : undefined,
    };
  }
}
