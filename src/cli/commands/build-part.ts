import { Stack } from 'aws-cdk-lib';
import { Command } from 'commander';
import { Construct } from 'constructs';
import { RoleLookup } from '../../access/role-lookup';
import { buildPartition, PartProgress } from '../../platform/partitions/build-partition';
import { checkWritten, Rendered, synthesizeOnce } from '../../platform/partitions/rendered-once';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { optionsOfConstructs } from '../access/option-of-construct';
import { newApp, withoutTraces } from '../assembly';
import { optimizeLess } from '../optimization';
import { BUILD_PART, MODULES_PER_MESSAGE, PartAnswer, PartOrder } from '../partitions/part-messages';
import { PartSynthesizer } from '../partitions/part-synthesizer';

/** What `dsp` runs itself: builds one part of a large platform, and writes its templates if they are needed. */
export function buildPartCommand(): Command {
  return new Command(BUILD_PART).action(async () => {
    optimizeLess();
    const order = await new Promise<PartOrder>((done) => process.once('message', done as (message: unknown) => void));
    // The program that wants the part has ended.
    const lost = () => process.exit(1);
    process.on('disconnect', lost);
    const answer = (message: PartAnswer) => new Promise<void>((sent) => process.send!(message, () => sent()));
    try {
      await buildPart(order, answer);
    } catch {
      // The program builds the platform in one process, and finds the error where it can be shown.
      await answer({ failed: true });
    }
    process.off('disconnect', lost);
    process.disconnect();
  });
}

/** Builds a part and gives what it found; then writes it, if nothing is wrong and its templates are needed. */
export async function buildPart(
  { request, directory, withOptions = false }: PartOrder, answer: (message: PartAnswer) => Promise<void>,
): Promise<void> {
  const synthesizer = directory === undefined ? undefined : PartSynthesizer.writingTo(directory);
  const app = newApp(directory, { synthesizer });
  const platform = new Construct(app, 'Platform');
  const built: PartProgress[] = [];
  const report = () => void answer({ modules: built.splice(0) });
  const rendered: Rendered = new Map();
  const result = withoutTraces({}, () => buildPartition(platform, request, {
    onModule: (module) => {
      if (built.push(module) === MODULES_PER_MESSAGE) report();
    },
    onRendered: directory === undefined ? undefined : (properties) => (
      properties.forEach((ofOne, resource) => rendered.set(resource, ofOne))
    ),
  }));
  if (built.length > 0) report();
  await answer({ result });
  if (request.hasProblems || result.findings.some(({ kind }) => kind === 'problem')) return;
  const stacks = platform.node.children.filter((child) => child instanceof Stack);
  if (directory !== undefined) {
    withoutTraces({}, () => synthesizeOnce(app, request.modules.slice(request.from, request.to), rendered));
    checkWritten(directory, stacks);
  }
  await answer({
    written: {
      artifacts: synthesizer?.artifacts ?? [],
      resources: stacks.map((stack) => [stack.stackName, cfnResourcesOf(stack).length]),
      lookups: stacks.map((stack) => [stack.stackName, RoleLookup.reasonsOf(stack)]),
      options: withOptions ? stacks.flatMap(optionsOfConstructs) : [],
    },
  });
}
