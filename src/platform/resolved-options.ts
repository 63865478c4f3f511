import { Stack } from 'aws-cdk-lib';

const resolved = new WeakMap<Stack, unknown>();

/** Remembers the options of the component in a stack as it was given them: every reference replaced. */
export function rememberResolvedOptions(stack: Stack, options: unknown): void {
  resolved.set(stack, options);
}

/** The options of the component in the stack of a module, with every reference replaced. */
export function resolvedOptionsOf(stack: Stack): unknown {
  return resolved.get(stack);
}
