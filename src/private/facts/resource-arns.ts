/** An example of an ARN that the policies of a service contain. */
const EXAMPLES: { readonly [service: string]: string } = {
  athena: 'arn:{{partition}}:athena:{{region}}:{{account}}:workgroup/NAME',
  dynamodb: 'arn:{{partition}}:dynamodb:{{region}}:{{account}}:table/NAME',
  glue: 'arn:{{partition}}:glue:{{region}}:{{account}}:database/NAME',
  iam: 'arn:{{partition}}:iam::{{account}}:role/NAME',
  kms: 'arn:{{partition}}:kms:{{region}}:{{account}}:key/ID',
  lambda: 'arn:{{partition}}:lambda:{{region}}:{{account}}:function:NAME',
  logs: 'arn:{{partition}}:logs:{{region}}:{{account}}:log-group:NAME',
  s3: 'arn:{{partition}}:s3:::BUCKET/*',
  sagemaker: 'arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/DOMAIN/NAME',
  sns: 'arn:{{partition}}:sns:{{region}}:{{account}}:TOPIC',
  sqs: 'arn:{{partition}}:sqs:{{region}}:{{account}}:QUEUE',
};

/**
 * An example of an ARN for the actions of a service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function exampleArn(service: string): string {
  return Object.hasOwn(EXAMPLES, service) ? EXAMPLES[service] : `arn:{{partition}}:${service}:{{region}}:{{account}}:NAME`;
}
