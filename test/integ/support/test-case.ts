import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';

/** The test case of an app: its stacks, and how to remove resources that CloudFormation retains in the account. */
export function testCase(app: App, id: string, stacks: Stack[]): IntegTest {
  const names = stacks.map(({ stackName }) => stackName);
  return new IntegTest(app, id, { testCases: stacks, hooks: { preDestroy: [`./clean-up ${names.join(' ')}`] } });
}
