import { readFileSync } from 'fs';
import { join } from 'path';
import { describeModule } from './located-configuration';
import { below, ITEM, MARK, sourcesIn } from '../support/located';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const ALIAS = KEY.replace('key/', 'alias/');

describeModule('audit', [
  ['an account', 'DSP304', `sourceAccounts:\n  - "222233334444"\n  - "12" ${MARK}\n`],
  ['a region', 'DSP304', `sourceRegions:\n  - eu-west-1\n  - Frankfurt ${MARK}\n`],
  ['a role without a name', 'DSP203', `readRoles:\n  - name: auditor\n  - refId: x ${ITEM}\n`],
  ['a prefix with a wildcard', 'DSP304', `inventoryPrefix: lists/* ${MARK}\n`],
  [
    'an inventory with an invalid bucket name',
    'DSP304',
    `inventories:\n  - bucketName: My_Bucket ${MARK}\n    inventoryName: all\n`,
  ],
  [
    'an inventory with an invalid name',
    'DSP304',
    `inventories:\n  - bucketName: reports\n    inventoryName: all of it ${MARK}\n`,
  ],
  [
    'two inventories with the same name',
    'DSP303',
    `inventories:\n  - bucketName: reports\n    inventoryName: a-b\n  - bucketName: reports ${ITEM}\n    `
      + 'inventoryName: a_b\n',
  ],
  [
    'accounts without effect',
    'DSP315',
    `existingKeyArn: ${KEY}\nexistingBucketName: records\nsourceAccounts: ["222233334444"] ${MARK}\n`,
  ],
  ['an alias for a key', 'DSP304', `existingKeyArn: ${ALIAS} ${MARK}\n`],
  ['a key in another Region', 'DSP317', `existingKeyArn: ${KEY.replace('eu-central-1', 'eu-west-1')} ${MARK}\n`],
  ['a URL instead of a bucket name', 'DSP304', `existingBucketName: s3://records ${MARK}\n`],
  [
    'a policy that is too long',
    'DSP320',
    `sourceRegions: [eu-west-1, eu-west-2, eu-west-3, eu-north-1] ${MARK}\nsourceAccounts: `
      + `[${Array.from({ length: 60 }, (_, i) => `"1111222233${i + 10}"`)}]\n`,
  ],
]);

describeModule('audit-trail', [
  ['a bucket', 'DSP304', `trail:\n  cloudTrailAuditBucketName: Records ${MARK}\n  cloudTrailAuditKmsKeyArn: ${KEY}\n`],
  [
    'a key',
    'DSP304',
    `trail:\n  cloudTrailAuditBucketName: records\n  cloudTrailAuditKmsKeyArn: 11111111-2222 ${MARK}\n`,
  ],
]);

const access = (text: string) => below('accessPolicies', below('sales', text));
const RESOURCES = 'resources: ["table/sales/*"]\n';
const READER = 'readPrincipalArns: ["222233334444"]\n';

describeModule('glue-catalog', [
  ['a consumer account', 'DSP304', `consumerAccounts:\n  partner: "12" ${MARK}\n`],
  ['a producer account', 'DSP304', `producerAccounts:\n  partner: "12" ${MARK}\n`],
  ['an account that can use the key', 'DSP304', `kmsKeyConsumerAccounts:\n  partner: "12" ${MARK}\n`],
  ['a policy without resources', 'DSP314', access(`resources: [] ${MARK}\n${READER}`)],
  ['an unknown resource', 'DSP304', access(`resources:\n  - catalog\n  - tables/sales ${MARK}\n${READER}`)],
  ['a resource that matches nothing', 'DSP304', access(`resources:\n  - catalog\n  - table/sales ${MARK}\n${READER}`)],
  [
    'a resource in another Region',
    'DSP317',
    access(`resources:\n  - arn:aws:glue:eu-west-1:111122223333:database/sales ${MARK}\n${READER}`),
  ],
  [
    'a resource that cannot be written',
    'DSP314',
    access(`resources: [catalog] ${MARK}\nwritePrincipalArns: ["222233334444"]\n`),
  ],
  [
    'a principal with read access',
    'DSP304',
    access(`${RESOURCES}readPrincipalArns:\n  - "222233334444"\n  - analyst ${MARK}\n`),
  ],
  [
    'a principal with write access',
    'DSP306',
    access(`${RESOURCES}writePrincipalArns:\n  - arn:aws:iam::222233334444:role/* ${MARK}\n`),
  ],
  [
    'a policy that is too long',
    'DSP301',
    `accessPolicies: ${MARK}\n  sales:\n    resources: `
      + `[${Array.from({ length: 200 }, (_, i) => `table/sales/orders${i}`)}]\n    ${READER}`,
  ],
  ['an alias for a key', 'DSP304', `existingKeyArn: ${ALIAS} ${MARK}\n`],
]);

const lake = (text: string, admins = 'lakeFormationAdminRoles: []\n') =>
  `${admins}iamAllowedPrincipalsDefault: false\n${text}`;
const INSTANCE = 'instanceId: ssoins-1234567890abcdef\n';

describeModule('lakeformation-settings', [
  [
    'an administrator by the ARN of a user',
    'DSP304',
    lake(
      '',
      `lakeFormationAdminRoles:\n  - name: admin\n  - name: other\n    arn: arn:aws:iam::111122223333:user/x ${MARK}\n`,
    ),
  ],
  [
    'too many administrators',
    'DSP325',
    lake(
      '',
      `lakeFormationAdminRoles: ${MARK}\n${Array.from({ length: 31 }, (_, i) => `  - name: admin${i}\n`).join('')}`,
    ),
  ],
  ['trusted accounts without a role', 'DSP314', lake(`dataZoneAdminTrustAccounts: ["222233334444"] ${MARK}\n`)],
  [
    'a trusted account',
    'DSP304',
    lake(`createDataZoneAdminRole: true\ndataZoneAdminTrustAccounts:\n  - "222233334444"\n  - "12" ${MARK}\n`),
  ],
  [
    'too many trusted accounts',
    'DSP307',
    lake(
      'createDataZoneAdminRole: ' +
        `true\ndataZoneAdminTrustAccounts: ${MARK}\n${Array.from({ length: 150 }, (_, i) => `  - "111122223${i + 100}"\n`).join('')}`,
    ),
  ],
  ['a cross-account version', 'DSP304', lake(`crossAccountVersion: "6" ${MARK}\n`)],
  ['an IAM Identity Center instance', 'DSP304', lake(`iamIdentityCenter:\n  instanceId: d-1234567890 ${MARK}\n`)],
  [
    'a share with an account',
    'DSP304',
    lake(`iamIdentityCenter:\n  ${INSTANCE}  shares:\n    - "222233334444"\n    - "12" ${MARK}\n`),
  ],
  [
    'a share with an organization ID',
    'DSP304',
    lake(`iamIdentityCenter:\n  ${INSTANCE}  shares:\n    - o-1234567890 ${MARK}\n`),
  ],
]);

const ROLES = 'roles:\n  All:\n    - name: data-user\n';
const POLICIES = 'accessPolicies:\n  Root: { rule: { prefix: /, ReadWriteSuperRoles: [All] } }\n';
const bucket = (text: string, rest = '') =>
  `${ROLES}${POLICIES}${below('buckets', below('raw', `accessPolicies: [Root]\n${text}`))}${rest}`;
const cors = (text: string) =>
  bucket(
    'corsRules:\n  - allowedMethods: [GET]\n    allowedOrigins: ["*"]\n  '
      + `- ${text.trimEnd().replace(/\n/g, '\n    ')}\n`,
  );
const rule = (text: string) =>
  bucket(
    'lifecycleConfiguration: tidy\n',
    below('lifecycleConfigurations', below('tidy', below('old', `Status: Enabled\n${text}`))),
  );
const ORIGIN = 'allowedMethods: [GET]\nallowedOrigins: ["https://example.com"]\n';

describeModule('datalake', [
  [
    'a zone that is not valid in a bucket name',
    'DSP303',
    `${ROLES}${POLICIES}buckets:\n  raw-: ${MARK}\n    accessPolicies: [Root]\n`,
  ],
  [
    'a role by a name with a path',
    'DSP304',
    `roles:\n  All:\n    - name: data-user\n    - name: team/data-user ${MARK}\n${POLICIES}buckets: {}\n`,
  ],
  ['a role by an invalid ID', 'DSP304', `roles:\n  All:\n    - id: data-user ${MARK}\n${POLICIES}buckets: {}\n`],
  [
    'a permission set by a name with spaces',
    'DSP304',
    `roles:\n  All:\n    - sso: true\n      name: Data Users ${MARK}\n${POLICIES}buckets: {}\n`,
  ],
  [
    'an unknown access policy',
    'DSP204',
    `${ROLES}${POLICIES}buckets:\n  raw:\n    accessPolicies:\n      - Root\n      - Rot ${MARK}\n`,
  ],
  [
    'an unknown logical role',
    'DSP204',
    `${ROLES}accessPolicies:\n  Root:\n    rule:\n      prefix: /\n      ReadWriteRoles:\n        - All\n        - `
      + `Al ${MARK}\nbuckets:\n  raw:\n    accessPolicies: [Root]\n`,
  ],
  [
    'a prefix with a wildcard',
    'DSP304',
    `${ROLES}accessPolicies:\n  Root:\n    rule:\n      prefix: data/* ${MARK}\n      ReadRoles: [All]\nbuckets:\n  `
      + 'raw:\n    accessPolicies: [Root]\n',
  ],
  ['a setting of an existing bucket', 'DSP314', bucket(`existingBucketName: mine\ndefaultDeny: false ${MARK}\n`)],
  ['an existing bucket', 'DSP304', bucket(`existingBucketName: s3://mine/data ${MARK}\n`)],
  ['an existing key', 'DSP304', bucket('', `existingKeyArn: ${ALIAS} ${MARK}\n`)],
  ['a rule without origins', 'DSP313', cors(`allowedMethods: [GET]\nallowedOrigins: [] ${MARK}\n`)],
  ['a rule without methods', 'DSP313', cors(`allowedMethods: [] ${MARK}\nallowedOrigins: ["*"]\n`)],
  [
    'two wildcards in an origin',
    'DSP304',
    cors(`allowedMethods: [GET]\nallowedOrigins:\n  - https://example.com\n  - https://*.*.com ${MARK}\n`),
  ],
  ['a wildcard in an exposed header', 'DSP304', cors(`${ORIGIN}exposedHeaders:\n  - ETag\n  - x-amz-* ${MARK}\n`)],
  ['an invalid age', 'DSP313', cors(`${ORIGIN}maxAge: -1 ${MARK}\n`)],
  ['an ID that is too long', 'DSP313', cors(`${ORIGIN}id: ${'x'.repeat(256)} ${MARK}\n`)],
  [
    'a location within another',
    'DSP316',
    bucket(`lakeFormationLocations:\n  a:\n    prefix: data/\n  b:\n    prefix: data/deep ${MARK}\n`),
  ],
  ['a location by a URL', 'DSP304', bucket(`lakeFormationLocations:\n  a:\n    prefix: s3://mine/data ${MARK}\n`)],
  ['an inventory with an invalid name', 'DSP304', bucket(`inventories:\n  all of it: ${MARK}\n    prefix: /\n`)],
  ['an inventory of a prefix with a wildcard', 'DSP304', bucket(`inventories:\n  all:\n    prefix: data/* ${MARK}\n`)],
  [
    'an inventory with an invalid destination bucket',
    'DSP304',
    bucket(`inventories:\n  all:\n    prefix: /\n    destinationBucket: My_Bucket ${MARK}\n`),
  ],
  [
    'an inventory prefix with two slashes',
    'DSP304',
    bucket(`inventories:\n  all:\n    prefix: /\n    destinationPrefix: lists//raw ${MARK}\n`),
  ],
  [
    'an account without a bucket',
    'DSP314',
    bucket(`inventories:\n  all:\n    prefix: /\n    destinationAccount: "222233334444" ${MARK}\n`),
  ],
  [
    'an invalid account ID',
    'DSP304',
    bucket(`inventories:\n  all:\n    prefix: /\n    destinationBucket: lists\n    destinationAccount: "12" ${MARK}\n`),
  ],
  [
    'an unknown lifecycle configuration',
    'DSP204',
    bucket(`lifecycleConfiguration: tidi ${MARK}\n`, 'lifecycleConfigurations:\n  tidy: {}\n'),
  ],
  [
    'a rule without actions',
    'DSP314',
    bucket(
      'lifecycleConfiguration: tidy\n',
      `lifecycleConfigurations:\n  tidy:\n    old: ${MARK}\n      Status: Enabled\n`,
    ),
  ],
  [
    'a reserved rule ID',
    'DSP304',
    bucket(
      'lifecycleConfiguration: tidy\n',
      `lifecycleConfigurations:\n  tidy:\n    AbortIncompleteUploads: ${MARK}\n      Status: Enabled\n      `
        + 'ExpirationDays: 1\n',
    ),
  ],
  [
    'a status',
    'DSP304',
    bucket(
      'lifecycleConfiguration: tidy\n',
      below('lifecycleConfigurations', below('tidy', below('old', `Status: On ${MARK}\nExpirationDays: 1\n`))),
    ),
  ],
  ['a prefix of a rule', 'DSP304', rule(`Prefix: logs/* ${MARK}\nExpirationDays: 1\n`)],
  ['invalid days', 'DSP313', rule(`ExpirationDays: 0 ${MARK}\n`)],
  [
    'retained versions without an expiration',
    'DSP314',
    rule(`ExpirationDays: 1\nNoncurrentVersionsToRetain: 1 ${MARK}\n`),
  ],
  [
    'an expiration and a removal of delete markers',
    'DSP314',
    rule(`ExpirationDays: 1\nExpiredObjectDeleteMarker: true ${MARK}\n`),
  ],
  [
    'contradictory size limits',
    'DSP314',
    rule(`ExpirationDays: 1\nObjectSizeGreaterThan: 9\nObjectSizeLessThan: 9 ${MARK}\n`),
  ],
  ['a storage class', 'DSP304', rule(`Transitions:\n  - Days: 30\n    StorageClass: COLD ${MARK}\n`)],
  [
    'a transition that is too early',
    'DSP313',
    rule(`Transitions:\n  - StorageClass: STANDARD_IA\n    Days: 29 ${MARK}\n`),
  ],
  [
    'a transition after the expiration',
    'DSP314',
    rule(`ExpirationDays: 40\nTransitions:\n  - StorageClass: GLACIER\n    Days: 40 ${MARK}\n`),
  ],
  [
    'a duplicate storage class',
    'DSP316',
    rule(`Transitions:\n  - { StorageClass: GLACIER, Days: 1 }\n  - Days: 2\n    StorageClass: GLACIER ${MARK}\n`),
  ],
  [
    'the versions of a transition',
    'DSP313',
    rule(
      'NoncurrentVersionTransitions:\n  - StorageClass: GLACIER\n    Days: 1\n    NewerNoncurrentVersions: '
        + `101 ${MARK}\n`,
    ),
  ],
]);

const workgroup = (text: string) => `dataAdminRoles: [{ name: admin }]\nathenaUserRoles: [{ name: user }]\n${text}`;

describeModule('athena-workgroup', [
  [
    'a limit that is too low',
    'DSP313',
    workgroup(`workgroupConfiguration:\n  bytesScannedCutoffPerQuery: 1000 ${MARK}\n`),
  ],
  ['a policy name prefix', 'DSP304', workgroup(`verbatimPolicyNamePrefix: our policies ${MARK}\n`)],
  ['an existing key', 'DSP304', workgroup(`existingKeyArn: ${ALIAS} ${MARK}\n`)],
  ['an existing bucket', 'DSP304', workgroup(`existingBucketName: Results ${MARK}\n`)],
  [
    'a user by an ARN with an invalid account ID',
    'DSP304',
    `dataAdminRoles: []\nathenaUserRoles:\n  - arn: arn:aws:iam::12:role/user ${MARK}\n`,
  ],
]);

const egress = (text: string) =>
  'dataAdminRoles: []\nprojectExecutionRoles: ' +
  `[]\n${below('securityGroupConfigs', below('jobs', `vpcId: vpc-0123456789abcdef0\n${below('securityGroupEgressRules', text)}`))}`;
const ipv4 = (text: string) =>
  egress(
    `ipv4:\n  - cidr: 10.0.0.0/16\n    protocol: tcp\n    port: 443\n  - ${text.trimEnd().replace(/\n/g, '\n    ')}\n`,
  );
const NETWORK = 'cidr: 10.1.0.0/16\n';

describeModule('dataops-project', [
  ['a CIDR range', 'DSP304', ipv4(`cidr: 10.0.0.0 ${MARK}\nprotocol: tcp\n`)],
  ['a protocol', 'DSP304', ipv4(`${NETWORK}protocol: https ${MARK}\n`)],
  ['a port', 'DSP313', ipv4(`${NETWORK}protocol: tcp\nport: 70000 ${MARK}\n`)],
  ['a last port without a first port', 'DSP314', ipv4(`${NETWORK}protocol: tcp\ntoPort: 80 ${MARK}\n`)],
  ['ports in the wrong order', 'DSP313', ipv4(`${NETWORK}protocol: tcp\nport: 90\ntoPort: 80 ${MARK}\n`)],
  ['a description', 'DSP304', ipv4(`${NETWORK}protocol: tcp\ndescription: "the \\"office\\"" ${MARK}\n`)],
  ['the name of a security group', 'DSP304', egress(`sg:\n  - protocol: tcp\n    sgId: databases ${MARK}\n`)],
  [
    'the name of a prefix list',
    'DSP304',
    egress(`prefixList:\n  - protocol: tcp\n    prefixList: com.amazonaws.eu-central-1.s3 ${MARK}\n`),
  ],
]);

test('errors of components refer to options instead of constructs', () => {
  const source = join(__dirname, '..', '..', 'src');
  const files = ['access', 'datalake', 'governance', 'network'].flatMap((folder) =>
    sourcesIn(join(source, folder)).map((file) => `${folder}/${file}`),
  );

  expect(files.length).toBeGreaterThan(30);

  const found = files.flatMap((file) =>
    (readFileSync(join(source, file), 'utf8').match(/where: .*node\.path/g) ?? []).map(() => file),
  );

  expect(found).toEqual([]);
});
