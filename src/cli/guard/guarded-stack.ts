import { Position } from '../../private/problems';
import { ComparedStack } from '../diff/taken-names';
import { Template } from '../diff/template';

/** A stack as deployed, and as synthesized. Without an environment, it is as in the templates. */
export interface GuardedStack
  extends Pick<ComparedStack, 'stackName' | 'environment' | 'deployedAfter' | 'isNotDeployed'> {
  readonly deployed: Template;
  readonly synthesized: Template;
  /** The beginning of the paths of the values that only its module publishes. */
  readonly ownPaths?: string;
  /** Paths of constructs by logical ID. */
  readonly paths: ReadonlyMap<string, string>;
  /** The location of the option for a property, otherwise of the module. */
  readonly positionOf?: (property: string | undefined, value: unknown) => Position | undefined;
}
