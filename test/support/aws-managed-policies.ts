import { PolicyDocument } from './policy-document';
import { ManagedPolicies } from '../../src/access/evaluation/managed-policies';
import { PolicyDocumentJson } from '../../src/access/evaluation/policy-document';

/**
 * The permissions of some AWS managed policies, as far as the tests need them: access to data, keys and the catalog is
 * complete; many Describe actions for the console are omitted.
 */
const STATEMENTS: { readonly [name: string]: PolicyDocument['Statement'] } = {
  'AdministratorAccess': [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  'AWSGlueConsoleFullAccess': [
    {
      Effect: 'Allow',
      Action: [
        'glue:*',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListRoles',
        'kms:DescribeKey',
        'kms:ListAliases',
        's3:GetBucketAcl',
        's3:GetBucketLocation',
        's3:ListAllMyBuckets',
        's3:ListBucket',
      ],
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: ['arn:aws:s3:::aws-glue-*', 'arn:aws:s3:::aws-glue-*/*', 'arn:aws:s3:::*/*aws-glue-*/*'],
    },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: ['arn:aws:iam::*:role/AWSGlueServiceRole*', 'arn:aws:iam::*:role/service-role/AWSGlueServiceRole*'],
      Condition: { StringLike: { 'iam:PassedToService': ['glue.amazonaws.com'] } },
    },
  ],
  'AWSLakeFormationCrossAccountManager': [
    {
      Effect: 'Allow',
      Action: 'ram:CreateResourceShare',
      Resource: '*',
      Condition: {
        StringLikeIfExists: { 'ram:RequestedResourceType': ['glue:Table', 'glue:Database', 'glue:Catalog'] },
      },
    },
    {
      Effect: 'Allow',
      Action: [
        'ram:AssociateResourceShare',
        'ram:DeleteResourceShare',
        'ram:DisassociateResourceShare',
        'ram:GetResourceShares',
        'ram:UpdateResourceShare',
      ],
      Resource: '*',
      Condition: { StringLike: { 'ram:ResourceShareName': ['LakeFormation*'] } },
    },
    { Effect: 'Allow', Action: ['glue:DeleteResourcePolicy', 'glue:PutResourcePolicy'], Resource: '*' },
  ],
  'AWSLakeFormationDataAdmin': [
    {
      Effect: 'Allow',
      Action: [
        'lakeformation:*',
        'cloudtrail:DescribeTrails',
        'cloudtrail:LookupEvents',
        'glue:CreateDatabase',
        'glue:CreateTable',
        'glue:DeleteDatabase',
        'glue:DeleteTable',
        'glue:GetDatabase',
        'glue:GetDatabases',
        'glue:GetPartitions',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetTableVersions',
        'glue:SearchTables',
        'glue:UpdateDatabase',
        'glue:UpdateTable',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListRoles',
        'iam:ListUsers',
        's3:GetBucketAcl',
        's3:GetBucketLocation',
        's3:ListAllMyBuckets',
        's3:ListBucket',
      ],
      Resource: '*',
    },
    { Effect: 'Deny', Action: 'lakeformation:PutDataLakeSettings', Resource: '*' },
  ],
  'service-role/AWSGlueServiceRole': [
    {
      Effect: 'Allow',
      Action: [
        'glue:*',
        'cloudwatch:PutMetricData',
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcAttribute',
        'ec2:DescribeVpcEndpoints',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListRolePolicies',
        's3:GetBucketAcl',
        's3:GetBucketLocation',
        's3:ListAllMyBuckets',
        's3:ListBucket',
      ],
      Resource: '*',
    },
    { Effect: 'Allow', Action: 's3:CreateBucket', Resource: 'arn:aws:s3:::aws-glue-*' },
    {
      Effect: 'Allow',
      Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      Resource: ['arn:aws:s3:::aws-glue-*/*', 'arn:aws:s3:::*/*aws-glue-*/*'],
    },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::crawler-public*', 'arn:aws:s3:::aws-glue-*'] },
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: 'arn:aws:logs:*:*:*:/aws-glue/*',
    },
  ],
};

/** The AWS managed policy with this ARN, if it is one of the policies above. */
export function awsManagedPolicy(arn: string): PolicyDocument | undefined {
  const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1];
  if (name === undefined || !Object.hasOwn(STATEMENTS, name)) return undefined;
  return { Version: '2012-10-17', Statement: STATEMENTS[name] };
}

/** The same for the evaluator. */
export function awsManagedPolicies(): ManagedPolicies {
  return new ManagedPolicies(Object.fromEntries(Object.entries(STATEMENTS).map(([name, statements]) => [
    name, { Version: '2012-10-17', Statement: statements as unknown as PolicyDocumentJson['Statement'] },
  ])));
}
