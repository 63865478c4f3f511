import { AdoptedStackOptions } from './adopted-options';
import { DeploymentLevelOptions } from './level-options';
import { ModuleOptions } from './module-options';
import { Origin } from '../origin';

/**
 * An environment of a domain, for example `dev` or `prod`.
 */
export interface EnvironmentOptions extends DeploymentLevelOptions {
  /**
   * Modules by name. A name consists of lowercase letters, digits and hyphens.
   */
  readonly modules: { [name: string]: ModuleOptions };
}

/**
 * A domain: a part of the organization with its own environments, for example `shared` or `datascience`.
 */
export interface DomainOptions extends DeploymentLevelOptions {
  /**
   * Environments by name. A name consists of lowercase letters, digits and hyphens.
   */
  readonly environments: { [name: string]: EnvironmentOptions };
}

/**
 * Another product whose installations the platform continues.
 */
export enum Compatibility {
  /**
   * AWS MDAA: its names, its tags, its parameters in addition to those of the platform, and its resources that hold
   * data and that modules do not have otherwise: the database and the table of audit records, the workgroup of a
   * project, and the databases whose names end with `_util`.
   */
  MDAA = 'mdaa',
}

/**
 * A whole platform: the content of `mdaa.yaml` and the files that it refers to.
 */
export interface DataSciencePlatformOptions extends DeploymentLevelOptions {
  /**
   * Name of the organization: lowercase letters, digits and hyphens. All physical names begin with it, including bucket
   * names, so it must be globally unique.
   *
   * @format organizationName
   * @sample example-org
   */
  readonly organization: string;

  /**
   * Domains by name. A name consists of lowercase letters, digits and hyphens.
   */
  readonly domains: { [name: string]: DomainOptions };

  /**
   * Systems Manager parameters, by path, that modules read and that are published outside the platform. `/path/*`
   * matches all paths under `/path`. With `strictReferences` in code, or `--strict` on the command line, undeclared
   * parameters are errors.
   *
   * @default - none
   * @yaml external_parameters
   */
  readonly externalParameters?: string[];

  /**
   * Whether to list suppressed findings of compliance checks during synthesis, each with its reason.
   *
   * @default false
   * @yaml log_suppressions
   */
  readonly logSuppressions?: boolean;

  /**
   * The product whose names, tags, parameters and resources that hold data the modules have as well, for a platform
   * that was deployed with it and that others read from.
   *
   * @default - none
   */
  readonly compatibility?: Compatibility;

  /**
   * Deployed stacks that the platform adopts, by the name of the stack in the platform. `dsp adopt` writes them to
   * `adopted.yaml`, which is read from the directory of `mdaa.yaml`.
   *
   * @default - none
   */
  readonly adopted?: { [stack: string]: AdoptedStackOptions };

  /**
   * The files from which the options were read. Copies of the options keep it, so that problems show file and line.
   *
   * @internal
   */
  readonly _origin?: Origin;
}
