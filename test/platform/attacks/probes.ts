import { AccessModel } from '../../../src/access/evaluation/access-model';
import { ConditionBlock } from '../../../src/access/evaluation/policy-document';
import { Context, RequestContext, roleSession } from '../../../src/access/evaluation/request';
import { AccessRole } from '../../../src/access/evaluation/role-policies';
import { statementsOf } from '../../../src/access/evaluation/statement';

/** A request that must be denied, whatever the identity policies of the principal allow. */
export interface Probe {
  readonly principal: { readonly arn: string; readonly isService?: boolean };
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
}

const EVERYTHING = statementsOf({
  kind: 'identity',
  name: 'everything',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
});
const FOREIGN = '999988887777';

const OBJECT_ACTIONS = [
  'GetObject', 'GetObjectVersion', 'PutObject', 'PutObjectTagging', 'DeleteObject', 'DeleteObjectVersion',
  'PutObjectRetention',
].map((action) => `s3:${action}`);
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:Encrypt', 'kms:CreateGrant', 'kms:Sign'];
const OTHER_KEY = `arn:aws:kms:us-east-1:${FOREIGN}:key/x`;

/** Headers of an upload that is not encrypted with the key of the bucket. */
const OTHER_ENCRYPTION: readonly Context[] = [
  { 's3:x-amz-server-side-encryption': 'AES256' },
  { 's3:x-amz-server-side-encryption': 'aws:kms' },
  { 's3:x-amz-server-side-encryption-aws-kms-key-id': OTHER_KEY },
  { 's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': OTHER_KEY },
];
/** A key that the client sends with an upload. */
const CLIENT_KEY: Context = { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' };

/**
 * The roles of the platform, an administrator and a role of another account. None of them has its permissions boundary,
 * and each has AdministratorAccess, so that only explicit denials and policies of keys limit it.
 */
function powerful(model: AccessModel): AccessRole[] {
  return [
    ...model.roles,
    model.otherRole(model.roleArn('AccountAdministrator')),
    model.otherRole(`arn:aws:iam::${FOREIGN}:role/x`),
  ];
}

/** Requests for objects and keys that the policies of buckets and keys do not allow. */
export function probesOf(model: AccessModel): Probe[] {
  const buckets = model.templates.ofType('AWS::S3::Bucket').map(({ attributes }) => attributes.Arn);
  const keys = model.templates.ofType('AWS::KMS::Key').map(({ attributes }) => attributes.Arn);
  const arns = powerful(model).map(({ arn }) => arn);
  return [
    ...arns.flatMap((arn) => [
      ...buckets.flatMap((bucket) => ofBucket(model, arn, bucket)),
      ...keys.flatMap((key) => ofResource(model, arn, key, KEY_ACTIONS, key)),
    ]),
    ...[...buckets, ...keys].flatMap((arn) => ofServices(model, arn)),
  ];
}

/** The probes that a model does not deny. */
export function notDenied(model: AccessModel, probes: readonly Probe[]): Probe[] {
  const roles = new Map(powerful(model).map((role) => [
    role.arn, { ...role, boundary: undefined, identity: [...role.identity, ...EVERYTHING] },
  ]));
  return probes.filter(({ principal: { arn, isService = false }, action, resource, context }) => (
    model.decide(isService ? { service: arn } : { role: roles.get(arn)! }, action, resource, context).allowed
  ));
}

function ofBucket(model: AccessModel, arn: string, bucket: string): Probe[] {
  const named = model.resourcePolicies.statementsOf(bucket).flatMap(({ json: { Resource = [] } }) => [Resource].flat());
  const prefixes = new Set(named.filter((resource) => resource.startsWith(`${bucket}/`))
    .map((resource) => resource.slice(bucket.length + 1).replace(/\*$/, '')));
  const objects = ['', ...prefixes, 'unnamed/'].map((prefix) => `${bucket}/${prefix}x`);
  const principal = { arn };
  return [
    ...objects.flatMap((object) => [
      ...ofResource(model, arn, bucket, OBJECT_ACTIONS, object),
      { principal, action: 's3:GetObject', resource: object, context: { 'aws:SecureTransport': 'false' } },
      ...['s3:PutObject', 's3:UpdateObjectEncryption'].flatMap((action) => (
        OTHER_ENCRYPTION.map((context) => ({ principal, action, resource: object, context }))
      )),
      { principal, action: 's3:PutObject', resource: object, context: CLIENT_KEY },
    ]),
    { principal, action: 's3:ListBucket', resource: bucket, context: { 'aws:SecureTransport': 'false' } },
  ];
}

/** Actions that no statement of the policy of a resource allows a role. */
function ofResource(model: AccessModel, arn: string, owner: string, actions: string[], resource: string): Probe[] {
  const principal = roleSession(arn, 'session');
  const context = new RequestContext({});
  const allowing = model.resourcePolicies.statementsOf(owner).filter((statement) => {
    const match = statement.names({ principal, action: '', resource, context: {} }, false);
    return statement.effect === 'Allow' && match !== undefined && match !== 'account';
  });
  return actions
    .filter((action) => !allowing.some((statement) => (
      statement.isAbout({ principal, action, resource, context: {} }, context)
    )))
    .map((action) => ({ principal: { arn }, action, resource }));
}

/** What the policy of a resource allows services, for resources of another account. */
function ofServices(model: AccessModel, owner: string): Probe[] {
  return model.resourcePolicies.statementsOf(owner).filter(({ effect }) => effect === 'Allow').flatMap(({ json }) => {
    const services = typeof json.Principal === 'object' ? [json.Principal.Service ?? []].flat() : [];
    const [resource] = [json.Resource ?? []].flat();
    const named = resource === '*' ? owner : resource.replace(/\*$/, 'x');
    // AWS supports no condition for EventBridge and encrypted topics.
    return services.filter((service) => service !== 'events.amazonaws.com').flatMap((service) => {
      const principal = { arn: service, isService: true };
      return [json.Action ?? []].flat().flatMap((action) => [
        { principal, action: action.replace(/\*$/, ''), resource: named, context: foreignSource(service.split('.')[0]) },
        ...action === 's3:PutObject' ? otherEncryptionOf(service).map((encryption) => ({
          principal, action, resource: named, context: { ...acceptedContext(json.Condition), ...encryption },
        })) : [],
      ]);
    });
  });
}

/** CloudTrail encrypts its digest files with a key of S3. */
function otherEncryptionOf(service: string): readonly Context[] {
  return [...service === 'cloudtrail.amazonaws.com' ? OTHER_ENCRYPTION.slice(2) : OTHER_ENCRYPTION, CLIENT_KEY];
}

/** A request that satisfies the conditions of a statement. */
function acceptedContext(conditions: ConditionBlock = {}): Context {
  return Object.fromEntries(Object.values(conditions).flatMap((keys) => Object.entries(keys)).map(([key, values]) => [
    key, String([values].flat()[0]).replace(/\*/g, 'x'),
  ]));
}

function foreignSource(service: string): Context {
  const arn = `arn:aws:${service}:us-east-1:${FOREIGN}:x`;
  return {
    'aws:SourceAccount': FOREIGN,
    'aws:SourceArn': arn,
    'kms:EncryptionContext:aws:cloudtrail:arn': arn,
    'kms:EncryptionContext:aws:logs:arn': arn,
    'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::foreign',
    's3:x-amz-acl': 'bucket-owner-full-control',
  };
}
