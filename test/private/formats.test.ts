import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Lazy, Stack } from 'aws-cdk-lib';
import { checkFormat, formatFinding, FormatName, FORMATS, unknownNameFinding } from '../../src/private/formats';
import { Format } from '../../src/private/formats/format';
import { optionsModel } from '../../src/private/options-model';

const KEY = 'arn:aws-cn:kms:cn-north-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef';
const ROLE = 'arn:aws:iam::111122223333:role';

test.each<[format: FormatName, accepted: string[], refused: string[]]>([
  ['accountId', ['111122223333', '012345678901'], ['11112222333', '1111222233334', '1111-2222-3333', 'default']],
  ['accountIdOrDefault', ['111122223333', 'default'], ['Default', '']],
  [
    'regionName',
    ['eu-central-1', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1'],
    ['eu-central', 'Frankfurt', 'default', 'eu-central-1a'],
  ],
  ['regionNameOrDefault', ['ap-southeast-2', 'default'], ['EU-CENTRAL-1']],
  ['organizationName', ['acme', 'example-org', 'a1'], ['1acme', '-acme', 'Acme', 'ac_me', '']],
  ['availabilityZone', ['eu-central-1a', 'us-gov-west-1b', 'us-west-2-lax-1a'], ['eu-central-1', 'euc1-az1', 'a']],
  [
    'vpcId',
    ['vpc-01234567', 'vpc-0123456789abcdef0'],
    ['vpc-1', 'vpc-0123456789ABCDEF0', 'subnet-01234567', 'vpc-01234567 '],
  ],
  ['subnetId', ['subnet-01234567'], ['vpc-01234567']],
  ['securityGroupId', ['sg-01234567'], ['default']],
  ['routeTableId', ['rtb-01234567'], ['main']],
  ['prefixListId', ['pl-01234567'], ['com.amazonaws.eu-central-1.s3']],
  [
    'ipv4Cidr',
    ['10.0.0.0/16', '0.0.0.0/0', '255.255.255.255/32'],
    ['10.0.0.0', '10.0.0.256/16', '10.0.0.0/33', '10.0.0/16', '::/0', '10.0.0.0./16'],
  ],
  [
    'bucketName',
    ['abc', 'acme-dev.raw', '1st-bucket', 'x'.repeat(63)],
    [
      'ab',
      'x'.repeat(64),
      'Lake',
      'my_lake',
      'lake-',
      '.lake',
      'a..b',
      '192.168.5.4',
      'xn--lake',
      'sthree-lake',
      'lake-s3alias',
      'lake--ol-s3',
      'lake--x-s3',
      'lake.mrap',
      's3://example',
      'example/data',
      'arn:aws:s3:::lake',
    ],
  ],
  [
    's3Uri',
    ['s3://example-lake', 's3://example-lake/', 's3://example-lake/a b/c'],
    ['example-lake', 's3://', 's3://Example', 's3:///a'],
  ],
  ['s3StorageClass', ['GLACIER', 'STANDARD_IA'], ['STANDARD', 'Glacier', 'OUTPOSTS']],
  ['kmsKeyArn', [KEY], ['alias/x', KEY.replace('key/', 'alias/'), 'arn:aws:kms:eu-central-1:111122223333:key/*']],
  ['kmsKeyOrAliasArn', [KEY, KEY.replace('key/', 'alias/')], ['alias/x']],
  ['kmsKeyId', [KEY, 'alias/x', '01234567-89ab-cdef-0123-456789abcdef'], ['x', 'arn:aws:s3:::x']],
  ['iamRoleArn', [`${ROLE}/a/b`, `${ROLE}/b`], ['b', 'arn:aws:iam::111122223333:user/b', `${ROLE}/*`, `${ROLE}/`]],
  [
    'iamRoleOrPermissionSetArn',
    [`${ROLE}/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Data_*`],
    ['AWSReservedSSO_Data_*'],
  ],
  ['iamRoleName', ['data-admin', 'A_b+=,.@-'], ['path/data-admin', 'data admin', 'x'.repeat(65)]],
  ['iamRoleOrPermissionSetName', ['data-admin', 'AWSReservedSSO_Data_*'], ['Data_*']],
  [
    'permissionSetName',
    ['DataScientists', 'AWSReservedSSO_Data_0123456789abcdef'],
    ['x'.repeat(33), 'Data Scientists'],
  ],
  // An ID has at least 16 characters: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html
  [
    'iamRoleId',
    ['AROADBQP57FF2AEXAMPLE', 'AROA012345678901'],
    ['AROA', 'AROA01234567890', 'AIDACKCEVSQ6C2EXAMPLE', 'aroadbqp57ff2aexample'],
  ],
  [
    'iamPrincipal',
    ['111122223333', `${ROLE}/a`, 'arn:aws:iam::111122223333:root'],
    ['*', 'a', 'arn:aws:s3:::x', '1111222'],
  ],
  [
    'managedPolicyArn',
    ['arn:aws:iam::aws:policy/job-function/Billing', 'arn:aws:iam::111122223333:policy/a'],
    ['Billing', `${ROLE}/a`],
  ],
  [
    'awsManagedPolicyName',
    ['ReadOnlyAccess', 'service-role/AWSGlueServiceRole', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['Read Only', `${ROLE}/a`],
  ],
  [
    'customerManagedPolicyName',
    ['team/ReadReports', 'arn:aws:iam::111122223333:policy/team/ReadReports'],
    ['read reports'],
  ],
  ['policyNamePrefix', ['research'], ['research/team', '']],
  [
    'samlProviderArn',
    ['arn:aws:iam::111122223333:saml-provider/corporate'],
    ['corporate', 'arn:aws:iam::111122223333:saml-provider/a/b'],
  ],
  [
    'servicePrincipal',
    ['glue.amazonaws.com', 'logs.eu-central-1.amazonaws.com', 'ec2.amazonaws.com.cn'],
    ['glue.amazon.com', 'glue', 'amazonaws.com', 'Glue.amazonaws.com', 'glue.amazonaws.com.', 'glue.amazonaws.de'],
  ],
  [
    'trustedPrincipal',
    ['this_account', 'service:glue.amazonaws.com', 'account:111122223333', `arn:${ROLE}`],
    ['this_accounts', 'glue.amazonaws.com'],
  ],
  ['stsAction', ['sts:TagSession'], ['TagSession', 'sts:*', 's3:GetObject']],
  ['roleSessionName', ['alice', 'alice@example.com'], ['a', 'alice example', 'x'.repeat(65)]],
  ['snsTopicArn', ['arn:aws:sns:eu-central-1:111122223333:t.fifo'], ['t', 'arn:aws:sqs:eu-central-1:111122223333:t']],
  [
    'sqsQueueArn',
    ['arn:aws:sqs:eu-central-1:111122223333:q'],
    ['q', 'https://sqs.eu-central-1.amazonaws.com/111122223333/q'],
  ],
  ['emailAddress', ['a.b+c@example.co.uk'], ['a', 'a@b', 'a b@example.com', '@example.com']],
  ['url', ['https://example.com:8443/x'], ['example.com', 'https://', 'https://a b']],
  ['singleCharacter', [';', '\t'], ['', ';;', '\n']],
  ['glueName', ['a', 'Größe 1'], ['', 'a\nb', 'x'.repeat(256)]],
  ['glueDescription', ['', 'two\nlines'], ['x'.repeat(2049)]],
  [
    'lakeFormationPrincipal',
    ['111122223333', '111122223333:IAMPrincipals', 'IAM_ALLOWED_PRINCIPALS', `${ROLE}/a`],
    ['analyst', '*'],
  ],
  ['sageMakerName', ['a', 'a--b'], ['', '-a', 'a-', 'a_b', 'x'.repeat(64)]],
  [
    'sageMakerLifecycleConfigArn',
    ['None', 'arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/x'],
    ['setup', 'none'],
  ],
  ['mlInstanceType', ['ml.t3.medium', 'system'], ['t3.medium']],
  [
    'vpcEndpointService',
    ['sagemaker.api', 's3'],
    ['com.amazonaws.eu-central-1.s3', 'aws.sagemaker.eu-central-1.studio', 'S3'],
  ],
  ['dataZoneId', ['4f5g_h-I'], ['', 'a b', 'x'.repeat(37)]],
  [
    'tagKey',
    ['cost-center', 'Kostenstelle ä:/=+-@_.', 'x'.repeat(128), 'awsome'],
    ['', 'x'.repeat(129), 'aws:createdBy', 'AWS:x', 'a*b'],
  ],
  ['lakeFormationTagKey', ['sensitivity', 'ä:%*', 'x'.repeat(128)], ['', 'x'.repeat(129), 'a;b']],
  ['lakeFormationTagValue', ['*', 'a b', 'x'.repeat(256)], ['', 'x'.repeat(257), 'a;b']],
  ['dynamoDbTableName', ['orders', 'a.b-c_d', 'x'.repeat(255)], ['', 'ab', 'x'.repeat(256), 'a/b']],
  ['ipProtocol', ['tcp', 'UDP', 'icmpv6', '-1', 'all', '0', '50', '255'], ['', 'https', '256', '-2']],
  ['securityGroupRuleDescription', ['', 'HTTPS (office): {x}', 'x'.repeat(255)], ['x'.repeat(256), 'a<b', 'ä']],
  ['tagValue', ['', '1.10', 'a b', 'x'.repeat(256)], ['x'.repeat(257), 'a;b', '<me>']],
])('%s accepts what AWS accepts', (format, accepted, refused) => {
  expect(accepted.filter((text) => formatFinding(format, text) !== undefined)).toEqual([]);
  expect(refused.filter((text) => formatFinding(format, text) === undefined)).toEqual([]);
});

function sources(meant: (file: string) => boolean = () => true): string[] {
  const directory = join(__dirname, '..', '..', 'src');
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts') && meant(file))
    .map((file) => readFileSync(join(directory, file), 'utf8'));
}

describe('the table of formats', () => {
  const properties = Object.values(optionsModel().structs).flatMap((struct) => Object.values(struct));

  test.each(Object.entries<Format>(FORMATS))(
    '%s has an example, an AWS documentation page, and a pattern that editors can use',
    (_, format) => {
      expect(format.pattern.test(format.example)).toBe(true);
      expect(new RegExp(format.pattern.source, 'u').test(format.example)).toBe(true);
      expect(format.see).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
    },
  );

  test('no two options define the same pattern, and none duplicates a pattern of the table', () => {
    const patterns = sources().flatMap((text) => [...text.matchAll(/\* @pattern (.*)/g)].map(([, pattern]) => pattern));

    expect(patterns.length).toBeGreaterThan(0);
    expect(patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index)).toEqual([]);
    expect(Object.values<Format>(FORMATS).filter(({ pattern }) => patterns.includes(pattern.source))).toEqual([]);
  });

  test('every format is used by an option or by a check', () => {
    const used = new Set(properties.flatMap(({ format, keyFormat }) => [format, keyFormat]));
    const checks = [
      'permissionSetName',
      'iamRoleName',
      'iamRoleArn',
      'servicePrincipal',
      'accountId',
      'roleSessionName',
      'kmsKeyArn',
      'storageLensName',
    ];

    expect(Object.keys(FORMATS).filter((name) => !used.has(name as FormatName) && !checks.includes(name))).toEqual([]);
  });

  test('no source file outside of the table repeats one of its patterns', () => {
    const elsewhere = sources((file) => !file.includes('formats')).join('\n');

    const repeated = Object.entries<Format>(FORMATS)
      .filter(([, { pattern }]) => elsewhere.includes(`/${pattern.source}/`));

    expect(repeated.map(([name]) => name)).toEqual([]);
  });
});

describe('a string in the wrong format', () => {
  test('is quoted, with an example or a description of the format', () => {
    expect(formatFinding('vpcId', 'vpc-1')).toEqual({
      code: 'DSP304',
      message: '"vpc-1" is not the ID of a VPC',
      hint: 'it has 1 character after "vpc-", and IDs have 8 or 17',
    });
    expect(formatFinding('vpcId', 'lan-1')!.hint).toBe('for example "vpc-0123456789abcdef0"');
    expect(formatFinding('accountId', '1')!.hint).toBe('specify the 12 digits, in quotes if the ID begins with a zero');
  });

  test('is truncated if it is long', () => {
    expect(formatFinding('glueName', 'x'.repeat(300))!.message).toBe(
      `"${'x'.repeat(100)}..." is not a name that AWS Glue accepts`,
    );
  });

  test('has the nearest published name as a hint', () => {
    expect(formatFinding('servicePrincipal', 'glue.amazon.com')!.hint).toBe('did you mean "glue.amazonaws.com"?');
  });

  test('is not an error if it is a deploy-time value', () => {
    const later = Lazy.string({ produce: () => 'x' });

    for (const text of [undefined, later, `vpc-${later}`, '{{resolve:ssm:/acme/vpc}}']) {
      checkFormat(new Stack(), [], 'vpcId', text);
    }
  });
});

test.each<[FormatName, string, string | undefined]>([
  ['regionName', 'eu-centrl-1', 'did you mean "eu-central-1"? If AWS added the name recently, ignore this warning'],
  ['regionName', 'eu-central-1', undefined],
  [
    'servicePrincipal',
    'sagemakr.amazonaws.com',
    'did you mean "sagemaker.amazonaws.com"? If AWS added the name recently, ignore this warning',
  ],
  ['servicePrincipal', 'lambda.amazonaws.com', undefined],
  ['awsManagedPolicyName', 'AWSGlueServiceRole', undefined],
  ['awsManagedPolicyName', 'arn:aws:iam::aws:policy/service-role/AWSGlueServiceRole', undefined],
  [
    'awsManagedPolicyName',
    'AWSGlueServiceRol',
    'did you mean "AWSGlueServiceRole"? If AWS added the name recently, ignore this warning',
  ],
])('%s: %s', (format, text, hint) => {
  expect(unknownNameFinding(format, text)?.hint).toBe(hint);
});
