import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** Returns whether the location can be registered: not if another module of the platform registers it. */
type Claim = (arn: string) => boolean;

/** Context key of stacks of a platform. */
const CLAIM = 'cdk-data-science-platform:claimLocation';

/**
 * Lets a platform determine which of its modules registers a location. Call it before anything is created in `scope`.
 */
export function decideLocations(scope: IConstruct, claim: Claim): void {
  scope.node.setContext(CLAIM, claim);
}

/**
 * Whether a component in `scope` registers the location with Lake Formation. A location can be registered once in an
 * account and Region.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-location.html
 */
export function claimLocation(scope: IConstruct, arn: string): boolean {
  const claim: unknown = scope.node.tryGetContext(CLAIM);
  return typeof claim === 'function' ? (claim as Claim)(JSON.stringify(Stack.of(scope).resolve(arn))) : true;
}
