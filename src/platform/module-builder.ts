import { RemovalPolicy } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { AdditionalStacks, PublishedEntry } from './additional-stacks';
import { customNaming } from './custom-classes';
import { Reporter } from './findings';
import { ModuleEntry, moduleId } from './module-entry';
import { ModuleContext } from './module-kind';
import { DataRemoval } from './options/level-options';
import { applyPathSuppressions } from './path-suppressions';
import { PlatformModule } from './platform-module';
import { PlatformStack, stackNameOf } from './platform-stack';
import { DeferredReferences } from './references/deferred-references';
import { moduleDependencies } from './references/dependencies';
import { Producers, projectPath } from './references/producers';
import { PublishedValues } from './references/published-values';
import { ReferenceLog } from './references/reference-log';
import { DefaultNaming } from '../naming/default-naming';
import { IResourceNaming } from '../naming/resource-naming';
import { OptionPath } from '../private/option-path';
import { ConfigurationError, Problem } from '../private/problems';

/**
 * `references`: something that the module needs is missing, so that only its references are checked. `tolerant`: its
 * options are not what their author meant, for a problem that was reported already, so that others are not reported.
 */
export type BuildMode = 'strict' | 'tolerant' | 'references';

const REMOVAL = { [DataRemoval.RETAIN]: RemovalPolicy.RETAIN, [DataRemoval.DESTROY]: RemovalPolicy.DESTROY };

/** Makes modules, one stack each, in the order in which they need each other. */
export class ModuleBuilder {
  /** Who reads what. */
  public readonly log = new ReferenceLog();
  public readonly published = new PublishedValues();

  constructor(
    private readonly scope: Construct,
    private readonly producers: Producers,
    private readonly reporter: Reporter,
  ) {}

  /**
   * Makes the stacks and the component of a module, which waits for others. Undefined where that failed, which was
   * reported; what the module publishes is then unknown.
   */
  public build(entry: ModuleEntry, waitsFor: readonly ModuleEntry[], mode: BuildMode): PlatformModule | undefined {
    const module = this.tryToBuild(entry, waitsFor, mode);
    if (module !== undefined && mode === 'strict') this.published.settle(entry);
    return module;
  }

  private tryToBuild(
    entry: ModuleEntry,
    waitsFor: readonly ModuleEntry[],
    mode: BuildMode,
  ): PlatformModule | undefined {
    try {
      return this.make(entry, waitsFor, mode);
    } catch (error) {
      // What the CDK throws itself names no option: it stands at the configuration of the module.
      const message = withoutTokens(`the AWS CDK refuses the module: ${firstLineOf(error)}`);
      if (mode === 'strict') {
        this.reporter.problem({ code: 'DSP312', message, cause: error }, [...entry.path, entry.kind.key]);
      }
      return undefined;
    }
  }

  private make(entry: ModuleEntry, waitsFor: readonly ModuleEntry[], mode: BuildMode): PlatformModule | undefined {
    let problems = 0;
    const report = (problem: Problem, path: OptionPath) => {
      problems++;
      this.reporter.problem(problem, path);
    };
    const attempt = <T>(path: OptionPath, make: () => T): T | undefined => {
      try {
        return make();
      } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        for (const { where, option, ...problem } of error.problems) {
          const message = withoutTokens(
            option === undefined && where !== undefined ? `${problem.message} (${where})` : problem.message,
          );
          report({ ...problem, message }, [...path, ...(option ?? [])]);
        }
        return undefined;
      }
    };
    const { organization } = entry.scope;
    const names = { organization, environment: entry.environment, domain: entry.domain, moduleName: entry.name };
    const naming = attempt([...entry.path, 'customNaming'], () => this.naming(entry, names));
    const stack = attempt(entry.path, () => new PlatformStack(this.scope, stackNameOf(entry), {
      target: entry,
      settings: entry.settings,
      crossRegionReferences: entry.allowCrossReferenceStack,
      description: `${moduleId(entry)} (${entry.kind.key}) of the data science platform ${organization}`,
    }));
    if (naming === undefined || stack === undefined) return undefined;

    const componentPath = [...entry.path, entry.kind.key];
    const references = new DeferredReferences(entry, stack, this.producers, this.published, this.log, (problem, at) =>
      report(problem, [...componentPath, ...at]),
    );
    stack.tagResources(references.resolveTags((problem, at) => report(problem, [...entry.path, 'tags', ...at])));
    const options = references.resolveOptions();
    const additional = new AdditionalStacks(entry, stack, this.scope, report);
    const values: PublishedEntry[] = [];
    const publish = (path: string, value: string, known?: string) => {
      values.push({ path, known });
      const problem = this.published.publish(stack, entry, path, value, known);
      if (problem) report(problem, componentPath);
    };
    const context: ModuleContext = {
      stack,
      options,
      common: { naming, removalPolicy: entry.settings.dataRemoval && REMOVAL[entry.settings.dataRemoval] },
      publish: (path, value, known) => publish(`/${organization}/${entry.domain}/${entry.name}/${path}`, value, known),
      publishRole: (name, role) => {
        const base = `/${organization}/${entry.domain}/generated-role/${name}`;
        publish(`${base}/arn`, role.arn, role.arn);
        publish(`${base}/id`, role.id);
        publish(`${base}/name`, role.name, role.name);
      },
      additionalStack: (account) => additional.inAccount(account),
      read: (moduleName, path) => references.read(projectPath(entry, moduleName, path), ['projectName']),
      find: (moduleName, path) => references.find(projectPath(entry, moduleName, path)),
    };
    if (problems > 0 || mode === 'references') return undefined;
    const component =
      mode === 'tolerant'
        ? entry.kind.build(context)
        : attempt<IConstruct>(componentPath, () => entry.kind.build(context));
    if (component === undefined) return undefined;
    references.checkResources();
    this.suppress(entry, stack);
    const { used, empty } = additional.complete(values);
    for (const { stackName } of empty) {
      this.reporter.warning(
        {
          code: 'DSP219',
          message: `the additional stack "${stackName}" would be empty and is left out`,
          hint: 'the module has nothing to say there',
        },
        entry.path,
      );
    }
    if (problems > 0) return undefined;
    const { domain, environment, name, kind, predeploy, postdeploy } = entry;
    const dependencies = moduleDependencies(entry, waitsFor, this.log);
    const about = { domain, environment, name, kind: kind.key, dependencies, predeploy, postdeploy };
    return new PlatformModule({ ...about, stack, additionalStacks: used, component, _options: options });
  }

  private naming(entry: ModuleEntry, names: ConstructorParameters<typeof DefaultNaming>[0]): IResourceNaming {
    return entry.settings.customNaming === undefined
      ? new DefaultNaming(names)
      : customNaming(entry.settings.customNaming, names);
  }

  private suppress(entry: ModuleEntry, stack: PlatformStack): void {
    entry.nagSuppressions?.byPath?.forEach((suppressions, index) => {
      const problem = applyPathSuppressions(stack, suppressions);
      if (problem) this.reporter.warning(problem, [...entry.path, 'nagSuppressions', 'byPath', index]);
    });
  }
}

function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}

/** A message that says of a value that it is resolved at deployment, instead of showing its token. */
function withoutTokens(message: string): string {
  return message.replace(/"?\$\{Token\[[^\]]*\]\}"?/g, '(a value that is resolved at deployment)');
}
