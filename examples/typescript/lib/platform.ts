import { DataSciencePlatformProps, LakeFormationPermission, StudioAuthMode } from 'cdk-data-science-platform';
import { ROLES } from './roles';

/** The platform of the starter kit in code: the same keys as in its YAML, in camel case. */
export const PLATFORM: DataSciencePlatformProps = {
  organization: 'example-org',
  region: 'default',
  tags: { costcentre: '123456', project: 'data-science-platform' },
  context: { vpc_id: 'vpc-0123456789abcdef0', subnet_ids: ['subnet-0123456789abcdef0'] },
  domains: {
    shared: {
      environments: {
        dev: {
          account: 'default',
          modules: {
            'roles': { roles: ROLES },
            'datalake': {
              dataLake: {
                roles: {
                  DataAdminRole: [{ id: 'generated-role-id:data-admin' }],
                  DataUserRole: [{ id: 'generated-role-id:data-user' }],
                  GlueETLRole: [{ id: 'generated-role-id:glue-etl' }],
                  DataScientistRole: [
                    { id: 'ssm:/{{org}}/datascience/generated-role/data-scientist/id' },
                    { id: 'ssm:/{{org}}/datascience/generated-role/team-execution/id' },
                  ],
                },
                accessPolicies: {
                  RootPolicy: { rule: { prefix: '/', readWriteSuperRoles: ['DataAdminRole'] } },
                  DataReadPolicy: { rule: { prefix: 'data/', readRoles: ['DataUserRole', 'GlueETLRole'] } },
                  SampleDataPolicy: { rule: { prefix: 'data/sample_data/', readRoles: ['DataScientistRole'] } },
                },
                buckets: {
                  raw: { accessPolicies: ['RootPolicy', 'DataReadPolicy', 'SampleDataPolicy'] },
                  transformed: { accessPolicies: ['RootPolicy', 'DataReadPolicy', 'SampleDataPolicy'] },
                },
              },
            },
            'glue-catalog': { glueCatalogSettings: {} },
            'lakeformation-settings': {
              lakeFormationSettings: {
                lakeFormationAdminRoles: [{ id: 'generated-role-id:data-admin' }, { name: 'cdk-hnb659fds-cfn-exec-role-{{account}}-{{region}}' }],
                iamAllowedPrincipalsDefault: false,
              },
            },
            'athena': {
              athenaWorkgroup: {
                dataAdminRoles: [{ id: 'generated-role-id:data-admin' }],
                athenaUserRoles: [{ id: 'generated-role-id:data-user' }],
              },
            },
            'audit': { auditBucket: { readRoles: [{ id: 'generated-role-id:data-admin' }] } },
            'audit-trail': {
              auditTrail: {
                trail: {
                  cloudTrailAuditBucketName: 'ssm:/{{org}}/shared/audit/bucket/name',
                  cloudTrailAuditKmsKeyArn: 'ssm:/{{org}}/shared/audit/kms/arn',
                  includeManagementEvents: true,
                },
              },
            },
          },
        },
      },
    },
    dataops: {
      environments: {
        dev: {
          account: 'default',
          modules: {
            'example-project': {
              dataOpsProject: {
                dataAdminRoles: [{ id: 'ssm:/{{org}}/shared/generated-role/data-admin/id' }],
                projectExecutionRoles: [{ id: 'ssm:/{{org}}/shared/generated-role/glue-etl/id' }],
                s3OutputKmsKeyArn: 'ssm:/{{org}}/shared/datalake/kms/arn',
                glueCatalogKmsKeyArn: 'ssm:/{{org}}/shared/glue-catalog/kms/arn',
                databases: {
                  'sample-database': {
                    description: 'Tables of the sample data',
                    locationBucketName: 'ssm:/{{org}}/shared/datalake/bucket/transformed/name',
                    locationPrefix: 'data/sample_data',
                    lakeFormation: {
                      createSuperGrantsForDataAdminRoles: true,
                      createReadWriteGrantsForProjectExecutionRoles: LakeFormationPermission.WRITE,
                      grants: {
                        'data-user-read': {
                          principalArns: {
                            'data-user': 'ssm:/{{org}}/shared/generated-role/data-user/arn',
                            'data-scientist': 'ssm:/{{org}}/datascience/generated-role/data-scientist/arn',
                            'team-execution': 'ssm:/{{org}}/datascience/generated-role/team-execution/arn',
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
            'example-crawler': {
              glueCrawlers: {
                projectName: 'example-project',
                crawlers: {
                  crawler1: {
                    description: 'Finds the tables of the sample data',
                    executionRoleArn: 'ssm:/{{org}}/shared/generated-role/glue-etl/arn',
                    databaseName: 'project:databaseName/sample-database',
                    targets: {
                      s3Targets: [{ path: 's3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data' }],
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    datascience: {
      environments: {
        dev: {
          account: 'default',
          modules: {
            'roles': { roles: ROLES },
            'example-team': {
              dataScienceTeam: {
                team: {
                  dataAdminRoles: [{ id: 'generated-role-id:data-admin' }],
                  teamUserRoles: [{ id: 'generated-role-id:data-scientist' }],
                  teamExecutionRole: { id: 'generated-role-id:team-execution' },
                  studioDomainConfig: {
                    authMode: StudioAuthMode.IAM,
                    vpcId: 'vpc-0123456789abcdef0',
                    subnetIds: ['subnet-0123456789abcdef0'],
                    notebookSharingPrefix: 'sagemaker/notebooks/',
                    sdkDefaults: true,
                    defaultUserSettings: {
                      jupyterLabAppSettings: { appLifecycleManagement: { idleSettings: { lifecycleManagement: 'ENABLED', idleTimeoutInMinutes: 60 } } },
                    },
                    userProfiles: { team1: { userRole: { id: 'generated-role-id:data-scientist' } } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
