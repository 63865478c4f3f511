import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnConnection, CfnProject } from 'aws-cdk-lib/aws-datazone';
import { Construct } from 'constructs';
import { glueDataSource } from './project-datazone';
import { ProjectDomain } from './project-domain';
import { ProjectMembers } from './project-members';
import { ProjectSageMakerOptions } from './unified-studio-options';
import { RoleReference } from '../../access/role-reference';
import { constructId, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { sortedEntries } from '../../private/collections';
import { failAt, placeOptions } from '../../private/option-problems';

/** Properties of the DataOps project that a project belongs to. */
export interface SageMakerProjectProps {
  readonly naming: IResourceNaming;
  readonly removalPolicy: RemovalPolicy;
  readonly options: ProjectSageMakerOptions;
  readonly dataAdmins: RoleReference[];
  /** Names of all databases of the DataOps project, by key. */
  readonly databaseNames: { [key: string]: string };
  /** Names of the databases to create data sources for, by key. */
  readonly databases: { [key: string]: string };
}

/** A project of a SageMaker Unified Studio domain, its members and data sources. */
export class SageMakerProject extends Construct {
  /** ID of the project. */
  public readonly projectId: string;
  /** ID of the domain. */
  public readonly domainId: string;

  constructor(scope: Construct, id: string, private readonly props: SageMakerProjectProps) {
    super(scope, id);
    placeOptions(this, ['sagemaker']);
    const { project: options, createDataAdminOwners } = props.options;
    const domain = ProjectDomain.of(this, 'sagemaker', props.options);
    this.domainId = domain.id;
    const project = new CfnProject(this, 'Project', {
      name: physicalName(props.naming, 'datazone'),
      domainIdentifier: this.domainId,
      domainUnitId:
        options.domainUnit === undefined
          ? undefined
          : domain.idOf('domainUnitIds', options.domainUnit, ['project', 'domainUnit']),
      projectProfileId: domain.idOf('projectProfileIds', options.profileName, ['project', 'profileName']),
      userParameters: this.userParameters(),
    });
    project.applyRemovalPolicy(props.removalPolicy);
    this.projectId = project.attrId;

    const members = new ProjectMembers(this, domain, project);
    if (createDataAdminOwners) members.addOwners(props.dataAdmins);
    members.addAll(options);
    this.createDataSources();
  }

  private userParameters(): CfnProject.EnvironmentConfigurationUserParameterProperty[] | undefined {
    const configs = sortedEntries(this.props.options.project.environmentConfigs);
    if (configs.length === 0) return undefined;
    return configs.map(([environmentConfigurationName, { parameters }]) => ({
      environmentConfigurationName,
      environmentParameters: sortedEntries(parameters).map(([name, value]) => ({ name, value })),
    }));
  }

  private createDataSources(): void {
    const { connectionId } = this.props.options.project;
    const databases = sortedEntries(this.databases());
    if (databases.length === 0) {
      if (connectionId === undefined) return;
      failAt(this, ['project', 'connectionId'], {
        code: 'DSP348',
        message: `"connectionId" is "${connectionId}" and the project has no data sources to use it`,
        hint: 'give "dataSources", set "createSagemakerDatasource" on a database, or leave "connectionId" out',
      });
    }
    const connection = connectionId ?? this.createConnection();
    for (const [key, databaseName] of databases) {
      glueDataSource(this, `DataSource-${constructId(key)}`, {
        name: physicalName(this.props.naming, 'datazone', key),
        domainId: this.domainId,
        projectId: this.projectId,
        connectionId: connection,
        databaseName,
      });
    }
  }

  /** Names of the databases of the data sources, by the name of the source. */
  private databases(): { [name: string]: string } {
    const all = { ...this.props.databases };
    for (const [name, { databaseName: key }] of sortedEntries(this.props.options.project.dataSources)) {
      const databaseName = Object.hasOwn(this.props.databaseNames, key) ? this.props.databaseNames[key] : key;
      if (Object.hasOwn(all, name) && all[name] !== databaseName) {
        failAt(this, ['project', 'dataSources', name], {
          code: 'DSP348',
          message: `data source "${name}" is for "${databaseName}", and the database "${name}" has a data source of `
            + 'the same name',
          hint: 'give the data source another name',
        });
      }
      all[name] = databaseName;
    }
    return all;
  }

  /** CloudFormation cannot read the connections that the profile creates, so the data sources have a separate one. */
  private createConnection(): string {
    const { account, region } = Stack.of(this);
    return new CfnConnection(this, 'Connection', {
      name: physicalName(this.props.naming, 'datazone', 'lakehouse'),
      description: 'Glue Data Catalog of the account, for the data sources of the project',
      domainIdentifier: this.domainId,
      projectIdentifier: this.projectId,
      awsLocation: { awsAccountId: account, awsRegion: region },
      props: { lakehouseProperties: { glueLineageSyncEnabled: false } },
    }).attrConnectionId;
  }
}
