import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** ARN of something that belongs to a domain, for example its spaces. */
export function domainPart(scope: Construct, kind: 'app' | 'space' | 'user-profile' | 'domain', name: string): string {
  return Stack.of(scope).formatArn({ service: 'sagemaker', resource: kind, resourceName: name });
}
