import { readFileSync } from 'fs';
import { join } from 'path';
import { describeModule } from './located-options';
import { below, ITEM, MARK, sourcesIn } from '../support/located';

const LONG = 'x'.repeat(2049);
const ROLE_ARN = 'arn:aws:iam::111122223333:role/reader';

const database = (text: string) => below('databases.sales', `description: Sales\n${text}`);
const lakeFormation = (text: string) => database(below('lakeFormation', text));
const grant = (text: string) => lakeFormation(below('grants.readers', text));
const tagGrant = (text: string) => lakeFormation(below('tagBasedGrants.readers', text));
const crawled = (text: string) =>
  database('locationBucketName: ' + `example-lake\n${below('crawler', `role: { name: crawler }\n${text}`)}`);
const connection = (text: string) => below('connections.orders', text);
const jdbc = (text: string) =>
  connection(
    'connectionType: JDBC\nconnectionProperties:\n  JDBC_CONNECTION_URL: ' + `jdbc:mysql://host:3306/db\n${text}`,
  );
const classifier = (type: string, text: string) =>
  below('classifiers.c', `classifierType: ${type}\n${below(`configuration.${type}Classifier`, text)}`);
const FULL_GRANT = `principalArns: { reader: "${ROLE_ARN}" }\nlfTagExpression: { team: [sales] }\n`;

describeModule('dataops-project', 'dataAdminRoles:\n  - name: data-admin\n', [
  ['the output key', 'DSP304', `s3OutputKmsKeyArn: my-key ${MARK}`],
  [
    'the catalog key by its alias',
    'DSP304',
    'glueCatalogKmsKeyArn: ' + `arn:aws:kms:eu-central-1:111122223333:alias/x ${MARK}`,
  ],
  ['an existing bucket', 'DSP304', `existingBucketName: s3://bucket ${MARK}`],
  [
    'an invalid email address',
    'DSP304',
    'failureNotifications:\n  email:\n    - ops@example.com\n    - ' + `ops.example.com ${MARK}`,
  ],
  [
    'a duplicate email address',
    'DSP316',
    'failureNotifications:\n  email:\n    - ops@example.com\n    - ' + `ops@example.com ${MARK}`,
  ],
  ['the VPC of a security group', 'DSP304', below('securityGroupConfigs.own', `vpcId: vpc-main ${MARK}`)],
  [
    'a rule of a security group',
    'DSP304',
    below(
      'securityGroupConfigs.own',
      `vpcId: vpc-00000001\nsecurityGroupEgressRules:\n  ipv4:\n    - protocol: tcp\n      cidr: 10.0.0.0/33 ${MARK}`,
    ),
  ],

  [
    'a classifier of another type',
    'DSP335',
    below(
      'classifiers.c',
      `classifierType: json\nconfiguration: ${MARK}\n  ` + 'xmlClassifier: { classification: c, rowTag: row }',
    ),
  ],
  [
    'two classifiers with the same name',
    'DSP316',
    below(
      'classifiers',
      `a: { classifierType: json, configuration: { jsonClassifier: { name: same, jsonPath: "$" } } }\n${below(
        'b',
        'classifierType: ' + `json\n${below('configuration.jsonClassifier', `jsonPath: "$"\nname: same ${MARK}`)}`,
      )}`,
    ),
  ],
  ['an invalid header value', 'DSP304', classifier('csv', `containsHeader: YES ${MARK}`)],
  ['a delimiter of two characters', 'DSP304', classifier('csv', `delimiter: "||" ${MARK}`)],
  ['a quote symbol that is the delimiter', 'DSP314', classifier('csv', `delimiter: ";"\nquoteSymbol: ";" ${MARK}`)],
  [
    'a Grok pattern that is too long',
    'DSP313',
    classifier('grok', 'classification: c\ngrokPattern: ' + `"${LONG}" ${MARK}`),
  ],
  ['a JSON path without a root', 'DSP314', classifier('json', `jsonPath: records ${MARK}`)],

  [
    'a Region as an Availability Zone',
    'DSP304',
    jdbc('physicalConnectionRequirements:\n  subnetId: subnet-00000001\n  ' + `availabilityZone: eu-central-1 ${MARK}`),
  ],
  ['an invalid subnet ID', 'DSP304', jdbc(`physicalConnectionRequirements:\n  subnetId: private-a ${MARK}`)],
  [
    'an invalid security group ID',
    'DSP304',
    jdbc(
      'physicalConnectionRequirements:\n  subnetId: subnet-00000001\n  securityGroupIdList:\n    - sg-00000001\n' +
        `    - default ${MARK}`,
    ),
  ],
  [
    'an unknown security group of the project',
    'DSP204',
    jdbc(
      'physicalConnectionRequirements:\n  subnetId: subnet-00000001\n  projectSecurityGroupNames:\n    - ' +
        `databases ${MARK}`,
    ),
  ],
  [
    'security groups without a subnet',
    'DSP314',
    jdbc(`physicalConnectionRequirements: ${MARK}\n  ` + 'securityGroupIdList: [sg-00000001]'),
  ],
  ['a network without a subnet', 'DSP314', below('connections', `orders: ${MARK}\n  connectionType: NETWORK`)],
  [
    'a network without a security group',
    'DSP314',
    connection('connectionType: ' + `NETWORK\nphysicalConnectionRequirements: ${MARK}\n  subnetId: subnet-00000001`),
  ],
  [
    'properties that are not a map',
    'DSP111',
    connection('connectionType: JDBC\nconnectionProperties: ' + `jdbc:mysql://host/db ${MARK}`),
  ],
  [
    'a connection without a URL',
    'DSP314',
    connection(`connectionType: JDBC\nconnectionProperties: ${MARK}\n  ` + 'SECRET_ID: orders'),
  ],
  [
    'an invalid JDBC URL',
    'DSP304',
    connection('connectionType: JDBC\nconnectionProperties:\n  ' + `JDBC_CONNECTION_URL: host:3306/db ${MARK}`),
  ],
  [
    'brokers without ports',
    'DSP304',
    connection('connectionType: KAFKA\nconnectionProperties:\n  ' + `KAFKA_BOOTSTRAP_SERVERS: one,two ${MARK}`),
  ],
  ['an unknown connection property', 'DSP304', jdbc(`  secretId: orders ${MARK}`)],
  ['a property that is a list', 'DSP111', jdbc(`  SECRET_ID: [orders] ${MARK}`)],
  ['an invalid boolean property', 'DSP304', jdbc(`  JDBC_ENFORCE_SSL: "yes" ${MARK}`)],
  ['a password', 'DSP336', jdbc(`  PASSWORD: secret ${MARK}`)],
  ['eleven criteria', 'DSP313', jdbc(`matchCriteria: [a, b, c, d, e, f, g, h, i, j, k] ${MARK}`)],
  ['a description that is too long', 'DSP304', jdbc(`description: ${LONG} ${MARK}`)],

  [
    'a name that Glue does not accept',
    'DSP304',
    `databases:\n  "a\\nb": ${MARK}\n    description: d\n    verbatimName: true`,
  ],
  [
    'two databases with the same name',
    'DSP314',
    'databases:\n  a-b: { description: d, icebergCompliantName: true }\n  ' +
      `a_b: ${MARK}\n    description: d\n    icebergCompliantName: true`,
  ],
  ['the bucket of a location', 'DSP304', database(`locationBucketName: s3://lake ${MARK}`)],
  ['a prefix with a wildcard', 'DSP304', database(`locationBucketName: example-lake\nlocationPrefix: data/* ${MARK}`)],
  [
    'the schedule of the crawler of a database',
    'DSP304',
    crawled('schedule:\n  scheduleExpression: rate(1 ' + `day) ${MARK}`),
  ],
  [
    'the role of the crawler of a database',
    'DSP304',
    crawled('').replace('{ name: crawler }', '\n        arn: ' + `arn:aws:iam::111122223333:user/x ${MARK}`),
  ],
  ['a data source without a DataZone project', 'DSP348', database(`createDatazoneDatasource: true ${MARK}`)],
  ['a data source without a SageMaker project', 'DSP348', database(`createSagemakerDatasource: true ${MARK}`)],

  ['a grant without principals', 'DSP314', lakeFormation(`grants:\n  readers: ${MARK}\n    databasePermissions: read`)],
  ['a grant to an invalid principal', 'DSP337', grant(`principalArns:\n  reader: arn:aws:s3:::bucket ${MARK}`)],
  ['a grant to all principals', 'DSP337', grant(`principalArns:\n  all: IAM_ALLOWED_PRINCIPALS ${MARK}`)],
  [
    'a grant on a table without a name',
    'DSP304',
    grant(`principalArns: { reader: "${ROLE_ARN}" }\ntables:\n  - ` + `orders\n  - "" ${MARK}`),
  ],
  ['the account of a principal', 'DSP304', grant(`principals:\n  partner:\n    account: "12" ${MARK}`)],
  [
    'a principal with two types',
    'DSP337',
    grant(`principals:\n  partner: ${MARK}\n    role: { name: reader }\n    ` + 'federatedUser: ada'),
  ],
  ['an empty principal', 'DSP337', grant(`principals:\n  partner: {} ${MARK}`)],
  [
    'a role with a provider',
    'DSP304',
    grant('principals:\n  partner:\n    role: { name: reader }\n    ' + `federationProviderArn: x ${MARK}`),
  ],
  ['a user without a provider', 'DSP337', grant(`principals:\n  partner: ${MARK}\n    federatedUser: ada`)],
  [
    'an invalid provider',
    'DSP304',
    grant('principals:\n  partner:\n    federatedUser: ada\n    ' + `federationProviderArn: x ${MARK}`),
  ],
  [
    'a role that cannot be looked up',
    'DSP337',
    grant(
      'principals:\n  partner:\n    account: "444455556666"\n    ' + `role: ${MARK}\n      id: AROAEXAMPLEEXAMPLE001`,
    ),
  ],
  [
    'a role of another account',
    'DSP337',
    grant(`principals:\n  partner:\n    role: { arn: "${ROLE_ARN}" }\n    ` + `account: "444455556666" ${MARK}`),
  ],
  [
    'a link in an invalid account',
    'DSP304',
    lakeFormation('createCrossAccountResourceLinkAccounts:\n  - "444455556666"\n  - ' + `partner ${MARK}`),
  ],
  [
    'a link in the same account',
    'DSP340',
    lakeFormation('createCrossAccountResourceLinkAccounts:\n  - ' + `"111122223333" ${MARK}`),
  ],
  ['a name without a link', 'DSP340', lakeFormation(`createCrossAccountResourceLinkName: x ${MARK}`)],

  [
    'a duplicate tag',
    'DSP338',
    below(
      'lakeFormation',
      'lfTags:\n  - { tagKey: Team, tagValues: [b] }\n  - tagKey: ' + `team ${ITEM}\n    tagValues: [a]`,
    ),
  ],
  ['a tag without values', 'DSP338', below('lakeFormation.lfTags', `- tagKey: team\n  tagValues: [] ${MARK}`)],
  [
    'a tag with an invalid catalog ID',
    'DSP304',
    below('lakeFormation.lfTags', '- tagKey: team\n  tagValues: [a]\n  catalogId: ' + `"12" ${MARK}`),
  ],
  ['the key of a tag', 'DSP304', below('lakeFormation.lfTags', `- tagKey: team! ${MARK}\n  tagValues: [a]`)],
  [
    'the value of a tag',
    'DSP304',
    below('lakeFormation.lfTags', '- tagKey: team\n  tagValues:\n    - sales\n    - ' + `sales! ${MARK}`),
  ],
  [
    'a duplicate tag of a database',
    'DSP338',
    lakeFormation(
      'databaseTagValues:\n  - { tagKey: team, tagValues: [a] }\n  ' + `- tagKey: team ${ITEM}\n    tagValues: [a]`,
    ),
  ],
  [
    'a value that the tag does not have',
    'DSP338',
    `${below('lakeFormation.lfTags', '- tagKey: team\n  tagValues: [sales]')}${lakeFormation(
      `databaseTagValues:\n  - tagKey: team\n    tagValues:\n      - sales\n      - sails ${MARK}`,
    )}`,
  ],
  [
    'an expression of numbers',
    'DSP338',
    tagGrant(
      `permissions: [DESCRIBE]\nprincipalArns: { reader: "${ROLE_ARN}" ` + `}\nlfTagExpression:\n  team: 1 ${MARK}`,
    ),
  ],
  [
    'an expression without tags',
    'DSP338',
    tagGrant(`permissions: [DESCRIBE]\nprincipalArns: { reader: "${ROLE_ARN}" ` + `}\nlfTagExpression: {} ${MARK}`),
  ],
  ['a grant without permissions', 'DSP314', tagGrant(`${FULL_GRANT}permissions: [] ${MARK}`)],
  ['an unknown permission', 'DSP314', tagGrant(`${FULL_GRANT}permissions:\n  - DESCRIBE\n  - SELEKT ${MARK}`)],
  [
    'a grant option without the permission',
    'DSP314',
    tagGrant(`${FULL_GRANT}permissions: ` + `[DESCRIBE]\npermissionsWithGrantOption:\n  - ALTER ${MARK}`),
  ],
  [
    'a tag grant without principals',
    'DSP314',
    tagGrant('permissions: [DESCRIBE]\nlfTagExpression: { team: a ' + `}\nprincipalArns: {} ${MARK}`),
  ],
  [
    'a tag grant to all principals',
    'DSP314',
    tagGrant(
      'permissions: [DESCRIBE]\nlfTagExpression: { team: a ' +
        `}\nprincipalArns:\n  all people: IAM_ALLOWED_PRINCIPALS ${MARK}`,
    ),
  ],
]);

const DOMAIN = 'domainConfig: { domainId: dzd_4f5g6h7j8k9l0m }\n';
const datazone = (project: string, domain = DOMAIN) =>
  below('datazone', `${domain}${below('project', `users: {}\n${project}`)}`);
const sagemaker = (project: string, domain = DOMAIN) =>
  below('sagemaker', `${domain}${below('project', `profileName: 4f5g6h7j8k9l0m\n${project}`)}`);

describeModule('dataops-project', 'dataAdminRoles:\n  - name: data-admin\n', [
  ['no domain', 'DSP345', `datazone: ${MARK}\n  project: {}`],
  ['two domains', 'DSP345', datazone(`domainConfigSSMParam: /acme/domain/id ${MARK}`)],
  ['the domain ID', 'DSP304', datazone('', `domainConfig:\n  domainId: sales ${MARK}\n`)],
  ['the domain parameter', 'DSP304', datazone('', `domainConfigSSMParam: domain ${MARK}\n`)],
  [
    'the domain unit ID',
    'DSP304',
    datazone('', 'domainConfig:\n  domainId: dzd_4f5g6h7j8k9l0m\n  ' + `domainUnitIds:\n    sales: the unit ${MARK}\n`),
  ],
  ['an unknown domain unit', 'DSP346', datazone(`domainUnit: sales ${MARK}`)],
  [
    'an unknown project profile',
    'DSP346',
    sagemaker('').replace('profileName: 4f5g6h7j8k9l0m', `profileName: All ${MARK}`),
  ],
  [
    'no blueprint',
    'DSP346',
    datazone(
      'environment:\n  lakeformationManageAccessRole: { name: access ' + '}\n',
      `domainConfig: ${MARK}\n  domainId: dzd_4f5g6h7j8k9l0m\n`,
    ),
  ],
  ['an invalid user', 'DSP347', datazone(`users:\n  ada: "arn:aws:s3:::x" ${MARK}`).replace('    users: {}\n', '')],
  ['a group that is a role', 'DSP347', datazone(`groups:\n  all: "${ROLE_ARN}" ${MARK}`)],
  ['a contributor that is also an owner', 'DSP347', datazone(`ownerGroups: { all: g-1 }\ngroups:\n  all: g-1 ${MARK}`)],
  ['a connection without data sources', 'DSP348', sagemaker(`connectionId: abc ${MARK}`)],
  [
    'an invalid connection',
    'DSP304',
    sagemaker('dataSources: { a: { databaseName: a } }\nconnectionId: the ' + `lake ${MARK}`),
  ],
  [
    'two data sources with the same name',
    'DSP348',
    `${database('createSagemakerDatasource: true')}${sagemaker(`dataSources:\n  sales: ${MARK}\n    databaseName: other`)}`,
  ],
  [
    'one domain for both blocks',
    'DSP345',
    `${datazone('')}sagemaker: ${MARK}\n  ${DOMAIN}  project: { profileName: ` + '4f5g6h7j8k9l0m }',
  ],
]);

test('errors of components refer to options instead of constructs', () => {
  const source = join(__dirname, '..', '..', 'src');
  const files = ['dataops', 'datascience'].flatMap((layer) =>
    sourcesIn(join(source, layer)).map((name) => `${layer}/${name}`),
  );
  const found = files.flatMap((file) =>
    readFileSync(join(source, file), 'utf8')
      .split('\n')
      .filter((line) => /where: .*node\.path|fail\(\{/.test(line))
      .map(() => file),
  );

  expect(found).toEqual([]);
});
