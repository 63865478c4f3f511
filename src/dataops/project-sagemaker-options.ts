import { ProjectDomainOptions, ProjectMemberOptions } from './project-domain-options';

/**
 * A data source that brings the tables of a database of the Glue Data Catalog into a project.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-datasource.html
 */
export interface SagemakerDataSourceOptions {
  /**
   * The database: a key of the `databases` of the DataOps project, or the name of another database of the account.
   */
  readonly databaseName: string;
}

/**
 * Values for one environment configuration of a project profile.
 */
export interface SagemakerEnvironmentConfigOptions {
  /**
   * Values of the parameters by name. The profile must let the parameters be edited.
   *
   * @default - the values of the profile
   */
  readonly parameters?: { [name: string]: string };
}

/**
 * A project of a SageMaker Unified Studio domain.
 *
 * @see https://docs.aws.amazon.com/sagemaker-unified-studio/latest/userguide/projects.html
 */
export interface SagemakerProjectOptions extends ProjectMemberOptions {
  /**
   * Project profile: its name, which the reference to the domain knows, or its id.
   *
   * @see https://docs.aws.amazon.com/sagemaker-unified-studio/latest/adminguide/project-profiles.html
   */
  readonly profileName: string;

  /**
   * Values for environment configurations of the profile, by the name of the configuration.
   *
   * @default - the values of the profile
   */
  readonly environmentConfigs?: { [name: string]: SagemakerEnvironmentConfigOptions };

  /**
   * Data sources by a name of your choice, besides those of databases with `createSagemakerDatasource`.
   *
   * @default - none
   */
  readonly dataSources?: { [name: string]: SagemakerDataSourceOptions };

  /**
   * Id of a connection of the project that the data sources run with.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-connection.html
   * @default - where there are data sources, a lakehouse connection to the account and region is made for them
   */
  readonly connectionId?: string;
}

/**
 * The part of a DataOps project in a SageMaker Unified Studio domain.
 */
export interface ProjectSagemakerOptions extends ProjectDomainOptions {
  /**
   * The project.
   */
  readonly project: SagemakerProjectOptions;

  /**
   * Whether the data administrators of the DataOps project own the project.
   *
   * @default false
   */
  readonly createDataAdminOwners?: boolean;
}
