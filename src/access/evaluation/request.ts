/** Values by condition key. Keys are not case-sensitive. */
export type Context = { readonly [key: string]: string | readonly string[] };

/** The principal of a request. */
export interface RequestPrincipal {
  /** `role`: a session of a role. `service`: an AWS service that makes the request itself. */
  readonly kind: 'role' | 'user' | 'service' | 'federated';
  /** ARN of the session, the user or the identity provider, or the name of the service. */
  readonly arn: string;
  /** ARN of the role of a session. */
  readonly roleArn?: string;
  /** Account of a session or a user. */
  readonly account?: string;
}

/** A request of a principal. */
export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** An ARN; `*` for actions without resource-level permissions. */
  readonly resource: string;
  readonly context: Context;
}

/** The context of a request with keys in lowercase, and values as lists. */
export class RequestContext {
  private readonly values = new Map<string, readonly string[]>();

  constructor(context: Context) {
    for (const [key, value] of Object.entries(context)) {
      this.values.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }

  /** The values of a key; undefined if the request does not have it. */
  public get(key: string): readonly string[] | undefined {
    return this.values.get(key.toLowerCase());
  }
}

/** A session of a role, from the ARN of the role. */
export function roleSession(roleArn: string, session: string): RequestPrincipal {
  const [, partition, , , account, resource] = roleArn.split(':');
  const name = resource.split('/').pop()!;
  return {
    kind: 'role',
    arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${session}`,
    roleArn,
    account,
  };
}

/** The context keys that AWS adds to each request of a session. */
export function sessionContext(
  principal: RequestPrincipal,
  roleId: string,
  tags: { readonly [key: string]: string } = {},
): Context {
  return {
    'aws:PrincipalArn': principal.roleArn ?? principal.arn,
    'aws:PrincipalAccount': principal.account ?? '',
    'aws:PrincipalType': 'AssumedRole',
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': `${roleId}:${principal.arn.split('/').pop()}`,
    ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
  };
}

/** The context keys that AWS adds to each request that a service makes itself. */
export function serviceContext(service: string): Context {
  return {
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': service,
    'aws:PrincipalServiceNamesList': [service],
  };
}
