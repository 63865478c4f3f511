import { IConstruct } from 'constructs';
import { IPlatformModuleContext } from './platform-module-context';

/**
 * A value that modules of a kind publish, for the labels of `dsp graph` and for readers of the code.
 */
export interface PublishedValueOptions {
  /**
   * Path of the value below `/<organization>/<domain>/<module>/`. A part in angle brackets stands for a key of the
   * options, for example `job/<job>/name`.
   */
  readonly path: string;

  /**
   * What the value identifies, for example `job`.
   */
  readonly noun: string;

  /**
   * The noun for several.
   *
   * @default - the noun
   */
  readonly plural?: string;
}

/**
 * A kind of module of your own, with the same rights as a built-in one: its options may hold references, its values are
 * published for other modules, and `dsp` lists, describes and draws it.
 *
 * In code it is given as `custom`. In YAML, `module_path` names a JavaScript file or an npm package that exports a
 * class with this interface. The class is created with one argument, the options of the module.
 */
export interface IPlatformModule {
  /**
   * What the module is, for example `feature-store`. Commands show it.
   */
  readonly kind: string;

  /**
   * The options of the module. References in them, for example `ssm:/acme/shared/datalake/kms/arn` or
   * `generated-role-arn:data-admin`, are replaced, and `buildModule` finds the result in `context.options`. In YAML
   * they are the configuration of the module.
   *
   * @default - none
   */
  readonly options?: { [name: string]: any };

  /**
   * A JSON Schema for `options`, of draft-07, 2019-09 or 2020-12. Whatever does not match is a problem at its file,
   * line and column, and what `default` says is filled in. As a format it takes those of this library too, for example
   * `{ "type": "string", "format": "vpcId" }`. In JavaScript it may be a static property of the class, which is read
   * before the class is created.
   *
   * @see https://json-schema.org/understanding-json-schema
   * @default - options are not checked
   */
  readonly optionsSchema?: { [keyword: string]: any };

  /**
   * What modules of this kind publish.
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
   * overwrite the first. There is a warning then.
   *
   * @default false
   */
  readonly isAccountWide?: boolean;

  /**
   * Whether the module creates Lake Formation permissions, so that it is deployed after the module that sets the
   * administrators of Lake Formation.
   *
   * @default false
   */
  readonly needsLakeFormation?: boolean;

  /**
   * Creates the resources of the module in `context.stack`.
   *
   * It is called once for each synthesis, after the modules that this one reads from. The construct that it returns is
   * the `component` of the module. An error that it throws is reported as a problem of the module.
   *
   * @param context the stack and the options, and the connections to other modules
   */
  buildModule(context: IPlatformModuleContext): IConstruct;
}
