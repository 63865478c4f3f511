import { App } from 'aws-cdk-lib';
import { DataSciencePlatform, DataSciencePlatformProps, ModuleDependency, ModuleOptions } from '../../src';
import { platformOf, STARTER_KIT } from '../support/kits';

const ROLES: ModuleOptions = {
  roles: { generateRoles: { admin: { trustedPrincipal: 'this_account' }, user: { trustedPrincipal: 'this_account' } } },
};
const LAKE: ModuleOptions = { dataLake: { buckets: { raw: { accessPolicies: [] } }, accessPolicies: {}, roles: {} } };

function platform(
  domains: { [domain: string]: { [module: string]: ModuleOptions } },
  more: Partial<DataSciencePlatformProps> = {},
): DataSciencePlatform {
  return new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    domains: Object.fromEntries(
      Object.entries(domains).map(([domain, modules]) => [domain, { environments: { dev: { modules } } }]),
    ),
    ...more,
  });
}

function dependenciesOf(made: DataSciencePlatform, domain: string, name: string): { [module: string]: string[] } {
  return Object.fromEntries(made.module(domain, 'dev', name).dependencies.map(({ module, paths }) => [module, paths]));
}

describe('the starter kit', () => {
  const { platform: kit } = platformOf(STARTER_KIT, 'example-org');

  test('stack dependencies and module dependencies match in both directions', () => {
    for (const module of kit.modules) {
      expect(module.dependencies.map(({ stackName }) => stackName)).toEqual(
        module.stack.dependencies.map(({ stackName }) => stackName).sort(),
      );
    }

    expect(kit.modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(10);
  });

  test('a module can read values of modules in other domains', () => {
    expect(dependenciesOf(kit, 'dataops', 'example-crawler')).toEqual({
      'dataops/dev/example-project': [
        'databaseName/sample-database',
        'projectTopicArn/default',
        'securityConfiguration/default',
      ].map((path) => `/example-org/dataops/example-project/${path}`),
      'shared/dev/datalake': ['/example-org/shared/datalake/bucket/transformed/name'],
      'shared/dev/roles': ['/example-org/shared/generated-role/glue-etl/arn'],
    });
  });

  test('a module that only depends on the order has a reason instead of paths', () => {
    const [dependency] = kit
      .module('dataops', 'dev', 'example-project')
      .dependencies.filter(({ paths }) => paths.length === 0);

    expect(dependency).toEqual<ModuleDependency>({
      module: 'shared/dev/lakeformation-settings',
      stackName: 'example-org-dev-shared-lakeformation-settings',
      paths: [],
      reason: 'it sets the Lake Formation administrators',
    });

    const withPaths = kit.modules.flatMap(({ dependencies }) => dependencies).filter(({ paths }) => paths.length > 0);

    expect(withPaths.filter(({ reason }) => reason !== undefined)).toEqual([]);
  });

  test('it reads no external values', () => expect(kit.externalParameters).toEqual([]));
});

test('a role is read as a whole, even if options refer to only one of its values', () => {
  const made = platform({
    shared: {
      roles: ROLES,
      athena: {
        athenaWorkgroup: {
          dataAdminRoles: [{ id: 'generated-role-id:admin' }],
          athenaUserRoles: [{ arn: 'ssm:/acme/shared/generated-role/user/arn' }],
        },
      },
    },
  });
  const paths = ['admin', 'user'].flatMap((role) =>
    ['arn', 'id', 'name'].map((value) => `/acme/shared/generated-role/${role}/${value}`),
  );

  expect(dependenciesOf(made, 'shared', 'athena')).toEqual({ 'shared/dev/roles': paths });
});

test('references inside strings and in tags count', () => {
  const made = platform({
    shared: { lake: LAKE },
    ops: {
      roles: {
        roles: { generateRoles: { x: { trustedPrincipal: 'this_account' } } },
        tags: { lake: 'of {{resolve:ssm:/acme/shared/lake/bucket/raw/name}}' },
      },
    },
  });

  expect(dependenciesOf(made, 'ops', 'roles')).toEqual({ 'shared/dev/lake': ['/acme/shared/lake/bucket/raw/name'] });
});

test('a project reference and its classifiers count; an AWS classifier does not', () => {
  const made = platform({
    ops: {
      project: {
        dataOpsProject: {
          dataAdminRoles: [{ name: 'admin' }],
          projectExecutionRoles: [{ name: 'etl' }],
          classifiers: {
            lines: {
              classifierType: 'grok',
              configuration: { grokClassifier: { classification: 'lines', grokPattern: '%{WORD:x}' } },
            },
          },
        } as ModuleOptions['dataOpsProject'],
      },
      crawler: {
        glueCrawlers: {
          projectName: 'project',
          crawlers: {
            one: {
              description: 'x',
              executionRoleArn: 'arn:aws:iam::111122223333:role/etl',
              databaseName: 'db',
              classifiers: ['lines', 'of-aws'],
              targets: { s3Targets: [{ path: 's3://lake/x' }] },
            },
          },
        },
      },
    },
  });

  expect(dependenciesOf(made, 'ops', 'crawler')).toEqual({
    'ops/dev/project': ['classifiers/lines', 'projectTopicArn/default', 'securityConfiguration/default'].map(
      (path) => `/acme/ops/project/${path}`,
    ),
  });
});

test('the order of domains and modules changes nothing', () => {
  const audit: ModuleOptions = {
    auditBucket: { readRoles: [{ id: 'generated-role-id:user' }, { id: 'generated-role-id:admin' }] },
  };
  const dependencies = (made: DataSciencePlatform) => made.modules.map(({ name, dependencies: of }) => [name, of]);

  expect(dependencies(platform({ shared: { audit, roles: ROLES } }))).toEqual(
    dependencies(platform({ shared: { roles: ROLES, audit } })),
  );
});
