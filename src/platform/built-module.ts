import { CfnResource, Stack } from 'aws-cdk-lib';
import { ModuleEntry } from './module-entry';
import { PlatformModule } from './platform-module';

/** A module with its stack and the resources in it, which facts for the checks of a whole platform are taken from. */
export interface BuiltModule {
  readonly entry: ModuleEntry;
  readonly module: PlatformModule;
  readonly stack: Stack;
  readonly resources: readonly CfnResource[];
}

/** A module with what a check needs to know of it. Facts are plain data, since another process may have found them. */
export interface Known<Facts> {
  readonly entry: ModuleEntry;
  readonly facts: Facts;
}
