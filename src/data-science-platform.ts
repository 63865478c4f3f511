import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { BuildSettings, buildPlatform, PlatformBuild } from './platform/build-platform';
import { ExternalParameter } from './platform/external-parameter';
import { Findings } from './platform/findings';
import { FilterNames, selectModules } from './platform/module-selection';
import { DataSciencePlatformOptions } from './platform/options/platform-options';
import { PlatformModule } from './platform/platform-module';
import { applyShared } from './platform/platform-plan';
import { readOptions } from './private/options-reader';
import { fail, formatProblem } from './private/problems';
import { didYouMean } from './private/suggestions';

/**
 * Options of `DataSciencePlatform.fromYaml`: checks, and filters for the modules that become stacks.
 */
export interface PlatformFromYamlOptions {
  /**
   * Whether it is an error to read a parameter that no module publishes and that `external_parameters` does not
   * declare.
   *
   * @default false
   */
  readonly strictReferences?: boolean;

  /**
   * Names of the domains whose modules become stacks. An unknown name is an error.
   *
   * @default - all domains
   */
  readonly domains?: string[];

  /**
   * Names of the environments whose modules become stacks, for example the one that a stage of CDK Pipelines deploys.
   * An unknown name is an error.
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/cdk_pipeline.html
   * @default - all environments
   */
  readonly environments?: string[];

  /**
   * Names of the modules that become stacks. An unknown name is an error.
   *
   * @default - all modules
   */
  readonly modules?: string[];
}

/**
 * Properties of a `DataSciencePlatform`.
 */
export interface DataSciencePlatformProps extends DataSciencePlatformOptions {
  /**
   * Whether it is an error to read a parameter that no module publishes and that `externalParameters` does not declare.
   *
   * @default false
   */
  readonly strictReferences?: boolean;

  /**
   * How the platform is built.
   *
   * @internal
   */
  readonly _settings?: BuildSettings;
}

/** The names of the filters of `fromYaml`. */
const FILTERS: FilterNames = { domains: '"domains"', environments: '"environments"', modules: '"modules"' };

/**
 * A whole data science platform: one stack for each module, deployed in dependency order. Options can refer to values
 * of other modules, for example `ssm:/acme/shared/datalake/kms/arn` or `generated-role-id:data-admin`. References are
 * checked at synthesis; all problems are reported in one error.
 *
 * @example
 * DataSciencePlatform.fromYaml(app, 'Platform', 'my-platform/mdaa.yaml');
 *
 * @example
 * DataSciencePlatform.fromYaml(app, 'Platform', 'my-platform/mdaa.yaml');
 */
export class DataSciencePlatform extends Construct {
  /**
   * Creates the platform that a YAML directory describes. The whole configuration is read and validated. With
   * `domains`, `environments` or `modules`, only the modules that match all filters become stacks; their templates are
   * the same as those of the whole platform, and references to other modules are parameters that those modules have
   * published. Throws one error that lists every problem with file, line and column.
   *
   * @param scope the app, or a stage of it
   * @param id id of the construct
   * @param path path of `mdaa.yaml`, or of the directory that contains it
   * @param options which modules become stacks, and whether undeclared references are errors
   */
  public static fromYaml(
    scope: Construct,
    id: string,
    path: string,
    options: PlatformFromYamlOptions = {},
  ): DataSciencePlatform {
    // An app without YAML files does not need the YAML parser, which takes a tenth of the load time of the library.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { readConfiguration } = require('./config/yaml-directory') as typeof import('./config/yaml-directory');
    const { strictReferences, ...selection } = options;
    return new DataSciencePlatform(scope, id, {
      ...readConfiguration(path, { allowCode: true }).options,
      strictReferences,
      _settings: { select: (modules) => selectModules(modules, selection, FILTERS) },
    });
  }

  /**
   * The modules, in deployment order.
   */
  public readonly modules: PlatformModule[];

  /**
   * Systems Manager parameters that the modules read and that must be published outside the platform, sorted by path.
   */
  public readonly externalParameters: ExternalParameter[];

  /**
   * Warnings: keys that have no effect, settings that conflict, suppressions that match no finding.
   */
  public readonly warnings: string[];

  /**
   * The result of building the platform.
   *
   * @internal
   */
  public readonly _build: PlatformBuild;

  constructor(scope: Construct, id: string, props: DataSciencePlatformProps) {
    super(scope, id);
    const { _origin: origin, _settings: settings, ...options } = props;
    applyShared(this, options);
    const findings = new Findings(this, origin);
    if (!settings?.unchanged) this.checkProperties(options, findings, origin !== undefined);
    this._build = buildPlatform(this, options, findings, settings);
    if (options.strictReferences) findings.add(this._build.undeclared);
    findings.throwProblems();
    this.externalParameters = this._build.externalParameters;
    this.modules = this._build.modules;
    this.warnings = [...this._build.warnings, ...this._build.undeclared]
      .map((warning) => formatProblem(warning, 'warning'));
    const [first] = this.modules;
    // The command line shows warnings itself, and the aws-cdk CLI would show annotations again.
    if (settings?.annotate === false) return;
    this.warnings.forEach((text, number) =>
      Annotations.of(first?.stack ?? this).addWarningV2(`cdk-data-science-platform:configuration${number + 1}`, text),
    );
  }

  /**
   * A module by name. Throws an error if it does not exist.
   *
   * @param domain name of the domain
   * @param environment name of the environment
   * @param name name of the module
   */
  public module(domain: string, environment: string, name: string): PlatformModule {
    const wanted = `${domain}/${environment}/${name}`;
    const idOf = (module: PlatformModule) => `${module.domain}/${module.environment}/${module.name}`;
    return this.modules.find((module) => idOf(module) === wanted) ?? fail({
      code: 'DSP204',
      where: this.node.path,
      message: `the platform has no module "${wanted}"`,
      hint: didYouMean(wanted, this.modules.map(idOf)),
    });
  }

  /**
   * Options from files were validated with the files, and reading continued after problems. Code may have changed them
   * since.
   */
  private checkProperties(options: object, findings: Findings, fromFiles: boolean): void {
    if (fromFiles && findings.hasProblems) return;
    const { problems, warnings } = readOptions('DataSciencePlatformProps', options, 'code');
    for (const { path, ...problem } of problems) findings.problem(problem, path);
    if (!fromFiles) for (const { path, ...warning } of warnings) findings.warning(warning, path);
    findings.throwProblems();
  }
}
