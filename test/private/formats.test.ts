import { Lazy, Stack } from 'aws-cdk-lib';
import { checkFormat, checkFormats, FormatKind } from '../../src/private/formats';
import { ConfigurationError } from '../../src/private/problems';

function refused(check: () => void): unknown {
  try {
    check();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems[0].option;
    throw error;
  }
}

const KEY = 'arn:aws-cn:kms:cn-north-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef';

test.each<[kind: FormatKind, accepted: string[], others: string[]]>([
  ['vpc', ['vpc-01234567', 'vpc-0123456789abcdef0'], ['vpc-1', 'vpc-0123456789ABCDEF0', 'subnet-01234567', 'vpc-01234567 ']],
  ['subnet', ['subnet-01234567'], ['vpc-01234567']],
  ['securityGroup', ['sg-01234567'], ['default']],
  ['routeTable', ['rtb-01234567'], ['main']],
  ['availabilityZone', ['eu-central-1a', 'us-gov-west-1b', 'us-west-2-lax-1a'], ['eu-central-1', 'euc1-az1', 'a']],
  ['bucket', ['example-lake'], ['s3://example', 'example/data', 'Example', 'ab']],
  ['s3Path', ['s3://example-lake', 's3://example-lake/', 's3://example-lake/a b/c'], ['example-lake', 's3://', 's3://Example', 's3:///a']],
  ['keyArn', [KEY], ['alias/x', KEY.replace('key/', 'alias/'), 'arn:aws:kms:eu-central-1:111122223333:key/*']],
  ['keyOrAliasArn', [KEY, KEY.replace('key/', 'alias/')], ['alias/x']],
  ['key', [KEY, 'alias/x', '01234567-89ab-cdef-0123-456789abcdef'], ['x', 'arn:aws:s3:::x']],
  ['roleArn', ['arn:aws:iam::111122223333:role/a/b'], ['b', 'arn:aws:iam::111122223333:user/b']],
  ['topicArn', ['arn:aws:sns:eu-central-1:111122223333:t.fifo'], ['t', 'arn:aws:sqs:eu-central-1:111122223333:t']],
  ['queueArn', ['arn:aws:sqs:eu-central-1:111122223333:q'], ['q', 'https://sqs.eu-central-1.amazonaws.com/111122223333/q']],
  ['email', ['a.b+c@example.co.uk'], ['a', 'a@b', 'a b@example.com', '@example.com']],
  ['webAddress', ['https://example.com:8443/x'], ['example.com', 'https://', 'https://a b']],
  ['glueName', ['a', 'Größe 1'], ['', 'a\nb', 'x'.repeat(256)]],
  ['description', ['', 'two\nlines'], ['x'.repeat(2049)]],
  ['sageMakerName', ['a', 'a--b'], ['', '-a', 'a-', 'a_b', 'x'.repeat(64)]],
  ['dataZoneId', ['4f5g_h-I'], ['', 'a b', 'x'.repeat(37)]],
])('%s', (kind, accepted, others) => {
  const check = (text: string) => refused(() => checkFormat(new Stack(), ['option'], kind, text));
  expect(accepted.filter((text) => check(text) !== undefined)).toEqual([]);
  expect(others.filter((text) => check(text) === undefined)).toEqual([]);
});

test('what is not given, or known at deployment alone, is not looked at', () => {
  const later = Lazy.string({ produce: () => 'x' });
  for (const text of [undefined, later, `vpc-${later}`, '{{resolve:ssm:/acme/vpc}}']) checkFormat(new Stack(), [], 'vpc', text);
  checkFormats(new Stack(), [], 'subnet', Lazy.list({ produce: () => ['x'] }));
  checkFormats(new Stack(), [], 'subnet', ['{{resolve:ssm:/acme/subnet}}', '{{resolve:ssm:/acme/subnet}}']);
});

test('items of a list are refused one by one, and the second of two equal ones', () => {
  const check = (...texts: string[]) => refused(() => checkFormats(new Stack(), ['subnetIds'], 'subnet', texts));
  expect(check('subnet-00000001', 'subnet-00000002')).toBeUndefined();
  expect(check('subnet-00000001', 'x')).toEqual(['subnetIds', 1]);
  expect(check('subnet-00000001', 'subnet-00000001')).toEqual(['subnetIds', 1]);
});

test('a long text is quoted in part', () => {
  expect(() => checkFormat(new Stack(), [], 'glueName', 'x'.repeat(300))).toThrow(new RegExp(`"${'x'.repeat(100)}\\.\\.\\." is not a name`));
});
