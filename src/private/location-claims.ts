import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { claimInApp } from './app-claims';
import { isDeferred } from './deferred';

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

/** What a component does about a location. */
export interface LocationClaim {
  /** Whether it registers the location. Otherwise another module of the platform does. */
  readonly registers: boolean;
  /** Without a platform: the path of another component that registers the location, which is an error. */
  readonly conflict?: string;
}

/**
 * Claims a location for a component in `scope`. Lake Formation registers a location once in an account and Region.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-location.html
 */
export function claimLocation(scope: IConstruct, arn: string): LocationClaim {
  const claim: unknown = scope.node.tryGetContext(CLAIM);
  const stack = Stack.of(scope);
  const text = JSON.stringify(stack.resolve(arn));
  if (typeof claim === 'function') return { registers: (claim as Claim)(text) };
  // Stacks without an environment can be in different accounts, and a reference means something only in its stack.
  const isShared = !isDeferred(stack.account) && !isDeferred(stack.region) && !LOCAL_REFERENCE.test(text);
  const place = isShared ? `${stack.account} ${stack.region}` : stack.node.path;
  const other = claimInApp(scope, `location ${place} ${text}`);
  return { registers: true, conflict: other?.path === scope.node.path ? undefined : other?.path };
}

const LOCAL_REFERENCE = /"Fn::GetAtt"|"Ref":"(?!AWS::)/;
