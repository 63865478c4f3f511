import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeDeploymentFunction, acknowledgeWildcards } from '../private/acknowledge';

/** A call of an AWS API. */
export interface ApiCall {
  readonly action: string;
  readonly parameters: { readonly [name: string]: unknown };
}

/** A resource without a CloudFormation resource type, which is created by calls of an AWS API. */
export interface SdkResourceProps {
  /** For example `Custom::GlueResourcePolicy`. */
  readonly resourceType: string;
  /** The package of the client, for example `@aws-sdk/client-glue`. */
  readonly client: string;
  readonly create: ApiCall;
  readonly update: ApiCall;
  readonly remove: ApiCall;
  /** The permissions that the calls need. */
  readonly statements: PolicyStatement[];
  /** The reason for wildcards in the statements, if any. */
  readonly wildcards?: string;
}

/** Node ID of the function behind every `AwsCustomResource` of a stack. */
const FUNCTION_ID = `AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replace(/-/g, '')}`;

const PACKS = ['NIST.800.53.R5', 'HIPAA.Security', 'PCI.DSS.321'];

/**
 * Calls an AWS API when the resource is created, updated and deleted, with the SDK of the Lambda runtime, and only with
 * these permissions.
 */
export function sdkResource(scope: Construct, id: string, props: SdkResourceProps): AwsCustomResource {
  const call = ({ action, parameters }: ApiCall) => ({ service: props.client, action, parameters });
  const resource = new AwsCustomResource(scope, id, {
    resourceType: props.resourceType,
    installLatestAwsSdk: false,
    onCreate: { ...call(props.create), physicalResourceId: PhysicalResourceId.of(id) },
    onUpdate: { ...call(props.update), physicalResourceId: PhysicalResourceId.of(id) },
    // The resource may have been deleted manually.
    onDelete: { ...call(props.remove), ignoreErrorCodesMatching: 'EntityNotFoundException' },
    policy: AwsCustomResourcePolicy.fromStatements(props.statements),
  });
  const policy = resource.node.findChild('CustomResourcePolicy');
  if (props.wildcards !== undefined) {
    acknowledgeWildcards(
      policy,
      { Statement: props.statements.map((statement) => statement.toJSON()) },
      props.wildcards,
    );
  }
  acknowledge(
    policy,
    ...PACKS.map((pack) => ({
      id: `${pack}-IAMNoInlinePolicy`,
      reason: 'The policy belongs to this resource, and is deleted together with it.',
    })),
  );
  acknowledgeFunction(Stack.of(scope));
  return resource;
}

function acknowledgeFunction(stack: Stack): void {
  const handler = stack.node.findChild(FUNCTION_ID);
  acknowledge(handler, {
    id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    reason: 'The policy only allows the function to write its log.',
  });
  acknowledgeDeploymentFunction(handler, {
    runtime: 'The CDK chooses the runtime of its function, which AWS supports.',
    network: 'The function calls public AWS endpoints during deployments, and does not access data.',
  });
}
