import { awsManagedPolicy } from './aws-managed-policies';
import { PolicyDocument, Statement } from './policy-document';
import { ResolvedResource, ResolvedTemplates } from './template-resolver';
import { roleIdOf } from '../../src/access/evaluation/physical-ids';

/** A policy and its name in messages. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: PolicyDocument;
}

/**
 * Context of a request by key. Keys that are `undefined` are omitted from the request, including keys that AWS would
 * set.
 */
export type Context = { readonly [key: string]: string | string[] | undefined };

interface PrincipalProps {
  /** The principal for the simulator: the ARN of a session, or the name of a service. */
  readonly value: string;
  readonly account?: string;
  readonly roleArn?: string;
  readonly identityPolicies?: readonly NamedPolicy[];
  readonly permissionBoundaries?: readonly NamedPolicy[];
  readonly unresolvedManagedPolicies?: readonly string[];
  readonly context: Context;
}

/** A principal that makes requests. */
export class Principal {
  /** A session of a role that has these policies and no others. */
  public static ofRole(
    roleArn: string,
    options: { session?: string; roleId?: string; tags?: Context } & Partial<PrincipalProps> = {},
  ): Principal {
    const match = /^arn:([\w-]+):iam::(\d{12}):role\/(.+)$/.exec(roleArn);
    if (match === null) throw new Error(`"${roleArn}" is not the ARN of a role`);
    const [, partition, account, path] = match;
    const { session = 'session', roleId = roleIdOf(roleArn), tags, ...props } = options;
    return new Principal({
      ...props,
      value: `arn:${partition}:sts::${account}:assumed-role/${path.split('/').pop()}/${session}`,
      account,
      roleArn,
      context: {
        'aws:PrincipalArn': roleArn,
        'aws:PrincipalAccount': account,
        'aws:PrincipalType': 'AssumedRole',
        'aws:PrincipalIsAWSService': 'false',
        'aws:userid': `${roleId}:${session}`,
        ...Object.fromEntries(Object.entries(tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value])),
      },
    });
  }

  /** An AWS service that acts for itself, not for a caller. */
  public static ofService(service: string): Principal {
    return new Principal({
      value: service,
      context: {
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': service,
        'aws:PrincipalServiceNamesList': [service],
      },
    });
  }

  /** A user whom a SAML identity provider authenticates, before there is a session of a role. */
  public static ofFederation(providerArn: string): Principal {
    return new Principal({ value: providerArn, context: { 'aws:PrincipalIsAWSService': 'false' } });
  }

  /** ARN of the session, or name of the service. */
  public readonly arn: string;
  /** Account of the role; undefined for a service. */
  public readonly account?: string;
  /** ARN of the role behind the session; undefined for a service. */
  public readonly roleArn?: string;
  public readonly identityPolicies: readonly NamedPolicy[];
  public readonly permissionBoundaries?: readonly NamedPolicy[];
  /**
   * ARNs of managed policies that are neither in a template nor in the table of AWS managed policies: they allow
   * nothing here.
   */
  public readonly unresolvedManagedPolicies: readonly string[];
  /** The context that AWS adds to each request of the principal. */
  public readonly context: Context;

  private constructor(private readonly props: PrincipalProps) {
    this.arn = props.value;
    this.account = props.account;
    this.roleArn = props.roleArn;
    this.identityPolicies = props.identityPolicies ?? [];
    this.permissionBoundaries = props.permissionBoundaries;
    this.unresolvedManagedPolicies = props.unresolvedManagedPolicies ?? [];
    this.context = props.context;
  }

  /** The same principal with more identity policies. */
  public with(...statements: Statement[]): Principal {
    const name = `extra${this.identityPolicies.length}`;
    const extra = { name, policy: { Version: '2012-10-17', Statement: statements } };
    return new Principal({ ...this.props, identityPolicies: [...this.identityPolicies, extra] });
  }

  /** The same principal with a permissions boundary that has these statements. */
  public withBoundary(...statements: Statement[]): Principal {
    return new Principal({
      ...this.props,
      permissionBoundaries: [{ name: 'boundary', policy: { Version: '2012-10-17', Statement: statements } }],
    });
  }

  public toString(): string {
    return this.arn;
  }
}

/** A session of a role in the templates, with every policy that any stack attaches to the role. */
export function principalOf(templates: ResolvedTemplates, role: ResolvedResource, session?: string): Principal {
  const managed = managedPolicies(templates, role);
  return Principal.ofRole(role.attributes.Arn, {
    session,
    roleId: role.attributes.RoleId,
    tags: Object.fromEntries(
      (role.properties.Tags ?? []).map((tag: { Key: string; Value: string }) => [tag.Key, tag.Value]),
    ),
    identityPolicies: [...inlinePolicies(templates, role), ...managed.policies],
    unresolvedManagedPolicies: managed.unresolved,
    permissionBoundaries: permissionBoundary(templates, role),
  });
}

function inlinePolicies(templates: ResolvedTemplates, role: ResolvedResource): NamedPolicy[] {
  const own = (role.properties.Policies ?? []).map(
    (policy: { PolicyName: string; PolicyDocument: PolicyDocument }) => ({
      name: policy.PolicyName,
      policy: policy.PolicyDocument,
    }),
  );
  const attached = templates.resources.filter(
    (resource) =>
      resource.account === role.account &&
      ((resource.type === 'AWS::IAM::Policy' && (resource.properties.Roles ?? []).includes(role.ref)) ||
        (resource.type === 'AWS::IAM::RolePolicy' && resource.properties.RoleName === role.ref)),
  );
  return [
    ...own,
    ...attached.map((resource) => ({
      name: `${resource.stack}/${resource.logicalId}`,
      policy: resource.properties.PolicyDocument,
    })),
  ];
}

function managedPolicies(
  templates: ResolvedTemplates,
  role: ResolvedResource,
): { policies: NamedPolicy[]; unresolved: string[] } {
  const arns = new Set<string>(role.properties.ManagedPolicyArns ?? []);
  for (const policy of templates.ofType('AWS::IAM::ManagedPolicy')) {
    if (policy.account === role.account && (policy.properties.Roles ?? []).includes(role.ref)) arns.add(policy.ref);
  }
  const policies: NamedPolicy[] = [];
  const unresolved: string[] = [];
  for (const arn of arns) {
    const policy = managedPolicy(templates, arn);
    if (policy === undefined) unresolved.push(arn);
    else policies.push({ name: arn, policy });
  }
  return { policies, unresolved };
}

function permissionBoundary(templates: ResolvedTemplates, role: ResolvedResource): NamedPolicy[] | undefined {
  const arn: string | undefined = role.properties.PermissionsBoundary;
  if (arn === undefined) return undefined;
  const policy = managedPolicy(templates, arn);
  // Without the permissions boundary, the role would seem to have more access than it has.
  if (policy === undefined) throw new Error(`the permissions boundary "${arn}" of the role "${role.ref}" is unknown`);
  return [{ name: arn, policy }];
}

function managedPolicy(templates: ResolvedTemplates, arn: string): PolicyDocument | undefined {
  return (
    templates.ofType('AWS::IAM::ManagedPolicy').find((policy) => policy.ref === arn)?.properties.PolicyDocument ??
    awsManagedPolicy(arn)
  );
}
