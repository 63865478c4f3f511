import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { DataLake, DataOpsProject } from '../../../src';

const IRELAND = { account: '111122223333', region: 'eu-west-1' };
const ADMINS = [{ name: 'data-admin' }];

function project(
  scope: Stack, id: string, location: { name?: string; bucket?: IBucket; prefix: string; registers?: boolean },
): void {
  new DataOpsProject(scope, id, {
    dataAdminRoles: ADMINS,
    databases: {
      sales: {
        description: 'Sales',
        locationBucketName: location.name,
        locationBucket: location.bucket,
        locationPrefix: location.prefix,
        lakeFormation: { createSuperGrantsForDataAdminRoles: true, registerLocation: location.registers },
      },
    },
  });
}

function lake(scope: Stack): DataLake {
  return new DataLake(scope, 'Lake', {
    roles: { Admins: ADMINS },
    accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
    buckets: {
      raw: { accessPolicies: ['Root'], lakeFormationLocations: { sales: { prefix: 'data/sales', write: true } } },
    },
  });
}

const RAW = { name: 'raw-bucket', prefix: 'data/sales' };
const stacks = (env = IRELAND, other: object = IRELAND) => {
  const app = new App();
  return [new Stack(app, 'A', { env }), new Stack(app, 'B', { env: other })] as const;
};

test.each<[string, () => void]>([
  ['two projects of one stack', () => {
    const [stack] = stacks();
    project(stack, 'P', RAW);
    project(stack, 'Q', RAW);
  }],
  ['two stacks, with another spelling of the prefix', () => {
    const [a, b] = stacks();
    project(a, 'P', RAW);
    project(b, 'Q', { ...RAW, prefix: 'data/sales/' });
  }],
  ['a lake and a project that gets its bucket', () => {
    const [a, b] = stacks();
    project(b, 'Q', { bucket: lake(a).bucket('raw'), prefix: 'data/sales' });
  }],
  ['a lake and a project with a location inside that of the lake', () => {
    const [a, b] = stacks();
    project(b, 'Q', { bucket: lake(a).bucket('raw'), prefix: 'data/sales/orders' });
  }],
])('without a platform, a location that is registered twice is an error: %s', (_, create) => {
  expect(create).toThrow(/Q: databases\.sales: error DSP349: "A\/(P|Lake)" also registers the location .* "sales"/);
});

test.each<[string, () => void]>([
  ['with "registerLocation: false"', () => {
    const [a, b] = stacks();
    project(b, 'Q', { bucket: lake(a).bucket('raw'), prefix: 'data/sales', registers: false });
  }],
  ['in another Region', () => {
    const [a, b] = stacks(IRELAND, { ...IRELAND, region: 'eu-north-1' });
    project(a, 'P', RAW);
    project(b, 'Q', RAW);
  }],
  ['in stacks whose account is not known', () => {
    const [a, b] = stacks({} as never, {});
    project(a, 'P', RAW);
    project(b, 'Q', RAW);
  }],
  ['of another prefix', () => {
    const [a] = stacks();
    project(a, 'P', RAW);
    project(a, 'Q', { ...RAW, prefix: 'data/returns' });
  }],
  ['inside that of another project, which uses the same role', () => {
    const [a] = stacks();
    project(a, 'P', RAW);
    project(a, 'Q', { ...RAW, prefix: 'data/sales/orders' });
  }],
])('a location is registered by each: %s', (_, create) => {
  expect(create).not.toThrow();
});

test('two databases of a project share a location', () => {
  const [stack] = stacks();
  const database = {
    description: 'Sales',
    locationBucketName: RAW.name,
    locationPrefix: RAW.prefix,
    lakeFormation: { createSuperGrantsForDataAdminRoles: true },
  };
  new DataOpsProject(stack, 'P', { dataAdminRoles: ADMINS, databases: { one: database, two: database } });

  Template.fromStack(stack).resourceCountIs('AWS::LakeFormation::Resource', 1);
});
