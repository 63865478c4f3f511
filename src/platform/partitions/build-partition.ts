import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import {
  PartitionRequest, PartitionResult, PartitionState, SentFinding, SentModule, SentStack,
} from './partition-data';
import { fromPortableText, toPortableText } from './portable-text';
import { claimsIn } from '../../private/app-claims';
import { OptionPath } from '../../private/option-path';
import { Problem } from '../../private/problems';
import { Adoption } from '../adoption';
import { BuildListener, buildModules, CompleteModule } from '../build-modules';
import { Reporter } from '../findings';
import { ModuleBuilder } from '../module-builder';
import { ModuleEntry } from '../module-entry';
import { MODULE_KINDS } from '../module-kinds';
import { applyShared, PlatformPlan } from '../platform-plan';
import { Context } from '../references/context-levels';
import { Producers } from '../references/producers';

/** A module that was built. */
export interface PartProgress {
  readonly index: number;
  readonly stackName: string;
  readonly kind: string;
}

/** Callbacks of `buildPartition`. */
export interface PartitionListener extends Pick<BuildListener, 'onRendered'> {
  readonly onModule?: (progress: PartProgress) => void;
}

/** Builds the modules of one part of a platform in `scope`, the construct of the platform in this process. */
export function buildPartition(
  scope: Construct, request: PartitionRequest, { onModule, onRendered }: PartitionListener = {},
): PartitionResult {
  applyShared(scope, request.shared);
  const order = request.modules.map((module) => entryOf(module, request));
  const indexes = new Map(order.map((entry, index) => [entry, index]));
  const indexOf = (entry: ModuleEntry) => indexes.get(entry)!;
  const part = order.slice(request.from, request.to);
  const plan: PlatformPlan = {
    shared: request.shared,
    entries: request.byName.map((index) => order[index]),
    order,
    dependencies: new Map(part.map((entry, index) => (
      [entry, request.dependencies[index].map((other) => order[other])]
    ))),
    declared: [],
    problems: [],
  };
  const recorder = new Recorder();
  const adoption = new Adoption(request.shared.adopted);
  const producers = new Producers(request.shared.organization, plan.entries);
  const builder = new ModuleBuilder(scope, producers, recorder, adoption, request.shared.compatibility);
  const { state } = request;
  for (const { producer, path, known } of state.published) {
    builder.published.add({
      producer: order[producer], path, known: known === undefined ? undefined : fromPortableText(known),
    });
  }
  for (const index of state.settled) builder.published.settle(order[index]);
  for (const [arn, owner] of state.locations) builder.locations.register(arn, order[owner]);
  const claims = claimsIn(scope);
  for (const [key, claim] of state.claims) claims.set(key, claim);

  const built = new Set(state.built.map((index) => order[index]));
  const affected = new Set(request.affected.map((index) => order[index]));
  const modules = buildModules(builder, plan, part, {
    isAffected: (entry) => affected.has(entry),
    onModule: (entry, { stack, kind }) => onModule?.({ index: indexOf(entry), stackName: stack.stackName, kind }),
    onRendered,
  }, (entry) => built.has(entry));

  const isFound = request.hasProblems || recorder.findings.some(({ kind }) => kind === 'problem');
  const stacks = new Map(modules.map(({ entry, module }) => [entry, module.stack]));
  const added: PartitionState = {
    built: modules.map(({ entry }) => indexOf(entry)),
    published: builder.published.all().slice(state.published.length).map(({ producer, path, known }) => ({
      producer: indexOf(producer),
      path,
      // Other modules read no values of a module that could not be built.
      known: known === undefined || !stacks.has(producer) ? undefined : toPortableText(stacks.get(producer)!, known),
    })),
    settled: builder.published.complete.slice(state.settled.length).map(indexOf),
    locations: builder.locations.registered.slice(state.locations.length).map(([arn, owner]) => [arn, indexOf(owner)]),
    claims: [...claims].slice(state.claims.length),
  };
  return {
    modules: modules.map((module) => resultOf(module, indexOf(module.entry))),
    findings: recorder.findings,
    state: added,
    reads: builder.log.externalReads.map(({ reader, ...read }) => ({ ...read, reader: indexOf(reader) })),
    uses: builder.locations.uses.map(({ user, owner }) => ({ user: indexOf(user), owner: indexOf(owner) })),
    adoption: isFound ? [] : adoption.findings(),
  };
}

function entryOf(module: SentModule, { shared }: PartitionRequest): ModuleEntry {
  const { domain, environment, name: moduleName } = module;
  return {
    ...module,
    kind: MODULE_KINDS.find(({ key }) => key === module.kind)!,
    scope: { organization: shared.organization, domain, environment, moduleName, context: Context.EMPTY },
  };
}

function resultOf({ module, facts }: CompleteModule, index: number): PartitionResult['modules'][number] {
  const { stack, additionalStacks, kind, dependencies } = module;
  return {
    index,
    kind,
    dependencies,
    facts,
    stack: sentStack(stack),
    additional: additionalStacks.map((other) => (
      { ...sentStack(other), waitsForMain: other.dependencies.includes(stack) }
    )),
  };
}

function sentStack({ node, stackName, account, region, terminationProtection }: Stack): SentStack {
  const known = (text: string) => Token.isUnresolved(text) ? undefined : text;
  return { id: node.id, stackName, account: known(account), region: known(region), terminationProtection };
}

/** Records the findings for the process that has read the files. */
class Recorder implements Reporter {
  public readonly findings: SentFinding[] = [];

  public problem(problem: Problem, path: OptionPath): void {
    this.add('problem', problem, path);
  }

  public warning(problem: Problem, path: OptionPath): void {
    this.add('warning', problem, path);
  }

  public note(problem: Problem, path: OptionPath): void {
    this.add('note', problem, path);
  }

  public locate(problem: Problem): Problem {
    return problem;
  }

  private add(kind: SentFinding['kind'], { cause, ...problem }: Problem, path: OptionPath): void {
    const sent = cause === undefined ? problem : { ...problem, cause: sentCause(cause) };
    this.findings.push({ kind, problem: sent, path });
  }
}

/** An error without properties that cannot be sent to another process. */
function sentCause(cause: unknown): Error {
  const { message, stack } = cause instanceof Error ? cause : new Error(String(cause));
  return Object.assign(new Error(message), { stack });
}
