import { readFileSync } from 'fs';
import { join } from 'path';
import { below, ITEM, MARK, markOf, problemsOfModule, sourcesIn } from '../support/located';

/** What is wrong, the code of the problem, and the part of the configuration that it is in. */
type Case = [what: string, code: string, config: string];

/** Each problem is the only one, and is reported at the key or the item on the marked line. */
function describeModule(module: string, base: string, cases: Case[], valid = ''): void {
  describe(module, () => {
    test('nothing is wrong with the rest', () => expect(problemsOfModule(module, base + valid)).toEqual([]));
    test.each(cases)('%s', (_, code, part) => {
      const config = base + part;
      expect(problemsOfModule(module, config).map((problem) => ({ code: problem.code, ...problem.position }))).toEqual([
        { code, ...markOf(config) },
      ]);
    });
  });
}

const LONG = 'x'.repeat(2049);
const ROLE_ARN = 'arn:aws:iam::111122223333:role/reader';
const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:events';

const database = (text: string) => below('databases.sales', `description: Sales\n${text}`);
const lakeFormation = (text: string) => database(below('lakeFormation', text));
const grant = (text: string) => lakeFormation(below('grants.readers', text));
const tagGrant = (text: string) => lakeFormation(below('tagBasedGrants.readers', text));
const crawled = (text: string) => database(`locationBucketName: example-lake\n${below('crawler', `role: { name: crawler }\n${text}`)}`);
const connection = (text: string) => below('connections.orders', text);
const jdbc = (text: string) => connection(`connectionType: JDBC\nconnectionProperties:\n  JDBC_CONNECTION_URL: jdbc:mysql://host:3306/db\n${text}`);
const classifier = (type: string, text: string) => below('classifiers.c', `classifierType: ${type}\n${below(`configuration.${type}Classifier`, text)}`);
const FULL_GRANT = `principalArns: { reader: "${ROLE_ARN}" }\nlfTagExpression: { team: [sales] }\n`;

describeModule('dataops-project', 'dataAdminRoles:\n  - name: data-admin\n', [
  ['the key of what jobs write', 'DSP304', `s3OutputKmsKeyArn: my-key ${MARK}`],
  ['the key of the catalog by its alias', 'DSP304', `glueCatalogKmsKeyArn: arn:aws:kms:eu-central-1:111122223333:alias/x ${MARK}`],
  ['an existing bucket', 'DSP304', `existingBucketName: s3://bucket ${MARK}`],
  ['an address of nobody', 'DSP304', `failureNotifications:\n  email:\n    - ops@example.com\n    - ops.example.com ${MARK}`],
  ['an address twice', 'DSP316', `failureNotifications:\n  email:\n    - ops@example.com\n    - ops@example.com ${MARK}`],
  ['the VPC of a security group', 'DSP304', below('securityGroupConfigs.own', `vpcId: vpc-main ${MARK}`)],
  ['a rule of a security group', 'DSP304', below('securityGroupConfigs.own',
    `vpcId: vpc-00000001\nsecurityGroupEgressRules:\n  ipv4:\n    - protocol: tcp\n      cidr: 10.0.0.0/33 ${MARK}`)],

  ['a classifier of another type', 'DSP335', below('classifiers.c', `classifierType: json\nconfiguration: ${MARK}\n  xmlClassifier: { classification: c, rowTag: row }`)],
  ['two classifiers of one name', 'DSP316', below('classifiers',
    `a: { classifierType: json, configuration: { jsonClassifier: { name: same, jsonPath: "$" } } }\n${
      below('b', `classifierType: json\n${below('configuration.jsonClassifier', `jsonPath: "$"\nname: same ${MARK}`)}`)}`)],
  ['a heading that is none', 'DSP304', classifier('csv', `containsHeader: YES ${MARK}`)],
  ['a delimiter of two characters', 'DSP304', classifier('csv', `delimiter: "||" ${MARK}`)],
  ['a quote symbol that is the delimiter', 'DSP314', classifier('csv', `delimiter: ";"\nquoteSymbol: ";" ${MARK}`)],
  ['a Grok pattern that is too long', 'DSP313', classifier('grok', `classification: c\ngrokPattern: "${LONG}" ${MARK}`)],
  ['a path of JSON without a root', 'DSP314', classifier('json', `jsonPath: records ${MARK}`)],

  ['a zone that is a region', 'DSP304', jdbc(`physicalConnectionRequirements:\n  subnetId: subnet-00000001\n  availabilityZone: eu-central-1 ${MARK}`)],
  ['a subnet that is none', 'DSP304', jdbc(`physicalConnectionRequirements:\n  subnetId: private-a ${MARK}`)],
  ['a security group that is none', 'DSP304', jdbc(
    `physicalConnectionRequirements:\n  subnetId: subnet-00000001\n  securityGroupIdList:\n    - sg-00000001\n    - default ${MARK}`)],
  ['a security group of the project that there is not', 'DSP204', jdbc(
    `physicalConnectionRequirements:\n  subnetId: subnet-00000001\n  projectSecurityGroupNames:\n    - databases ${MARK}`)],
  ['security groups without a subnet', 'DSP314', jdbc(`physicalConnectionRequirements: ${MARK}\n  securityGroupIdList: [sg-00000001]`)],
  ['a network without a place', 'DSP314', below('connections', `orders: ${MARK}\n  connectionType: NETWORK`)],
  ['a network without a security group', 'DSP314', connection(`connectionType: NETWORK\nphysicalConnectionRequirements: ${MARK}\n  subnetId: subnet-00000001`)],
  ['properties that are no map', 'DSP111', connection(`connectionType: JDBC\nconnectionProperties: jdbc:mysql://host/db ${MARK}`)],
  ['a connection without a URL', 'DSP314', connection(`connectionType: JDBC\nconnectionProperties: ${MARK}\n  SECRET_ID: orders`)],
  ['a URL that is none of JDBC', 'DSP304', connection(`connectionType: JDBC\nconnectionProperties:\n  JDBC_CONNECTION_URL: host:3306/db ${MARK}`)],
  ['brokers without ports', 'DSP304', connection(`connectionType: KAFKA\nconnectionProperties:\n  KAFKA_BOOTSTRAP_SERVERS: one,two ${MARK}`)],
  ['a property that Glue does not know', 'DSP304', jdbc(`  secretId: orders ${MARK}`)],
  ['a property that is a list', 'DSP111', jdbc(`  SECRET_ID: [orders] ${MARK}`)],
  ['a switch that is neither', 'DSP304', jdbc(`  JDBC_ENFORCE_SSL: "yes" ${MARK}`)],
  ['a password', 'DSP336', jdbc(`  PASSWORD: secret ${MARK}`)],
  ['eleven criteria', 'DSP313', jdbc(`matchCriteria: [a, b, c, d, e, f, g, h, i, j, k] ${MARK}`)],
  ['a description that is too long', 'DSP304', jdbc(`description: ${LONG} ${MARK}`)],

  ['a name that Glue refuses', 'DSP304', `databases:\n  "a\\nb": ${MARK}\n    description: d\n    verbatimName: true`],
  ['two databases of one name', 'DSP314', `databases:\n  a-b: { description: d, icebergCompliantName: true }\n  a_b: ${MARK}\n    description: d\n    icebergCompliantName: true`],
  ['the bucket of a location', 'DSP304', database(`locationBucketName: s3://lake ${MARK}`)],
  ['a prefix without a bucket', 'DSP314', database(`locationPrefix: data ${MARK}`)],
  ['a prefix with a wildcard', 'DSP304', database(`locationBucketName: example-lake\nlocationPrefix: data/* ${MARK}`)],
  ['a crawler without a location', 'DSP304', database(`crawler: ${MARK}\n  role: { name: crawler }`)],
  ['the schedule of the crawler of a database', 'DSP304', crawled(`schedule:\n  scheduleExpression: rate(1 day) ${MARK}`)],
  ['the role of the crawler of a database', 'DSP304', crawled('').replace('{ name: crawler }', `\n        arn: arn:aws:iam::111122223333:user/x ${MARK}`)],
  ['a data source without a project of DataZone', 'DSP348', database(`createDatazoneDatasource: true ${MARK}`)],
  ['a data source without a project of SageMaker', 'DSP348', database(`createSagemakerDatasource: true ${MARK}`)],

  ['a grant to nobody', 'DSP314', lakeFormation(`grants:\n  readers: ${MARK}\n    databasePermissions: read`)],
  ['a grant to something else', 'DSP337', grant(`principalArns:\n  reader: arn:aws:s3:::bucket ${MARK}`)],
  ['a grant to everybody', 'DSP337', grant(`principalArns:\n  all: IAM_ALLOWED_PRINCIPALS ${MARK}`)],
  ['a grant on a table without a name', 'DSP304', grant(`principalArns: { reader: "${ROLE_ARN}" }\ntables:\n  - orders\n  - "" ${MARK}`)],
  ['the account of a principal', 'DSP304', grant(`principals:\n  partner:\n    account: "12" ${MARK}`)],
  ['a principal that is two', 'DSP337', grant(`principals:\n  partner: ${MARK}\n    role: { name: reader }\n    federatedUser: ada`)],
  ['a principal that is nobody', 'DSP337', grant(`principals:\n  partner: {} ${MARK}`)],
  ['a role with a provider', 'DSP304', grant(`principals:\n  partner:\n    role: { name: reader }\n    federationProviderArn: x ${MARK}`)],
  ['a user without a provider', 'DSP337', grant(`principals:\n  partner: ${MARK}\n    federatedUser: ada`)],
  ['a provider that is none', 'DSP304', grant(`principals:\n  partner:\n    federatedUser: ada\n    federationProviderArn: x ${MARK}`)],
  ['a role that cannot be looked for', 'DSP337', grant(`principals:\n  partner:\n    account: "444455556666"\n    role: ${MARK}\n      id: AROAEXAMPLEEXAMPLE001`)],
  ['a role of another account', 'DSP337', grant(`principals:\n  partner:\n    role: { arn: "${ROLE_ARN}" }\n    account: "444455556666" ${MARK}`)],
  ['a link in no account', 'DSP304', lakeFormation(`createCrossAccountResourceLinkAccounts:\n  - "444455556666"\n  - partner ${MARK}`)],
  ['a link in the own account', 'DSP340', lakeFormation(`createCrossAccountResourceLinkAccounts:\n  - "111122223333" ${MARK}`)],
  ['the name of no link', 'DSP340', lakeFormation(`createCrossAccountResourceLinkName: x ${MARK}`)],

  ['a tag twice', 'DSP338', below('lakeFormation', `lfTags:\n  - { tagKey: Team, tagValues: [b] }\n  - tagKey: team ${ITEM}\n    tagValues: [a]`)],
  ['a tag without values', 'DSP338', below('lakeFormation.lfTags', `- tagKey: team\n  tagValues: [] ${MARK}`)],
  ['a tag of no account', 'DSP304', below('lakeFormation.lfTags', `- tagKey: team\n  tagValues: [a]\n  catalogId: "12" ${MARK}`)],
  ['the key of a tag', 'DSP338', below('lakeFormation.lfTags', `- tagKey: team! ${MARK}\n  tagValues: [a]`)],
  ['the value of a tag', 'DSP338', below('lakeFormation.lfTags', `- tagKey: team\n  tagValues:\n    - sales\n    - sales! ${MARK}`)],
  ['a tag of a database twice', 'DSP338', lakeFormation(`databaseTagValues:\n  - { tagKey: team, tagValues: [a] }\n  - tagKey: team ${ITEM}\n    tagValues: [a]`)],
  ['a value that the tag has not', 'DSP338', `${below('lakeFormation.lfTags', '- tagKey: team\n  tagValues: [sales]')}${
    lakeFormation(`databaseTagValues:\n  - tagKey: team\n    tagValues:\n      - sales\n      - sails ${MARK}`)}`],
  ['an expression of numbers', 'DSP338', tagGrant(`permissions: [DESCRIBE]\nprincipalArns: { reader: "${ROLE_ARN}" }\nlfTagExpression:\n  team: 1 ${MARK}`)],
  ['an expression without tags', 'DSP338', tagGrant(`permissions: [DESCRIBE]\nprincipalArns: { reader: "${ROLE_ARN}" }\nlfTagExpression: {} ${MARK}`)],
  ['a grant of nothing', 'DSP314', tagGrant(`${FULL_GRANT}permissions: [] ${MARK}`)],
  ['a permission that there is not', 'DSP314', tagGrant(`${FULL_GRANT}permissions:\n  - DESCRIBE\n  - SELEKT ${MARK}`)],
  ['a permission to grant on that nobody has', 'DSP314', tagGrant(`${FULL_GRANT}permissions: [DESCRIBE]\npermissionsWithGrantOption:\n  - ALTER ${MARK}`)],
  ['a grant by tags to nobody', 'DSP314', tagGrant(`permissions: [DESCRIBE]\nlfTagExpression: { team: a }\nprincipalArns: {} ${MARK}`)],
  ['a grant by tags to everybody', 'DSP314', tagGrant(`permissions: [DESCRIBE]\nlfTagExpression: { team: a }\nprincipalArns:\n  all people: IAM_ALLOWED_PRINCIPALS ${MARK}`)],
]);

const DOMAIN = 'domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }\n';
const datazone = (project: string, domain = DOMAIN) => below('datazone', `${domain}${below('project', `users: {}\n${project}`)}`);
const sagemaker = (project: string, domain = DOMAIN) => below('sagemaker', `${domain}${below('project', `profileName: 4f5g6h7j8k9l0m\n${project}`)}`);

describeModule('dataops-project', 'dataAdminRoles:\n  - name: data-admin\n', [
  ['no domain', 'DSP345', `datazone: ${MARK}\n  project: {}`],
  ['two domains', 'DSP345', datazone(`domainConfigSSMParam: /acme/domain/id ${MARK}`)],
  ['the id of a domain', 'DSP304', datazone('', `domainConfig:\n  domainId: sales ${MARK}\n`)],
  ['the parameter of a domain', 'DSP304', datazone('', `domainConfigSSMParam: domain ${MARK}\n`)],
  ['the id of a domain unit', 'DSP304', datazone('', `domainConfig:\n  domainId: dzd_4f5g6h7j8k9l0m\n  domainUnitIds:\n    sales: the unit ${MARK}\n`)],
  ['a domain unit that nobody knows', 'DSP346', datazone(`domainUnit: sales ${MARK}`)],
  ['a profile that nobody knows', 'DSP346', sagemaker('').replace('profileName: 4f5g6h7j8k9l0m', `profileName: All ${MARK}`)],
  ['no blueprint', 'DSP346', datazone('environment:\n  lakeformationManageAccessRole: { name: access }\n', `domainConfig: ${MARK}\n  domainId: dzd_4f5g6h7j8k9l0m\n`)],
  ['a data source without an environment', 'DSP348', `${datazone('')}${database(`createDatazoneDatasource: true ${MARK}`)}`],
  ['a user that is none', 'DSP347', datazone(`users:\n  ada: "arn:aws:s3:::x" ${MARK}`).replace('    users: {}\n', '')],
  ['a group that is a role', 'DSP347', datazone(`groups:\n  all: "${ROLE_ARN}" ${MARK}`)],
  ['a contributor that is an owner', 'DSP347', datazone(`ownerGroups: { all: g-1 }\ngroups:\n  all: g-1 ${MARK}`)],
  ['a connection without data sources', 'DSP348', sagemaker(`connectionId: abc ${MARK}`)],
  ['a connection that is none', 'DSP304', sagemaker(`dataSources: { a: { databaseName: a } }\nconnectionId: the lake ${MARK}`)],
  ['two data sources of one name', 'DSP348', `${database('createSagemakerDatasource: true')}${sagemaker(`dataSources:\n  sales: ${MARK}\n    databaseName: other`)}`],
  ['one domain for both', 'DSP345', `${datazone('')}sagemaker: ${MARK}\n  ${DOMAIN}  project: { profileName: 4f5g6h7j8k9l0m }`],
]);

const crawler = (text: string) => below('crawlers.c', `executionRoleArn: ${ROLE_ARN}\ndatabaseName: sales\ndescription: d\n${text}`);
const S3 = 'targets: { s3Targets: [{ path: s3://example-lake }] }\n';
const behavior = (text: string) => crawler(S3 + text);
const target = (kind: string, text: string) => crawler(below('targets', `${kind}:\n${text.split('\n').map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`).join('\n')}`));

describeModule('dataops-crawler', 'securityConfigurationName: example\n', [
  ['a key', 'DSP304', `kmsArn: key ${MARK}\ncrawlers: {}`],
  ['a bucket', 'DSP304', `bucketName: s3://bucket ${MARK}\ncrawlers: {}`],
  ['a deployment role', 'DSP304', `deploymentRoleArn: role ${MARK}\ncrawlers: {}`],
  ['a topic', 'DSP304', `notificationTopicArn: topic ${MARK}\ncrawlers: {}`],
  ['a role', 'DSP304', crawler(`executionRoleArn: glue ${MARK}\n${S3}`).replace(`  executionRoleArn: ${ROLE_ARN}\n  `, '')],
  ['a database without a name', 'DSP304', crawler(`databaseName: "" ${MARK}\n${S3}`).replace('    databaseName: sales\n', '')],
  ['nothing to crawl', 'DSP314', crawler(`targets: {} ${MARK}`)],
  ['a target without a path', 'DSP314', target('s3Targets', `exclusions: [a] ${MARK}`)],
  ['a path outside of S3', 'DSP304', target('s3Targets', `exclusions: []\npath: /data ${MARK}`)],
  ['a sample of 250', 'DSP313', target('s3Targets', `path: s3://example-lake\nsampleSize: 250 ${MARK}`)],
  ['a queue', 'DSP304', target('s3Targets', `path: s3://example-lake\neventQueueArn: events ${MARK}`)],
  ['failed events alone', 'DSP314', target('s3Targets', `path: s3://example-lake\ndlqEventQueueArn: ${QUEUE} ${MARK}`)],
  ['a JDBC target without a connection', 'DSP314', target('jdbcTargets', `path: db/% ${ITEM}`)],
  ['the URL of a JDBC target', 'DSP314', target('jdbcTargets', `connectionName: c\npath: jdbc:mysql://host/db ${MARK}`)],
  ['metadata that there is not', 'DSP304', target('jdbcTargets', `connectionName: c\npath: db/%\nenableAdditionalMetadata:\n  - COMMENTS\n  - TYPES ${MARK}`)],
  ['the name of a DynamoDB table', 'DSP304', target('dynamoDbTargets', `scanAll: true\npath: table/carts ${MARK}`)],
  ['a scan that is too fast', 'DSP313', target('dynamoDbTargets', `path: carts\nscanRate: 2 ${MARK}`)],
  ['tables without a database', 'DSP314', target('catalogTargets', `tables: [a] ${MARK}`)],
  ['a database without tables', 'DSP314', target('catalogTargets', `databaseName: d\ntables: [] ${MARK}`)],
  ['tables with other targets', 'DSP314', crawler(`targets:\n  s3Targets: [{ path: s3://example-lake }]\n  catalogTargets: ${MARK}\n    - { databaseName: d, tables: [t] }`)],
  ['credentials outside of S3', 'DSP314', crawler(`targets: { dynamoDbTargets: [{ path: carts }] }\nuseLakeFormationCredentials: true ${MARK}`)],
  ['new folders outside of S3', 'DSP314', crawler(`targets: { dynamoDbTargets: [{ path: carts }] }\nrecrawlBehavior: CRAWL_NEW_FOLDERS_ONLY ${MARK}`)],
  ['events of two targets', 'DSP314', crawler(`targets: { s3Targets: [{ path: s3://lake-a }, { path: s3://lake-b }] }\nrecrawlBehavior: CRAWL_EVENT_MODE ${MARK}`)],
  ['events without a queue', 'DSP314', behavior(`recrawlBehavior: CRAWL_EVENT_MODE ${MARK}`)],
  ['a sample of events', 'DSP314', `${target('s3Targets', `path: s3://lake-a\neventQueueArn: ${QUEUE}\nsampleSize: 1 ${MARK}`)}    recrawlBehavior: CRAWL_EVENT_MODE`],
  ['a schedule that is a rate', 'DSP304', behavior(`schedule:\n  scheduleExpression: rate(1 day) ${MARK}`)],
  ['an hour that there is not', 'DSP304', behavior(`schedule:\n  scheduleExpression: cron(0 24 * * ? *) ${MARK}`)],
  ['what is crawled again', 'DSP304', behavior(`recrawlBehavior: CRAWL_ALL ${MARK}`)],
  ['what happens to tables', 'DSP304', behavior(`schemaChangePolicy:\n  deleteBehavior: DELETE ${MARK}`)],
  ['what happens to schemas', 'DSP304', behavior(`schemaChangePolicy:\n  updateBehavior: UPDATE ${MARK}`)],
  ['more than logs', 'DSP339', behavior(`recrawlBehavior: CRAWL_NEW_FOLDERS_ONLY\nschemaChangePolicy:\n  updateBehavior: UPDATE_IN_DATABASE ${MARK}`)],
  ['a long prefix of tables', 'DSP313', behavior(`tablePrefix: ${'x'.repeat(129)} ${MARK}`)],
  ['a configuration that is no map', 'DSP111', behavior(`extraConfiguration: x ${MARK}`)],
  ['an account without credentials', 'DSP314', behavior(`lakeFormationAccountId: "444455556666" ${MARK}`)],
  ['an account that is none', 'DSP304', behavior(`useLakeFormationCredentials: true\nlakeFormationAccountId: "12" ${MARK}`)],
], behavior(''));

const TEAM = 'team:\n  dataAdminRoles: [{ name: admin }]\n  teamExecutionRole: { name: execution }\n';
const of = (text: string) => text.trimEnd().split('\n').map((line) => `  ${line}`).join('\n');
const budget = (text: string) => of(below('budget', `monthlyAmount: 100\n${text}`));
const domain = (text: string) => of(below('studioDomainConfig', `authMode: IAM\nvpcId: vpc-00000001\n${text}`));
const studio = (text: string) => domain(`subnetIds: [subnet-00000001]\n${text}`);
const settings = (text: string) => studio(below('defaultUserSettings', text));
const lab = (text: string) => settings(below('jupyterLabAppSettings', text));
const idle = (text: string) => lab(below('appLifecycleManagement.idleSettings', text));
const EMAIL = 'emailAddresses: [team@example.com]\n';

describeModule('datascience-team', TEAM, [
  ['an administrator', 'DSP304', of(`teamUserRoles:\n  - name: analyst\n  - arn: arn:aws:iam::111122223333:user/x ${MARK}`)],
  ['the prefix of policies', 'DSP304', of(`verbatimPolicyNamePrefix: my team ${MARK}`)],
  ['an existing key', 'DSP304', of(`existingKeyArn: key ${MARK}`)],
  ['an existing bucket', 'DSP304', of(`existingBucketName: s3://bucket ${MARK}`)],
  ['inventories of somebody else', 'DSP358', of(`existingBucketName: bucket\ninventories: ${MARK}\n  all: { prefix: / }`)],
  ['no instance types', 'DSP356', of(`allowedInstanceTypes: [] ${MARK}`)],
  ['an instance type', 'DSP356', of(`allowedInstanceTypes:\n  - ml.t3.*\n  - t3.large ${MARK}`)],
  ['spaces without a domain', 'DSP357', of(`jupyterLab:\n  enabled: true ${MARK}`)],
  ['the instance of spaces', 'DSP304', `${studio('')}\n${of(`jupyterLab:\n  enabled: true\n  defaultInstanceType: large ${MARK}`)}`],
  ['an instance of spaces that is not allowed', 'DSP356',
    `${studio('')}\n${of(`allowedInstanceTypes: [ml.t3.*]\njupyterLab:\n  enabled: true\n  defaultInstanceType: ml.m5.large ${MARK}`)}`],
  ['shared spaces that are denied', 'DSP357', `${studio('')}\n${of(`jupyterLab: { enabled: true, defaultSharingType: Shared }\nprivateSpacesOnly: true ${MARK}`)}`],
  ['artifacts everywhere', 'DSP355', of(`mlflow:\n  enabled: true\n  artifactStorePrefix: / ${MARK}`)],
  ['artifacts among assets', 'DSP355', of(`mlflow:\n  enabled: true\n  artifactStorePrefix: sagemaker-lifecycle-assets/x ${MARK}`)],
  ['the name of a server', 'DSP304', of(`mlflow:\n  enabled: true\n  serverName: my server ${MARK}`)],
  ['the version of a server', 'DSP304', of(`mlflow:\n  enabled: true\n  serverVersion: latest ${MARK}`)],
  ['an amount of nothing', 'DSP359', of(`budget:\n  ${EMAIL}  monthlyAmount: 0 ${MARK}`)],
  ['a currency', 'DSP304', budget(`${EMAIL}currency: dollars ${MARK}`)],
  ['a threshold', 'DSP359', budget(`${EMAIL}thresholds:\n  - 80\n  - -5 ${MARK}`)],
  ['six notifications', 'DSP359', budget(`${EMAIL}thresholds: [1, 2, 3, 4, 5] ${MARK}`)],
  ['no notification', 'DSP359', budget(`${EMAIL}forecast: false\nthresholds: [] ${MARK}`)],
  ['nobody to tell', 'DSP359', of(`budget: ${MARK}\n  monthlyAmount: 100`)],
  ['too many addresses', 'DSP359', budget(`emailAddresses: [${[...Array(11).keys()].map((n) => `a${n}@example.com`).join(', ')}] ${MARK}`)],
  ['an address', 'DSP304', budget(`emailAddresses:\n  - team@example.com\n  - team ${MARK}`)],
  ['a topic', 'DSP304', budget(`topicArn: costs ${MARK}`)],
  ['the key of a tag', 'DSP359', budget(`${EMAIL}costTagKey: "aws:team" ${MARK}`)],
  ['the value of a tag', 'DSP359', budget(`${EMAIL}costTagValue: "team?" ${MARK}`)],
]);

const lifecycle = (text: string) => studio(below('lifecycleConfigs.jupyterLab', text));

describeModule('datascience-team', TEAM, [
  ['a VPC', 'DSP304', studio(`vpcId: main ${MARK}`).replace('    vpcId: vpc-00000001\n', '')],
  ['no subnets', 'DSP313', domain(`subnetIds: [] ${MARK}`)],
  ['a subnet', 'DSP304', domain(`subnetIds:\n  - subnet-00000001\n  - private ${MARK}`)],
  ['a subnet twice', 'DSP316', domain(`subnetIds:\n  - subnet-00000001\n  - subnet-00000001 ${MARK}`)],
  ['a security group', 'DSP304', studio(`securityGroupId: default ${MARK}`)],
  ['rules of an existing security group', 'DSP314', studio(`securityGroupId: sg-00000001\nsecurityGroupEgress: {} ${MARK}`)],
  ['a rule of the security group', 'DSP304', studio(`securityGroupIngress:\n  ipv4:\n    - protocol: tcp\n      cidr: everywhere ${MARK}`)],
  ['a key', 'DSP304', studio(`kmsKeyArn: alias/x ${MARK}`)],
  ['a bucket', 'DSP304', studio(`domainBucket:\n  assetDeploymentRole: { name: deployer }\n  domainBucketName: s3://bucket ${MARK}`)],
  ['a prefix of notebooks', 'DSP304', studio(`notebookSharingPrefix: s3://bucket ${MARK}`)],
  ['assets where people write', 'DSP352', studio(`assetPrefix: projects/assets ${MARK}`)],
  ['notebooks where assets are', 'DSP352', studio(`notebookSharingPrefix: sagemaker-lifecycle-assets/ ${MARK}`)],
  ['the memory that copies assets', 'DSP313', `${lifecycle('cmds: ["true"]\nassets: { a: { sourcePath: ./ } }')}\n    assetDeploymentMemoryLimitMB: 64 ${MARK}`],
  ['the name of an asset', 'DSP303', lifecycle(`cmds: ["true"]\nassets:\n  "a b": ${MARK}\n    sourcePath: ./`)],
  ['an asset that there is not', 'DSP351', lifecycle(`cmds: ["true"]\nassets:\n  a:\n    sourcePath: ./nowhere ${MARK}`)],
  ['no commands', 'DSP314', lifecycle(`cmds: [] ${MARK}`)],
  ['a script that is too long', 'DSP350', lifecycle(`cmds: [${'x'.repeat(12300)}] ${MARK}`)],
  ['the subnets of endpoints', 'DSP304', studio(`createVpcEndpoints:\n  subnetIds:\n    - a ${MARK}`)],
  ['the route tables of endpoints', 'DSP304', studio(`createVpcEndpoints:\n  s3RouteTableIds:\n    - main ${MARK}`)],
  ['the services of endpoints', 'DSP304', studio(`createVpcEndpoints:\n  services:\n    - sts\n    - com.amazonaws.eu-central-1.glue ${MARK}`)],
  ['the URL of RStudio', 'DSP304', studio(`rStudioServerProDomainSettings:\n  rStudioConnectUrl: connect ${MARK}`)],
  ['the instance of RStudio', 'DSP304', studio(`rStudioServerProDomainSettings:\n  defaultResourceSpec:\n    instanceType: large ${MARK}`)],

  ['a profile without a role', 'DSP314', studio(`userProfiles:\n  ada: {} ${MARK}`)],
  ['a profile that is no session', 'DSP304', studio(`userProfiles:\n  Ada Lovelace: ${MARK}\n    userRole: { name: analyst }`)],
  ['two profiles of one name', 'DSP303', studio('userProfiles:\n  ada_x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } }\n  ada-x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } }\n')
    .replace('ada_x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } }', `ada_x: { userRole: { id: AROAEXAMPLEEXAMPLE001 } } ${MARK}`)],
  ['a profile without a name', 'DSP303', studio(`userProfiles:\n  "@@": ${MARK}\n    userRole: { name: analyst }`)],
  ['a role of another account', 'DSP203', studio(`userProfiles:\n  ada:\n    userRole: ${MARK}\n      arn: arn:aws:iam::444455556666:role/analyst`)],

  ['the instance of an application', 'DSP304', lab(`defaultResourceSpec:\n  instanceType: large ${MARK}`)],
  ['the image of an application', 'DSP304', lab(`defaultResourceSpec:\n  sageMakerImageArn: image ${MARK}`)],
  ['a lifecycle configuration', 'DSP304', lab(`lifecycleConfigArns:\n  - script ${MARK}`)],
  ['the built-in lifecycle configuration', 'DSP304', lab(`builtInLifecycleConfigArn: script ${MARK}`)],
  ['too many repositories', 'DSP313', lab(`codeRepositories: [${[...Array(11).keys()].map((n) => `{ repositoryUrl: "https://example.com/${n}" }`).join(', ')}] ${MARK}`)],
  ['a repository', 'DSP304', lab(`codeRepositories:\n  - repositoryUrl: https://example.com/a\n  - repositoryUrl: git@example.com:b ${MARK}`)],
  ['the version of an image', 'DSP313', lab(`customImages:\n  - appImageConfigName: c\n    imageName: i\n    imageVersionNumber: -1 ${MARK}`)],
  ['the name of an image', 'DSP304', lab(`customImages:\n  - appImageConfigName: c\n    imageName: example.com/i ${MARK}`)],
  ['whether idle applications end', 'DSP304', idle(`lifecycleManagement: ON ${MARK}`)],
  ['minutes that are too few', 'DSP313', idle(`idleTimeoutInMinutes: 5 ${MARK}`)],
  ['the least minutes', 'DSP313', idle(`idleTimeoutInMinutes: 90\nminIdleTimeoutInMinutes: 5 ${MARK}`)],
  ['minutes out of bounds', 'DSP313', idle(`maxIdleTimeoutInMinutes: 100\nidleTimeoutInMinutes: 120 ${MARK}`)],
  ['a security group of users', 'DSP304', settings(`securityGroups:\n  - sg-00000001\n  - mine ${MARK}`)],
  ['too many security groups', 'DSP313', settings(`securityGroups: [sg-0000000a, sg-0000000b, sg-0000000c, sg-0000000d, sg-0000000e] ${MARK}`)],
  ['where notebooks are shared', 'DSP304', settings(`sharingSettings:\n  s3OutputPath: /shared ${MARK}`)],
  ['the key of shared notebooks', 'DSP304', settings(`sharingSettings:\n  s3KmsKeyId: my key ${MARK}`)],
]);

/** Look-ups of what a construct has made: code asks them, and no option is wrong. */
const LOOKUPS = [
  'datascience/team/data-science-team.ts', 'datascience/studio/studio-domain.ts', 'dataops/dataops-project.ts', 'dataops/crawlers/glue-crawlers.ts',
];

test('components name options and not constructs in what they report', () => {
  const source = join(__dirname, '..', '..', 'src');
  const files = ['dataops', 'datascience'].flatMap((layer) => sourcesIn(join(source, layer)).map((name) => `${layer}/${name}`));
  const found = files.flatMap((file) => readFileSync(join(source, file), 'utf8').split('\n').filter((line) => /where: .*node\.path|fail\(\{/.test(line)).map(() => file));
  expect([...new Set(found)].sort()).toEqual([...LOOKUPS].sort());
});
