import { NamedPolicy, PolicyDocumentJson } from './policy-document';
import { ResolvedResource, ResolvedTemplates } from './resolved-templates';
import { Statement, statementList, statementsOf } from './statement';
import { groupBy, unique } from '../../private/collections';

/** The resource of a request, as far as the templates describe it. */
export interface ResourcePolicy {
  /** Account that owns the resource, if known. */
  readonly account?: string;
  /** Statements of the resource policy. Undefined if there is none, or none that is known. */
  readonly statements?: readonly Statement[];
  /** Whether the resource policy must allow a request, even in the same account. */
  readonly mustAllow: boolean;
  /** ARN of a resource that usually has a policy and that is not in a template. */
  readonly notEvaluated?: string;
}

const EVERY_PRINCIPAL = '*';

/** Types whose policy is a separate resource, and the property with the resource that the policy applies to. */
const SEPARATE_POLICIES = [
  { type: 'AWS::S3::Bucket', policy: 'AWS::S3::BucketPolicy', targets: 'Bucket' },
  { type: 'AWS::SNS::Topic', policy: 'AWS::SNS::TopicPolicy', targets: 'Topics' },
  { type: 'AWS::SQS::Queue', policy: 'AWS::SQS::QueuePolicy', targets: 'Queues' },
  { type: 'AWS::SecretsManager::Secret', policy: 'AWS::SecretsManager::ResourcePolicy', targets: 'SecretId' },
] as const;

/** The policies of resources, by the ARN of the resource. */
export class ResourcePolicies {
  private readonly owners = new Map<string, { readonly account: string; readonly statements?: Statement[] }>();
  /** The principals that the policy of a resource allows something. */
  private readonly allowed = new Map<string, ReadonlySet<string>>();
  private readonly byPolicy = new Map<NamedPolicy, Statement[]>();

  constructor(templates: ResolvedTemplates) {
    for (const { type, policy, targets } of SEPARATE_POLICIES) {
      const policies = groupBy(templates.ofType(policy), ({ properties }): unknown[] => [properties[targets]].flat());
      for (const resource of templates.ofType(type)) {
        const own = unique(policies.get(resource.ref) ?? []);
        this.add(
          resource.attributes.Arn ?? resource.attributes.TopicArn ?? resource.ref,
          resource,
          own.flatMap((found) => statementsFrom(found, found.properties.PolicyDocument)),
        );
      }
    }
    for (const key of templates.ofType('AWS::KMS::Key')) {
      this.add(key.attributes.Arn, key, statementsFrom(key, key.properties.KeyPolicy));
    }
    for (const role of templates.ofType('AWS::IAM::Role')) {
      this.add(role.attributes.Arn, role, statementsFrom(role, trustPolicy(role)));
    }
    for (const catalog of templates.ofType('Custom::GlueResourcePolicy')) {
      const { parameters } = JSON.parse(catalog.properties.Create) as { parameters: { PolicyInJson: string } };
      const arn = `arn:${catalog.partition}:glue:${catalog.region}:${catalog.account}:catalog`;
      this.add(arn, catalog, statementsFrom(catalog, JSON.parse(parameters.PolicyInJson) as PolicyDocumentJson));
    }
  }

  /** The resource of a request, as far as the templates describe it. */
  public of(action: string, arn: string): ResourcePolicy {
    const { owner, mustAllow = false, optional = false } = ownerOf(action, arn);
    const account = /^[0-9]{12}$/.exec(arn.split(':')[4] ?? '')?.[0];
    if (owner === undefined) return { account, mustAllow };
    const known = this.owners.get(owner);
    if (known !== undefined) return { ...known, mustAllow };
    return { account, mustAllow, ...optional ? {} : { notEvaluated: owner } };
  }

  /** Whether the policy of a resource allows a role, or every principal, anything. An account delegates to roles. */
  public allowAnything(action: string, arn: string, role: { readonly arn: string; readonly name: string }): boolean {
    const { owner } = ownerOf(action, arn);
    if (owner === undefined) return false;
    let names = this.allowed.get(owner);
    if (names === undefined) this.allowed.set(owner, names = allowedNames(this.statementsOf(owner)));
    return names.has(EVERY_PRINCIPAL) || names.has(role.arn) || names.has(role.name);
  }

  /** Every statement of the policy of a resource. */
  public statementsOf(arn: string): readonly Statement[] {
    return this.owners.get(arn)?.statements ?? [];
  }

  /** Every statement of a policy. */
  public statementsOfPolicy(policy: NamedPolicy): readonly Statement[] {
    return this.byPolicy.get(policy) ?? [];
  }

  /** Every statement of the policies of all resources. */
  public all(): Statement[] {
    return [...this.owners.values()].flatMap(({ statements }) => statements ?? []);
  }

  private add(arn: string, { account }: ResolvedResource, statements: Statement[]): void {
    this.owners.set(arn, { account, ...statements.length > 0 ? { statements } : {} });
    for (const [policy, own] of groupBy(statements, (statement) => [statement.policy])) this.byPolicy.set(policy, own);
  }
}

/** The resource whose policy applies to a request, for types with policies. */
function ownerOf(action: string, arn: string): { owner?: string; mustAllow?: boolean; optional?: boolean } {
  const [, partition, service, region, account, ...rest] = arn.split(':');
  const resource = rest.join(':');
  switch (service) {
    case 's3': return region === '' && account === ''
      ? { owner: `arn:${partition}:s3:::${resource.split('/')[0]}` }
      : {};
    case 'kms': return resource.startsWith('key/') ? { owner: arn, mustAllow: true } : {};
    // The Data Catalog has one policy, and usually none.
    case 'glue': return { owner: `arn:${partition}:glue:${region}:${account}:catalog`, optional: true };
    case 'sqs': case 'secretsmanager': return { owner: arn };
    case 'sns': return { owner: `arn:${partition}:sns:${region}:${account}:${rest[0]}` };
    // The trust policy of a role only controls which principals can assume the role.
    case 'iam': return /^sts:/i.test(action) && resource.startsWith('role/') ? { owner: arn, mustAllow: true } : {};
    default: return {};
  }
}

/** ARNs of principals in statements that allow, names of roles in ARNs of sessions, and `*` for every principal. */
function allowedNames(statements: readonly Statement[]): Set<string> {
  return new Set(statements.filter(({ effect }) => effect === 'Allow').flatMap(({ json: { Principal: named } }) => {
    if (named === undefined || typeof named === 'string') return [EVERY_PRINCIPAL];
    return Object.values(named).flat().map((name) => /:assumed-role\/([^/]+)\//.exec(name)?.[1] ?? name);
  }));
}

function statementsFrom(resource: ResolvedResource, document: PolicyDocumentJson): Statement[] {
  return statementsOf({ kind: 'resource', name: resource.ref, origin: resource, document });
}

/** A trust policy does not specify a resource; it applies to its role. */
function trustPolicy(role: ResolvedResource): PolicyDocumentJson {
  const document = role.properties.AssumeRolePolicyDocument as PolicyDocumentJson;
  return {
    ...document,
    Statement: statementList(document).map((statement) => ({ ...statement, Resource: role.attributes.Arn })),
  };
}
