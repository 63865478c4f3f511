import { PartitionListener } from '../../platform/partitions/build-partition';
import { PartitionRequest, PartitionResult } from '../../platform/partitions/partition-data';

/** The hidden command that builds a part. */
export const BUILD_PART = '__build-part';

/** The request to a process. */
export interface PartOrder {
  readonly request: PartitionRequest;
  /** Where to write the part, if nothing is wrong with it. */
  readonly directory: string;
}

/** The numbers of resources of stacks. */
export type ResourceCounts = readonly (readonly [stackName: string, resources: number])[];

/** A module that was built. */
export type PartProgress = Parameters<PartitionListener>[0];

/** Modules in one message: few enough to show progress, and many enough that messages take little time. */
export const MODULES_PER_MESSAGE = 10;

/** What the process answers, in this order: groups of modules, the result, and what it wrote. */
export type PartAnswer =
  | { readonly modules: readonly PartProgress[] }
  | { readonly result: PartitionResult }
  | { readonly written: ResourceCounts }
  | { readonly failed: true };
