import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';

/** The test of an app: its stacks, and how what CloudFormation would leave behind is removed from the account. */
export function testCase(app: App, id: string, stacks: Stack[]): IntegTest {
  const names = stacks.map(({ stackName }) => stackName);
  return new IntegTest(app, id, { testCases: stacks, hooks: { preDestroy: [`./clean-up ${names.join(' ')}`] } });
}
