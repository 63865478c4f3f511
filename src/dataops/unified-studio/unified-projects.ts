import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DataZoneProject } from './project-datazone';
import { SageMakerProject } from './project-sagemaker';
import { ProjectDataZoneOptions, ProjectSageMakerOptions } from './unified-studio-options';
import { RoleReference } from '../../access/role-reference';
import { IResourceNaming } from '../../naming/resource-naming';
import { failAt } from '../../private/option-problems';
import { RETAIN } from '../../private/removal';
import { GlueDatabaseOptions } from '../databases/glue-database-options';

/** The part of the properties of a DataOps project that is read here. */
export interface UnifiedProjectsOptions {
  readonly datazone?: ProjectDataZoneOptions;
  readonly sagemaker?: ProjectSageMakerOptions;
  readonly databases?: { [name: string]: GlueDatabaseOptions };
  readonly removalPolicy?: RemovalPolicy;
}

type Flag = 'createDatazoneDatasource' | 'createSagemakerDatasource';

/** The projects of a DataOps project in Amazon DataZone and in SageMaker Unified Studio, if any. */
export class UnifiedProjects {
  public readonly datazone?: DataZoneProject;
  public readonly sagemaker?: SageMakerProject;

  constructor(
    private readonly scope: Construct,
    naming: IResourceNaming,
    dataAdmins: RoleReference[],
    private readonly options: UnifiedProjectsOptions,
    private readonly databaseNames: { [key: string]: string },
  ) {
    const { datazone, sagemaker } = options;
    const removalPolicy = options.removalPolicy ?? RETAIN;
    const forDatazone = this.flagged('createDatazoneDatasource', datazone === undefined ? 'datazone' : undefined);
    const forSageMaker = this.flagged('createSagemakerDatasource', sagemaker === undefined ? 'sagemaker' : undefined);
    if (datazone !== undefined) {
      this.datazone = new DataZoneProject(scope, 'DataZone', {
        naming,
        removalPolicy,
        options: datazone,
        databases: forDatazone,
      });
    }
    if (sagemaker !== undefined) {
      this.sagemaker = new SageMakerProject(scope, 'Sagemaker', {
        naming, removalPolicy, options: sagemaker, dataAdmins, databaseNames, databases: forSageMaker,
      });
    }
    if (this.datazone !== undefined && this.sagemaker !== undefined) {
      this.checkDomains(this.datazone.domainId, this.sagemaker.domainId);
    }
  }

  /** Names of the databases that want a data source, by key. */
  private flagged(flag: Flag, missing: string | undefined): { [key: string]: string } {
    const keys = Object.entries(this.options.databases ?? {})
      .filter(([, database]) => database[flag])
      .map(([key]) => key)
      .sort();
    if (keys.length > 0 && missing !== undefined) {
      failAt(this.scope, ['databases', keys[0], flag], {
        code: 'DSP348',
        message: `database "${keys[0]}" has "${flag}" and the project has no "${missing}"`,
        hint: `give "${missing}"`,
      });
    }
    return Object.fromEntries(keys.map((key) => [key, this.databaseNames[key]]));
  }

  private checkDomains(...ids: string[]): void {
    const [one, other] = ids.map((id) => JSON.stringify(Stack.of(this.scope).resolve(id)));
    if (one === other) {
      failAt(this.scope, ['sagemaker'], {
        code: 'DSP345',
        message: `"datazone" and "sagemaker" have the same domain, ${one}`,
        hint: 'a domain belongs either to Amazon DataZone or to SageMaker Unified Studio: remove the other block',
      });
    }
  }
}
