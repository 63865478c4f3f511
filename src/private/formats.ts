import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { isDeferred } from './deferred';
import { OptionPath } from './option-path';
import { failAt } from './option-problems';

/** What AWS accepts as a text of a kind. */
interface Format {
  readonly form: RegExp;
  readonly noun: string;
  readonly hint: string;
}

/** So much of a text is quoted. */
const MAX_QUOTED = 100;

/** What S3 takes as the name of a bucket: no two dots side by side, no address, none of what S3 keeps for itself. */
export const BUCKET_NAME =
  /^(?!.*\.\.|\d+(\.\d+){3}$|xn--|sthree-|amzn-s3-demo-|.*(-s3alias|--ol-s3|--x-s3|--table-s3|\.mrap)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

const FORMATS = {
  vpc: idOf('vpc', 'a VPC'),
  subnet: idOf('subnet', 'a subnet'),
  securityGroup: idOf('sg', 'a security group'),
  routeTable: idOf('rtb', 'a route table'),
  availabilityZone: {
    form: /^[a-z]{2}(-[a-z]+)+-\d([a-z]|(-[a-z0-9]+)+)$/, noun: 'the name of an availability zone', hint: 'write the region and the letter of the zone, for example eu-central-1a',
  },
  bucket: { form: BUCKET_NAME, noun: 'the name of a bucket', hint: 'write the name alone, without s3:// and without a prefix' },
  s3Path: { form: /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/.*)?$/, noun: 'a place in S3', hint: 'write s3://BUCKET/PREFIX' },
  keyArn: { form: /^arn:[^:]+:kms:[^:]+:[^:]+:key\/[^*\s]+$/, noun: 'the ARN of a key', hint: 'write arn:aws:kms:REGION:ACCOUNT:key/ID; the ARN of an alias means nothing in policies' },
  key: { form: /^(arn:[^:]+:kms:[^:]+:[^:]+:(key|alias)\/[^*\s]+|alias\/[\w/-]+|[0-9a-f-]{36}|mrk-[0-9a-f]{32})$/, noun: 'a key', hint: 'write the ARN of the key, or its id' },
  keyOrAliasArn: { form: /^arn:[^:]+:kms:[^:]*:[^:]*:(key|alias)\/[^*\s]+$/, noun: 'the ARN of a key', hint: 'write arn:aws:kms:REGION:ACCOUNT:key/ID' },
  roleArn: { form: /^arn:[^:]+:iam::[^:]*:role\/[^*\s]+$/, noun: 'the ARN of a role', hint: 'write arn:aws:iam::ACCOUNT:role/NAME' },
  topicArn: { form: /^arn:[\w-]+:sns:[\w-]+:\d{12}:[\w.-]+$/, noun: 'the ARN of a topic', hint: 'for example "arn:aws:sns:us-east-1:111122223333:costs"' },
  queueArn: { form: /^arn:[^:]+:sqs:[^:]+:[^:]+:[\w.-]+$/, noun: 'the ARN of a queue', hint: 'write arn:aws:sqs:REGION:ACCOUNT:NAME' },
  email: { form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, noun: 'an e-mail address', hint: 'for example "team@example.com"' },
  webAddress: { form: /^https?:\/\/[^\s/]+\S*$/, noun: 'a URL', hint: 'write https://...' },
  glueName: { form: /^[^\p{C}]{1,255}$/u, noun: 'a name that Glue accepts', hint: 'write 1 to 255 characters on one line' },
  description: { form: /^.{0,2048}$/s, noun: 'a description that Glue accepts', hint: 'write at most 2048 characters' },
  sageMakerName: { form: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/, noun: 'a name that SageMaker accepts', hint: 'use up to 63 letters, digits and hyphens, beginning and ending with a letter or digit' },
  dataZoneId: { form: /^[\w-]{1,36}$/, noun: 'an id of Amazon DataZone', hint: 'write up to 36 letters, digits, hyphens and underscores' },
} satisfies { [kind: string]: Format };

/** A kind of text whose form AWS fixes. */
export type FormatKind = keyof typeof FORMATS;

/** Throws for a text that AWS does not accept. What is known at deployment alone is not looked at. */
export function checkFormat(scope: IConstruct, path: OptionPath, kind: FormatKind, text: string | undefined, code = 'DSP304'): void {
  const { form, noun, hint }: Format = FORMATS[kind];
  if (text === undefined || isDeferred(text) || form.test(text)) return;
  failAt(scope, path, { code, message: `"${text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}...` : text}" is not ${noun}`, hint });
}

/** The same of each text of a list, in which none may stand twice. */
export function checkFormats(scope: IConstruct, path: OptionPath, kind: FormatKind, texts: string[] | undefined): void {
  if (texts === undefined || Token.isUnresolved(texts)) return;
  texts.forEach((text, index) => {
    checkFormat(scope, [...path, index], kind, text);
    if (!isDeferred(text) && texts.indexOf(text) < index) failAt(scope, [...path, index], { code: 'DSP304', message: `"${text}" is there twice`, hint: 'name it once' });
  });
}

function idOf(prefix: string, noun: string): Format {
  return { form: new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`), noun: `the id of ${noun}`, hint: `write for example ${prefix}-0123456789abcdef0` };
}
