import { LevelOptions } from './level-options';
import { ModuleComponentOptions } from './module-component-options';
import { Suppression } from '../../access/suppression';

/**
 * A command that `dsp deploy` runs before or after it deploys a module. Synthesis never runs it.
 */
export interface DeploymentHookOptions {
  /**
   * The command, run by the shell in the directory of `mdaa.yaml`.
   *
   * @sample ./check.sh
   */
  readonly command: string;

  /**
   * Whether the deployment stops if the command fails.
   *
   * @default false
   * @yaml exit_if_fail
   */
  readonly exitIfFail?: boolean;

  /**
   * For a command after the deployment: whether it runs only if the deployment succeeds.
   *
   * @default false
   * @yaml after_success
   */
  readonly afterSuccess?: boolean;
}

/**
 * An additional stack of a module, in another account or Region. It contains published values that are valid there, and
 * resources that a component creates in other accounts, such as resource links to databases.
 */
export interface AdditionalStackOptions {
  /**
   * Account of the stack: 12-digit ID, or `default`.
   *
   * @default - the account of the module
   * @format accountIdOrDefault
   */
  readonly account?: string;

  /**
   * Region of the stack, or `default`.
   *
   * @default - the Region of the module
   * @format regionNameOrDefault
   */
  readonly region?: string;

  /**
   * Whether the stack is deployed after the stack of the module.
   *
   * @default true
   */
  readonly addDependencyMainStack?: boolean;
}

/**
 * Suppressions for one construct and its children.
 */
export interface PathSuppressions {
  /**
   * Path of the construct in its stack, with or without the name of the stack: `/<stack>/DataLake/Bucket-raw`.
   *
   * @sample /example-org-dev-shared-roles/Roles/Role-glue-etl
   */
  readonly path: string;

  /**
   * The suppressed findings.
   */
  readonly suppressions: Suppression[];
}

/**
 * Suppressed findings of compliance checks.
 */
export interface NagSuppressionOptions {
  /**
   * Suppressions by the path of the construct. A path without a construct causes a warning.
   *
   * @default - none
   * @yaml by_path
   */
  readonly byPath?: PathSuppressions[];
}

/**
 * A module: one component in its own stack. Specify exactly one of the component options.
 */
export interface ModuleOptions extends LevelOptions, ModuleComponentOptions {
  /**
   * Accounts in which the module has an additional stack, in the Region of the module.
   *
   * @default - none
   * @yaml additional_accounts
   * @format accountId
   */
  readonly additionalAccounts?: string[];

  /**
   * Additional stacks of the module, in other accounts or Regions.
   *
   * @default - none
   * @yaml additional_stacks
   */
  readonly additionalStacks?: AdditionalStackOptions[];

  /**
   * Whether the stacks of the module can refer to each other across Regions.
   *
   * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib-readme.html#accessing-resources-in-a-different-stack-and-region
   * @default false
   * @yaml allow_cross_reference_stack
   */
  readonly allowCrossReferenceStack?: boolean;

  /**
   * A command that `dsp deploy` runs before it deploys the module.
   *
   * @default - none
   */
  readonly predeploy?: DeploymentHookOptions;

  /**
   * A command that `dsp deploy` runs after it deploys the module.
   *
   * @default - none
   */
  readonly postdeploy?: DeploymentHookOptions;

  /**
   * Suppressed findings of compliance checks for constructs of the module.
   *
   * @default - none
   * @yaml nag_suppressions
   */
  readonly nagSuppressions?: NagSuppressionOptions;
}
