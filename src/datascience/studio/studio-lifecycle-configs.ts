import { CfnDeletionPolicy, Fn, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnStudioLifecycleConfig } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName, shortHash } from '../../naming/names';
import { sortedEntries } from '../../private/collections';
import { NAME_RULES } from '../../private/facts/name-rules';
import { STUDIO_LIMITS } from '../../private/facts/service-limits';
import { failAt, placeOptions } from '../../private/option-problems';

/**
 * Files for a lifecycle configuration.
 */
export interface StudioLifecycleAsset {
  /**
   * Path of a directory or of a `.zip` file, which is extracted.
   *
   * @path
   * @sample ./assets/jupyterlab
   */
  readonly sourcePath: string;

  /**
   * Glob patterns of files to exclude, with the syntax of `.gitignore`.
   *
   * @default - all files are included
   * @sample *.md
   */
  readonly exclude?: string[];
}

/**
 * Commands that run when an application starts. They run in a Bash script as the user of the application. A command
 * that fails stops the script, and the application does not start; SageMaker stops a script that takes longer than five
 * minutes. The script has the variables `ASSETS_DIR`, the directory with the assets, and `ASSETS_S3_URI`, the S3 URI
 * that they are copied from. A lifecycle configuration cannot be updated: changed commands create a new one with a
 * different name, which replaces the old one; changed assets do not.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lifecycle-configurations.html
 */
export interface StudioLifecycleConfigOptions {
  /**
   * The commands, in order. The whole script can have 16384 characters in Base64, which is 12288 bytes.
   *
   * @sample pip install --user black
   */
  readonly cmds: string[];

  /**
   * Files for the script, by a name of letters, digits, dots, hyphens and underscores. They are copied to
   * `$ASSETS_DIR/<name>/` before the first command. A deployment stores them in the bucket of the domain under
   * `<assetPrefix>/<application>/<name>/`; a Lambda function, which is created only for this purpose, copies them.
   * Applications read them at startup with the AWS CLI of the image, through the S3 gateway endpoint that a VPC without
   * internet access needs.
   *
   * @default - none
   */
  readonly assets?: { [name: string]: StudioLifecycleAsset };
}

/**
 * Lifecycle configurations of a domain. Each becomes the default of its application.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lifecycle-configurations.html
 */
export interface StudioLifecycleConfigs {
  /**
   * For Jupyter Server of Studio Classic.
   *
   * @default - none
   */
  readonly jupyter?: StudioLifecycleConfigOptions;

  /**
   * For JupyterLab.
   *
   * @default - none
   */
  readonly jupyterLab?: StudioLifecycleConfigOptions;

  /**
   * For the kernels of Studio Classic.
   *
   * @default - none
   */
  readonly kernel?: StudioLifecycleConfigOptions;

  /**
   * For Code Editor.
   *
   * @default - none
   */
  readonly codeEditor?: StudioLifecycleConfigOptions;
}

/** Properties of the lifecycle configurations of a domain. */
export interface LifecycleConfigsProps extends ComponentProps {
  readonly configs: StudioLifecycleConfigs;
  /** The bucket and prefix of the assets, without a trailing slash. */
  readonly bucket: IBucket;
  readonly assetPrefix: string;
}

type App = keyof StudioLifecycleConfigs;

const APP_TYPES: { readonly [app in App]-?: string } = {
  codeEditor: 'CodeEditor',
  jupyter: 'JupyterServer',
  jupyterLab: 'JupyterLab',
  kernel: 'KernelGateway',
};
/** The maximum length of a bucket name is used for each value that is not known yet. */
const UNKNOWN = 'x'.repeat(NAME_RULES.bucket.maxLength);

/** The lifecycle configurations of a domain. */
export class LifecycleConfigs extends Construct {
  /** Their ARNs, by application. */
  public readonly arns: { readonly [app in App]?: string };
  /** The configurations, by application. */
  public readonly resources: { readonly [app in App]?: CfnStudioLifecycleConfig };

  constructor(scope: Construct, id: string, props: LifecycleConfigsProps) {
    super(scope, id);
    placeOptions(this, ['lifecycleConfigs']);
    const configs = props.configs as { [app in App]: StudioLifecycleConfigOptions | undefined };
    this.resources = Object.fromEntries(sortedEntries(configs)
      .flatMap(([app, options]) => (options === undefined ? [] : [[app, this.create(app as App, options, props)]])));
    this.arns = Object.fromEntries(Object.entries(this.resources)
      .map(([app, { attrStudioLifecycleConfigArn: arn }]) => [app, arn]));
  }

  private create(
    app: App, options: StudioLifecycleConfigOptions, props: LifecycleConfigsProps,
  ): CfnStudioLifecycleConfig {
    const script = this.script(app, options, props);
    const content = JSON.stringify(Stack.of(this).resolve(script));
    const config = new CfnStudioLifecycleConfig(this, app, {
      // SageMaker cannot update a lifecycle configuration: different content needs a different name, because the new
      // one is
      // created before the old one is deleted.
      studioLifecycleConfigName: physicalName(
        props.naming ?? namingOf(this),
        'sagemaker',
        `${app}-${shortHash(content)}`,
      ),
      studioLifecycleConfigAppType: APP_TYPES[app],
      studioLifecycleConfigContent: Fn.base64(script),
    });
    // A retained domain still needs it. A replaced one is not needed anymore, and must be deleted before the same
    // script can be used again.
    if (props.removalPolicy) {
      config.applyRemovalPolicy(props.removalPolicy);
      config.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
    }
    return config;
  }

  private script(
    app: App,
    options: StudioLifecycleConfigOptions,
    { bucket, assetPrefix }: LifecycleConfigsProps,
  ): string {
    const path = [app, 'cmds'];
    if (options.cmds.length === 0) {
      failAt(this, path, {
        code: 'DSP314',
        message: `"cmds" of the lifecycle configuration "${app}" is empty`,
        hint: 'specify a command, or omit the configuration',
      });
    }
    const assets = sortedEntries(options.assets).map(([name]) => name);
    const lines = [
      '#!/bin/bash',
      'set -eo pipefail',
      ...(assets.length === 0
        ? []
        : [
          `export ASSETS_S3_URI="s3://${bucket.bucketName}/${assetPrefix}/${app}"`,
          `export ASSETS_DIR="\${TMPDIR:-/tmp}/sagemaker-lifecycle-assets/${app}"`,
          ...assets.map(
            (name) => `aws s3 cp --recursive --only-show-errors "$ASSETS_S3_URI/${name}/" "$ASSETS_DIR/${name}/"`,
          ),
        ]),
      ...options.cmds,
    ];
    const script = `${lines.join('\n')}\n`;
    const base64 = Buffer.from(lengthened(script)).toString('base64').length;
    if (base64 > STUDIO_LIMITS.lifecycleConfigLength) {
      failAt(this, path, {
        code: 'DSP350',
        message: `the script of the lifecycle configuration "${app}" has ${base64} characters in Base64, and `
          + `SageMaker accepts ${STUDIO_LIMITS.lifecycleConfigLength}`,
        hint: 'move part of it into a file in "assets", and run that file',
      });
    }
    return script;
  }
}

function lengthened(text: string): string {
  if (!Token.isUnresolved(text)) return text;
  return Tokenization.reverseString(text)
    .mapTokens({ mapToken: () => UNKNOWN as never })
    .join({ join: (left, right) => `${left}${right}` }) as string;
}
