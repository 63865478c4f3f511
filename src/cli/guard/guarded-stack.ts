import { Position } from '../../private/problems';
import { Template } from '../diff/template';

/** A stack as it is deployed, and as it would be. */
export interface GuardedStack {
  readonly stackName: string;
  readonly deployed: Template;
  readonly synthesized: Template;
  /** Where the stack is deployed; without it, as in the templates. */
  readonly environment?: { readonly account: string; readonly region: string };
  /** Names of the stacks that are always deployed before this one. */
  readonly deployedAfter?: readonly string[];
  /** Paths of constructs by logical ID. */
  readonly paths: ReadonlyMap<string, string>;
  /** The option that a property comes from, else the module. */
  readonly positionOf?: (property: string | undefined, value: unknown) => Position | undefined;
}
