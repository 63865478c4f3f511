import { PolicyDocument } from './policy-document';
import { ResolvedResource, ResolvedTemplates } from './template-resolver';

/** The model of the resource of a request. */
export interface ResourceFacts {
  /** Account that owns the resource, if known. */
  readonly account?: string;
  readonly policy?: PolicyDocument;
  /** Whether the bucket ignores the public access that its policy grants. */
  readonly blockPublicAccess?: boolean;
}

/** Finds the policy of a resource by the ARN of the resource. */
export class ResourcePolicies {
  private readonly facts = new Map<string, ResourceFacts>();

  constructor(templates: ResolvedTemplates) {
    for (const bucket of templates.ofType('AWS::S3::Bucket')) {
      this.facts.set(bucket.attributes.Arn, {
        account: bucket.account,
        policy: onlyPolicy(
          templates.ofType('AWS::S3::BucketPolicy').filter((policy) => policy.properties.Bucket === bucket.ref),
          bucket,
        ),
        blockPublicAccess: String(bucket.properties.PublicAccessBlockConfiguration?.RestrictPublicBuckets) === 'true',
      });
    }
    for (const key of templates.ofType('AWS::KMS::Key')) {
      this.facts.set(key.attributes.Arn, { account: key.account, policy: key.properties.KeyPolicy });
    }
    for (const topic of templates.ofType('AWS::SNS::Topic')) {
      const policies = templates
        .ofType('AWS::SNS::TopicPolicy')
        .filter((policy) => policy.properties.Topics.includes(topic.ref));
      this.facts.set(topic.ref, { account: topic.account, policy: onlyPolicy(policies, topic) });
    }
    for (const queue of templates.ofType('AWS::SQS::Queue')) {
      const policies = templates
        .ofType('AWS::SQS::QueuePolicy')
        .filter((policy) => policy.properties.Queues.includes(queue.ref));
      this.facts.set(queue.attributes.Arn, { account: queue.account, policy: onlyPolicy(policies, queue) });
    }
    for (const catalog of templates.ofType('Custom::GlueResourcePolicy')) {
      const { parameters } = JSON.parse(catalog.properties.Create) as { parameters: { PolicyInJson: string } };
      this.facts.set(catalogOf('aws', catalog.region, catalog.account), {
        account: catalog.account,
        policy: JSON.parse(parameters.PolicyInJson),
      });
    }
    for (const role of templates.ofType('AWS::IAM::Role')) {
      this.facts.set(role.attributes.Arn, { account: role.account, policy: trustPolicy(role) });
    }
  }

  /** Adds a resource that is in no template. */
  public add(arn: string, facts: ResourceFacts): void {
    this.facts.set(arn, facts);
  }

  /**
   * The known facts for a request. Throws if the policy of the resource is decisive but unknown, because the test would
   * prove nothing.
   */
  public of(action: string, arn: string): ResourceFacts {
    const owner = policyOwner(action, arn);
    if (owner === undefined) return {};
    const facts = this.facts.get(owner);
    // A catalog without a resource policy is the usual case.
    if (facts === undefined && owner.endsWith(':catalog')) return {};
    if (facts === undefined) {
      throw new Error(
        `no template has "${owner}", so its policy is unknown; declare it with external() if that is meant`,
      );
    }
    return facts;
  }
}

/** ARN of the resource whose policy applies to a request, for the types that have a resource policy. */
function policyOwner(action: string, arn: string): string | undefined {
  const [prefix, partition, service, region, account, ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn') return undefined;
  if (service === 's3' && region === '' && account === '') return `arn:${partition}:s3:::${resource.split('/')[0]}`;
  if (service === 'kms' && resource.startsWith('key/')) return arn;
  if (service === 'glue') return catalogOf(partition, region, account);
  if (service === 'sqs') return arn;
  if (service === 'sns') return `arn:${partition}:sns:${region}:${account}:${rest[0]}`;
  // The trust policy of a role specifies who can assume it, and nothing else.
  if (service === 'iam' && action.startsWith('sts:')) return arn;
  return undefined;
}

/** Of the Glue resources, only those of the Data Catalog have a resource policy, which they share. */
function catalogOf(partition: string, region: string, account: string): string {
  return `arn:${partition}:glue:${region}:${account}:catalog`;
}

function onlyPolicy(policies: ResolvedResource[], owner: ResolvedResource): PolicyDocument | undefined {
  if (policies.length > 1) {
    throw new Error(
      `"${owner.ref}" has ${policies.length} policies, of which the last deployed would `
        + `win: ${policies.map((policy) => policy.logicalId).join(', ')}`,
    );
  }
  return policies[0]?.properties.PolicyDocument;
}

/** A trust policy does not name its resource, which is the role. */
function trustPolicy(role: ResolvedResource): PolicyDocument {
  const { Statement: statements, ...rest } = role.properties.AssumeRolePolicyDocument as PolicyDocument;
  return { ...rest, Statement: statements.map((statement) => ({ ...statement, Resource: role.attributes.Arn })) };
}
