import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnMlflowTrackingServer } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { MlflowServerSize, TeamMlflowOptions } from './team-mlflow-options';
import { checkedPrefix } from '../access/checked-prefix';
import { IResourceNaming } from '../naming/resource-naming';
import { acknowledgeWildcards } from '../private/acknowledge';
import { isDeferred } from '../private/deferred';
import { physicalName, policyName } from '../private/names';
import { failAt, optionsStandAt, standingAt } from '../private/option-problems';

const DEFAULT_PREFIX = 'sagemaker/mlflow';
const ARTIFACTS = 'Objects below the prefix of artifacts, and requests by which a data key is made for them.';

/** What a tracking server needs to know besides its options. */
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

/** The role that a tracking server runs as. It is made before the bucket and the key, whose policies name it. */
export function mlflowRole(scope: Construct, naming: IResourceNaming): Role {
  return new Role(scope, 'MlflowRole', {
    roleName: physicalName(naming, 'role', 'mlflow'),
    description: 'The MLflow tracking server of the team keeps artifacts',
    assumedBy: new ServicePrincipal('sagemaker.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } }),
  });
}

/** The prefix of artifacts, without a slash at the end. */
export function mlflowPrefix(scope: Construct, options: TeamMlflowOptions, assets: string): string {
  const prefix = checkedPrefix(scope, ['mlflow', 'artifactStorePrefix'], options.artifactStorePrefix ?? DEFAULT_PREFIX);
  const path = options.artifactStorePrefix === undefined ? ['studioDomainConfig', 'assetPrefix'] : ['mlflow', 'artifactStorePrefix'];
  if (prefix === '') {
    failAt(scope, path, { code: 'DSP355', message: '"artifactStorePrefix" is the whole bucket', hint: `write a prefix, for example "${DEFAULT_PREFIX}/"` });
  }
  if (`${prefix}/`.startsWith(`${assets}/`) || `${assets}/`.startsWith(`${prefix}/`)) {
    failAt(scope, path, {
      code: 'DSP355',
      message: `"artifactStorePrefix" "${prefix}/" overlaps "${assets}/", so that people could change what runs in the applications of others`,
      hint: `choose another prefix, for example "${DEFAULT_PREFIX}/"`,
    });
  }
  return prefix;
}

/** An MLflow tracking server that keeps its artifacts in the bucket of a team. */
export class TeamMlflow extends Construct {
  public readonly server: CfnMlflowTrackingServer;
  private readonly serverArn: string;

  constructor(scope: Construct, id: string, { options, naming, role, bucket, key, prefix, ...props }: TeamMlflowProps) {
    super(scope, id);
    optionsStandAt(this, ['mlflow']);
    checkVersion(this, options.serverVersion);
    const name = serverName(this, options, naming);
    const policy = new ManagedPolicy(this, 'ServerPolicy', {
      managedPolicyName: standingAt(scope, ['verbatimPolicyNamePrefix'], () => policyName(naming, 'mlflow-server', props.verbatimPolicyNamePrefix)),
      description: 'The MLflow tracking server of the team keeps artifacts',
      document: new PolicyDocument({ statements: serverStatements(this, bucket, key, prefix, options.automaticModelRegistration ?? false) }),
      roles: [role],
    });
    acknowledgeWildcards(policy, policy.document, ARTIFACTS);
    this.server = new CfnMlflowTrackingServer(this, 'Server', {
      trackingServerName: name,
      trackingServerSize: options.serverSize ?? MlflowServerSize.SMALL,
      mlflowVersion: options.serverVersion,
      artifactStoreUri: bucket.s3UrlForObject(prefix),
      automaticModelRegistration: options.automaticModelRegistration ?? false,
      roleArn: role.roleArn,
    });
    this.server.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    // The server looks into the bucket when it starts.
    this.server.node.addDependency(policy, ...bucket.policy ? [bucket.policy] : []);
    this.serverArn = Stack.of(this).formatArn({ service: 'sagemaker', resource: 'mlflow-tracking-server', resourceName: name });
  }

  /** Everything that people and jobs do in MLflow on this server. Its settings stay with the deployment. */
  public userStatements(): PolicyStatement[] {
    return [
      new PolicyStatement({ sid: 'UseServer', actions: ['sagemaker-mlflow:*'], resources: [this.serverArn] }),
      new PolicyStatement({
        sid: 'OpenServer',
        actions: ['sagemaker:CreatePresignedMlflowTrackingServerUrl', 'sagemaker:DescribeMlflowTrackingServer', 'sagemaker:ListTags'],
        resources: [this.serverArn],
      }),
      // These take no resource. The interface opens with a presigned URL, which is limited to the server.
      new PolicyStatement({ sid: 'FindServer', actions: ['sagemaker:ListMlflowTrackingServers', 'sagemaker-mlflow:AccessUI'], resources: ['*'] }),
    ];
  }
}

function serverName(scope: Construct, options: TeamMlflowOptions, naming: IResourceNaming): string {
  const name = options.serverName;
  if (name === undefined) return physicalName(naming, 'sagemaker', 'mlflow');
  if (isDeferred(name) || /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}$/.test(name)) return name;
  return failAt(scope, ['serverName'], {
    code: 'DSP303', message: `"${name}" is not a name for a tracking server`, hint: 'use up to 256 letters, digits and hyphens, beginning and ending with a letter or digit',
  });
}

function checkVersion(scope: Construct, version: string | undefined): void {
  if (version === undefined || isDeferred(version) || /^\d+\.\d+(\.\d+)?$/.test(version)) return;
  failAt(scope, ['serverVersion'], { code: 'DSP304', message: `"${version}" is not a version of MLflow`, hint: 'write for example "2.16", in quotes' });
}

function serverStatements(scope: Construct, bucket: IBucket, key: IKey, prefix: string, registersModels: boolean): PolicyStatement[] {
  const sageMaker = (resource: string) => Stack.of(scope).formatArn({ service: 'sagemaker', resource, resourceName: '*' });
  return [
    new PolicyStatement({ sid: 'ListArtifacts', actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions: { StringLike: { 's3:prefix': [prefix, `${prefix}/*`] } } }),
    new PolicyStatement({ sid: 'KeepArtifacts', actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], resources: [bucket.arnForObjects(`${prefix}/*`)] }),
    new PolicyStatement({ sid: 'EncryptArtifacts', actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
    ...registersModels ? [new PolicyStatement({
      sid: 'RegisterModels',
      actions: [
        'sagemaker:AddTags', 'sagemaker:CreateModelPackage', 'sagemaker:CreateModelPackageGroup', 'sagemaker:DescribeModelPackageGroup',
        'sagemaker:UpdateModelPackage',
      ],
      resources: [sageMaker('model-package'), sageMaker('model-package-group')],
    })] : [],
  ];
}
