import { CfnResource, Stack } from 'aws-cdk-lib';
import { ModuleEntry } from './module-entry';

/** A module with its stack and resources, for the checks of a whole platform. */
export interface BuiltModule {
  readonly entry: ModuleEntry;
  readonly stack: Stack;
  readonly resources: readonly CfnResource[];
}
