import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ExternalParameter } from './external-parameter';
import { Findings } from './findings';
import { makeModules } from './make-modules';
import { DataSciencePlatformOptions } from './options/platform-options';
import { PlatformModule } from './platform-module';
import { undeclaredParameters } from './references/external-parameters';
import { originOf, readYaml } from './yaml-source';
import { LOG_SUPPRESSIONS } from '../private/acknowledge';
import { checkOptions } from '../private/options-reader';
import { fail, formatProblem } from '../private/problems';
import { didYouMean } from '../private/suggestions';

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
}

/**
 * A whole data science platform: one stack for each module, deployed in the order in which they need each other.
 *
 * Options may refer to values of other modules, for example `ssm:/acme/shared/datalake/kms/arn` or `generated-role-id:data-admin`. Every reference is
 * checked while the construct is made; all that is wrong is reported in one error.
 */
export class DataSciencePlatform extends Construct {
  /**
   * Makes the platform that a YAML directory describes.
   *
   * Throws one error that names every problem with file, line and column.
   *
   * @param scope the app, or a stage of it
   * @param id id of the construct
   * @param path path of `mdaa.yaml`, or of the directory that holds it
   */
  public static fromYaml(scope: Construct, id: string, path: string): DataSciencePlatform {
    return new DataSciencePlatform(scope, id, readYaml(path));
  }

  /**
   * The modules, in the order of their deployment.
   */
  public readonly modules: PlatformModule[];

  /**
   * Parameters of Systems Manager that the modules read and that something else must publish, sorted by path.
   */
  public readonly externalParameters: ExternalParameter[];

  /**
   * What is worth knowing and no error, as text: keys that have no meaning here, settings that compete, suppressions that suppress nothing.
   */
  public readonly warnings: string[];

  constructor(scope: Construct, id: string, props: DataSciencePlatformProps) {
    super(scope, id);
    const origin = originOf(props);
    // What was read from files has been checked with them, and reading went on after problems.
    if (origin === undefined) checkOptions(this, 'DataSciencePlatformProps', props);
    if (props.logSuppressions) this.node.setContext(LOG_SUPPRESSIONS, true);
    const findings = new Findings(this, origin);
    const made = makeModules(this, props, findings);
    if (props.strictReferences) findings.add(undeclaredParameters(this));
    findings.throwProblems();
    this.externalParameters = made.externalParameters;
    this.modules = [...made.modules.values()];
    this.warnings = findings.warnings.map((warning) => formatProblem(warning, 'warning'));
    this.modules.forEach(({ stack }, index) => {
      if (index === 0) this.warnings.forEach((text, number) => Annotations.of(stack).addWarningV2(`cdk-data-science-platform:configuration${number + 1}`, text));
    });
  }

  /**
   * A module by name. Throws where there is none.
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
}
