import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataLake } from '../../src';

test('synth', () => {
  const stack = new Stack(new App(), 'S');
  new DataLake(stack, 'Lake', {
    roles: { Admin: [{ name: 'admin' }], User: [{ name: 'user' }] },
    accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admin'] } }, Data: { rule: { prefix: 'data/', readRoles: ['User'] } } },
    buckets: { raw: { accessPolicies: ['Root', 'Data'] } },
  });
  console.log(JSON.stringify(Template.fromStack(stack).toJSON().Resources, undefined, 1));
});
