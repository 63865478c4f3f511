import type { Diagnostic } from './diagnostic';

/** Options of DataOps. */
export const DATAOPS = {
  DSP335: {
    title: 'Classifier with the wrong configuration',
    meaning: 'The configuration of a classifier does not match its `classifierType`: it is for another type, for '
      + 'several types, or missing.',
    why: 'a Glue classifier has exactly one type; the other configuration would be ignored.',
    fix: 'specify only the block of the type, such as `csvClassifier` for `csv`.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
classifiers:
  semicolons:
    classifierType: csv
    configuration:
      jsonClassifier: { jsonPath: "$.records[*]" }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
classifiers:
  semicolons:
    classifierType: csv
    configuration:
      csvClassifier: { delimiter: ";" }`,
  },
  DSP336: {
    title: 'Password in plain text',
    meaning: 'A connection has a password, or a URL that contains a password, in plain text.',
    why: 'the password would appear in the configuration, in the template and in the history of the stack, readable '
      + 'by every principal that can describe stacks.',
    fix: 'store it in AWS Secrets Manager and specify `SECRET_ID`, or '
      + '`{{resolve:secretsmanager:ID:SecretString:password}}`. Change the password, because it was stored in a '
      + 'file.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
connections:
  orders:
    connectionType: JDBC
    connectionProperties:
      JDBC_CONNECTION_URL: jdbc:postgresql://orders.example.internal:5432/orders
      USERNAME: reader
      PASSWORD: secret`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
connections:
  orders:
    connectionType: JDBC
    connectionProperties:
      JDBC_CONNECTION_URL: jdbc:postgresql://orders.example.internal:5432/orders
      SECRET_ID: example/orders`,
  },
  DSP337: {
    title: 'Invalid principal of a Lake Formation grant',
    meaning: 'A principal of a grant specifies several identities (`role`, `federatedUser`, `federatedGroup`) or '
      + 'none, is federated without `federationProviderArn`, has a `federationProviderArn` that is not the ARN of a '
      + 'SAML provider, or is in another account than its `account`.',
    why: 'Lake Formation rejects the grant, or grants the permission to another principal.',
    fix: 'specify exactly one of `role`, `federatedUser` or `federatedGroup` with its `federationProviderArn`, or '
      + 'only `account`.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
databases:
  sales:
    description: Tables of sales
    lakeFormation:
      grants:
        auditors:
          principals:
            auditor: { federatedUser: auditor@example.com }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
databases:
  sales:
    description: Tables of sales
    lakeFormation:
      grants:
        auditors:
          principals:
            auditor:
              federatedUser: auditor@example.com
              federationProviderArn: arn:aws:iam::111122223333:saml-provider/example`,
  },
  DSP338: {
    title: 'Invalid LF-tag or LF-tag expression',
    meaning: 'An LF-tag is in `lfTags` twice or without values, an `lfTagExpression` is empty, or a database or '
      + 'grant uses a value that `lfTags` does not define for the tag.',
    why: 'Lake Formation rejects unknown values, and a grant on an empty expression grants nothing.',
    fix: 'add the value to `lfTags`, or use an existing one. Tags that are not in `lfTags` are assumed to exist.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
lakeFormation:
  lfTags: [{ tagKey: sensitivity, tagValues: [public, internal] }]
databases:
  sales:
    description: Tables of sales
    lakeFormation:
      databaseTagValues: [{ tagKey: sensitivity, tagValues: [intern] }]`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
lakeFormation:
  lfTags: [{ tagKey: sensitivity, tagValues: [public, internal] }]
databases:
  sales:
    description: Tables of sales
    lakeFormation:
      databaseTagValues: [{ tagKey: sensitivity, tagValues: [internal] }]`,
  },
  DSP339: {
    title: 'Crawler that can only log changes',
    meaning: 'A crawler that crawls only new folders or only existing tables is configured to change or delete '
      + 'tables (`updateBehavior`, `deleteBehavior`).',
    why: 'Glue accepts only `LOG` for such a crawler and rejects other values.',
    fix: 'write `LOG`, omit the behavior, or crawl everything.',
    broken: `# dataops-crawler.yaml
securityConfigurationName: acme-crawlers
crawlers:
  sales:
    description: Adds partitions
    executionRoleArn: arn:aws:iam::111122223333:role/glue-crawler
    databaseName: sales
    recrawlBehavior: CRAWL_NEW_FOLDERS_ONLY
    schemaChangePolicy: { deleteBehavior: DELETE_FROM_DATABASE }
    targets: { s3Targets: [{ path: s3://acme-lake/data/sales }] }`,
    fixed: `# dataops-crawler.yaml
securityConfigurationName: acme-crawlers
crawlers:
  sales:
    description: Adds partitions
    executionRoleArn: arn:aws:iam::111122223333:role/glue-crawler
    databaseName: sales
    recrawlBehavior: CRAWL_NEW_FOLDERS_ONLY
    schemaChangePolicy: { deleteBehavior: LOG }
    targets: { s3Targets: [{ path: s3://acme-lake/data/sales }] }`,
  },
  DSP340: {
    title: 'Resource link without an account',
    meaning: 'A database specifies a name for resource links in other accounts but no accounts, or specifies its own '
      + 'account.',
    why: 'no link would be created, or one with the name of the database itself, which already exists.',
    fix: 'specify `createCrossAccountResourceLinkAccounts` without the account of the database.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
databases:
  sales:
    description: Tables of sales
    lakeFormation: { createCrossAccountResourceLinkName: partner_sales }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
databases:
  sales:
    description: Tables of sales
    lakeFormation:
      createCrossAccountResourceLinkName: partner_sales
      createCrossAccountResourceLinkAccounts: ["444455556666"]`,
  },
  DSP345: {
    title: 'No domain, or several domains of a project',
    meaning: '`datazone` or `sagemaker` specifies no domain or more than one, or both blocks specify the same '
      + 'domain.',
    why: 'a project belongs to exactly one domain of its kind.',
    fix: 'specify either `domainConfig` or `domainConfigSSMParam` once, next to `project` or in it. See [projects in '
      + 'Amazon DataZone and SageMaker Unified Studio](../unified-studio.md).',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
datazone:
  domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }
  domainConfigSSMParam: /acme/datazone/domain
  project: { ownerUsers: { lead: "arn:aws:iam::111122223333:role/lead" } }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
datazone:
  domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }
  project: { ownerUsers: { lead: "arn:aws:iam::111122223333:role/lead" } }`,
  },
  DSP346: {
    title: 'Name with an unknown ID',
    meaning: 'A project names a domain unit, a blueprint or a project profile whose ID is not in `domainConfig`.',
    why: 'CloudFormation accepts only IDs and cannot look them up by name.',
    fix: 'specify the ID in `domainConfig` at the location in the hint, write the ID instead of the name, or store '
      + 'the IDs in parameters below `domainConfigSSMParam`.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
datazone:
  domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }
  project: { domainUnit: Commerce }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
datazone:
  domainConfig:
    domainId: dzd_4f5g6h7j8k9l0m
    domainUnitIds: { Commerce: 5a6b7c8d9e0f1g }
  project: { domainUnit: Commerce }`,
  },
  DSP347: {
    title: 'Invalid member of a project',
    meaning: 'A user of a project is neither the ARN of an IAM role or user nor the ID of an IAM Identity Center '
      + 'user, a group is not the ID of a group, or a member is both an owner and a contributor.',
    why: 'DataZone rejects the member or the second membership.',
    fix: 'specify the ARN or ID. Add roles as users, not as groups. An owner has all permissions of a contributor.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
datazone:
  domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }
  project:
    ownerUsers: { lead: "arn:aws:iam::111122223333:role/lead" }
    groups: { analysts: "arn:aws:iam::111122223333:role/analyst" }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
datazone:
  domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }
  project:
    ownerUsers: { lead: "arn:aws:iam::111122223333:role/lead" }
    users: { analysts: "arn:aws:iam::111122223333:role/analyst" }`,
  },
  DSP348: {
    title: 'Data source without a project',
    meaning: 'A database has `createDatazoneDatasource` or `createSagemakerDatasource`, but the project has no '
      + '`datazone` or `sagemaker`; a `connectionId` is specified without a data source; or two '
      + 'data sources have the same name.',
    why: 'the tables would not appear in the catalog of the project.',
    fix: 'add what the hint names, or omit the option.',
    broken: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
databases:
  sales: { description: Tables of sales, createSagemakerDatasource: true }`,
    fixed: `# dataops-project.yaml
dataAdminRoles: [{ name: data-admin }]
databases:
  sales: { description: Tables of sales, createSagemakerDatasource: true }
sagemaker:
  domainConfig:
    domainId: dzd-0a1b2c3d4e5f6g
    projectProfileIds: { All capabilities: 1a2b3c4d5e6f7g }
  project: { profileName: All capabilities }`,
  },
  DSP349: {
    title: 'Location that is registered twice',
    meaning: 'A data lake registers a bucket and prefix with Lake Formation that a module deployed before it also '
      + 'registers, or of which it registers a location that contains the prefix. Several projects of a platform with '
      + 'the same location are not an error: the first one registers it. Components in code without a platform do not '
      + 'know of each other, so that it is an error for them.',
    why: 'Lake Formation registers a location once in an account and Region, with all folders below it, and the data '
      + 'lake uses its own role for it.',
    fix: 'let the data lake register the location: set `registerLocation: false` for the database. Access to the '
      + 'location is granted in both cases.',
    broken: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          crm:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              databases:
                orders: { description: Orders, locationBucketName: acme-dev-shared-lake-raw, locationPrefix: data/sales }
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Admins: [{ name: data-admin }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
              buckets:
                raw: { accessPolicies: [Root], lakeFormationLocations: { sales: { prefix: data/sales } } }`,
    fixed: `organization: acme
account: "111122223333"
region: eu-central-1
domains:
  shared:
    environments:
      dev:
        modules:
          crm:
            module_path: "@aws-mdaa/dataops-project"
            module_config_data:
              dataAdminRoles: [{ name: data-admin }]
              databases:
                orders:
                  description: Orders
                  locationBucketName: acme-dev-shared-lake-raw
                  locationPrefix: data/sales
                  lakeFormation: { registerLocation: false }
          lake:
            module_path: "@aws-mdaa/datalake"
            module_config_data:
              roles: { Admins: [{ name: data-admin }] }
              accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
              buckets:
                raw: { accessPolicies: [Root], lakeFormationLocations: { sales: { prefix: data/sales } } }`,
  },
  DSP353: {
    title: 'Output encrypted with the wrong key',
    meaning: 'Execution roles of a project can write to the location of a database, but no security configuration of '
      + 'the project encrypts output with the key of that bucket. Or a trail or a workgroup writes to the bucket of '
      + 'another module with a key other than that of the bucket.',
    why: 'the bucket policy denies objects that are encrypted with another key, so every job, query or delivery fails '
      + 'when it writes.',
    fix: 'specify the key of each data lake: one as `s3OutputKmsKeyArn`, the others in `s3OutputKmsKeyArns`. A job '
      + 'uses the security configuration of the data lake that it writes to.',
    fragment: `s3OutputKmsKeyArn: ssm:/acme/shared/raw-lake/kms/arn
s3OutputKmsKeyArns:
  curated-lake: ssm:/acme/shared/curated-lake/kms/arn`,
  },
} satisfies { [code: string]: Diagnostic };
