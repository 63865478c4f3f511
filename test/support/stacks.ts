import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { ResolvedTemplates, TEST_ACCOUNT, TEST_REGION } from './template-resolver';

/** An account other than the account of the stacks. */
export const OTHER_ACCOUNT = '210987654321';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = { [key: string]: any };

/** A stack whose account and Region are known. */
export function testStack(): Stack {
  return new Stack(new App(), 'Stack', { env: { account: TEST_ACCOUNT, region: TEST_REGION } });
}

/** An environment-agnostic stack. */
export function agnosticStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** The resources of a type in a stack, as they are in its template. */
export function resourcesOf(stack: Stack, type: string): Json[] {
  return Object.values(Template.fromStack(stack).findResources(type));
}

/** The properties of the only resource of a type, with every reference resolved. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function propertiesOf(stack: Stack, type: string): any {
  const found = ResolvedTemplates.fromApp(stack).ofType(type);
  if (found.length !== 1) throw new Error(`there are ${found.length} resources of the type ${type}`);
  return found[0].properties;
}

/** The message of a constructor that throws. */
export function messageOf(make: (scope: Construct) => unknown, stack = testStack()): string {
  try {
    make(stack);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error');
}
