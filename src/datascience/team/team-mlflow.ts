import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnMlflowTrackingServer } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { checkedPrefix } from '../../access/prefix-access';
import { physicalName, policyName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { acknowledgeWildcards } from '../../private/acknowledge';
import { isDeferred } from '../../private/deferred';
import { failAt, placeOptions, standingAt } from '../../private/option-problems';
import { RETAIN } from '../../private/removal';

/**
 * Size of an MLflow tracking server, which decides on its price and on how many people log at the same time.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server.html#mlflow-create-tracking-server-sizes
 */
export enum MlflowServerSize {
  /**
   * For teams of up to 25 people.
   */
  SMALL = 'Small',

  /**
   * For teams of up to 50 people.
   */
  MEDIUM = 'Medium',

  /**
   * For teams of up to 100 people.
   */
  LARGE = 'Large',
}

/**
 * An MLflow tracking server of a team. It is billed by the hour, and kept when it leaves the template, with the
 * experiments that it knows.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow.html
 */
export interface TeamMlflowOptions {
  /**
   * Whether the team has a tracking server.
   */
  readonly enabled: boolean;

  /**
   * Prefix of artifacts in the bucket of the team, where the server and the roles of the team read and write. It may
   * not overlap the assets of lifecycle configurations, which run in the applications of all users.
   *
   * @default 'sagemaker/mlflow/'
   */
  readonly artifactStorePrefix?: string;

  /**
   * Whether models that are registered in MLflow are registered in the SageMaker model registry too.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-track-experiments-model-registration.html
   * @default false
   */
  readonly automaticModelRegistration?: boolean;

  /**
   * Name of the server, as it stands: 1 to 256 letters, digits and hyphens, unique in account and region. Another name
   * is another server.
   *
   * @default - given by the naming scheme
   * @format mlflowServerName
   */
  readonly serverName?: string;

  /**
   * Size of the server.
   *
   * @default MlflowServerSize.SMALL
   */
  readonly serverSize?: MlflowServerSize;

  /**
   * Version of MLflow, for example `2.16`.
   *
   * @default - the version that SageMaker accepts by default
   * @sample 2.16
   */
  readonly serverVersion?: string;
}

const DEFAULT_PREFIX = 'sagemaker/mlflow';
const ARTIFACTS = 'Objects below the prefix of artifacts, and requests by which a data key is made for them.';

/** Properties of a tracking server in addition to its options. */
export interface TeamMlflowProps {
  readonly options: TeamMlflowOptions;
  readonly naming: IResourceNaming;
  readonly role: Role;
  /** Where artifacts are kept, without a slash at the end. */
  readonly prefix: string;
  readonly bucket: IBucket;
  readonly key: IKey;
  readonly verbatimPolicyNamePrefix?: string;
  readonly removalPolicy?: RemovalPolicy;
}

/** The role that a tracking server runs as. It is created before the bucket and the key, whose policies name it. */
export function mlflowRole(scope: Construct, naming: IResourceNaming): Role {
  return new Role(scope, 'MlflowRole', {
    roleName: physicalName(naming, 'role', 'mlflow'),
    description: 'The MLflow tracking server of the team keeps artifacts',
    // AWS documents no condition key for this trust.
    assumedBy: new ServicePrincipal('sagemaker.amazonaws.com'),
  });
}

/** The prefix of artifacts, without a slash at the end. */
export function mlflowPrefix(scope: Construct, options: TeamMlflowOptions, assets: string): string {
  const prefix = checkedPrefix(scope, ['mlflow', 'artifactStorePrefix'], options.artifactStorePrefix ?? DEFAULT_PREFIX);
  const path =
    options.artifactStorePrefix === undefined
      ? ['studioDomainConfig', 'assetPrefix']
      : ['mlflow', 'artifactStorePrefix'];
  if (prefix === '') {
    failAt(scope, path, {
      code: 'DSP355',
      message: '"artifactStorePrefix" is the whole bucket',
      hint: `write a prefix, for example "${DEFAULT_PREFIX}/"`,
    });
  }
  if (`${prefix}/`.startsWith(`${assets}/`) || `${assets}/`.startsWith(`${prefix}/`)) {
    failAt(scope, path, {
      code: 'DSP355',
      message: `"artifactStorePrefix" "${prefix}/" overlaps "${assets}/", so that people could change what runs in `
        + 'the applications of others',
      hint: `choose another prefix, for example "${DEFAULT_PREFIX}/"`,
    });
  }
  return prefix;
}

/** An MLflow tracking server that keeps its artifacts in the bucket of a team. */
export class TeamMlflow extends Construct {
  public readonly server: CfnMlflowTrackingServer;
  /** What lets the server keep artifacts. */
  public readonly policy: ManagedPolicy;
  private readonly serverArn: string;

  constructor(scope: Construct, id: string, { options, naming, role, bucket, key, prefix, ...props }: TeamMlflowProps) {
    super(scope, id);
    placeOptions(this, ['mlflow']);
    checkVersion(this, options.serverVersion);
    const name = serverName(options, naming);
    const policy = new ManagedPolicy(this, 'ServerPolicy', {
      managedPolicyName: standingAt(scope, ['verbatimPolicyNamePrefix'], () =>
        policyName(naming, 'mlflow-server', props.verbatimPolicyNamePrefix),
      ),
      description: 'The MLflow tracking server of the team keeps artifacts',
      document: new PolicyDocument({
        statements: serverStatements(this, bucket, key, prefix, options.automaticModelRegistration ?? false),
      }),
      roles: [role],
    });
    this.policy = policy;
    acknowledgeWildcards(policy, policy.document, ARTIFACTS);
    this.server = new CfnMlflowTrackingServer(this, 'Server', {
      trackingServerName: name,
      trackingServerSize: options.serverSize ?? MlflowServerSize.SMALL,
      mlflowVersion: options.serverVersion,
      artifactStoreUri: bucket.s3UrlForObject(prefix),
      automaticModelRegistration: options.automaticModelRegistration ?? false,
      roleArn: role.roleArn,
    });
    // A retained server still writes its artifacts.
    for (const resource of [this.server, role, policy]) resource.applyRemovalPolicy(props.removalPolicy ?? RETAIN);
    // The server looks into the bucket when it starts.
    this.server.node.addDependency(policy, ...(bucket.policy ? [bucket.policy] : []));
    this.serverArn = Stack.of(this).formatArn({
      service: 'sagemaker',
      resource: 'mlflow-tracking-server',
      resourceName: name,
    });
  }

  /** Everything that people and jobs do in MLflow on this server. Its settings stay with the deployment. */
  public userStatements(): PolicyStatement[] {
    return [
      new PolicyStatement({ sid: 'UseServer', actions: ['sagemaker-mlflow:*'], resources: [this.serverArn] }),
      new PolicyStatement({
        sid: 'OpenServer',
        actions: [
          'sagemaker:CreatePresignedMlflowTrackingServerUrl',
          'sagemaker:DescribeMlflowTrackingServer',
          'sagemaker:ListTags',
        ],
        resources: [this.serverArn],
      }),
      // These actions support no resource-level permissions. The interface opens with a presigned URL, which is limited
      // to the server.
      new PolicyStatement({
        sid: 'FindServer',
        actions: ['sagemaker:ListMlflowTrackingServers', 'sagemaker-mlflow:AccessUI'],
        resources: ['*'],
      }),
    ];
  }
}

function serverName(options: TeamMlflowOptions, naming: IResourceNaming): string {
  return options.serverName ?? physicalName(naming, 'sagemaker', 'mlflow');
}

function checkVersion(scope: Construct, version: string | undefined): void {
  if (version === undefined || isDeferred(version) || /^\d+\.\d+(\.\d+)?$/.test(version)) return;
  failAt(scope, ['serverVersion'], {
    code: 'DSP304',
    message: `"${version}" is not a version of MLflow`,
    hint: 'write for example "2.16", in quotes',
  });
}

function serverStatements(
  scope: Construct,
  bucket: IBucket,
  key: IKey,
  prefix: string,
  registersModels: boolean,
): PolicyStatement[] {
  const sageMaker = (resource: string) =>
    Stack.of(scope).formatArn({ service: 'sagemaker', resource, resourceName: '*' });
  return [
    new PolicyStatement({
      sid: 'ListArtifacts',
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': [prefix, `${prefix}/*`] } },
    }),
    new PolicyStatement({
      sid: 'KeepArtifacts',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [bucket.arnForObjects(`${prefix}/*`)],
    }),
    new PolicyStatement({
      sid: 'EncryptArtifacts',
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
    }),
    ...(registersModels
      ? [
        new PolicyStatement({
          sid: 'RegisterModels',
          actions: [
            'sagemaker:AddTags',
            'sagemaker:CreateModelPackage',
            'sagemaker:CreateModelPackageGroup',
            'sagemaker:DescribeModelPackageGroup',
            'sagemaker:UpdateModelPackage',
          ],
          resources: [sageMaker('model-package'), sageMaker('model-package-group')],
        }),
      ]
      : []),
  ];
}
