import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { deploymentOrder } from './deployment-order';
import { ExternalParameter } from './external-parameter';
import { ModuleBuilder, Reporter } from './module-builder';
import { moduleEntries } from './module-entries';
import { ModuleEntry } from './module-entry';
import { DataSciencePlatformOptions } from './options/platform-options';
import { checkLimits } from './platform-limits';
import { PlatformModule } from './platform-module';
import { announceModule } from './progress';
import { declaredPaths, externalParameters, findUndeclared, rememberUndeclared, undeclaredParameters } from './references/external-parameters';
import { Producers } from './references/producers';
import { originOf, readYaml, warningsOf } from './yaml-source';
import { LOG_SUPPRESSIONS } from '../private/acknowledge';
import { formatPath, OptionPath } from '../private/option-path';
import { checkOptions } from '../private/options-model';
import { fail, formatProblem, Problem, throwProblems } from '../private/problems';
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
    checkOptions(this, 'DataSciencePlatformProps', props);
    if (props.logSuppressions) this.node.setContext(LOG_SUPPRESSIONS, true);
    const problems: Problem[] = [];
    const warnings: Problem[] = [...warningsOf(props)];
    const locate = (problem: Problem, path: OptionPath): Problem => {
      const position = originOf(props)?.(path);
      return position ? { ...problem, position } : { ...problem, where: [this.node.path, formatPath(path)].filter(Boolean).join(': ') || undefined };
    };
    const reporter: Reporter = {
      problem: (problem, path) => problems.push(locate(problem, path)),
      warning: (problem, path) => warnings.push(locate(problem, path)),
    };
    const entries = moduleEntries(props, reporter.problem);
    const declared = declaredPaths(props, reporter.problem);
    const producers = new Producers(props.organization, entries);
    const { order, problem } = deploymentOrder(entries, producers);
    if (problem) reporter.problem(problem, ['domains']);
    throwProblems(problems);

    const builder = new ModuleBuilder(this, producers, reporter);
    const built = new Map<ModuleEntry, PlatformModule>();
    order.modules.forEach((entry, index) => {
      const dependencies = order.dependencies.get(entry)!;
      // What a broken module would have published is not reported as missing too.
      if (!dependencies.every((dependency) => built.has(dependency))) return;
      const module = builder.build(entry, dependencies);
      if (module === undefined) return;
      for (const dependency of dependencies) module.stack.addStackDependency(built.get(dependency)!.stack, 'reads what it publishes');
      built.set(entry, module);
      announceModule({ number: index + 1, total: order.modules.length, module });
    });
    checkLimits(built, reporter);
    const reads = builder.log.externalReads();
    this.externalParameters = externalParameters(reads, declared);
    rememberUndeclared(this, findUndeclared(this.externalParameters, reads, builder.published.allPaths(), locate));
    if (props.strictReferences) problems.push(...undeclaredParameters(this));
    throwProblems(problems);
    this.modules = [...built.values()];
    this.warnings = warnings.map((warning) => formatProblem(warning, 'warning'));
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
