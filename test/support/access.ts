import { inspect } from 'util';
import {
  EvaluationResult,
  getDenialReasons,
  getGrantReasons,
  isWildcardOnlyAction,
  RequestAnalysis,
  runSimulation,
} from '@cloud-copilot/iam-simulate';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { PolicyDocument, Statement } from './policy-document';
import { Context, Principal, principalOf } from './principal';
import { ResourcePolicies } from './resource-policies';
import {
  onlyOne,
  ResolvedResource,
  ResolvedTemplates,
  ResolveOptions,
  TEST_ACCOUNT,
  TEST_REGION,
} from './template-resolver';

import { documentedKeys, isSourceKey } from '../../src/private/facts/service-context-keys';
import { VIA_AWS_SERVICE, viaAwsService } from '../../src/private/facts/via-aws-service';

export { type Statement } from './policy-document';
export { Principal, type Context } from './principal';
export { ResolvedTemplates, TEST_ACCOUNT, TEST_REGION, type ResolveOptions } from './template-resolver';

/** The decision of the policies on a request. */
export interface Decision {
  readonly allowed: boolean;
  readonly result: EvaluationResult;
  /** The statements that explicitly allow or deny, or the kinds of policy that do not allow. */
  readonly reasons: readonly string[];
}

/** A bucket of the templates. */
export interface BucketHandle {
  readonly name: string;
  readonly arn: string;
  /** ARN of an object. */
  object(key: string): string;
}

/**
 * Access according to every policy of the synthesized templates of an app.
 *
 * A resource is specified by its ARN, which also identifies its resource policy. Requests that cannot be evaluated
 * throw and are never treated as denied.
 */
export class AccessModel {
  /** Synthesizes an app, or uses only some of its stacks. */
  public static fromApp(source: App | Stage | Stack | Stack[], options?: ResolveOptions): AccessModel {
    return new AccessModel(ResolvedTemplates.fromApp(source, options), options);
  }

  private readonly policies: ResourcePolicies;
  /** Account and Region of requests that do not specify them. */
  private readonly account: string;
  private readonly region: string;

  constructor(public readonly templates: ResolvedTemplates, options: ResolveOptions = {}) {
    this.policies = new ResourcePolicies(templates);
    this.account = options.account ?? templates.resources[0]?.account ?? TEST_ACCOUNT;
    this.region = options.region ?? templates.resources[0]?.region ?? TEST_REGION;
  }

  /** A session of the role whose name is, or ends with, `name`; an ARN is also accepted. */
  public role(name: string, options: { session?: string } = {}): Principal {
    const role = this.named('AWS::IAM::Role', name, (resource) => resource.ref, (resource) => resource.attributes.Arn);
    return principalOf(this.templates, role, options.session);
  }

  /** A session of a role that is in no template, by name or ARN, with these identity policies. */
  public otherRole(nameOrArn: string, ...statements: Statement[]): Principal {
    const arn = nameOrArn.startsWith('arn:') ? nameOrArn : `arn:aws:iam::${this.account}:role/${nameOrArn}`;
    return statements.length === 0 ? Principal.ofRole(arn) : Principal.ofRole(arn).with(...statements);
  }

  /** A session of a role with AdministratorAccess. No test uses its name; IAM names are not case-sensitive. */
  public administrator(): Principal {
    return this.otherRole('AccountAdministrator', { Effect: 'Allow', Action: '*', Resource: '*' });
  }

  /**
   * An AWS service that acts for itself. Specify `aws:SourceAccount` and `aws:SourceArn` in the context of the request
   * if the service sends them.
   */
  public service(name: string): Principal {
    return Principal.ofService(name);
  }

  /** A user who signs in through a SAML identity provider. Specify `SAML:aud` in the context of the request. */
  public federation(providerArn: string): Principal {
    return Principal.ofFederation(providerArn);
  }

  /** The bucket whose name is, or ends with, `name`. */
  public bucket(name: string): BucketHandle {
    const bucket = this.named('AWS::S3::Bucket', name, (resource) => resource.ref);
    const arn = bucket.attributes.Arn;
    return { name: bucket.ref, arn, object: (key) => `${arn}/${key}` };
  }

  /** ARN of a key: by its alias or a suffix of it, or by stack and logical ID or a prefix of it. */
  public key(alias: string, logicalId?: string): string {
    if (logicalId !== undefined) return this.templates.resource(alias, logicalId, 'AWS::KMS::Key').attributes.Arn;
    const { properties, stack } = this.named('AWS::KMS::Alias', alias, (resource) => resource.properties.AliasName);
    const target: string = properties.TargetKeyId;
    const keys = this.templates.ofType('AWS::KMS::Key');
    return onlyOne(
      keys.filter((key) => key.attributes.Arn === target || key.ref === target),
      `key of the alias "${alias}" of "${stack}"`,
      keys.map((key) => key.ref),
    ).attributes.Arn;
  }

  /** ARN of the topic whose name is, or ends with, `name`. */
  public topic(name: string): string {
    return this.named('AWS::SNS::Topic', name, (resource) => resource.attributes.TopicName).ref;
  }

  /** Declares a bucket, key, topic, queue or role that is in no template, by its ARN, and returns the ARN. */
  public external(arn: string, facts: { policy?: PolicyDocument; account?: string } = {}): string {
    this.policies.add(arn, facts);
    return arn;
  }

  /** Whether a request is allowed. `resource` is one ARN, or `*` for actions without resources. */
  public async can(principal: Principal, action: string, resource: string, context?: Context): Promise<boolean> {
    return (await this.decide(principal, action, resource, context)).allowed;
  }

  /** Fails unless every action is allowed on every resource. */
  public async expectAllowed(
    principal: Principal,
    actions: string | string[],
    resources: string | string[],
    context?: Context,
  ): Promise<void> {
    const failure = failureAt(this.expectAllowed);
    await this.expectAll(true, failure, principal, [actions].flat(), [resources].flat(), context);
  }

  /** Fails unless every action is denied on every resource. */
  public async expectDenied(
    principal: Principal,
    actions: string | string[],
    resources: string | string[],
    context?: Context,
  ): Promise<void> {
    const failure = failureAt(this.expectDenied);
    await this.expectAll(false, failure, principal, [actions].flat(), [resources].flat(), context);
  }

  /** Whether a request is allowed, and why. */
  public async decide(
    principal: Principal,
    action: string,
    resource: string,
    context: Context = {},
  ): Promise<Decision> {
    await checkResource(action, resource);
    checkServiceContext(principal, action, context);
    const facts = this.policies.of(action, resource);
    const account = facts.account ?? accountOf(resource) ?? principal.account ?? this.account;
    const given = requestContext(this.automaticContext(principal, action, account), context);
    const response = await runSimulation({
      request: {
        principal: principal.arn,
        action,
        resource: { resource, accountId: account },
        contextVariables: renameKeys(given),
      },
      identityPolicies: principal.identityPolicies.map(({ name, policy }) => ({ name, policy: renameKeys(policy) })),
      permissionBoundaryPolicies: principal.permissionBoundaries?.map(({ name, policy }) => ({
        name,
        policy: renameKeys(policy),
      })),
      resourcePolicy: facts.policy && renameKeys(facts.policy),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      additionalSettings: { s3: { blockPublicAccess: facts.blockPublicAccess } },
    }, {});
    if (response.resultType !== 'single') {
      throw new Error(
        `the simulation of ${action} on ${resource} by ${principal} failed: ${inspect(response, { depth: 6 })}`,
      );
    }
    const ignored = (response.result.ignoredContextKeys ?? []).filter((key) =>
      Object.keys(context).some((own) => sameKey(own, key)),
    );
    if (ignored.length > 0) throw new Error(`${action} on ${resource} has no condition key ${ignored.join(', ')}`);
    const allowed = response.overallResult === 'Allowed';
    return { allowed, result: response.overallResult, reasons: reasonsOf(response.result.analysis, allowed) };
  }

  private async expectAll(
    wanted: boolean,
    failure: (message: string) => Error,
    principal: Principal,
    actions: string[],
    resources: string[],
    context?: Context,
  ): Promise<void> {
    const failures: string[] = [];
    for (const action of actions) {
      for (const resource of resources) {
        const decision = await this.decide(principal, action, resource, context);
        if (decision.allowed !== wanted) failures.push(report(principal, action, resource, context, decision));
      }
    }
    if (failures.length > 0) throw failure(`expected to be ${wanted ? 'allowed' : 'denied'}:\n${failures.join('\n')}`);
  }

  /** The context that AWS adds to each request. */
  private automaticContext(principal: Principal, action: string, resourceAccount: string): Context {
    return {
      'aws:SecureTransport': 'true',
      ...viaAwsService(action),
      'aws:RequestedRegion': this.region,
      'aws:ResourceAccount': resourceAccount,
      ...principal.context,
      ...action.startsWith('kms:') && principal.account !== undefined ? { 'kms:CallerAccount': principal.account } : {},
      ...action.startsWith('s3:') ? { 's3:ResourceAccount': resourceAccount } : {},
    };
  }

  private named(type: string, name: string, ...namesOf: ((resource: ResolvedResource) => string)[]): ResolvedResource {
    const resources = this.templates.ofType(type);
    const exact = resources.filter((resource) => namesOf.some((nameOf) => nameOf(resource) === name));
    const found = exact.length > 0 ? exact : resources.filter((resource) => namesOf[0](resource).endsWith(name));
    return onlyOne(found, `${type} "${name}"`, resources.map(namesOf[0]));
  }
}

/**
 * A request is for one resource: with a wildcard it is ambiguous whether some or all of the matching resources are
 * meant.
 */
/** Throws for a context key that the service does not send, so that no test uses an invented key. */
function checkServiceContext({ arn, context: own }: Principal, action: string, context: Context): void {
  const hasVia = Object.keys(viaAwsService(action)).length > 0;
  if (!hasVia && Object.keys(context).some((key) => sameKey(key, VIA_AWS_SERVICE))) {
    throw new Error(`a request for ${action} does not have ${VIA_AWS_SERVICE}: see src/private/facts/via-aws-service.ts`);
  }
  if (own['aws:PrincipalServiceName'] === undefined) return;
  const documented = documentedKeys(arn, action);
  for (const key of Object.keys(context).filter(isSourceKey)) {
    if (documented.some((known) => sameKey(known, key))) continue;
    throw new Error(`AWS does not document that ${arn} sends ${key}: see src/private/facts/service-context-keys.ts`);
  }
}

async function checkResource(action: string, resource: string): Promise<void> {
  if (!resource.includes('*')) return;
  const [service, name] = action.split(':');
  const hint = 'ask for one resource, without wildcards';
  if (resource !== '*') throw new Error(`${action}: "${resource}" is a pattern; ${hint}`);
  if (!await isWildcardOnlyAction(service, name)) throw new Error(`${action} is checked against resources; ${hint}`);
}

function requestContext(automatic: Context, own: Context): { [key: string]: string | string[] } {
  const kept = Object.entries(automatic).filter(([key]) => !Object.keys(own).some((other) => sameKey(key, other)));
  return Object.fromEntries(
    [...kept, ...Object.entries(own)].filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  );
}

/** Condition keys are not case-sensitive. */
function sameKey(one: string, other: string): boolean {
  return renameKeys(one).toLowerCase() === renameKeys(other).toLowerCase();
}

/**
 * The simulator does not support the encryption context keys of KMS. They are replaced by a request tag, which KMS
 * cryptographic operations never have.
 */
function renameKeys<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value).replace(
      /kms:EncryptionContext:([\w:-]+)/gi,
      (_, key: string) => `aws:RequestTag/kms-${key.replace(/:/g, '-')}`,
    ),
  );
}

/** Creates errors that point to the caller of `method`, which is lost after the first `await`. */
function failureAt(method: (...args: never[]) => unknown): (message: string) => Error {
  const error = new Error();
  Error.captureStackTrace(error, method);
  const frames = error.stack?.split('\n').slice(1) ?? [];
  return (message) => Object.assign(error, { message, stack: [`Error: ${message}`, ...frames].join('\n') });
}

function accountOf(arn: string): string | undefined {
  return /^\d{12}$/.exec(arn.split(':')[4] ?? '')?.[0];
}

function reasonsOf(analysis: RequestAnalysis, allowed: boolean): string[] {
  const reasons = allowed ? getGrantReasons(analysis) : getDenialReasons(analysis);
  return reasons.map((reason) => {
    if ('denialType' in reason && reason.denialType === 'Implicit') {
      return `nothing in the ${reason.policyType} policies allows it`;
    }
    const { policyType, policyIdentifier, statementId, statementIndex } = reason as { [key: string]: unknown };
    return [`${policyType} policy`, policyIdentifier, `statement ${statementId ?? statementIndex}`]
      .filter((part) => part !== undefined)
      .join(' ');
  });
}

function report(
  principal: Principal,
  action: string,
  resource: string,
  context: Context | undefined,
  decision: Decision,
): string {
  const lines = [
    ['principal', principal.arn],
    ['action', action],
    ['resource', resource],
    ['context', JSON.stringify(context ?? {})],
    ['result', `${decision.result}: ${decision.reasons.join('; ')}`],
    ...(principal.unresolvedManagedPolicies.length > 0
      ? [['unresolved', principal.unresolvedManagedPolicies.join(', ')]]
      : []),
  ];
  return lines.map(([label, value]) => `  ${label.padEnd(10)} ${value}`).join('\n');
}
