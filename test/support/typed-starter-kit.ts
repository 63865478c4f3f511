import { DataSciencePlatformProps, GeneratedRolesOptions, StudioAuthMode } from '../../src';

const ROLES: GeneratedRolesOptions = {
  generatePolicies: {
    GlueJobPolicy: {
      policyDocument: {
        Statement: [
          {
            Sid: 'WriteGlueLogs',
            Effect: 'Allow',
            Action: ['logs:AssociateKmsKey', 'logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: 'arn:{{partition}}:logs:{{region}}:{{account}}:log-group:/aws-glue/*',
          },
        ],
      },
      suppressions: [{ id: 'AwsSolutions-IAM5', reason: 'Glue names its log groups itself, below one prefix.' }],
    },
    DataAdminPolicy: {
      policyDocument: {
        Statement: [
          {
            Sid: 'ViewBuckets',
            Effect: 'Allow',
            Action: [
              's3:GetAccountPublicAccessBlock',
              's3:GetBucketAcl',
              's3:GetBucketLocation',
              's3:GetBucketPolicyStatus',
              's3:GetBucketPublicAccessBlock',
              's3:ListAccessPoints',
              's3:ListAllMyBuckets',
            ],
            Resource: '*',
          },
          { Sid: 'ViewKeys', Effect: 'Allow', Action: ['kms:ListAliases'], Resource: '*' },
        ],
      },
      suppressions: [{ id: 'AwsSolutions-IAM5', reason: 'Reads settings and names, never data; most of these actions take no resource.' }],
    },
    DataUserPolicy: {
      policyDocument: {
        Statement: [
          {
            Sid: 'ReadCatalog',
            Effect: 'Allow',
            Action: [
              'glue:GetCatalogImportStatus',
              'glue:GetDatabase',
              'glue:GetDatabases',
              'glue:GetPartition',
              'glue:GetPartitions',
              'glue:GetTable',
              'glue:GetTables',
              'glue:SearchTables',
            ],
            Resource: [
              'arn:{{partition}}:glue:{{region}}:{{account}}:catalog',
              'arn:{{partition}}:glue:{{region}}:{{account}}:database/*',
              'arn:{{partition}}:glue:{{region}}:{{account}}:table/*',
            ],
          },
          { Sid: 'AskLakeFormation', Effect: 'Allow', Action: ['lakeformation:GetDataAccess'], Resource: '*' },
          { Sid: 'ListWorkgroups', Effect: 'Allow', Action: ['athena:ListWorkGroups'], Resource: '*' },
        ],
      },
      suppressions: [
        {
          id: 'AwsSolutions-IAM5',
          reason: 'Lake Formation decides on databases and tables; the other actions take no resource.',
        },
      ],
    },
    DataScienceAdminPolicy: {
      policyDocument: {
        Statement: [
          {
            Sid: 'CareForStudio',
            Effect: 'Allow',
            Action: [
              'iam:ListRoles',
              'license-manager:ListReceivedLicenses',
              'sagemaker:AddTags',
              'sagemaker:DeleteApp',
              'sagemaker:DeleteTags',
              'sagemaker:DeleteUserProfile',
              'sagemaker:DescribeDomain',
              'sagemaker:DescribeUserProfile',
              'sagemaker:GetSagemakerServicecatalogPortfolioStatus',
              'sagemaker:ListApps',
              'sagemaker:ListDomains',
              'sagemaker:ListTags',
              'sagemaker:ListUserProfiles',
              'sagemaker:UpdateUserProfile',
              'servicecatalog:DisassociatePrincipalFromPortfolio',
              'servicecatalog:ListAcceptedPortfolioShares',
            ],
            Resource: '*',
          },
        ],
      },
      suppressions: [{ id: 'AwsSolutions-IAM5', reason: 'Domains and profiles of all teams, whose ids are not known before they exist.' }],
    },
    DataScienceUserPolicy: {
      policyDocument: {
        Statement: [
          {
            Sid: 'ViewBuckets',
            Effect: 'Allow',
            Action: [
              's3:GetAccountPublicAccessBlock',
              's3:GetBucketAcl',
              's3:GetBucketLocation',
              's3:GetBucketPolicyStatus',
              's3:GetBucketPublicAccessBlock',
              's3:ListAccessPoints',
              's3:ListAllMyBuckets',
            ],
            Resource: '*',
          },
          { Sid: 'ViewKeys', Effect: 'Allow', Action: ['kms:ListAliases'], Resource: '*' },
          {
            Sid: 'ReadCatalog',
            Effect: 'Allow',
            Action: [
              'glue:GetDatabase',
              'glue:GetDatabases',
              'glue:GetPartitions',
              'glue:GetTable',
              'glue:GetTables',
              'glue:SearchTables',
            ],
            Resource: [
              'arn:{{partition}}:glue:{{region}}:{{account}}:catalog',
              'arn:{{partition}}:glue:{{region}}:{{account}}:database/*',
              'arn:{{partition}}:glue:{{region}}:{{account}}:table/*',
            ],
          },
          {
            Sid: 'ViewAthena',
            Effect: 'Allow',
            Action: [
              'athena:GetDataCatalog',
              'athena:GetDatabase',
              'athena:GetTableMetadata',
              'athena:ListDataCatalogs',
              'athena:ListDatabases',
              'athena:ListTableMetadata',
              'athena:ListWorkGroups',
            ],
            Resource: '*',
          },
          {
            Sid: 'OpenOwnProfile',
            Effect: 'Allow',
            Action: ['sagemaker:CreatePresignedDomainUrl'],
            Resource: 'arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*/*',
            Condition: { StringEquals: { 'sagemaker:ResourceTag/userid': '${aws:userid}' } },
          },
        ],
      },
      suppressions: [{ id: 'AwsSolutions-IAM5', reason: 'Reads settings and names, never data; the profile is chosen by its tag.' }],
    },
  },
  generateRoles: {
    'glue-etl': {
      trustedPrincipal: 'service:glue.amazonaws.com',
      awsManagedPolicies: ['service-role/AWSGlueServiceRole'],
      generatedPolicies: ['GlueJobPolicy'],
      suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'AWSGlueServiceRole is what Glue itself asks for.' }],
    },
    'data-admin': {
      trustedPrincipal: 'this_account',
      awsManagedPolicies: ['AWSGlueConsoleFullAccess', 'AWSLakeFormationDataAdmin', 'AWSLakeFormationCrossAccountManager'],
      generatedPolicies: ['DataAdminPolicy', 'DataScienceAdminPolicy', 'DataScienceUserPolicy', 'DataUserPolicy'],
      suppressions: [
        {
          id: 'AwsSolutions-IAM4',
          reason: 'Administration of Glue and Lake Formation follows the policies that AWS maintains for it.',
        },
      ],
    },
    'data-user': { trustedPrincipal: 'this_account', generatedPolicies: ['DataScienceUserPolicy', 'DataUserPolicy'] },
    'data-scientist': { trustedPrincipal: 'this_account', generatedPolicies: ['DataScienceUserPolicy'] },
    'team-execution': {
      trustedPrincipal: 'service:sagemaker.amazonaws.com',
      additionalTrustedPrincipals: [
        { trustedPrincipal: 'service:ec2.amazonaws.com' },
        { trustedPrincipal: 'service:elasticmapreduce.amazonaws.com' },
        { trustedPrincipal: 'service:sagemaker.amazonaws.com', additionalTrustedActions: ['sts:SetSourceIdentity'] },
      ],
      generatedPolicies: ['DataScienceUserPolicy'],
    },
  },
};

/** The platform of the starter kit, as somebody who prefers code writes it. */
export const TYPED_STARTER_KIT: DataSciencePlatformProps = {
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
                },
                accessPolicies: {
                  RootPolicy: { rule: { prefix: '/', readWriteSuperRoles: ['DataAdminRole'] } },
                  DataReadPolicy: { rule: { prefix: 'data/', readRoles: ['DataUserRole', 'GlueETLRole'] } },
                },
                buckets: {
                  raw: { accessPolicies: ['RootPolicy', 'DataReadPolicy'] },
                  transformed: { accessPolicies: ['RootPolicy', 'DataReadPolicy'] },
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
                      createReadWriteGrantsForProjectExecutionRoles: true,
                      grants: {
                        'data-user-read': { principalArns: { 'data-user': 'ssm:/{{org}}/shared/generated-role/data-user/arn' } },
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
