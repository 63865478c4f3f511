import { Construct, IConstruct } from 'constructs';
import { deploymentOrder } from './deployment-order';
import { moduleEntries } from './module-entries';
import { ModuleEntry, moduleId } from './module-entry';
import { ModuleContext } from './module-kind';
import { PlatformModule } from './platform-module';
import { DataSciencePlatformOptions } from './platform-options';
import { PlatformStack } from './platform-stack';
import { announceModule } from './progress';
import { DeferredReferences } from './references/deferred-references';
import { Producers, projectPath } from './references/producers';
import { PublishedValues } from './references/published-values';
import { originOf, readYaml } from './yaml-source';
import { DefaultNaming } from '../naming/default-naming';
import { checkOptions, formatPath, OptionPath } from '../private/options-model';
import { ConfigurationError, fail, Problem, throwProblems } from '../private/problems';
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

  private readonly problems: Problem[] = [];
  private readonly published = new PublishedValues();
  private readonly built = new Map<ModuleEntry, PlatformModule>();

  constructor(scope: Construct, id: string, props: DataSciencePlatformProps) {
    super(scope, id);
    checkOptions(this, 'DataSciencePlatformProps', props);
    const report = (problem: Problem, path: OptionPath) => this.report(problem, path, props);
    const entries = moduleEntries(props, report);
    const producers = new Producers(props.organization, entries);
    const { order, problem } = deploymentOrder(entries, producers);
    if (problem) report(problem, ['domains']);
    throwProblems(this.problems);

    order.modules.forEach((entry, index) => {
      const dependencies = order.dependencies.get(entry)!;
      // What a broken module would have published is not reported as missing too.
      if (!dependencies.every((dependency) => this.built.has(dependency))) return;
      const module = this.build(entry, producers, report);
      if (module === undefined) return;
      for (const dependency of dependencies) module.stack.addStackDependency(this.built.get(dependency)!.stack, 'reads what it publishes');
      this.built.set(entry, module);
      announceModule({ number: index + 1, total: order.modules.length, module });
    });
    throwProblems(this.problems);
    this.modules = [...this.built.values()];
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

  private build(entry: ModuleEntry, producers: Producers, report: (problem: Problem, path: OptionPath) => void): PlatformModule | undefined {
    const before = this.problems.length;
    const { organization } = entry.scope;
    const stack = new PlatformStack(this, [organization, entry.environment, entry.domain, entry.name].join('-'), {
      env: { account: entry.account, region: entry.region },
      resourceTags: entry.tags,
      description: `${moduleId(entry)} (${entry.kind.key}) of the data science platform ${organization}`,
    });
    const reportAt = (problem: Problem, at: OptionPath) => report(problem, [...entry.path, ...at]);
    const references = new DeferredReferences(entry, stack, producers, this.published, reportAt);
    const options = references.resolveOptions();
    const publish = (path: string, value: string, known?: string) => {
      const problem = this.published.publish(stack, entry, path, value, known);
      if (problem) reportAt(problem, []);
    };
    const context: ModuleContext = {
      stack,
      options,
      naming: new DefaultNaming({ organization, environment: entry.environment, domain: entry.domain, moduleName: entry.name }),
      publish: (path, value, known) => publish(`/${organization}/${entry.domain}/${entry.name}/${path}`, value, known),
      publishRole: (name, role) => {
        const base = `/${organization}/${entry.domain}/generated-role/${name}`;
        publish(`${base}/arn`, role.arn, role.arn);
        publish(`${base}/id`, role.id);
        publish(`${base}/name`, role.name, role.name);
      },
      read: (moduleName, path) => references.read(projectPath(entry, moduleName, path), ['projectName']),
    };
    if (this.problems.length > before) return undefined;
    const component = this.buildComponent(entry, context, report);
    if (component === undefined || this.problems.length > before) return undefined;
    return new PlatformModule(entry.domain, entry.environment, entry.name, entry.kind.key, stack, component);
  }

  private buildComponent(entry: ModuleEntry, context: ModuleContext, report: (problem: Problem, path: OptionPath) => void): IConstruct | undefined {
    try {
      return entry.kind.build(context);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      for (const problem of error.problems) {
        report({ ...problem, message: problem.where ? `${problem.message} (${problem.where})` : problem.message }, entry.path);
      }
      return undefined;
    }
  }

  private report(problem: Problem, path: OptionPath, props: DataSciencePlatformProps): void {
    const where = originOf(props)?.(path) ?? ([this.node.path, formatPath(path)].filter(Boolean).join(': ') || undefined);
    this.problems.push({ ...problem, where });
  }
}
