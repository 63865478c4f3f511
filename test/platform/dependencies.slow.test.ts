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

  test('every dependency between stacks is a dependency between modules, and the other way round', () => {
    for (const module of kit.modules) {
      expect(module.dependencies.map(({ stackName }) => stackName)).toEqual(
        module.stack.dependencies.map(({ stackName }) => stackName).sort(),
      );
    }

    expect(kit.modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(10);
  });

  test('a module reads values of modules in other domains', () => {
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

  test('a module that comes later for its order alone has a reason in place of paths', () => {
    const [dependency] = kit
      .module('dataops', 'dev', 'example-project')
      .dependencies.filter(({ paths }) => paths.length === 0);

    expect(dependency).toEqual<ModuleDependency>({
      module: 'shared/dev/lakeformation-settings',
      stackName: 'example-org-dev-shared-lakeformation-settings',
      paths: [],
      reason: 'it sets the administrators of Lake Formation',
    });

    const withPaths = kit.modules.flatMap(({ dependencies }) => dependencies).filter(({ paths }) => paths.length > 0);

    expect(withPaths.filter(({ reason }) => reason !== undefined)).toEqual([]);
  });

  test('it reads nothing from elsewhere', () => expect(kit.externalParameters).toEqual([]));
});

test('a role is read as a whole, whichever of its values the options name', () => {
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

test('references inside longer texts and in tags count', () => {
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

test('a project that is named, and classifiers of it, count; a classifier of AWS does not', () => {
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

test('the order in which domains and modules are written changes nothing', () => {
  const audit: ModuleOptions = {
    auditBucket: { readRoles: [{ id: 'generated-role-id:user' }, { id: 'generated-role-id:admin' }] },
  };
  const dependencies = (made: DataSciencePlatform) => made.modules.map(({ name, dependencies: of }) => [name, of]);

  expect(dependencies(platform({ shared: { audit, roles: ROLES } }))).toEqual(
    dependencies(platform({ shared: { roles: ROLES, audit } })),
  );
});
