import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDataSource, CfnEnvironment, CfnEnvironmentProfile, CfnProject } from 'aws-cdk-lib/aws-datazone';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { ProjectDomain } from './project-domain';
import { ProjectMembers } from './project-members';
import { ProjectDataZoneOptions } from './unified-studio-options';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { constructId, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { sortedEntries } from '../../private/collections';
import { MANAGE_ACCESS_ROLE_PARAMETER } from '../../private/facts/mdaa-parameters';
import { placeOptions } from '../../private/option-problems';
import { readParameter } from '../../private/parameter-reads';
import { AllTablesPermissions } from '../lake-formation/lake-formation-grants';

/** Properties of the DataOps project that a project belongs to. */
export interface DataZoneProjectProps {
  readonly naming: IResourceNaming;
  readonly removalPolicy: RemovalPolicy;
  readonly options: ProjectDataZoneOptions;
  /** Names of the databases to create data sources for, by key. */
  readonly databases: { [key: string]: string };
}

const DATA_LAKE = 'DefaultDataLake';

/**
 * A project of an Amazon DataZone domain, its members, and its optional data lake environment with data sources.
 */
export class DataZoneProject extends Construct {
  /** ID of the project. */
  public readonly projectId: string;
  /** ID of the domain. */
  public readonly domainId: string;

  private readonly domain: ProjectDomain;

  constructor(scope: Construct, id: string, private readonly props: DataZoneProjectProps) {
    super(scope, id);
    placeOptions(this, ['datazone']);
    const { project: options } = props.options;
    this.domain = ProjectDomain.of(this, 'datazone', props.options, { project: options });
    this.domainId = this.domain.id;
    const project = new CfnProject(this, 'Project', {
      name: physicalName(props.naming, 'datazone'),
      domainIdentifier: this.domainId,
      domainUnitId:
        options.domainUnit === undefined
          ? undefined
          : this.domain.idOf('domainUnitIds', options.domainUnit, ['project', 'domainUnit']),
    });
    project.applyRemovalPolicy(props.removalPolicy);
    this.projectId = project.attrId;
    new ProjectMembers(this, this.domain, project).addAll(options);

    const isRead = Object.keys(props.databases).length > 0;
    if (options.environment !== undefined || isRead) {
      this.createDataSources(this.createEnvironment(), this.manageAccessRoleArn(scope));
    }
  }

  /** The role with which DataZone manages access: that of the environment, or the one of the account. */
  private manageAccessRoleArn(scope: Construct): string {
    const { environment } = this.props.options.project;
    if (environment === undefined) return readParameter(this, MANAGE_ACCESS_ROLE_PARAMETER, ['project']);
    const role = new RoleReference(scope, environment.lakeformationManageAccessRole, [
      'datazone',
      'project',
      'environment',
      'lakeformationManageAccessRole',
    ]);
    return deployedRole(this, role).arn;
  }

  private createEnvironment(): CfnEnvironment {
    const { account, region } = Stack.of(this);
    const { naming, removalPolicy } = this.props;
    const common = {
      domainIdentifier: this.domainId,
      projectIdentifier: this.projectId,
      name: physicalName(naming, 'datazone', 'data-lake'),
    };
    const profile = new CfnEnvironmentProfile(this, 'EnvironmentProfile', {
      ...common,
      awsAccountId: account,
      awsAccountRegion: region,
      environmentBlueprintIdentifier: this.domain.idOf('blueprintIds', DATA_LAKE),
    });
    const environment = new CfnEnvironment(this, 'Environment', {
      ...common,
      environmentProfileIdentifier: profile.attrId,
    });
    // A profile cannot be deleted before its environments, so both are retained.
    for (const resource of [profile, environment]) resource.applyRemovalPolicy(removalPolicy);
    return environment;
  }

  private createDataSources(environment: CfnEnvironment, dataAccessRoleArn: string): void {
    // Lake Formation rejects concurrent changes of permissions, so these follow all others of the DataOps project.
    let before: CfnResource[] = this.node
      .scope!.node.findAll()
      .filter((child) => child instanceof CfnPrincipalPermissions);
    for (const [key, databaseName] of sortedEntries(this.props.databases)) {
      before = this.grantAccess(key, databaseName, dataAccessRoleArn, before);
      const source = glueDataSource(this, `DataSource-${constructId(key)}`, {
        name: physicalName(this.props.naming, 'datazone', key),
        domainId: this.domainId,
        projectId: this.projectId,
        environmentId: environment.attrId,
        databaseName,
        dataAccessRoleArn,
      });
      for (const grant of before) source.addResourceDependency(grant);
    }
  }

  /** What DataZone needs to share a database: to see it, to read its tables, and to let subscribers do the same. */
  private grantAccess(key: string, databaseName: string, roleArn: string, before: CfnResource[]): CfnResource[] {
    const catalogId = Stack.of(this).account;
    const principal = { dataLakePrincipalIdentifier: roleArn };
    const database = new CfnPrincipalPermissions(this, `DatabaseGrant-${constructId(key)}`, {
      principal,
      resource: { database: { catalogId, name: databaseName } },
      permissions: ['DESCRIBE'],
      permissionsWithGrantOption: ['DESCRIBE'],
    });
    const tables = new AllTablesPermissions(this, `TablesGrant-${constructId(key)}`, {
      principal,
      resource: { table: { catalogId, databaseName } },
      permissions: ['DESCRIBE', 'SELECT'],
      permissionsWithGrantOption: ['DESCRIBE', 'SELECT'],
    });
    for (const grant of before) database.addResourceDependency(grant);
    tables.addResourceDependency(database);
    return [tables];
  }
}

/** Where a data source takes its tables from, and where it brings them. */
export interface GlueDataSourceProps {
  readonly name: string;
  readonly domainId: string;
  readonly projectId: string;
  readonly databaseName: string;
  readonly environmentId?: string;
  readonly connectionId?: string;
  readonly dataAccessRoleArn?: string;
}

/**
 * A data source for all tables of a database. Imported assets stay in the inventory of the project until a user
 * publishes them.
 */
export function glueDataSource(scope: Construct, id: string, props: GlueDataSourceProps): CfnDataSource {
  return new CfnDataSource(scope, id, {
    name: props.name,
    description: `Tables of the database ${props.databaseName}`,
    type: 'GLUE',
    enableSetting: 'ENABLED',
    publishOnImport: false,
    domainIdentifier: props.domainId,
    projectIdentifier: props.projectId,
    environmentIdentifier: props.environmentId,
    connectionIdentifier: props.connectionId,
    configuration: {
      glueRunConfiguration: {
        dataAccessRole: props.dataAccessRoleArn,
        relationalFilterConfigurations: [{
          databaseName: props.databaseName,
          filterExpressions: [{ type: 'INCLUDE', expression: '*' }],
        }],
      },
    },
  });
}
