import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { claimInApp, claimsIn } from './app-claims';
import { isDeferred } from './deferred';

/** Returns the other module of the platform that registers the location, or one that contains it, if any. */
type Claim = (location: string) => string | undefined;

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
  /** The other module of the platform that registers the location, which the component then does not register. */
  readonly owner?: string;
  /** Without a platform: the path of another component that registers the location, which is an error. */
  readonly conflict?: string;
}

/**
 * Claims a location for a component in `scope`. Lake Formation registers a location once in an account and Region, and
 * with it all folders below it. `ownRole`: whether the component registers it with a separate role. AWS does not
 * document which role Lake Formation uses for a location inside another one.
 *
 * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-data-lake.html
 */
export function claimLocation(scope: IConstruct, arn: string, ownRole: boolean): LocationClaim {
  const claim: unknown = scope.node.tryGetContext(CLAIM);
  const stack = Stack.of(scope);
  const location = textOf(stack.resolve(arn));
  if (typeof claim === 'function') return { owner: (claim as Claim)(location) };
  // Stacks without an environment can be in different accounts, and a reference means something only in its stack.
  const isShared = !isDeferred(stack.account) && !isDeferred(stack.region) && !LOCAL_REFERENCE.test(location);
  const place = isShared ? `${stack.account} ${stack.region}` : stack.node.path;
  const claims = claimsIn(scope);
  const around = locationsAround(location).slice(1)
    .map((outer) => claims.get(`${ownRole ? 'location' : OWN_ROLE} ${place} ${outer}`));
  const others = [claimInApp(scope, `location ${place} ${location}`), ...around];
  if (ownRole) claimInApp(scope, `${OWN_ROLE} ${place} ${location}`);
  return { conflict: others.find((other) => other !== undefined && other.path !== scope.node.path)?.path };
}

/** The location itself, then each location that contains it. */
export function locationsAround(location: string): string[] {
  const end = location.lastIndexOf('/');
  return [location, ...end === -1 ? [] : locationsAround(location.slice(0, end))];
}

const OWN_ROLE = 'location with a role';
const LOCAL_REFERENCE = /"Fn::GetAtt"|"Ref":"(?!AWS::)/;

/** A resolved ARN as one string, so that the ARN of an outer location is the beginning of that of an inner one. */
function textOf(arn: unknown): string {
  if (typeof arn === 'string') return arn;
  const [separator, parts] = (arn as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] })['Fn::Join'] ?? [];
  return parts === undefined ? JSON.stringify(arn) : parts.map(textOf).join(separator);
}
