import { AccessDecision, evaluateAccess } from './evaluator';
import { ManagedPolicies } from './managed-policies';
import { roleIdOf } from './physical-ids';
import { PolicyDocumentJson } from './policy-document';
import { Context, RequestPrincipal, roleSession, serviceContext, sessionContext } from './request';
import { PSEUDO_ACCOUNT, PSEUDO_REGION, ResolvedTemplates } from './resolved-templates';
import { ResourcePolicies } from './resource-policies';
import { AccessRole, rolesOf } from './role-policies';
import { Statement, statementsOf } from './statement';
import { viaAwsService } from '../../private/facts/via-aws-service';

/** Default session name. */
export const DEFAULT_SESSION = 'session';

/** The principal of a request: a session of a role, or an AWS service that makes the request itself. */
export type Asker = { readonly role: AccessRole; readonly session?: string } | { readonly service: string };

/** The decision of the policies, and the policies that were not available. */
export interface ModelDecision extends AccessDecision {
  /** ARNs of policies, and of resources with policies, whose documents are not known. */
  readonly notEvaluated: readonly string[];
  /** The context of the request, including the keys that AWS adds. */
  readonly context: Context;
}

/** Evaluates requests with every policy in the templates of a platform. */
export class AccessModel {
  /** The roles of the templates. */
  public readonly roles: readonly AccessRole[];
  /** The policies of resources. */
  public readonly resourcePolicies: ResourcePolicies;
  /** Account, Region and partition of the first stack. */
  public readonly account: string;
  public readonly region: string;
  public readonly partition: string;
  /** The statements that allow a role an action on some resource. */
  private readonly allowingStatements = new WeakMap<AccessRole, Map<string, Statement[]>>();

  constructor(public readonly templates: ResolvedTemplates, managed = new ManagedPolicies()) {
    this.roles = rolesOf(templates, managed);
    this.resourcePolicies = new ResourcePolicies(templates);
    this.account = templates.resources[0]?.account ?? PSEUDO_ACCOUNT;
    this.region = templates.resources[0]?.region ?? PSEUDO_REGION;
    this.partition = templates.resources[0]?.partition ?? 'aws';
  }

  /** The decision of the policies for a request. `context` takes precedence over the keys that AWS adds. */
  public decide(asker: Asker, action: string, resource: string, context: Context = {}): ModelDecision {
    const policy = this.resourcePolicies.of(action, resource);
    const principal = principalOf(asker);
    const role = 'role' in asker ? asker.role : undefined;
    const owner = policy.account ?? principal.account ?? this.account;
    const full = merged(this.automaticContext(asker, principal, action, owner), context);
    const decision = evaluateAccess({ principal, action, resource, context: full }, {
      identity: role?.identity ?? [],
      boundary: role?.boundary,
      resource: policy.statements,
      resourceAccount: policy.account,
      resourceMustAllow: policy.mustAllow,
    });
    return {
      ...decision,
      context: full,
      notEvaluated: [...role?.notEvaluated ?? [], ...policy.notEvaluated === undefined ? [] : [policy.notEvaluated]],
    };
  }

  /**
   * Whether a role could be allowed an action on a resource, or on the objects of a bucket: one of its policies allows
   * it under some conditions, or the policy of the resource allows the role something. `decide` denies other requests.
   */
  public couldAllow(role: AccessRole, action: string, resource: string): boolean {
    const isBucket = resource.split(':')[2] === 's3';
    return this.allowing(role, action).some((statement) => isBucket || statement.couldBeAbout(action, resource))
      || this.resourcePolicies.allowAnything(action, resource, role);
  }

  /** The statements of a role that allow an action on some resource. */
  private allowing(role: AccessRole, action: string): readonly Statement[] {
    let actions = this.allowingStatements.get(role);
    if (actions === undefined) this.allowingStatements.set(role, actions = new Map<string, Statement[]>());
    let found = actions.get(action);
    if (found === undefined) {
      found = role.identity.filter((statement) => statement.effect === 'Allow' && statement.isAboutAction(action));
      actions.set(action, found);
    }
    return found;
  }

  /** A role that is not in a template, with its known policies. */
  public otherRole(arn: string, policies: { readonly [name: string]: PolicyDocumentJson } = {}): AccessRole {
    return {
      arn,
      name: arn.split('/').pop()!,
      id: roleIdOf(arn),
      tags: {},
      identity: Object.entries(policies).flatMap(([name, document]) =>
        statementsOf({ kind: 'identity', name, document })),
      notEvaluated: [],
    };
  }

  /** ARN of a role in the account of the first stack. */
  public roleArn(name: string): string {
    return `arn:${this.partition}:iam::${this.account}:role/${name}`;
  }

  /** The context keys that AWS adds to each request. */
  private automaticContext(asker: Asker, principal: RequestPrincipal, action: string, owner: string): Context {
    return {
      'aws:SecureTransport': 'true',
      ...viaAwsService(action),
      'aws:RequestedRegion': this.region,
      'aws:ResourceAccount': owner,
      ...'role' in asker ? sessionContext(principal, asker.role.id, asker.role.tags) : serviceContext(asker.service),
      ...action.startsWith('kms:') && principal.account !== undefined ? { 'kms:CallerAccount': principal.account } : {},
      ...action.startsWith('s3:') ? { 's3:ResourceAccount': owner } : {},
    };
  }
}

/** The principal of the requests of a role session or a service. */
export function principalOf(asker: Asker): RequestPrincipal {
  if ('service' in asker) return { kind: 'service', arn: asker.service };
  return roleSession(asker.role.arn, asker.session ?? DEFAULT_SESSION);
}

/** Condition keys are not case-sensitive. */
function merged(automatic: Context, given: Context): Context {
  const own = new Set(Object.keys(given).map((key) => key.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(automatic).filter(([key]) => !own.has(key.toLowerCase()))), ...given };
}
