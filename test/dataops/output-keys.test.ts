import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DataLake, DataOpsProject, DataOpsProjectProps, RoleRef } from '../../src';
import { messageOf } from '../support/stacks';

const env = { account: '111122223333', region: 'eu-central-1' };
const ETL = { name: 'etl' };

/** A data lake whose role `etl` can write under `data/` and read under `reports/`. */
function lake(scope: Stack, id: string, etl: RoleRef = ETL): DataLake {
  return new DataLake(scope, id, {
    roles: { Admins: [{ name: 'data-admin' }], Etl: [etl] },
    accessPolicies: {
      Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } },
      Data: { rule: { prefix: 'data/', readWriteRoles: ['Etl'] } },
      Reports: { rule: { prefix: 'reports/', readRoles: ['Etl'] } },
    },
    buckets: { raw: { accessPolicies: ['Root', 'Data', 'Reports'] } },
  });
}

function project(scope: Stack, options: Partial<DataOpsProjectProps>): DataOpsProject {
  return new DataOpsProject(scope, 'Project', {
    dataAdminRoles: [{ name: 'data-admin' }], projectExecutionRoles: [ETL], ...options,
  });
}

const database = (from: DataLake, locationPrefix = 'data/sales') => (
  { description: 'Sales', locationBucket: from.bucket('raw'), locationPrefix }
);

const stackOf = (id = 'Stack') => new Stack(new App(), id, { env });

test('jobs that write to two data lakes with the key of one of them are an error', () => {
  const stack = stackOf();
  const [raw, curated] = [lake(stack, 'Raw'), lake(stack, 'Curated')];

  expect(messageOf(() => project(stack, {
    s3OutputKey: raw.key, databases: { raw: database(raw), curated: database(curated) },
  }))).toMatch(/databases\.curated: error DSP353: .* the bucket "Stack\/Curated\/[^"]*" with a key other than/);
});

test('jobs that write with the key of the project are an error, also from another stack with a role of the app', () => {
  const app = new App();
  const [lakes, projects] = [new Stack(app, 'Lakes', { env }), new Stack(app, 'Projects', { env })];
  const role = new Role(lakes, 'Etl', { roleName: 'etl', assumedBy: new ServicePrincipal('glue.amazonaws.com') });
  const raw = lake(lakes, 'Raw', { role });

  expect(messageOf(() => project(projects, { projectExecutionRoles: [{ role }], databases: { raw: database(raw) } })))
    .toMatch(/databases\.raw: error DSP353/);
});

test.each<[string, (raw: DataLake, curated: DataLake) => Partial<DataOpsProjectProps>]>([
  ['with the key of each', (raw, curated) => ({
    s3OutputKey: raw.key,
    s3OutputKeys: { curated: curated.key },
    databases: { raw: database(raw), c: database(curated) },
  })],
  ['with the ARN of the key of each', (raw, curated) => ({
    s3OutputKmsKeyArns: { raw: raw.key.keyArn, curated: curated.key.keyArn },
    databases: { raw: database(raw), c: database(curated) },
  })],
  ['but only read', (raw) => ({ databases: { raw: database(raw, 'reports') } })],
  ['with other roles', (raw) => ({ projectExecutionRoles: [{ name: 'other' }], databases: { raw: database(raw) } })],
  ['that are in the bucket of the project', () => ({ databases: { own: { description: 'Own' } } })],
])('jobs that use data lakes %s are accepted', (_, options) => {
  const stack = stackOf();
  project(stack, options(lake(stack, 'Raw'), lake(stack, 'Curated')));

  Template.fromStack(stack).hasResource('AWS::Glue::Database', {});
});
