import { runSimulation } from '@cloud-copilot/iam-simulate';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { Construct } from 'constructs';

export const ACCOUNT = '123456789012';
export const REGION = 'eu-central-1';
export const OTHER_ACCOUNT = '210987654321';

type Json = { [key: string]: any };

/** A stack whose account and region are known, so that policies can be evaluated. */
export function testStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: ACCOUNT, region: REGION } });
}

/** A stack for any account and region. */
export function agnosticStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** The resources of a type in a stack, by logical id. */
export function resourcesOf(stack: Stack, type: string): Json[] {
  return Object.values(Template.fromStack(stack).findResources(type));
}

/** The properties of the only resource of a type, with references replaced by values that a deployment could give. */
export function propertiesOf(stack: Stack, type: string): Json {
  const template = Template.fromStack(stack).toJSON();
  const found = Object.values(template.Resources as { [id: string]: Json }).filter((resource) => resource.Type === type);
  expect(found).toHaveLength(1);
  return deployed(found[0].Properties, template.Resources);
}

/** Statement ids of a policy. */
export function sids(policy: Json): string[] {
  return policy.Statement.map((statement: Json) => statement.Sid);
}

export interface Request {
  /** ARN of a role, or the principal of a service. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context?: { [key: string]: string };
  /** What the principal is allowed by its own policies. */
  readonly identity?: Json[];
}

export const ADMINISTRATOR = [{ Effect: 'Allow', Action: '*', Resource: '*' }];

/** Whether a request is allowed under a resource policy and the policies of the principal. */
export async function allowed(resourcePolicy: Json | undefined, request: Request): Promise<boolean> {
  const service = !request.principal.startsWith('arn:');
  const context = service
    ? { 'aws:PrincipalIsAWSService': 'true', 'aws:PrincipalServiceName': request.principal }
    : { 'aws:PrincipalIsAWSService': 'false', 'aws:PrincipalArn': request.principal };
  const response = await runSimulation({
    request: {
      principal: request.principal,
      action: request.action,
      resource: { resource: request.resource, accountId: ACCOUNT },
      contextVariables: knownKeys({ 'aws:SecureTransport': 'true', ...context, ...request.context }),
    },
    identityPolicies: (request.identity ? [{ name: 'identity', policy: { Version: '2012-10-17', Statement: request.identity } }] : []),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: resourcePolicy && knownKeys(resourcePolicy),
  }, {});
  if (response.resultType !== 'single') throw new Error(JSON.stringify(response));
  return response.overallResult === 'Allowed';
}

/** Findings of four compliance packs. */
export function nagFindings(stack: Stack): string[] {
  return [AwsSolutionsChecks, NIST80053R5Checks, HIPAASecurityChecks, PCIDSS321Checks].flatMap((Pack) =>
    new Pack(stack.node.root as App).validateScope(stack).violations.map((violation) => violation.ruleName));
}

/** What the constructor says when it throws. */
export function messageOf(make: (scope: Construct) => unknown): string {
  try {
    make(testStack());
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error');
}

/** The simulator does not know the encryption context of KMS; the tag of a request, which does not occur here, stands for it. */
function knownKeys(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replace(/kms:EncryptionContext:([\w:]+)/g, (_, key: string) => `aws:RequestTag/${key.replace(/:/g, '-')}`));
}

function deployed(value: any, resources: { [id: string]: Json }): any {
  if (Array.isArray(value)) return value.map((item) => deployed(item, resources));
  if (typeof value !== 'object' || value === null) return value;
  if (value.Ref === 'AWS::Partition') return 'aws';
  if (value.Ref !== undefined) return resources[value.Ref]?.Properties.BucketName ?? value.Ref;
  if (value['Fn::Join']) return value['Fn::Join'][1].map((part: unknown) => deployed(part, resources)).join(value['Fn::Join'][0]);
  if (value['Fn::GetAtt']) {
    const [id] = value['Fn::GetAtt'];
    const resource = resources[id];
    if (resource.Type === 'AWS::KMS::Key') return `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
    if (resource.Type === 'AWS::S3::Bucket') return `arn:aws:s3:::${resource.Properties.BucketName}`;
    return `arn:of:${id}`;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deployed(item, resources)]));
}
