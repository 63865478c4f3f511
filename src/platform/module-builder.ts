import { Construct, IConstruct } from 'constructs';
import { AdditionalStacks } from './additional-stacks';
import { Adoption } from './adoption';
import { BuildContext } from './build-context';
import { mdaaNaming, mdaaParameters, mdaaTags } from './compatibility/mdaa';
import { createMdaaResources } from './compatibility/mdaa-resources';
import { customNaming } from './custom/custom-classes';
import { firstLineOf } from './custom/javascript-class';
import { Reporter } from './findings';
import { LocationOwners } from './location-owners';
import { ModuleEntry, moduleId, tagPath } from './module-entry';
import { kindName } from './module-kind';
import { Compatibility } from './options/platform-options';
import { applyPathSuppressions } from './path-suppressions';
import { PlatformModule } from './platform-module';
import { PlatformStack, stackNameOf } from './platform-stack';
import { DeferredReferences } from './references/deferred-references';
import { moduleDependencies } from './references/dependencies';
import { Producers } from './references/producers';
import { PublishedValues } from './references/published-values';
import { ReferenceLog } from './references/reference-log';
import { DefaultNaming } from '../naming/default-naming';
import { IResourceNaming } from '../naming/resource-naming';
import { DEFERRED_VALUE } from '../private/deferred';
import { NOTES } from '../private/diagnostics/notes';
import { OptionPath } from '../private/option-path';
import { ConfigurationError, Problem } from '../private/problems';

/**
 * `references`: a resource that the module needs is missing, so only its references are checked. `tolerant`: its
 * options are incomplete because of a problem that was already reported, so no other problems are reported.
 */
export type BuildMode = 'strict' | 'tolerant' | 'references';

/** Creates modules, one stack each, in dependency order. */
export class ModuleBuilder {
  /** The log of references. */
  public readonly log = new ReferenceLog();
  public readonly published = new PublishedValues();
  public readonly locations = new LocationOwners();

  constructor(
    private readonly scope: Construct,
    private readonly producers: Producers,
    private readonly reporter: Reporter,
    private readonly adoption: Adoption,
    private readonly compatibility?: Compatibility,
  ) {}

  /**
   * Creates the stacks and the component of a module, which depends on others. Undefined if that failed, which was
   * reported; the values that the module publishes are then unknown.
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
      // An error of the CDK or of user code does not refer to an option: it is located at the configuration of the
      // module.
      const what = withoutTokens(firstLineOf(error));
      const problem: Problem = entry.kind.struct === undefined
        ? { code: 'DSP215', message: `the code of the module "${kindName(entry.kind)}" failed: ${what}`, cause: error }
        : { code: 'DSP312', message: `the AWS CDK rejects the module: ${what}`, cause: error };
      if (mode === 'strict') this.reporter.problem(problem, [...entry.path, entry.kind.key]);
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
    const componentPath = [...entry.path, entry.kind.key];
    const { organization } = entry.scope;
    const names = { organization, environment: entry.environment, domain: entry.domain, moduleName: entry.name };
    const adopted = this.adoption.of(stackNameOf(entry));
    const scheme = attempt([...entry.path, 'customNaming'], () => this.naming(entry, names));
    const stack = attempt(entry.path, () => new PlatformStack(this.scope, stackNameOf(entry), {
      adopted,
      target: entry,
      settings: entry.settings,
      crossRegionReferences: entry.allowCrossReferenceStack,
      description: `${moduleId(entry)} (${kindName(entry.kind)}) of the data science platform ${organization}`,
      claimLocation: (location) => this.locations.claim(entry, location),
      onParameter: (path, at) => references.read(path, at),
      onWarning: ({ where, option, ...warning }) => {
        if (mode === 'tolerant') return;
        const take = NOTES.includes(warning.code) ? 'note' : 'warning';
        this.reporter[take](warning, [...componentPath, ...option ?? []]);
      },
    }));
    if (scheme === undefined || stack === undefined) return undefined;
    const naming = adopted.naming(this.compatibility === Compatibility.MDAA ? mdaaNaming(entry, scheme) : scheme);

    const references = new DeferredReferences(entry, stack, this.producers, this.published, this.log, (problem, at) =>
      report(problem, [...componentPath, ...at]),
    );
    if (this.compatibility === Compatibility.MDAA) stack.tagResources(mdaaTags(entry));
    stack.tagResources(references.resolveTags((problem, at) => report(problem, tagPath(entry, at))));
    const options = references.resolveOptions() as { [name: string]: unknown };
    const additional = new AdditionalStacks(entry, stack, this.scope, this.adoption, report);
    const { producers, published } = this;
    const context = new BuildContext(options, {
      entry,
      stack,
      naming,
      references,
      producers,
      published,
      additional,
      waitsFor,
      report: (problem, path) => report(problem, [...componentPath, ...path]),
    });
    if (problems > 0 || mode === 'references') return undefined;
    const component =
      mode === 'tolerant'
        ? entry.kind.build(context)
        : attempt<IConstruct>(componentPath, () => entry.kind.build(context));
    if (component === undefined) return undefined;
    if (this.compatibility === Compatibility.MDAA) {
      attempt(entry.path, () => this.completeForMdaa(entry, stack, component, context, report));
    }
    references.checkResources();
    stack.completeAdoption();
    this.suppress(entry, stack);
    const { used, empty } = additional.complete(context.values);
    for (const { stackName } of empty) {
      this.reporter.warning(
        {
          code: 'DSP219',
          message: `the additional stack "${stackName}" would be empty and is omitted`,
          hint: 'no resource of the module belongs to that account and Region; remove it',
        },
        entry.path,
      );
    }
    if (problems > 0) return undefined;
    const { domain, environment, name, kind, predeploy, postdeploy } = entry;
    const dependencies = moduleDependencies(entry, waitsFor, this.log);
    const about = { domain, environment, name, kind: kindName(kind), dependencies, predeploy, postdeploy };
    return new PlatformModule({ ...about, stack, additionalStacks: used, component, _options: options, _kind: kind });
  }

  /** Creates what only MDAA has, and publishes what the module has under the paths of MDAA, too. */
  private completeForMdaa(
    entry: ModuleEntry, stack: PlatformStack, component: IConstruct, { options, common }: BuildContext,
    report: (problem: Problem, path: OptionPath) => void,
  ): void {
    const created = createMdaaResources(stack, component, { entry, options, ...common });
    for (const { path, value } of [...created, ...mdaaParameters(entry, component)]) {
      const problem = this.published.publish(stack, entry, path, value);
      if (problem) report(problem, entry.path);
    }
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

/** A message in which a token is described as a value that is resolved at deployment. */
function withoutTokens(message: string): string {
  return message.replace(/"?\$\{Token\[[^\]]*\]\}"?/g, DEFERRED_VALUE);
}
