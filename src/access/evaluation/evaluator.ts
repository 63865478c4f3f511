import { PrincipalMatch } from './principals';
import { AccessRequest, RequestContext } from './request';
import { Statement } from './statement';

/** The policies that apply to a request. */
export interface ApplicablePolicies {
  /** Statements of the identity policies of the principal. */
  readonly identity: readonly Statement[];
  /** Statements of the permissions boundary; undefined if the principal has none. */
  readonly boundary?: readonly Statement[];
  /** Statements of the policy of the resource; undefined if it has none. */
  readonly resource?: readonly Statement[];
  /** Account of the resource, if known. */
  readonly resourceAccount?: string;
  /**
   * Whether the policy of the resource must allow the request, even in the same account: for keys, and for roles that
   * are assumed.
   */
  readonly resourceMustAllow?: boolean;
}

/** A kind of policy that must allow the request but does not. */
export type MissingAllow = 'identity' | 'resource' | 'boundary';

/** The decision for a request, and the statements that determine it. */
export interface AccessDecision {
  readonly allowed: boolean;
  /** Statements that deny explicitly. */
  readonly deniedBy: readonly Statement[];
  /** Statements that allow the request, if they apply. */
  readonly allowedBy: readonly Statement[];
  /** The kinds of policies that must allow the request but do not. */
  readonly missing: readonly MissingAllow[];
}

/**
 * Actions that no policy can deny.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
const ALWAYS_ALLOWED = ['sts:getcalleridentity'];

/**
 * Evaluates a request as IAM does: an explicit deny overrides any allow; within an account, an identity policy or the
 * resource policy must allow the request; across accounts, both must. A permissions boundary limits permissions of the
 * role, but not permissions that a resource policy grants to the session itself. Service control policies and session
 * policies are not evaluated.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluateAccess(request: AccessRequest, policies: ApplicablePolicies): AccessDecision {
  if (ALWAYS_ALLOWED.includes(request.action.toLowerCase())) {
    return { allowed: true, deniedBy: [], allowedBy: [], missing: [] };
  }
  const context = new RequestContext(request.context);
  const hasBoundary = policies.boundary !== undefined;
  const identity = policies.identity.filter((statement) => statement.applies(request, context));
  const boundary = policies.boundary?.filter((statement) => statement.applies(request, context));
  const resource = (policies.resource ?? []).flatMap((statement) => {
    const match = statement.applies(request, context) ? statement.names(request, hasBoundary) : undefined;
    return match === undefined ? [] : [{ statement, match }];
  });
  const all = [...identity, ...boundary ?? [], ...resource.map(({ statement }) => statement)];
  const deniedBy = all.filter(({ effect }) => effect === 'Deny');
  const allows = {
    identity: allowing(identity),
    boundary: boundary && allowing(boundary),
    resource: resource.filter(({ statement }) => statement.effect === 'Allow'),
  };
  const missing = missingAllows(request, policies, allows);
  const allowedBy = [
    ...allows.resource.map(({ statement }) => statement), ...allows.identity, ...allows.boundary ?? [],
  ];
  return { allowed: deniedBy.length === 0 && missing.length === 0, deniedBy, allowedBy, missing };
}

interface Allows {
  readonly identity: readonly Statement[];
  readonly boundary?: readonly Statement[];
  readonly resource: readonly { readonly statement: Statement; readonly match: PrincipalMatch }[];
}

function missingAllows({ principal }: AccessRequest, policies: ApplicablePolicies, allows: Allows): MissingAllow[] {
  const matches = allows.resource.map(({ match }) => match);
  if (principal.kind === 'service' || principal.kind === 'federated') return matches.length > 0 ? [] : ['resource'];
  const { resourceAccount = principal.account, resourceMustAllow = false } = policies;
  const byIdentity = allows.identity.length > 0;
  const withinBoundary = allows.boundary === undefined || allows.boundary.length > 0;
  if (resourceAccount !== principal.account) {
    return [
      ...byIdentity ? [] : ['identity' as const],
      ...matches.length > 0 ? [] : ['resource' as const],
      ...withinBoundary ? [] : ['boundary' as const],
    ];
  }
  // A statement for the session, or for every principal, is sufficient. A statement for the account delegates to the
  // identity policies of its roles.
  if (matches.includes('session') || matches.includes('anyPrincipal')) return [];
  const byResource = matches.includes('role');
  const delegated = matches.length > 0 || !resourceMustAllow;
  if (!delegated) return ['resource'];
  if (!byResource && !byIdentity) return resourceMustAllow ? ['identity'] : ['identity', 'resource'];
  return withinBoundary ? [] : ['boundary'];
}

function allowing(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ effect }) => effect === 'Allow');
}
