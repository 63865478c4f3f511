import { RoleRef } from '../../access/role-ref';

/**
 * A domain of Amazon DataZone or SageMaker Unified Studio that was created elsewhere, with the ids that CloudFormation
 * cannot look up by name.
 *
 * @see https://docs.aws.amazon.com/datazone/latest/userguide/datazone-concepts.html
 */
export interface DataZoneDomainReference {
  /**
   * ID of the domain, for example `dzd_4f5g6h7j8k9l0m`.
   *
   * @format dataZoneDomainId
   */
  readonly domainId: string;

  /**
   * IDs of domain units by their name. A `domainUnit` that is a key of this map is replaced by its value.
   *
   * @default - a `domainUnit` is specified by its ID
   * @format dataZoneId
   */
  readonly domainUnitIds?: { [name: string]: string };

  /**
   * IDs of project profiles by their name. A `profileName` that is a key of this map is replaced by its value.
   *
   * @default - a `profileName` is specified by its ID
   * @format dataZoneId
   */
  readonly projectProfileIds?: { [name: string]: string };

  /**
   * IDs of environment blueprints by their name. `DefaultDataLake` is the blueprint of a data lake environment.
   *
   * @default - the project can have no data lake environment
   * @format dataZoneId
   */
  readonly blueprintIds?: { [name: string]: string };
}

/**
 * The domain that a project belongs to: one of the two properties.
 */
export interface ProjectDomainOptions {
  /**
   * The domain, and the IDs of its domain units, profiles and blueprints.
   *
   * @default - the domain is specified by `domainConfigSsmParam`
   */
  readonly domainConfig?: DataZoneDomainReference;

  /**
   * Path under which the SSM parameters of the domain are, in the account and Region of the stack, or its ARN, if
   * another account shares the parameters. The ID of the domain is read from `PATH/id` at deployment, and a project
   * profile that is specified by name from `PATH/project_profile/NAME/id`, as the domain modules of AWS MDAA publish
   * them. Domain units and blueprints that are specified by name are read from `PATH/domainUnitIds/NAME` and
   * `PATH/blueprintIds/NAME`, which AWS MDAA does not publish. Each character of a name other than a letter, digit,
   * `.`, `_` or `-` is a hyphen in the path: `All-capabilities` for `All capabilities`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm.html
   * @default - the domain is specified by `domainConfig`
   * @yaml domainConfigSSMParam
   * @format ssmParameterPath
   */
  readonly domainConfigSsmParam?: string;
}

/**
 * The place of a project in its domain, and its members. Identifiers of users are ARNs of IAM users or roles, or
 * IDs of users of IAM Identity Center; those of groups are IDs of groups of IAM Identity Center. The keys of the maps
 * are names of your choice, which identify the memberships.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-projectmembership.html
 */
export interface ProjectMemberOptions {
  /**
   * Domain unit of the project: its ID, or a name in `domainUnitIds` of the domain reference.
   *
   * @default - the root unit of the domain
   */
  readonly domainUnit?: string;

  /**
   * Users that contribute to the project.
   *
   * @default - none
   */
  readonly users?: { [name: string]: string };

  /**
   * Groups that contribute to the project.
   *
   * @default - none
   */
  readonly groups?: { [name: string]: string };

  /**
   * Users that own the project.
   *
   * @default - only the deployment role
   */
  readonly ownerUsers?: { [name: string]: string };

  /**
   * Groups that own the project.
   *
   * @default - none
   */
  readonly ownerGroups?: { [name: string]: string };
}

/**
 * A data lake environment of a DataZone project, in the account and region of the DataOps project. The domain must have
 * the blueprint `DefaultDataLake` enabled there.
 *
 * @see https://docs.aws.amazon.com/datazone/latest/userguide/create-new-environment.html
 */
export interface DataZoneEnvironmentOptions {
  /**
   * The role with which DataZone manages access to the data, usually the manage access role of the blueprint. For each
   * database with `createDatazoneDatasource` it can describe the database, describe and select its tables, and grant
   * these permissions.
   *
   * @see https://docs.aws.amazon.com/datazone/latest/userguide/lake-formation-permissions-for-datazone.html
   */
  readonly lakeformationManageAccessRole: RoleRef;
}

/**
 * A project of an Amazon DataZone domain.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-project.html
 */
export interface DataZoneProjectOptions extends ProjectDomainOptions, ProjectMemberOptions {
  /**
   * The data lake environment.
   *
   * @default - none, or if a database has `createDatazoneDatasource`, an environment whose role is that of the
   * parameter `/lakeformation-settings/datazone-manage-access-role-arn`, as AWS MDAA publishes it
   */
  readonly environment?: DataZoneEnvironmentOptions;
}

/**
 * The part of a DataOps project in an Amazon DataZone domain. The domain is given here or in `project`, once.
 *
 * @see https://docs.aws.amazon.com/datazone/latest/userguide/datazone-concepts.html
 */
export interface ProjectDataZoneOptions extends ProjectDomainOptions {
  /**
   * The project.
   */
  readonly project: DataZoneProjectOptions;
}

/**
 * A data source that brings the tables of a database of the Glue Data Catalog into a project.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-datasource.html
 */
export interface SageMakerDataSourceOptions {
  /**
   * The database: a key of the `databases` of the DataOps project, or the name of another database of the account.
   *
   * @format glueName
   */
  readonly databaseName: string;
}

/**
 * Values for one environment configuration of a project profile.
 *
 * @see https://docs.aws.amazon.com/datazone/latest/APIReference/API_EnvironmentConfigurationUserParameter.html
 */
export interface SageMakerEnvironmentConfigOptions {
  /**
   * Values of the parameters by name. The profile must allow editing of the parameters.
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
export interface SageMakerProjectOptions extends ProjectMemberOptions {
  /**
   * Project profile: its name in `projectProfileIds` of the domain reference, or its ID.
   *
   * @see https://docs.aws.amazon.com/sagemaker-unified-studio/latest/adminguide/project-profiles.html
   */
  readonly profileName: string;

  /**
   * Values for environment configurations of the profile, by the name of the configuration.
   *
   * @default - the values of the profile
   */
  readonly environmentConfigs?: { [name: string]: SageMakerEnvironmentConfigOptions };

  /**
   * Data sources by a name of your choice, in addition to those of databases with `createSagemakerDatasource`.
   *
   * @default - none
   */
  readonly dataSources?: { [name: string]: SageMakerDataSourceOptions };

  /**
   * ID of the connection of the project that the data sources use.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-datazone-connection.html
   * @default - a lakehouse connection to the account and region is created for the data sources, if any
   * @format dataZoneId
   */
  readonly connectionId?: string;
}

/**
 * The part of a DataOps project in a SageMaker Unified Studio domain.
 *
 * @see https://docs.aws.amazon.com/sagemaker-unified-studio/latest/userguide/projects.html
 */
export interface ProjectSageMakerOptions extends ProjectDomainOptions {
  /**
   * The project.
   */
  readonly project: SageMakerProjectOptions;

  /**
   * Whether the data administrators of the DataOps project own the project.
   *
   * @default false
   */
  readonly createDataAdminOwners?: boolean;
}
