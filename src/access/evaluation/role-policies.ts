import { ManagedPolicies } from './managed-policies';
import { NamedPolicy, PolicyDocumentJson } from './policy-document';
import { ResolvedResource, ResolvedTemplates } from './resolved-templates';
import { Statement, statementsOf } from './statement';
import { groupBy, unique } from '../../private/collections';

/** A role, and the policies that apply to its sessions. */
export interface AccessRole {
  readonly arn: string;
  /** Name without path. */
  readonly name: string;
  /** Unique ID, the prefix of the `aws:userid` of its sessions. */
  readonly id: string;
  readonly tags: { readonly [key: string]: string };
  readonly identity: readonly Statement[];
  /** Statements of the permissions boundary. Undefined if the role has none that is known. */
  readonly boundary?: readonly Statement[];
  /** ARNs of policies of the role that were not evaluated because their documents are not available. */
  readonly notEvaluated: readonly string[];
  /** The resource of the role. Undefined for a role that is not in a template. */
  readonly resource?: ResolvedResource;
}

/** The roles of the templates, each with every policy that any stack attaches to it. */
export function rolesOf(templates: ResolvedTemplates, managed: ManagedPolicies): AccessRole[] {
  const attached = new AttachedPolicies(templates, managed);
  return templates.ofType('AWS::IAM::Role').map((resource) => {
    const policies = unique([...resource.properties.ManagedPolicyArns ?? [], ...attached.arnsOf(resource)]) as string[];
    const boundaryArn: string | undefined = resource.properties.PermissionsBoundary;
    const boundary = boundaryArn === undefined ? undefined : attached.managedPolicy(boundaryArn, 'boundary');
    const found = policies.map((arn) => attached.managedPolicy(arn, 'identity'));
    const tags: { Key: string; Value: string }[] = resource.properties.Tags ?? [];
    return {
      arn: resource.attributes.Arn,
      name: resource.ref,
      id: resource.attributes.RoleId,
      tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
      identity: [...attached.inlineOf(resource), ...found.flatMap((policy) => policy ?? [])].flatMap(statementsOf),
      boundary: boundary && statementsOf(boundary),
      notEvaluated: [
        ...policies.filter((_, index) => found[index] === undefined),
        ...boundaryArn !== undefined && boundary === undefined ? [boundaryArn] : [],
      ],
      resource,
    };
  });
}

/** The policies of the templates by the roles that they are attached to. */
class AttachedPolicies {
  private readonly managed = new Map<string, ResolvedResource>();
  private readonly managedOf: ReadonlyMap<string, ResolvedResource[]>;
  private readonly inlineOfRole: ReadonlyMap<string, ResolvedResource[]>;

  constructor(templates: ResolvedTemplates, private readonly others: ManagedPolicies) {
    for (const policy of templates.ofType('AWS::IAM::ManagedPolicy')) this.managed.set(policy.ref, policy);
    this.managedOf = groupBy([...this.managed.values()], rolesWith);
    this.inlineOfRole = groupBy(
      [...templates.ofType('AWS::IAM::Policy'), ...templates.ofType('AWS::IAM::RolePolicy')], rolesWith,
    );
  }

  public arnsOf({ account, ref: name }: ResolvedResource): string[] {
    return (this.managedOf.get(roleKey(account, name)) ?? []).map(({ ref }) => ref);
  }

  public inlineOf(role: ResolvedResource): NamedPolicy[] {
    const own: { PolicyName: string; PolicyDocument: PolicyDocumentJson }[] = role.properties.Policies ?? [];
    return [
      ...own.map(({ PolicyName, PolicyDocument }): NamedPolicy => ({
        kind: 'identity',
        name: PolicyName,
        origin: role,
        document: PolicyDocument,
      })),
      ...(this.inlineOfRole.get(roleKey(role.account, role.ref)) ?? []).map((policy): NamedPolicy => ({
        kind: 'identity',
        name: policy.properties.PolicyName,
        origin: policy,
        document: policy.properties.PolicyDocument,
      })),
    ];
  }

  public managedPolicy(arn: string, kind: 'identity' | 'boundary'): NamedPolicy | undefined {
    const policy = this.managed.get(arn);
    if (policy !== undefined) return { kind, name: arn, origin: policy, document: policy.properties.PolicyDocument };
    const document = this.others.find(arn);
    return document && { kind, name: arn, document };
  }
}

/** The roles that a policy is attached to. */
function rolesWith({ account, properties }: ResolvedResource): string[] {
  const names = [...properties.Roles ?? [], ...properties.RoleName === undefined ? [] : [properties.RoleName]];
  return unique(names as string[]).map((name) => roleKey(account, name));
}

function roleKey(account: string, name: string): string {
  return `${account} ${name}`;
}
