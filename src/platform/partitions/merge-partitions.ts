import { IStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { followedBy, NOTHING_BUILT, PartitionResult, SentResult, SentStack } from './partition-data';
import { CompleteModule } from '../build-modules';
import { BuiltElsewhere } from '../build-platform';
import { ModuleEntry } from '../module-entry';
import { PlatformModule } from '../platform-module';
import { PlatformPlan } from '../platform-plan';
import { PublishedValues } from '../references/published-values';

/** A platform whose parts other processes have built: its stacks are empty; `synthesizer` adds the written parts. */
export function mergePartitions(
  plan: PlatformPlan, results: readonly PartitionResult[], synthesizer: () => IStackSynthesizer,
): BuiltElsewhere {
  const { order } = plan;
  return {
    complete: (scope, findings) => {
      for (const { kind, problem, path } of results.flatMap((result) => result.findings)) findings[kind](problem, path);
      const state = results.map((result) => result.state).reduce(followedBy, NOTHING_BUILT);
      const published = new PublishedValues();
      for (const { producer, path } of state.published) published.add({ producer: order[producer], path });
      return {
        modules: results.flatMap(({ modules }) => modules).map((module) => (
          completeModule(scope, order[module.index], module, synthesizer)
        )),
        reads: results.flatMap(({ reads }) => reads).map((read) => ({ ...read, reader: order[read.reader] })),
        uses: results.flatMap(({ uses }) => uses).map(({ user, owner }) => (
          { user: order[user], owner: order[owner] }
        )),
        adoption: results.flatMap(({ adoption }) => adoption),
        published: { paths: published.allPaths(), producers: (path) => published.producersOf(path) },
      };
    },
  };
}

function completeModule(
  scope: Construct, entry: ModuleEntry, sent: SentResult, synthesizer: () => IStackSynthesizer,
): CompleteModule {
  const { domain, environment, name, predeploy, postdeploy } = entry;
  const { kind, dependencies, facts } = sent;
  const stack = new EmptyStack(scope, sent.stack, synthesizer());
  const additionalStacks = sent.additional.map((other) => {
    const additional = new EmptyStack(scope, other, synthesizer());
    if (other.waitsForMain) additional.addStackDependency(stack, 'belongs to it');
    return additional;
  });
  const about = { domain, environment, name, kind, dependencies, predeploy, postdeploy };
  const module = new PlatformModule({ ...about, stack, additionalStacks, component: stack, _kind: entry.kind });
  return { entry, facts, module };
}

/** A stack with all its properties but no content. */
class EmptyStack extends Stack {
  constructor(
    scope: Construct, { id, stackName, account, region, terminationProtection }: SentStack,
    synthesizer: IStackSynthesizer,
  ) {
    super(scope, id, {
      stackName, env: { account, region }, terminationProtection, analyticsReporting: false, synthesizer,
    });
    Object.defineProperty(this, 'artifactId', { value: stackName });
    Object.defineProperty(this, 'templateFile', { value: `${stackName}.template.json` });
  }
}
