import { CfnDeletionPolicy, Fn, Stack } from 'aws-cdk-lib';
import { CfnStudioLifecycleConfig } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName, shortHash } from '../../naming/names';

/** The values that jobs of a domain need to comply with the guardrails of a team. */
export interface SdkDefaultsProps extends ComponentProps {
  readonly bucketName: string;
  /** The prefix that members can write to, without a trailing slash. */
  readonly prefix: string;
  readonly keyArn: string;
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
}

const APP_TYPES = { codeEditor: 'CodeEditor', jupyterLab: 'JupyterLab' };
type App = keyof typeof APP_TYPES;

/**
 * Defaults for the SageMaker Python SDK in the applications of a domain: when an application starts, built-in lifecycle
 * configurations write the administrator configuration of the SDK, and the values as JSON for other clients.
 *
 * @see https://sagemaker.readthedocs.io/en/v2/overview.html#configuring-and-using-defaults-with-the-sagemaker-python-sdk
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_JupyterLabAppSettings.html
 */
export class StudioSdkDefaults extends Construct {
  /** The lifecycle configurations, by application. */
  public readonly resources: { readonly [app in App]: CfnStudioLifecycleConfig };

  constructor(scope: Construct, id: string, props: SdkDefaultsProps) {
    super(scope, id);
    const script = sdkDefaultsScript(props);
    // SageMaker cannot update a lifecycle configuration: different content needs a different name.
    const hash = shortHash(JSON.stringify(Stack.of(this).resolve(script)));
    const create = (app: App) => {
      const config = new CfnStudioLifecycleConfig(this, app, {
        studioLifecycleConfigName: physicalName(props.naming ?? namingOf(this), 'sagemaker', `sdk-${app}-${hash}`),
        studioLifecycleConfigAppType: APP_TYPES[app],
        studioLifecycleConfigContent: Fn.base64(script),
      });
      // A retained domain still needs it. A replaced one is not needed anymore.
      if (props.removalPolicy) {
        config.applyRemovalPolicy(props.removalPolicy);
        config.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
      }
      return config;
    };
    this.resources = { codeEditor: create('codeEditor'), jupyterLab: create('jupyterLab') };
  }
}

/**
 * The script. It skips a directory that it cannot write to, and never prevents an application from starting. It uses
 * the directory of the user if the image does not allow `sudo`, and keeps a file that the user wrote there.
 */
function sdkDefaultsScript(props: SdkDefaultsProps): string {
  return `${[
    '#!/bin/bash',
    'new=$(mktemp -d) || exit 0',
    'cat > "$new/config.yaml" <<\'END\'',
    MARK,
    ...sdkConfiguration(props),
    'END',
    'cat > "$new/defaults.json" <<\'END\'',
    ...jsonDefaults(props),
    'END',
    'deliver() { # DIRECTORY [sudo -n]',
    '  "${@:2}" mkdir -p "$1" && "${@:2}" cp "$new/config.yaml" "$new/defaults.json" "$1/" &&',
    '    "${@:2}" chmod 644 "$1/config.yaml" "$1/defaults.json"',
    '}',
    'admin=/etc/xdg/sagemaker user=$HOME/.config/sagemaker',
    'if ! { deliver "$admin" || deliver "$admin" sudo -n; } 2>/dev/null; then',
    `  if [ ! -e "$user/config.yaml" ] || grep -qxF '${MARK}' "$user/config.yaml"; then deliver "$user"; fi`,
    'fi',
    'rm -rf "$new"',
    'exit 0',
  ].join('\n')}\n`;
}

const MARK = '# Defaults of the data platform, written whenever an application starts.';

/**
 * The configuration of the SDK. It contains only keys of schema version 1.0 that every release with the schema
 * supports, because the SDK rejects a file with other keys.
 *
 * @see https://github.com/aws/sagemaker-python-sdk/blob/v2.245.0/src/sagemaker/config/config_schema.py
 */
function sdkConfiguration({ bucketName, prefix, keyArn, subnetIds, securityGroupIds }: SdkDefaultsProps): string[] {
  const security = ['EnableInterContainerTrafficEncryption: true', 'VolumeKmsKeyId: *key', 'VpcConfig: *vpc'];
  const output = 'KmsKeyId: *key';
  return [
    'SchemaVersion: "1.0"',
    'SageMaker:',
    '  TrainingJob:',
    '    EnableInterContainerTrafficEncryption: true',
    `    OutputDataConfig: {KmsKeyId: &key "${keyArn}"}`,
    '    ResourceConfig: {VolumeKmsKeyId: *key}',
    '    VpcConfig: &vpc',
    `      SecurityGroupIds: ["${Fn.join('", "', securityGroupIds)}"]`,
    `      Subnets: ["${Fn.join('", "', subnetIds)}"]`,
    '  ProcessingJob:',
    '    NetworkConfig: &network {EnableInterContainerTrafficEncryption: true, VpcConfig: *vpc}',
    `    ProcessingOutputConfig: {${output}}`,
    '    ProcessingResources: &cluster {ClusterConfig: {VolumeKmsKeyId: *key}}',
    '  MonitoringSchedule:',
    '    MonitoringScheduleConfig:',
    '      MonitoringJobDefinition:',
    '        NetworkConfig: *network',
    `        MonitoringOutputConfig: {${output}}`,
    '        MonitoringResources: *cluster',
    '  TransformJob:',
    `    DataCaptureConfig: {${output}}`,
    `    TransformOutput: {${output}}`,
    '    TransformResources: {VolumeKmsKeyId: *key}',
    '  AutoMLJob:',
    `    AutoMLJobConfig: {SecurityConfig: {${security.join(', ')}}}`,
    `    OutputDataConfig: {${output}}`,
    '  Model: {VpcConfig: *vpc}',
    '  EndpointConfig:',
    `    AsyncInferenceConfig: {OutputConfig: {${output}}}`,
    `    DataCaptureConfig: {${output}}`,
    `    ${output}`,
    '  FeatureGroup:',
    `    OfflineStoreConfig: {S3StorageConfig: {${output}}}`,
    `    OnlineStoreConfig: {SecurityConfig: {${output}}}`,
    '  PythonSDK:',
    '    Modules:',
    '      RemoteFunction:',
    '        EnableInterContainerTrafficEncryption: true',
    '        S3KmsKeyId: *key',
    '        VolumeKmsKeyId: *key',
    '        VpcConfig: *vpc',
    `      Session: {DefaultS3Bucket: "${bucketName}", DefaultS3ObjectKeyPrefix: "${prefix}"}`,
  ];
}

/** The values for clients without the SDK, for example boto3. */
function jsonDefaults({ bucketName, prefix, keyArn, subnetIds, securityGroupIds }: SdkDefaultsProps): string[] {
  return [
    '{',
    `  "bucket": "${bucketName}",`,
    `  "prefix": "${prefix}",`,
    `  "kmsKeyId": "${keyArn}",`,
    '  "vpcConfig": {',
    `    "SecurityGroupIds": ["${Fn.join('", "', securityGroupIds)}"],`,
    `    "Subnets": ["${Fn.join('", "', subnetIds)}"]`,
    '  },',
    '  "enableInterContainerTrafficEncryption": true',
    '}',
  ];
}
