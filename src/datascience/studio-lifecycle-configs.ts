import { CfnDeletionPolicy, Fn, RemovalPolicy, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnStudioLifecycleConfig } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { StudioLifecycleConfigOptions, StudioLifecycleConfigs } from './studio-lifecycle-options';
import { ComponentProps } from '../naming/component-props';
import { sortedEntries } from '../private/collections';
import { namingOf, physicalName, shortHash } from '../private/names';
import { failAt, optionsStandAt } from '../private/option-problems';

/** What the lifecycle configurations of a domain need to know. */
export interface LifecycleConfigsProps extends ComponentProps {
  readonly configs: StudioLifecycleConfigs;
  /** The bucket where the assets are, and the prefix, without a slash at its end. */
  readonly bucket: IBucket;
  readonly assetPrefix: string;
}

type App = keyof StudioLifecycleConfigs;

const APP_TYPES: { readonly [app in App]-?: string } = { codeEditor: 'CodeEditor', jupyter: 'JupyterServer', jupyterLab: 'JupyterLab', kernel: 'KernelGateway' };
const MAX_BASE64 = 16384;
/** The longest name of a bucket stands for each value that is not known yet. */
const UNKNOWN = 'x'.repeat(63);

/** The lifecycle configurations of a domain. */
export class LifecycleConfigs extends Construct {
  /** Their ARNs, by application. */
  public readonly arns: { readonly [app in App]?: string };

  constructor(scope: Construct, id: string, props: LifecycleConfigsProps) {
    super(scope, id);
    optionsStandAt(this, ['lifecycleConfigs']);
    this.arns = Object.fromEntries(sortedEntries(props.configs as { [app in App]: StudioLifecycleConfigOptions | undefined })
      .flatMap(([app, options]) => (options === undefined ? [] : [[app, this.create(app as App, options, props)]])));
  }

  private create(app: App, options: StudioLifecycleConfigOptions, props: LifecycleConfigsProps): string {
    const script = this.script(app, options, props);
    const content = JSON.stringify(Stack.of(this).resolve(script));
    const config = new CfnStudioLifecycleConfig(this, app, {
      // SageMaker changes no configuration: one of another content needs another name, since it is made before the first one goes.
      studioLifecycleConfigName: physicalName(props.naming ?? namingOf(this), 'sagemaker', `${app}-${shortHash(content)}`),
      studioLifecycleConfigAppType: APP_TYPES[app],
      studioLifecycleConfigContent: Fn.base64(script),
    });
    // A domain that is kept needs it; one that was replaced is needed no more, and must be gone before the same script can come back.
    config.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    config.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
    return config.attrStudioLifecycleConfigArn;
  }

  private script(app: App, options: StudioLifecycleConfigOptions, { bucket, assetPrefix }: LifecycleConfigsProps): string {
    const path = [app, 'cmds'];
    if (options.cmds.length === 0) failAt(this, path, { code: 'DSP304', message: `"cmds" of the lifecycle configuration "${app}" is empty`, hint: 'write a command, or leave the configuration out' });
    const assets = sortedEntries(options.assets).map(([name]) => name);
    const lines = [
      '#!/bin/bash',
      'set -eo pipefail',
      ...assets.length === 0 ? [] : [
        `export ASSETS_S3_URI="s3://${bucket.bucketName}/${assetPrefix}/${app}"`,
        `export ASSETS_DIR="\${TMPDIR:-/tmp}/sagemaker-lifecycle-assets/${app}"`,
        ...assets.map((name) => `aws s3 cp --recursive --only-show-errors "$ASSETS_S3_URI/${name}/" "$ASSETS_DIR/${name}/"`),
      ],
      ...options.cmds,
    ];
    const script = `${lines.join('\n')}\n`;
    const base64 = Buffer.from(lengthened(script)).toString('base64').length;
    if (base64 > MAX_BASE64) {
      failAt(this, path, {
        code: 'DSP350',
        message: `the script of the lifecycle configuration "${app}" has ${base64} characters in Base64, and SageMaker takes ${MAX_BASE64}`,
        hint: 'put a part of it into a file among the "assets", and call that',
      });
    }
    return script;
  }
}

function lengthened(text: string): string {
  if (!Token.isUnresolved(text)) return text;
  return Tokenization.reverseString(text).mapTokens({ mapToken: () => UNKNOWN as never }).join({ join: (left, right) => `${left}${right}` }) as string;
}
