import { GeneratedRolesOptions } from 'cdk-data-science-platform';

/** The roles and policies of the example, generated once in each domain that uses them. */
export const ROLES: GeneratedRolesOptions = {
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
              'sagemaker:DescribeDomain',
              'sagemaker:GetSagemakerServicecatalogPortfolioStatus',
              'sagemaker:ListApps',
              'sagemaker:ListDomains',
              'sagemaker:ListTags',
              'sagemaker:ListUserProfiles',
              'servicecatalog:DisassociatePrincipalFromPortfolio',
              'servicecatalog:ListAcceptedPortfolioShares',
            ],
            Resource: '*',
          },
          {
            Sid: 'CareForProfiles',
            Effect: 'Allow',
            Action: [
              'sagemaker:AddTags',
              'sagemaker:DeleteTags',
              'sagemaker:DeleteUserProfile',
              'sagemaker:DescribeUserProfile',
              'sagemaker:UpdateUserProfile',
            ],
            Resource: 'arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*',
          },
          {
            Sid: 'CloseApps',
            Effect: 'Allow',
            Action: ['sagemaker:DeleteApp'],
            Resource: 'arn:{{partition}}:sagemaker:{{region}}:{{account}}:app/*',
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
  limitServicesToAccount: true,
  generateRoles: {
    'glue-etl': {
      trustedPrincipal: 'service:glue.amazonaws.com',
      awsManagedPolicies: ['service-role/AWSGlueServiceRole'],
      generatedPolicies: ['GlueJobPolicy'],
      suppressions: [{ id: 'AwsSolutions-IAM4', reason: 'AWSGlueServiceRole is what Glue itself asks for.' }],
    },
    'data-admin': {
      trustedPrincipal: 'this_account',
      assumeRoleTrustConditions: {
        ArnLike: { 'aws:PrincipalArn': 'arn:{{partition}}:iam::{{account}}:role/data-administrators' },
      },
      awsManagedPolicies: ['AWSGlueConsoleFullAccess', 'AWSLakeFormationDataAdmin'],
      generatedPolicies: ['DataAdminPolicy', 'DataScienceAdminPolicy', 'DataScienceUserPolicy', 'DataUserPolicy'],
      suppressions: [
        {
          id: 'AwsSolutions-IAM4',
          reason: 'Administration of Glue and Lake Formation follows the policies that AWS maintains for it.',
        },
      ],
    },
    'data-user': { trustedPrincipal: 'this_account', generatedPolicies: ['DataScienceUserPolicy', 'DataUserPolicy'] },
    'data-scientist': { trustedPrincipal: 'this_account', generatedPolicies: ['DataScienceUserPolicy', 'DataUserPolicy'] },
    'team-execution': {
      trustedPrincipal: 'service:sagemaker.amazonaws.com',
      generatedPolicies: ['DataScienceUserPolicy', 'DataUserPolicy'],
    },
  },
};
