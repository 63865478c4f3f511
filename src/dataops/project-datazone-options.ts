import { ProjectDomainOptions, ProjectMemberOptions } from './project-domain-options';
import { RoleRef } from '../access/role-ref';

/**
 * A data lake environment of a DataZone project, in the account and region of the DataOps project. The domain must have the blueprint
 * `DefaultDataLake` enabled there.
 *
 * @see https://docs.aws.amazon.com/datazone/latest/userguide/create-new-environment.html
 */
export interface DataZoneEnvironmentOptions {
  /**
   * The role with which DataZone manages access to the data, usually the manage access role of the blueprint. For each database with
   * `createDatazoneDatasource` it may describe the database, describe and select its tables, and grant that on.
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
   * The data lake environment. Databases with `createDatazoneDatasource` need it.
   *
   * @default - the project has no environment
   */
  readonly environment?: DataZoneEnvironmentOptions;
}

/**
 * The part of a DataOps project in an Amazon DataZone domain. The domain is given here or in `project`, once.
 */
export interface ProjectDataZoneOptions extends ProjectDomainOptions {
  /**
   * The project.
   */
  readonly project: DataZoneProjectOptions;
}
