import { PartSynthesizer } from './part-synthesizer';
import { PartProgress } from '../../platform/partitions/build-partition';
import { PartitionRequest, PartitionResult } from '../../platform/partitions/partition-data';
import { OptionPath } from '../../private/option-path';

/** The hidden command that builds a part. */
export const BUILD_PART = '__build-part';

/** The request to a process. */
export interface PartOrder {
  readonly request: PartitionRequest;
  /** Where to write the part, if nothing is wrong with it. Undefined to only check it. */
  readonly directory?: string;
  /** Whether the answer contains the options of constructs. */
  readonly withOptions?: boolean;
}

/** What a part has built, if nothing is wrong with it. */
export interface PartOutput {
  /** The artifacts for the manifest. The assets of a stack come before it. */
  readonly artifacts: PartSynthesizer['artifacts'];
  /** The numbers of resources of stacks. */
  readonly resources: readonly (readonly [stackName: string, resources: number])[];
  /** Why stacks look up roles at deployment. */
  readonly lookups: readonly (readonly [stackName: string, reasons: readonly string[]])[];
  /** The paths of the options from which resources were created, by the path of the construct. */
  readonly options: readonly (readonly [constructPath: string, option: OptionPath])[];
}

/** Modules in one message: few enough to show progress, and many enough that messages take little time. */
export const MODULES_PER_MESSAGE = 10;

/** What the process answers, in this order: groups of modules, the result, and what it wrote. */
export type PartAnswer =
  | { readonly modules: readonly PartProgress[] }
  | { readonly result: PartitionResult }
  | { readonly written: PartOutput }
  | { readonly failed: true };
