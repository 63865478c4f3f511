import { DataOpsProject, DataOpsProjectProps } from '../../src';
import { messageOf, testStack } from '../support/stacks';

test.each([
  ['sagemakerBlueprint', 'a blueprint belongs to a domain of Amazon SageMaker Unified Studio, not to a project'],
  ['service_catalog_product_config', 'this library deploys modules and does not create AWS Service Catalog products'],
])('%s of AWS MDAA is rejected with the reason', (key, reason) => {
  const props = {
    dataAdminRoles: [{ name: 'admin' }], dataEngineerRoles: [], projectExecutionRoles: [], [key]: {},
  } as unknown as DataOpsProjectProps;

  const message = messageOf(() => new DataOpsProject(testStack(), 'Project', props));

  expect(message).toContain(`DSP110: "${key}" is not supported: ${reason}`);
  expect(message).toContain('hint: remove it');
});
