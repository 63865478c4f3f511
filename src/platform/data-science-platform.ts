import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { deploymentOrder } from './deployment-order';
import { Findings } from './findings';
import { ModuleBuilder } from './module-builder';
import { moduleEntries } from './module-entries';
import { ModuleEntry } from './module-entry';
import { DataSciencePlatformOptions } from './options/platform-options';
import { checkLimits } from './platform-limits';
import { PlatformModule } from './platform-module';
import { announceModule } from './progress';
import { Producers } from './references/producers';
import { originOf, readYaml } from './yaml-source';
import { LOG_SUPPRESSIONS } from '../private/acknowledge';
import { checkOptions } from '../private/options-model';
import { fail, formatProblem } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/**
 * Properties of a `DataSciencePlatform`.
 */
export interface DataSciencePlatformProps extends DataSciencePlatformOptions {}

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
    const built = this.build(props, findings);
    findings.throwProblems();
    this.modules = [...built.values()];
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

  /** Makes every module that can be made, and reports what is wrong with all of them. */
  private build(props: DataSciencePlatformProps, findings: Findings): Map<ModuleEntry, PlatformModule> {
    const built = new Map<ModuleEntry, PlatformModule>();
    try {
      const entries = moduleEntries(props, (problem, path) => findings.problem(problem, path));
      const producers = new Producers(props.organization, entries);
      const { order, problem } = deploymentOrder(entries, producers);
      if (problem) findings.problem(problem, ['domains']);
      const builder = new ModuleBuilder(this, producers, findings);
      order.modules.forEach((entry, index) => {
        const dependencies = order.dependencies.get(entry)!;
        const isWhole = dependencies.every((dependency) => built.has(dependency));
        const module = builder.build(entry, isWhole ? findings.isAffected(entry.path) ? 'tolerant' : 'strict' : 'references');
        if (module === undefined) return;
        for (const dependency of dependencies) module.stack.addStackDependency(built.get(dependency)!.stack, 'reads what it publishes');
        built.set(entry, module);
        announceModule({ number: index + 1, total: order.modules.length, module });
      });
      checkLimits(built, findings);
    } catch (error) {
      // What options that were not meant so lead to is nobody's concern.
      if (!findings.hasProblems) throw error;
    }
    return built;
  }
}
