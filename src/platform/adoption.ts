import { CfnElement, CfnOutput, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ProblemAt } from './findings';
import { AdoptedStackOptions } from './options/adopted-options';
import { AdoptedNaming } from '../naming/adopted-naming';
import { NAME_KINDS } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';
import { cfnResourcesOf } from '../private/cfn-resources';
import { sortedEntries } from '../private/collections';
import { resourceChanges } from '../private/facts/resource-changes';
import { OptionPath } from '../private/option-path';
import { Problem } from '../private/problems';
import { didYouMean } from '../private/suggestions';

type Report = (problem: Problem, path: OptionPath) => void;

/** The deployed stacks that the platform adopts. */
export class Adoption {
  private readonly stacks = new Map<string, AdoptedStack>();

  constructor(private readonly options: { readonly [stack: string]: AdoptedStackOptions } = {}) {}

  /** The deployed stack that the stack with this name adopts; an empty one if there is none. */
  public of(stack: string): AdoptedStack {
    const adopted = new AdoptedStack(this.options[stack] ?? {});
    this.stacks.set(stack, adopted);
    return adopted;
  }

  /** What is wrong with the entries of each stack, once all stacks are complete. */
  public findings(): AdoptionFindings {
    if (Object.keys(this.options).length === 0) return [];
    return [...this.stacks].map(([name, stack]) => {
      const problems: ProblemAt[] = [];
      stack.report((problem, path) => problems.push({ problem, path }));
      return [name, problems];
    });
  }
}

/** Problems of the entries of each stack, in the order in which the stacks were created. */
export type AdoptionFindings = readonly (readonly [stack: string, problems: readonly ProblemAt[]])[];

/** Reports the entries that match nothing, and those that cannot be taken over. */
export function reportAdoption(
  options: { readonly [stack: string]: AdoptedStackOptions } = {}, findings: AdoptionFindings, report: Report,
): void {
  const stacks = new Map(findings);
  for (const [name] of sortedEntries(options)) {
    const problems = stacks.get(name);
    if (problems === undefined) {
      report(unmatched(`the platform has no stack "${name}"`, name, [...stacks.keys()]), ['adopted', name]);
    }
    for (const { problem, path } of problems ?? []) report(problem, ['adopted', name, ...path]);
  }
}

/** The resources, names and outputs that one stack adopts. */
export class AdoptedStack {
  private readonly used = new Set<string>();
  private readonly knownNames = new Set<string>();
  private stack?: Stack;

  constructor(private readonly options: AdoptedStackOptions) {}

  /** Name of the deployed stack, if it is different. */
  public get stackName(): string | undefined {
    return this.options.stackName;
  }

  /** The naming scheme, with the deployed names instead of those of the scheme. */
  public naming(scheme: IResourceNaming): IResourceNaming {
    const { names } = this.options;
    return names === undefined ? scheme : new AdoptedNaming(scheme, (kind, name) => {
      this.knownNames.add(name);
      const deployed = names[kind]?.[name];
      if (deployed !== undefined) this.used.add(JSON.stringify(['names', kind, name]));
      return deployed;
    });
  }

  /** The logical ID of the deployed resource that an element adopts. */
  public logicalIdOf(stack: Stack, element: CfnElement): string | undefined {
    const { resources } = this.options;
    return resources === undefined ? undefined : resources[constructPath(stack, element)]?.logicalId;
  }

  /** Adopts properties and outputs, after the component of the stack is created. */
  public complete(stack: Stack): void {
    this.stack = stack;
    const { resources, outputs = {} } = this.options;
    for (const resource of resources ? cfnResourcesOf(stack) : []) {
      const { properties = {} } = resources?.[constructPath(stack, resource)] ?? {};
      for (const [path, value] of sortedEntries(properties)) {
        // The property is not in the deployed template.
        resource.addPropertyOverride(path, value ?? undefined);
      }
    }
    for (const [logicalId, { exportName, value, expression }] of sortedEntries(outputs)) {
      const text = value ?? Token.asString(expression ?? '');
      new CfnOutput(stack, `Adopted${logicalId}`, { exportName, value: text }).overrideLogicalId(logicalId);
    }
  }

  /** Reports the entries that match nothing, and those that cannot be adopted. */
  public report(report: Report): void {
    this.reportNames(report);
    if (this.stack === undefined) return;
    const { resources = {} } = this.options;
    const stack = this.stack;
    const found = new Map(cfnResourcesOf(stack).map((resource) => [constructPath(stack, resource), resource]));
    for (const [path, { properties = {} }] of sortedEntries(resources)) {
      const resource = found.get(path);
      if (resource === undefined) {
        const message = `the stack "${stack.stackName}" has no resource at the path "${path}"`;
        report(unmatched(message, path, [...found.keys()]), ['resources', path]);
        continue;
      }
      for (const property of Object.keys(properties)) {
        if (isSetAtCreation(resource.cfnResourceType, property)) continue;
        report({
          code: 'DSP141',
          message: `"${property}" of ${resource.cfnResourceType} can be updated in place, so the platform determines `
            + 'its value',
          hint: 'remove the entry; only properties whose change replaces a resource can keep their deployed value',
        }, ['resources', path, 'properties', property]);
      }
    }
    this.reportDuplicates(stack, found, report);
  }

  private reportNames(report: Report): void {
    for (const [kind, names] of sortedEntries(this.options.names ?? {})) {
      for (const name of Object.keys(names)) {
        if (this.used.has(JSON.stringify(['names', kind, name]))) continue;
        const isKind = (NAME_KINDS as readonly string[]).includes(kind);
        report(
          isKind ? unmatched(`no ${kind} of the module has the name "${name}"`, name, [...this.knownNames])
            : unmatched(`"${kind}" is not a kind of name`, kind, NAME_KINDS),
          ['names', kind, name],
        );
      }
    }
  }

  private reportDuplicates(stack: Stack, found: ReadonlyMap<string, CfnResource>, report: Report): void {
    const paths = new Map<string, string>();
    const isAdopted = (path: string) => this.options.resources?.[path] !== undefined;
    for (const [path, resource] of [...found].sort(([a], [b]) => Number(isAdopted(a)) - Number(isAdopted(b)))) {
      const logicalId = stack.resolve(resource.logicalId) as string;
      const other = paths.get(logicalId);
      paths.set(logicalId, path);
      if (other === undefined) continue;
      report({
        code: 'DSP142',
        message: `"${other}" and "${path}" have the same logical ID "${logicalId}"`,
        hint: 'each deployed resource can be adopted by only one resource',
      }, ['resources', path, 'logicalId']);
    }
  }
}

/** Path of a resource in its stack, without the suffix that the CDK adds for the resource itself. */
function constructPath(stack: Stack, element: IConstruct): string {
  return element.node.path.slice(stack.node.path.length + 1).replace(/\/(Resource|Default)$/, '');
}

function isSetAtCreation(type: string, property: string): boolean {
  const { createOnly = [], conditional = [], neverUpdated = false } = resourceChanges(type) ?? {};
  return neverUpdated || [...createOnly, ...conditional].some((path) => (
    path === property || path.startsWith(`${property}.`) || property.startsWith(`${path}.`)
  ));
}

function unmatched(message: string, word: string, candidates: readonly string[]): Problem {
  return {
    code: 'DSP140',
    message,
    hint: didYouMean(word, candidates) ?? 'run "dsp adopt" again, or remove the entry',
  };
}
