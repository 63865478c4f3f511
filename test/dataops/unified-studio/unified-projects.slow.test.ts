import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { parse } from 'yaml';
import {
  DataOpsProject,
  DataOpsProjectProps,
  DefaultNaming,
  ProjectDataZoneOptions,
  ProjectSageMakerOptions,
} from '../../../src';
import { readOptions } from '../../../src/private/options-reader';
import { LakeFormationGrants } from '../../support/grants';
import { nagFindings } from '../../support/nag';

const DOMAIN = { domainId: 'dzd_4f5g6h7j8k9l0m' };
const STUDIO_DOMAIN = { domainId: 'dzd-0a1b2c3d4e5f6g', projectProfileIds: { 'All capabilities': '1a2b3c4d5e6f7g' } };
const LEAD = 'arn:aws:iam::111122223333:role/lead';
const MANAGER = 'arn:aws:iam::111122223333:role/service-role/manager';
const GROUP = '7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
const SALES = { description: 'Sales' };
const LAKE = { ...DOMAIN, blueprintIds: { DefaultDataLake: '3x4y5z6a7b8c9d' } };
const ENVIRONMENT = { lakeformationManageAccessRole: { arn: MANAGER } };

function synthesize(props: Partial<DataOpsProjectProps>): {
  stack: Stack;
  project: DataOpsProject;
  template: () => Template;
} {
  const stack = new Stack(new App(), 'Stack');
  const project = new DataOpsProject(stack, 'Project', {
    naming: new DefaultNaming({ organization: 'acme', environment: 'dev', domain: 'ops', moduleName: 'project' }),
    dataAdminRoles: [{ name: 'admin' }],
    ...props,
  });
  return { stack, project, template: () => Template.fromStack(stack) };
}

function datazone(options: ProjectDataZoneOptions, props: Partial<DataOpsProjectProps> = {}): Template {
  return synthesize({ datazone: options, ...props }).template();
}

function sagemaker(options: Partial<ProjectSageMakerOptions>, props: Partial<DataOpsProjectProps> = {}): Template {
  return synthesize({
    sagemaker: { domainConfig: STUDIO_DOMAIN, project: { profileName: 'All capabilities' }, ...options },
    ...props,
  }).template();
}

/** The options of a sample, as the YAML layer reads them. */
function sample(name: string): DataOpsProjectProps {
  const text = readFileSync(join(__dirname, '../../../samples/dataops-project', `${name}.yaml`), 'utf8');
  const { value, problems } = readOptions('DataOpsProjectOptions', parse(text), 'yaml');

  expect(problems).toEqual([]);

  return value as DataOpsProjectProps;
}

/** A copy with the keys of every map in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reversed(item)])) as T;
}

describe('the domain', () => {
  test('can be specified in the block or in the DataZone project', () => {
    for (const options of [{ domainConfig: DOMAIN, project: {} }, { project: { domainConfig: DOMAIN } }]) {
      datazone(options).hasResourceProperties('AWS::DataZone::Project', {
        DomainIdentifier: 'dzd_4f5g6h7j8k9l0m',
        Name: 'acme-dev-ops-project',
      });
    }
  });

  test('is read from a parameter at deployment, with IDs by name from the parameters under it', () => {
    sagemaker({
      domainConfig: undefined,
      domainConfigSsmParam: '/acme/domain',
      project: { profileName: 'All capabilities', domainUnit: 'Sales' },
    }).hasResourceProperties('AWS::DataZone::Project', {
      DomainIdentifier: '{{resolve:ssm:/acme/domain/id}}',
      DomainUnitId: '{{resolve:ssm:/acme/domain/domainUnitIds/Sales}}',
      ProjectProfileId: '{{resolve:ssm:/acme/domain/project_profile/All-capabilities/id}}',
    });
    datazone({ project: { domainConfigSsmParam: '/acme/domain', environment: ENVIRONMENT } }).hasResourceProperties(
      'AWS::DataZone::EnvironmentProfile',
      {
        EnvironmentBlueprintIdentifier: '{{resolve:ssm:/acme/domain/blueprintIds/DefaultDataLake}}',
      },
    );
  });

  test('can be a reference to the value of the parameter', () => {
    datazone({
      domainConfigSsmParam: '{{resolve:ssm:/acme/domain}}',
      project: { domainUnit: 'Sales' },
    }).hasResourceProperties('AWS::DataZone::Project', {
      DomainIdentifier: '{{resolve:ssm:/acme/domain/id}}',
      DomainUnitId: '{{resolve:ssm:/acme/domain/domainUnitIds/Sales}}',
    });
  });

  test('must be specified exactly once', () => {
    expect(() => datazone({ project: {} })).toThrow(/DSP345: "datazone" has no domain/);
    expect(() => sagemaker({ domainConfig: undefined })).toThrow(/DSP345: "sagemaker" has no domain/);
    expect(() => sagemaker({ domainConfigSsmParam: '/acme/domain' })).toThrow(
      /DSP345: "sagemaker" gives its domain 2 times/,
    );
    expect(() => datazone({ domainConfig: DOMAIN, project: { domainConfigSsmParam: '/acme/domain' } })).toThrow(
      /"datazone" gives its domain 2 times/,
    );
  });

  test('is a domain ID or a path', () => {
    expect(() => datazone({ domainConfig: { domainId: 'my-domain' }, project: {} })).toThrow(
      /DSP304: "my-domain" is not the ID of an Amazon DataZone domain/,
    );

    for (const path of ['acme/domain', '/acme//domain', 'arn:aws:ssm:us-east-1:1111:parameter/acme']) {
      expect(() => datazone({ domainConfigSsmParam: path, project: {} })).toThrow(
        /DSP304: ".*" is not the path of a Systems Manager parameter/,
      );
    }
    const versioned = { domainConfigSsmParam: '{{resolve:ssm:/acme/domain:3}}', project: {} };

    expect(() => datazone(versioned)).toThrow(/DSP345: "domainConfigSSMParam" is .* not the path or ARN of a parameter/);
    expect(() => datazone({ domainConfig: { domainId: '{{resolve:ssm:/id}}' }, project: {} })).not.toThrow();
  });

  test('is not shared by the two blocks', () => {
    const props = { sagemaker: { domainConfig: { ...STUDIO_DOMAIN }, project: { profileName: 'All capabilities' } } };

    expect(() =>
      synthesize({ ...props, datazone: { domainConfig: { domainId: STUDIO_DOMAIN.domainId }, project: {} } }),
    ).toThrow(/DSP345: .*the same domain/);
    expect(() => synthesize({ ...props, datazone: { domainConfig: DOMAIN, project: {} } })).not.toThrow();
  });
});

describe('IDs', () => {
  const units = { ...DOMAIN, domainUnitIds: { sales: '5a6b7c8d9e0f1g' } };

  test('are looked up by name in the domain, or used literally', () => {
    for (const domainUnit of ['sales', '5a6b7c8d9e0f1g']) {
      datazone({ domainConfig: units, project: { domainUnit } }).hasResourceProperties('AWS::DataZone::Project', {
        DomainUnitId: '5a6b7c8d9e0f1g',
      });
    }
    datazone({ domainConfig: DOMAIN, project: {} }).hasResourceProperties('AWS::DataZone::Project', {
      DomainUnitId: Match.absent(),
    });
    sagemaker({ project: { profileName: '9z8y7x6w5v4u3t' } }).hasResourceProperties('AWS::DataZone::Project', {
      ProjectProfileId: '9z8y7x6w5v4u3t',
    });
  });

  test('that are unknown cannot be looked up', () => {
    expect(() => datazone({ domainConfig: units, project: { domainUnit: 'sale' } })).toThrow(
      /DSP346: the id of the domain unit "sale" .*\n.*did you mean "sales"\?/,
    );
    expect(() => sagemaker({ project: { profileName: 'Generative AI' } })).toThrow(
      /DSP346: the id of the project profile "Generative AI" is not known/,
    );
    expect(() => datazone({ domainConfig: DOMAIN, project: { environment: ENVIRONMENT } })).toThrow(
      /DSP346: the id of the environment blueprint "DefaultDataLake" .*\n.*blueprintIds: \{ "DefaultDataLake": ID \}/,
    );
  });
});

describe('members', () => {
  const membership = (Designation: string, Member: object) => ({ Designation, Member });

  test('are owners or contributors, users or groups', () => {
    const members = {
      ownerUsers: { a: LEAD },
      ownerGroups: { a: GROUP },
      users: { a: 'jane@example.com' },
      groups: { a: 'analysts of sales' },
    };
    const templates = [
      datazone({ domainConfig: DOMAIN, project: members }),
      sagemaker({ project: { profileName: 'All capabilities', ...members } }),
    ];
    for (const template of templates) {
      template.resourceCountIs('AWS::DataZone::ProjectMembership', 4);
      for (const expected of [
        membership('PROJECT_OWNER', { UserIdentifier: LEAD }),
        membership('PROJECT_OWNER', { GroupIdentifier: GROUP }),
        membership('PROJECT_CONTRIBUTOR', { UserIdentifier: 'jane@example.com' }),
        membership('PROJECT_CONTRIBUTOR', { GroupIdentifier: 'analysts of sales' }),
      ]) {template.hasResourceProperties('AWS::DataZone::ProjectMembership', expected);}
    }
  });

  test('can include data administrators', () => {
    const dataAdminRoles = [{ arn: LEAD }, { id: 'AROAEXAMPLEADMIN00001' }, { name: 'Admins', sso: true }];
    const template = sagemaker({ createDataAdminOwners: true }, { dataAdminRoles });
    template.resourceCountIs('AWS::DataZone::ProjectMembership', 3);
    template.hasResourceProperties(
      'AWS::DataZone::ProjectMembership',
      membership('PROJECT_OWNER', { UserIdentifier: LEAD }),
    );
    template.hasResourceProperties(
      'AWS::DataZone::ProjectMembership',
      membership('PROJECT_OWNER', {
        UserIdentifier: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RoleLookup.*AROAEXAMPLEADMIN00001'), 'Arn'] },
      }),
    );
    sagemaker({}, { dataAdminRoles }).resourceCountIs('AWS::DataZone::ProjectMembership', 0);
  });

  test('are unique', () => {
    const dataAdminRoles = [{ arn: LEAD }];
    const project = { profileName: 'All capabilities' };
    sagemaker(
      { createDataAdminOwners: true, project: { ...project, ownerUsers: { a: LEAD, b: LEAD } } },
      { dataAdminRoles },
    ).resourceCountIs('AWS::DataZone::ProjectMembership', 1);

    expect(() =>
      sagemaker({ createDataAdminOwners: true, project: { ...project, users: { a: LEAD } } }, { dataAdminRoles }),
    ).toThrow(/DSP347: "arn:aws:iam::111122223333:role\/lead" is an owner and a contributor/);
    expect(() =>
      datazone({ domainConfig: DOMAIN, project: { ownerGroups: { a: GROUP }, groups: { b: GROUP } } }),
    ).toThrow(/DSP347/);
  });

  test('have identifiers that DataZone accepts', () => {
    for (const user of [
      '',
      'Jane Doe',
      'arn:aws:sts::111122223333:assumed-role/lead/jane',
      'arn:aws:iam::111122223333:role/*',
    ]) {
      expect(() => datazone({ domainConfig: DOMAIN, project: { users: { user } } })).toThrow(
        /DSP347: .* is not a user that can be a member/,
      );
    }
    for (const group of ['', ' x', LEAD]) {
      expect(() => datazone({ domainConfig: DOMAIN, project: { ownerGroups: { group } } })).toThrow(
        /DSP347: .* is not a group that can be a member/,
      );
    }

    expect(() =>
      datazone({
        domainConfig: DOMAIN,
        project: { users: { user: '{{resolve:ssm:/user}}' }, groups: { group: '{{resolve:ssm:/group}}' } },
      }),
    ).not.toThrow();
  });
});

describe('DataZone: databases', () => {
  const databases = { sales: { ...SALES, createDatazoneDatasource: true }, staging: { ...SALES } };
  const options: ProjectDataZoneOptions = { domainConfig: LAKE, project: { environment: ENVIRONMENT } };

  test('have a data source in a data lake environment of the account, if requested', () => {
    const { project, template: make } = synthesize({ datazone: options, databases });
    const template = make();
    template.resourceCountIs('AWS::DataZone::DataSource', 1);
    const [environment] = Object.keys(template.findResources('AWS::DataZone::Environment'));
    const [profile] = Object.keys(
      template.findResources('AWS::DataZone::EnvironmentProfile', {
        Properties: {
          EnvironmentBlueprintIdentifier: '3x4y5z6a7b8c9d',
          AwsAccountId: { Ref: 'AWS::AccountId' },
          AwsAccountRegion: { Ref: 'AWS::Region' },
        },
      }),
    );
    template.hasResourceProperties('AWS::DataZone::Environment', {
      EnvironmentProfileIdentifier: { 'Fn::GetAtt': [profile, 'Id'] },
    });
    template.hasResourceProperties('AWS::DataZone::DataSource', {
      Type: 'GLUE',
      PublishOnImport: false,
      EnvironmentIdentifier: { 'Fn::GetAtt': [environment, 'Id'] },
      ConnectionIdentifier: Match.absent(),
      Configuration: {
        GlueRunConfiguration: {
          DataAccessRole: MANAGER,
          RelationalFilterConfigurations: [
            { DatabaseName: project.databaseName('sales'), FilterExpressions: [{ Type: 'INCLUDE', Expression: '*' }] },
          ],
        },
      },
    });
  });

  test('can be described and read by the manage access role, which can grant these permissions and no others', () => {
    const { stack, project } = synthesize({ datazone: options, databases });
    const grants = LakeFormationGrants.fromApp([stack]).of(MANAGER);

    expect(grants).toHaveLength(2);

    const [database, table] = [project.databaseName('sales'), { database: project.databaseName('sales'), name: '*' }];

    expect(grants).toContainEqual(
      expect.objectContaining({
        resource: { database },
        permissions: ['DESCRIBE'],
        permissionsWithGrantOption: ['DESCRIBE'],
      }),
    );
    expect(grants).toContainEqual(
      expect.objectContaining({
        resource: { table },
        permissions: ['DESCRIBE', 'SELECT'],
        permissionsWithGrantOption: ['DESCRIBE', 'SELECT'],
      }),
    );
  });

  test('change their permissions in sequence', () => {
    const everything = {
      ...SALES,
      createDatazoneDatasource: true,
      lakeFormation: { createSuperGrantsForDataAdminRoles: true },
    };
    const { stack, template } = synthesize({ datazone: options, databases: { one: everything, two: everything } });
    const permissions = template().findResources(CfnPrincipalPermissions.CFN_RESOURCE_TYPE_NAME);

    expect(Object.keys(permissions)).toHaveLength(9);

    const reach = (id: string): Set<string> =>
      new Set([id, ...((permissions[id]?.DependsOn ?? []) as string[]).flatMap((other) => [...reach(other)])]);
    const chain = Object.keys(permissions)
      .map((id) => [...reach(id)].filter((other) => other in permissions).length)
      .sort((a, b) => a - b);

    expect(chain).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(nagFindings(stack)).toEqual([]);
  });

  test('have an environment with the role of the account if the project specifies none', () => {
    const template = datazone({ domainConfig: LAKE, project: {} }, { databases });
    const manager = '{{resolve:ssm:/lakeformation-settings/datazone-manage-access-role-arn}}';

    template.resourceCountIs('AWS::DataZone::Environment', 1);
    template.hasResourceProperties('AWS::DataZone::DataSource', {
      Configuration: { GlueRunConfiguration: { DataAccessRole: manager } },
    });
    template.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Principal: { DataLakePrincipalIdentifier: manager },
      Permissions: ['DESCRIBE', 'SELECT'],
    });
    datazone({ domainConfig: LAKE, project: {} }, { databases: { staging: SALES } }).resourceCountIs(
      'AWS::DataZone::Environment', 0,
    );
  });

  test('need the ID of the blueprint and a project', () => {
    expect(() => datazone({ domainConfig: DOMAIN, project: {} }, { databases })).toThrow(
      /DSP346: the id of the environment blueprint "DefaultDataLake" is not known/,
    );
    expect(() => synthesize({ databases })).toThrow(
      /DSP348: database "sales" has "createDatazoneDatasource" and the project has no "datazone"/,
    );
  });

  test('accept roles of each kind', () => {
    for (const role of [{ name: 'manager' }, { id: 'AROAEXAMPLEMANAGER001' }, { name: 'Managers', sso: true }]) {
      datazone(
        { domainConfig: LAKE, project: { environment: { lakeformationManageAccessRole: role } } },
        { databases },
      ).hasResourceProperties('AWS::DataZone::DataSource', {
        Configuration: { GlueRunConfiguration: { DataAccessRole: Match.anyValue() } },
      });
    }
  });
});

describe('Unified Studio: databases', () => {
  const profileName = 'All capabilities';
  const databases = { sales: { ...SALES, createSagemakerDatasource: true }, forecasts: { ...SALES } };

  test('have data sources by flag, by key and by name, with a connection to the account', () => {
    const dataSources = { own: { databaseName: 'forecasts' }, other: { databaseName: 'partner_data' } };
    const { project, template: make } = synthesize({
      sagemaker: { domainConfig: STUDIO_DOMAIN, project: { profileName, dataSources } },
      databases,
    });
    const template = make();
    template.resourceCountIs('AWS::DataZone::DataSource', 3);
    template.hasResourceProperties('AWS::DataZone::Connection', {
      AwsLocation: { AwsAccountId: { Ref: 'AWS::AccountId' }, AwsRegion: { Ref: 'AWS::Region' } },
      Props: { LakehouseProperties: Match.anyValue() },
    });
    const [connection] = Object.keys(template.findResources('AWS::DataZone::Connection'));
    for (const DatabaseName of [project.databaseName('sales'), project.databaseName('forecasts'), 'partner_data']) {
      template.hasResourceProperties('AWS::DataZone::DataSource', {
        PublishOnImport: false,
        ConnectionIdentifier: { 'Fn::GetAtt': [connection, 'ConnectionId'] },
        Configuration: {
          GlueRunConfiguration: { RelationalFilterConfigurations: [Match.objectLike({ DatabaseName })] },
        },
      });
    }
  });

  test('can use an existing connection', () => {
    const template = sagemaker({ project: { profileName, connectionId: '6d7e8f9a0b1c2d' } }, { databases });
    template.resourceCountIs('AWS::DataZone::Connection', 0);
    template.hasResourceProperties('AWS::DataZone::DataSource', { ConnectionIdentifier: '6d7e8f9a0b1c2d' });
  });

  test('without data sources have no connection and cannot specify one', () => {
    sagemaker({}).resourceCountIs('AWS::DataZone::Connection', 0);

    expect(() => sagemaker({ project: { profileName, connectionId: '6d7e8f9a0b1c2d' } })).toThrow(
      /DSP348: "connectionId" is "6d7e8f9a0b1c2d" and the project has no data sources/,
    );
  });

  test('have one data source for each name', () => {
    const project = (databaseName: string) => ({ project: { profileName, dataSources: { sales: { databaseName } } } });
    sagemaker(project('sales'), { databases }).resourceCountIs('AWS::DataZone::DataSource', 1);

    expect(() => sagemaker(project('forecasts'), { databases })).toThrow(
      /DSP348: data source "sales" is for "acme-dev-ops-project-forecasts"/,
    );
    expect(() => synthesize({ databases })).toThrow(
      /DSP348: database "sales" has "createSagemakerDatasource" and the project has no "sagemaker"/,
    );
  });

  test('parameters of environment configurations are user parameters of the project', () => {
    const environmentConfigs = { 'Lakehouse Database': { parameters: { glueDbName: 'work', a: 'b' } } };
    sagemaker({ project: { profileName, environmentConfigs } }).hasResourceProperties('AWS::DataZone::Project', {
      UserParameters: [
        {
          EnvironmentConfigurationName: 'Lakehouse Database',
          EnvironmentParameters: [
            { Name: 'a', Value: 'b' },
            { Name: 'glueDbName', Value: 'work' },
          ],
        },
      ],
    });
    sagemaker({}).hasResourceProperties('AWS::DataZone::Project', { UserParameters: Match.absent() });
  });
});

test('a project holds the work of its members, so it is retained by default', () => {
  for (const template of [datazone({ domainConfig: LAKE, project: { environment: ENVIRONMENT } }), sagemaker({})]) {
    template.allResources('AWS::DataZone::Project', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  }
  datazone({ domainConfig: LAKE, project: { environment: ENVIRONMENT } }).allResources('AWS::DataZone::Environment', {
    DeletionPolicy: 'RetainExceptOnCreate',
  });
});

test('the IDs of the projects are attributes', () => {
  const { stack, project } = synthesize({ datazone: { domainConfig: DOMAIN, project: {} } });

  expect(stack.resolve(project.datazoneProjectId)).toEqual({
    'Fn::GetAtt': [expect.stringMatching('DataZoneProject'), 'Id'],
  });
  expect(project.sagemakerProjectId).toBeUndefined();
});

const SAMPLES = [
  'datazone',
  'datazone-and-unified-studio',
  'datazone-project-domain',
  'datazone-project-parameter',
  'unified-studio',
];
describe.each(SAMPLES)('the sample %s', (name) => {
  const withoutExistingConnection = (props: DataOpsProjectProps): DataOpsProjectProps => ({
    ...props,
    sagemaker: props.sagemaker && {
      ...props.sagemaker,
      project: { ...props.sagemaker.project, connectionId: undefined },
    },
  });

  test('has no compliance findings', () => {
    expect(nagFindings(synthesize(sample(name)).stack)).toEqual([]);
    expect(nagFindings(synthesize(withoutExistingConnection(sample(name))).stack)).toEqual([]);
  });

  test('produces the same template in another order', () => {
    expect(
      synthesize(reversed(sample(name)))
        .template()
        .toJSON(),
    ).toEqual(synthesize(sample(name)).template().toJSON());
  });
});
