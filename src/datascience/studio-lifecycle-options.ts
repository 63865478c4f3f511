/**
 * Files that a lifecycle configuration finds when it runs.
 */
export interface StudioLifecycleAsset {
  /**
   * Path of a directory, or of a `.zip` file, which is unpacked.
   *
   * @path
   * @sample ./assets/jupyterlab
   */
  readonly sourcePath: string;

  /**
   * Patterns of files that are left out, as in `.gitignore`.
   *
   * @default - every file is taken
   * @sample *.md
   */
  readonly exclude?: string[];
}

/**
 * What runs whenever an application starts.
 *
 * The commands run in a Bash script as the user of the application. A command that fails ends the script, and the application does not start; SageMaker
 * ends a script that takes longer than five minutes. The script finds the variables `ASSETS_DIR`, the directory with the assets, and `ASSETS_S3_URI`,
 * where they came from. SageMaker keeps a lifecycle configuration as it is, so that one with other commands is made under another name and takes the
 * place of the first; other assets need no other configuration.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lifecycle-configurations.html
 */
export interface StudioLifecycleConfigOptions {
  /**
   * The commands, one after the other. The whole script may have 16384 characters in Base64, which is 12288 bytes.
   *
   * @sample pip install --user black
   */
  readonly cmds: string[];

  /**
   * Files for the script, by a name made of letters, digits, dots, hyphens and underscores. They are copied to `$ASSETS_DIR/<name>/` before the first
   * command. A deployment puts them into the bucket of the domain below `<assetPrefix>/<application>/<name>/`; a Lambda function, which is made for
   * this alone, copies them there. Where applications start they are read through the gateway endpoint of S3 that a VPC without internet needs, by the
   * AWS CLI of the image.
   *
   * @default - none
   */
  readonly assets?: { [name: string]: StudioLifecycleAsset };
}

/**
 * Lifecycle configurations of a domain. Each becomes the default of its application.
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
   * For the code editor.
   *
   * @default - none
   */
  readonly codeEditor?: StudioLifecycleConfigOptions;
}
