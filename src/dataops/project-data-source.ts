import { CfnDataSource } from 'aws-cdk-lib/aws-datazone';
import { Construct } from 'constructs';

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

/** A data source for all tables of a database. What it imports stays in the inventory of the project until somebody publishes it. */
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
