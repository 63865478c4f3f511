import { Position } from '../../private/problems';
import { Template } from '../diff/template';

/** A stack as deployed, and as synthesized. */
export interface GuardedStack {
  readonly stackName: string;
  readonly deployed: Template;
  readonly synthesized: Template;
  /** The environment of the stack; without it, as in the templates. */
  readonly environment?: { readonly account: string; readonly region: string };
  /** Names of the stacks that are always deployed before this one. */
  readonly deployedAfter?: readonly string[];
  /** Paths of constructs by logical ID. */
  readonly paths: ReadonlyMap<string, string>;
  /** The location of the option for a property, otherwise of the module. */
  readonly positionOf?: (property: string | undefined, value: unknown) => Position | undefined;
}
