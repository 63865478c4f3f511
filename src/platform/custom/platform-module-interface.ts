import { IConstruct } from 'constructs';
import { IPlatformModuleContext } from './platform-module-context';

/**
 * A value that modules of a kind publish, for the labels of `dsp graph` and for documentation.
 */
export interface PublishedValueOptions {
  /**
   * Path of the value under `/<organization>/<domain>/<module>/`. A part in angle brackets is a placeholder for a key
   * of the options, for example `job/<job>/name`.
   */
  readonly path: string;

  /**
   * What the value identifies, for example `job`.
   */
  readonly noun: string;

  /**
   * The plural of the noun.
   *
   * @default - the noun
   */
  readonly plural?: string;
}

/**
 * A custom module kind. It has the same features as built-in kinds: its options can contain references, other modules
 * can use the values that it publishes, and `dsp` lists, describes and draws its modules. In code, specify it as
 * `custom`. In YAML, `module_path` specifies a JavaScript file or an npm package that exports a class with this
 * interface. The class is created with one argument, the options of the module.
 */
export interface IPlatformModule {
  /**
   * The kind of the module, for example `feature-store`. Commands show it.
   */
  readonly kind: string;

  /**
   * The options of the module. References in them, for example `ssm:/acme/shared/datalake/kms/arn` or
   * `generated-role-arn:data-admin`, are replaced, and `buildModule` finds the result in `context.options`. In YAML,
   * they are the configuration of the module.
   *
   * @default - none
   */
  readonly options?: { [name: string]: any };

  /**
   * A JSON Schema for `options`, of draft-07, 2019-09 or 2020-12. Each value that does not match is a problem with its
   * file, line and column, and missing values are set to their `default`. The formats of this library are also
   * accepted, for example `{ "type": "string", "format": "vpcId" }`. In JavaScript, it can be a static property of the
   * class, which is read before the class is created.
   *
   * @see https://json-schema.org/understanding-json-schema
   * @default - options are not validated
   */
  readonly optionsSchema?: { [keyword: string]: any };

  /**
   * The values that modules of this kind publish.
   *
   * @default - `dsp graph` shows the paths as they are
   */
  readonly publishes?: PublishedValueOptions[];

  /**
   * Names of modules of the same domain from which `buildModule` reads values that the options do not refer to. They
   * are deployed before this module.
   *
   * @default - modules that the options refer to
   */
  readonly readsFrom?: string[];

  /**
   * Whether the settings of the module apply to the whole account and Region, so that a second module of the kind would
   * overwrite the first. A second module causes a warning.
   *
   * @default false
   */
  readonly isAccountWide?: boolean;

  /**
   * Whether the module creates Lake Formation permissions, so that it is deployed after the module that sets the Lake
   * Formation administrators.
   *
   * @default false
   */
  readonly needsLakeFormation?: boolean;

  /**
   * Creates the resources of the module in `context.stack`. It is called once for each synthesis, after the modules
   * that this one reads from. The returned construct is the `component` of the module. An error that it throws is
   * reported as a problem of the module.
   *
   * @param context the stack and the options, and the connections to other modules
   */
  buildModule(context: IPlatformModuleContext): IConstruct;
}
