import { existsSync, statSync } from 'fs';
import { RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { IRole, ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { StudioLifecycleConfigs } from './studio-lifecycle-configs';
import { attachedPolicy } from '../../access/attached-policy';
import { deployedRole } from '../../access/role-lookup';
import { RoleRef } from '../../access/role-ref';
import { RoleReference } from '../../access/role-reference';
import { ComponentProps } from '../../naming/component-props';
import { constructId, namingOf, physicalName } from '../../naming/names';
import {
  acknowledgeDeploymentFunction,
  acknowledgeDeploymentLog,
  acknowledgeWildcards,
} from '../../private/acknowledge';
import { sortedEntries } from '../../private/collections';
import { asToken } from '../../private/deferred';
import { FUNCTION_MEMORY } from '../../private/facts/service-limits';
import { failAt, placeOptions } from '../../private/option-problems';

/** Properties of the deployment of assets. */
export interface LifecycleAssetsProps extends ComponentProps {
  readonly configs: StudioLifecycleConfigs;
  readonly bucket: IBucket;
  /** Without a trailing slash. */
  readonly assetPrefix: string;
  /** The role that copies: either the role of the stack, or an existing one. */
  readonly role: RoleRef;
  readonly assetDeploymentMemoryLimitMB?: number;
}

const ROLE = 'StudioAssetDeployment';
const LOGS = 'StudioAssetDeploymentLogs';
/** Properties of the CDK bucket deployment. */
const MAX_PREFIX = 104;
const HANDLER = 'Custom::CDKBucketDeployment';

/** Whether any lifecycle configuration has assets. */
export function hasAssets(configs: StudioLifecycleConfigs | undefined): boolean {
  return Object.values(configs ?? {}).some((config) => Object.keys(config?.assets ?? {}).length > 0);
}

/** The role that copies assets. The Lambda function that copies exists once in each stack, and so does its role. */
export function assetDeploymentRole(scope: Construct): Role {
  const stack = Stack.of(scope);
  return (stack.node.tryFindChild(ROLE) as Role | undefined) ?? new Role(stack, ROLE, {
    description: 'Copies the assets of lifecycle configurations of Studio',
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
  });
}

/**
 * Copies the assets of lifecycle configurations into the bucket of a domain, in each deployment that changes them.
 * Files that are removed from an asset are deleted under its prefix; a versioned bucket keeps them as noncurrent
 * versions.
 */
export class LifecycleAssets extends Construct {
  /** The policy that allows the role to copy. */
  public readonly policy: ManagedPolicy;
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: LifecycleAssetsProps) {
    super(scope, id);
    placeOptions(this, ['lifecycleConfigs']);
    checkMemory(scope, props.assetDeploymentMemoryLimitMB);
    const assets = sortedEntries(props.configs as { [app: string]: StudioLifecycleConfigs['kernel'] }).flatMap(
      ([app, config]) =>
        sortedEntries(config?.assets).map(([name, { sourcePath, exclude }]) => {
          checkAsset(this, app, name, props, sourcePath);
          return { app, name, asset: new Asset(this, constructId(`${app}-${name}`), { path: sourcePath, exclude }) };
        }),
    );
    const logs = deploymentLogs(this);
    const reference = new RoleReference(this, props.role);
    const policy = attachedPolicy(this, 'Policy', {
      managedPolicyName: physicalName(props.naming ?? namingOf(this), 'managedPolicy', 'studio-assets'),
      description: 'Copying the assets of lifecycle configurations into the bucket of the Studio domain',
      roles: [reference],
      document: new PolicyDocument({ statements: statements(props, assets.map(({ asset }) => asset), logs) }),
    });
    this.policy = policy;
    acknowledgeWildcards(
      policy,
      policy.document,
      'The files of the assets, and the log streams of the function that copies them.',
    );
    const role =
      props.role.role instanceof Role
        ? props.role.role.withoutPolicyUpdates()
        : Role.fromRoleArn(this, 'Role', asToken(deployedRole(this, reference).arn), { mutable: false });
    this.role = role;
    // Imported by name, because the CDK would tag the bucket with each of its deployments.
    const destinationBucket = Bucket.fromBucketName(this, 'Destination', props.bucket.bucketName);
    for (const { app, name, asset } of assets) {
      const deployment = new BucketDeployment(this, constructId(`${app}-${name}-Deployment`), {
        sources: [Source.bucket(asset.bucket, asset.s3ObjectKey)],
        destinationBucket,
        destinationKeyPrefix: `${props.assetPrefix}/${app}/${name}/`,
        memoryLimit: props.assetDeploymentMemoryLimitMB,
        logGroup: logs,
        outputObjectKeys: false,
        role,
      });
      deployment.node.addDependency(policy, props.bucket);
      this.checkRole(deployment.handlerRole, role);
    }
    acknowledgeHandlers(this);
  }

  /** There is one function for each stack and memory size, with the role of the first domain. */
  private checkRole(actual: IRole, wanted: IRole): void {
    const [one, other] = [actual, wanted].map(({ roleArn }) => JSON.stringify(Stack.of(this).resolve(roleArn)));
    if (one === other) return;
    failAt(this, [], {
      code: 'DSP351',
      message: 'two Studio domains in one stack deploy assets with different roles',
      hint: 'specify the same "assetDeploymentRole" for both, or create them in separate stacks',
    });
  }
}

function statements({ bucket, assetPrefix }: LifecycleAssetsProps, assets: Asset[], logs: LogGroup): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'ReadAssets',
      actions: ['s3:GetObject'],
      resources: assets.map((asset) => asset.bucket.arnForObjects(asset.s3ObjectKey)),
    }),
    new PolicyStatement({
      sid: 'ListBucket',
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': `${assetPrefix}/*` } },
    }),
    new PolicyStatement({
      sid: 'WriteAssets',
      actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: [bucket.arnForObjects(`${assetPrefix}/*`)],
    }),
    new PolicyStatement({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logs.logGroupArn],
    }),
  ];
}

function deploymentLogs(scope: Construct): LogGroup {
  const stack = Stack.of(scope);
  const found = stack.node.tryFindChild(LOGS) as LogGroup | undefined;
  if (found) return found;
  const logs = new LogGroup(stack, LOGS, { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
  acknowledgeDeploymentLog(logs, 'names of files');
  return logs;
}

function acknowledgeHandlers(scope: Construct): void {
  for (const handler of Stack.of(scope).node.children.filter(({ node }) => node.id.startsWith(HANDLER))) {
    acknowledgeDeploymentFunction(handler, {
      runtime: 'The CDK chooses the runtime of its function, and tests it.',
      network: 'The function only copies objects from one bucket to another.',
    });
  }
}

function checkMemory(scope: Construct, memory: number | undefined): void {
  const [least, most] = FUNCTION_MEMORY;
  if (memory === undefined || (Number.isInteger(memory) && memory >= least && memory <= most)) return;
  failAt(scope, ['assetDeploymentMemoryLimitMB'], {
    code: 'DSP313',
    message: `"assetDeploymentMemoryLimitMB" is ${Token.isUnresolved(memory) ? 'resolved only at deployment' : memory}, and `
      + `AWS Lambda accepts ${least} to ${most}`,
    hint: `specify whole MiB, ${least} to ${most}`,
  });
}

function checkAsset(
  scope: Construct,
  app: string,
  name: string,
  { assetPrefix }: LifecycleAssetsProps,
  sourcePath: string,
): void {
  const path = [app, 'assets', name];
  if (!/^(?!\.+$)[\w.-]+$/.test(name)) {
    failAt(scope, path, {
      code: 'DSP303',
      message: `"${name}" is not a valid name for an asset`,
      hint: 'use letters, digits, dots, hyphens and underscores',
    });
  }
  const key = `${assetPrefix}/${app}/${name}/`;
  if (key.length > MAX_PREFIX) {
    failAt(scope, path, {
      code: 'DSP303',
      message: `"${key}" is longer than ${MAX_PREFIX} characters`,
      hint: 'shorten "assetPrefix" or the name of the asset',
    });
  }
  const usable = existsSync(sourcePath) && (statSync(sourcePath).isDirectory() || sourcePath.endsWith('.zip'));
  if (!usable) {
    failAt(scope, [...path, 'sourcePath'], {
      code: 'DSP351',
      message: `"${sourcePath}" in the asset "${name}" of the lifecycle configuration "${app}" is not a directory or `
        + 'a .zip file',
      hint: 'specify the path of an existing directory',
    });
  }
}
