import { App, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ResolvedTemplates, TEST_ACCOUNT, TEST_REGION } from './template-resolver';

/** A stack for any account and region. */
export function agnosticStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** A stack whose account and region are known. */
export function testStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: TEST_ACCOUNT, region: TEST_REGION } });
}

/** The properties of the only resource of a type, with every reference followed. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function propertiesOf(stack: Stack, type: string): any {
  const found = ResolvedTemplates.fromApp(stack).ofType(type);
  expect(found).toHaveLength(1);
  return found[0].properties;
}

/** What is said when something cannot be made. */
export function messageOf(make: (scope: Construct) => unknown, stack = testStack()): string {
  try {
    make(stack);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error');
}
