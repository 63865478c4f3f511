import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Where the component that claims something is. */
export interface AppClaim {
  /** Path of its stack. */
  readonly stack: string;
  readonly stackName: string;
  /** Path of the component. */
  readonly path: string;
}

const CLAIMS = Symbol('claims of components');

interface Root {
  [CLAIMS]?: Map<string, AppClaim>;
}

/** All claims in the app of a construct, by key. */
export function claimsIn(scope: IConstruct): Map<string, AppClaim> {
  return ((scope.node.root as Root)[CLAIMS] ??= new Map());
}

/** Claims `key` for a component. Returns the claim of the component of the app that has it already, if any. */
export function claimInApp(component: IConstruct, key: string): AppClaim | undefined {
  const claims = claimsIn(component);
  const other = claims.get(key);
  if (other !== undefined) return other;
  const { stackName, node } = Stack.of(component);
  claims.set(key, { stack: node.path, stackName, path: component.node.path });
  return undefined;
}
