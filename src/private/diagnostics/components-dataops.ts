import type { Diagnostic } from './diagnostic';

/** Options of DataOps. */
export const DATAOPS = {
  DSP335: {
    title: 'Classifier whose configuration is of another type',
    meaning: 'A classifier has a `classifierType` and the configuration of another type, of several, or none.',
    why: 'Glue makes a classifier of exactly one type; the other configuration would be lost.',
    fix: 'give the block of the type, such as `csvClassifier` for `csv`, and no other.',
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
    title: 'Password as plain text',
    meaning: 'A connection has a password, or a URL with a password in it, as plain text.',
    why: 'it would are in the configuration, in the template and in the history of the stack, readable for '
      + 'every principal that may describe stacks.',
    fix: 'put it into AWS Secrets Manager and give `SECRET_ID`, or '
      + '`{{resolve:secretsmanager:ID:SecretString:password}}`. Change the password: it has been in a file.',
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
    title: 'Principal of a grant of Lake Formation',
    meaning: 'A principal of a grant is several at once (`role`, `federatedUser`, `federatedGroup`), names '
      + 'nobody, is federated without a `federationProviderArn`, has a provider that is not the ARN of a SAML '
      + 'provider, or is in another account than its `account` says.',
    why: 'Lake Formation refuses the grant; or it would be given to somebody else.',
    fix: 'give exactly one of `role`, `federatedUser` or `federatedGroup` with its `federationProviderArn`, or '
      + '`account` alone.',
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
    title: 'LF-tag or expression of LF-tags',
    meaning: 'An LF-tag is in `lfTags` twice or without values, an `lfTagExpression` is empty, or a database '
      + 'or grant uses a value that `lfTags` does not give to the tag.',
    why: 'Lake Formation refuses unknown values; a grant on an empty expression would be a grant on nothing.',
    fix: 'add the value to `lfTags`, or use one that is there. Tags that are not in `lfTags` are taken to '
      + 'exist already.',
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
    meaning: 'A crawler crawls new folders only, or tables that exist already, and is to change or delete '
      + 'tables (`updateBehavior`, `deleteBehavior`).',
    why: 'Glue accepts only `LOG` there and refuses the crawler.',
    fix: 'write `LOG`, leave the behaviour out, or crawl everything.',
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
    title: 'Resource link without a place',
    meaning: 'A database has a name for resource links in other accounts and no accounts for them, or it has '
      + 'one in its own account.',
    why: 'no link would be made, or one with the name of the database itself, which exists.',
    fix: 'give `createCrossAccountResourceLinkAccounts`, without the account of the database.',
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
    title: 'Domain of a project',
    meaning: '`datazone` or `sagemaker` names no domain or names it more than once, or both blocks name the same '
      + 'domain.',
    why: 'a project belongs to exactly one domain of its own kind.',
    fix: 'give either `domainConfig` or `domainConfigSSMParam`, once, beside `project` or in it. See [projects '
      + 'in Amazon DataZone and SageMaker Unified Studio](../unified-studio.md).',
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
    title: 'Name whose id is not known',
    meaning: 'A project names a domain unit, a blueprint or a project profile, and its id is not in '
      + '`domainConfig`.',
    why: 'CloudFormation accepts ids and cannot look them up by name.',
    fix: 'give the id in `domainConfig`, in the place that the hint shows, write the id itself instead of the '
      + 'name, or keep the ids in parameters below `domainConfigSSMParam`.',
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
    title: 'Member of a project',
    meaning: 'A user of a project is neither the ARN of a role or user of IAM nor the id of a user of IAM '
      + 'Identity Center; a group is not the id of a group; or somebody is an owner and a contributor at once.',
    why: 'DataZone refuses the member, or the second membership.',
    fix: 'give the ARN or id. Roles are members as users, not as groups. An owner may do what a contributor '
      + 'does.',
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
    title: 'Data source that has no project or environment',
    meaning: 'A database wants a data source (`createDatazoneDatasource`, `createSagemakerDatasource`) and the '
      + 'project has no `datazone` or `sagemaker`, or no environment; a `connectionId` has no data source to use it; '
      + 'or two data sources would have the same name.',
    why: 'the tables would not appear in the catalog of the project.',
    fix: 'add what the hint names, or leave the flag out.',
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
    meaning: 'A data lake registers a bucket and prefix with Lake Formation that a module registers which is deployed '
      + 'before it. Several projects with the same location are not an error: the first one registers it.',
    why: 'Lake Formation registers a location once in an account and Region, and the data lake has a role of its own '
      + 'for it.',
    fix: 'let the data lake register the location: set `registerLocation: false` for the database. Access to the '
      + 'location is granted either way.',
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
    title: 'Output with the wrong key',
    meaning: 'Execution roles of a project may write to the location of a database, and no security configuration of '
      + 'the project encrypts output with the key of that bucket.',
    why: 'the policy of a bucket of a data lake denies objects that another key encrypts, so that every job fails when '
      + 'it writes.',
    fix: 'give the key of each data lake: one as `s3OutputKmsKeyArn`, further ones in `s3OutputKmsKeyArns`. A job uses '
      + 'the security configuration of the data lake that it writes to.',
    fragment: `s3OutputKmsKeyArn: ssm:/acme/shared/raw-lake/kms/arn
s3OutputKmsKeyArns:
  curated-lake: ssm:/acme/shared/curated-lake/kms/arn`,
  },
} satisfies { [code: string]: Diagnostic };
