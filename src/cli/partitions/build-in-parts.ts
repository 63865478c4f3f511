import { rmSync } from 'fs';
import { join } from 'path';
import { PartOutput } from './part-messages';
import { PartFailed, PartProcess } from './part-process';
import { WrittenParts } from './written-parts';
import { BuildSettings, BuiltElsewhere } from '../../platform/build-platform';
import { mergePartitions } from '../../platform/partitions/merge-partitions';
import { followedBy, PartitionRequest, PartitionResult } from '../../platform/partitions/partition-data';
import { PlatformPlan } from '../../platform/platform-plan';
import { OptionPath } from '../../private/option-path';

const SIGNALS: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Parts of a platform that were built, and written if nothing is wrong. */
export interface BuiltParts {
  readonly elsewhere: BuiltElsewhere;
  readonly resources: ReadonlyMap<string, number>;
  readonly lookups: ReadonlyMap<string, readonly string[]>;
  /** The options of constructs, if they were asked for. */
  readonly options: ReadonlyMap<string, OptionPath>;
}

/** What is known of a platform before its parts are built. */
export interface PartsOptions extends Pick<BuildSettings, 'onModule'> {
  readonly plan: PlatformPlan;
  /** The directory of the whole assembly. Undefined if no templates are needed. */
  readonly directory?: string;
  /** Whether anything is wrong with the files. */
  readonly hasProblems: boolean;
  /** Whether to find the options of constructs. */
  readonly withOptions?: boolean;
}

/**
 * Builds the parts one after the other, each in a separate process that knows what the previous parts have built.
 * While one process builds its part, the previous one writes its part. Undefined if a process failed in a way that
 * one process must explain.
 */
export async function buildInParts(
  requests: readonly PartitionRequest[], options: PartsOptions,
): Promise<BuiltParts | undefined> {
  const { plan, directory, onModule, withOptions } = options;
  const processes: PartProcess[] = [];
  const open = () => {
    if (processes.length >= requests.length) return;
    processes.push(new PartProcess(({ index, ...module }) => (
      onModule?.({ ...module, number: index + 1, total: plan.order.length })
    )));
  };
  const stop = (signal?: NodeJS.Signals) => processes.forEach((part) => part.stop(signal));
  const end = (signal: NodeJS.Signals) => {
    stop(signal);
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    release();
    process.kill(process.pid, signal);
  };
  const release = () => SIGNALS.forEach((signal) => process.off(signal, end));
  SIGNALS.forEach((signal) => process.on(signal, end));
  const results: PartitionResult[] = [];
  const outputs: PartOutput[] = [];
  let { state } = requests[0];
  let { hasProblems } = options;
  try {
    open();
    for (const [number, request] of requests.entries()) {
      processes[number].start({
        request: { ...request, state, hasProblems },
        directory: directory && partDirectory(directory, number),
        withOptions,
      });
      // Two processes are enough: the next one loads what it needs while this one builds.
      open();
      const result = await processes[number].result;
      results.push(result);
      state = followedBy(state, result.state);
      hasProblems ||= result.findings.some(({ kind }) => kind === 'problem');
      if (number > 0 && !hasProblems) outputs.push(await processes[number - 1].written);
    }
    if (!hasProblems) outputs.push(await processes[requests.length - 1].written);
    const parts = new WrittenParts();
    if (!hasProblems && directory !== undefined) {
      outputs.forEach((output, number) => parts.take(output, partDirectory(directory, number), directory));
    }
    return {
      elsewhere: mergePartitions(plan, results, () => parts.synthesizer()),
      resources: new Map(outputs.flatMap(({ resources }) => resources)),
      lookups: new Map(outputs.flatMap(({ lookups }) => lookups)),
      options: new Map(outputs.flatMap((output) => output.options)),
    };
  } catch (error) {
    stop();
    if (!(error instanceof PartFailed)) throw error;
    await Promise.all(processes.map(({ ended }) => ended));
    if (directory !== undefined) {
      requests.forEach((_, number) => rmSync(partDirectory(directory, number), { recursive: true, force: true }));
    }
    return undefined;
  } finally {
    release();
  }
}

function partDirectory(directory: string, number: number): string {
  return join(directory, `.part-${number}`);
}
