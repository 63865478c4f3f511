import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { DataLake, DataScienceTeam } from '../../src';
import { AccessModel, Context } from '../support/access';
import { DOCS } from '../support/documents';

const app = new App();
const stack = new Stack(app, 'Stack');
new DataScienceTeam(stack, 'Team', {
  team: {
    allowedInstanceTypes: ['ml.m5.*', 'ml.g5.*'],
    studioDomainConfig: {
      vpcId: 'vpc-00000001', subnetIds: ['subnet-00000001'], userProfiles: { alice: {}, bob: {} },
    },
  },
});
new DataLake(stack, 'Lake', {
  roles: { Readers: [{ name: 'reader' }], Writers: [{ name: 'writer' }] },
  accessPolicies: {
    All: { rule: { prefix: '/', readRoles: ['Readers'], readWriteRoles: ['Writers'] } },
    Drop: { rule: { prefix: 'drop/', readWriteSuperRoles: ['Writers'] } },
  },
  buckets: { raw: { accessPolicies: ['All', 'Drop'] } },
});
const model = AccessModel.fromApp(app);
const [teamBucket, lakeBucket] = ['Team', 'Lake'].map((part) =>
  model.templates.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith(part))!.attributes.Arn);
const key = model.key('Stack', 'TeamKey');
const otherKey = key.replace(/[^/]+$/, 'ffffffff-0000-0000-0000-000000000000');
const [domain] = model.templates.ofType('AWS::SageMaker::Domain');
const createdRoles = model.templates.ofType('AWS::IAM::Role');
const roleOf = (kind: string) =>
  model.role(createdRoles.find(({ logicalId }) => logicalId.startsWith(`Team${kind}Role`))!.ref, { session: 'alice' });
const anyObject = { Effect: 'Allow', Action: 's3:*', Resource: '*' } as const;
const PRINCIPALS = {
  job: roleOf('Execution'),
  everything: roleOf('Execution').with({ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' }),
  user: roleOf('User'),
  outsider: model.otherRole('outsider', anyObject),
  reader: model.otherRole('reader', anyObject),
  writer: model.otherRole('writer', anyObject),
};

const sagemaker = (part: string) => `arn:aws:sagemaker:us-east-1:111122223333:${part}`;
const domainId = String(domain.ref);
const profileOf = (name: string) => {
  const { properties } = model.templates.ofType('AWS::SageMaker::UserProfile')
    .find((resource) => resource.properties.UserProfileName === name)!;
  const [{ Value: userid }] = properties.Tags as { Value: string }[];
  return {
    resource: sagemaker(`user-profile/${domainId}/${name}`),
    context: { 'sagemaker:ResourceTag/userid': userid, 'aws:ResourceTag/userid': userid },
  };
};
const OWN_TAG = { 'aws:ResourceTag/sagemaker:domain-arn': String(domain.attributes.DomainArn) };
const OTHER_TAG = { 'aws:ResourceTag/sagemaker:domain-arn': 'arn:aws:sagemaker:us-east-1:111122223333:domain/d-other' };
const asRequest = (tag: { [name: string]: string }) =>
  Object.fromEntries(Object.entries(tag).map(([name, value]) => [name.replace('Resource', 'Request'), value]));
/** A training job as the page describes it. */
const JOB = {
  'sagemaker:VpcSubnets': ['subnet-00000001'],
  'sagemaker:VpcSecurityGroupIds': ['sg-00000001'],
  'sagemaker:InterContainerTrafficEncryption': 'true',
  'sagemaker:VolumeKmsKeyArn': key,
  'sagemaker:OutputKmsKeyArn': key,
  'sagemaker:InstanceTypes': ['ml.m5.large'],
};
const without = (...names: (keyof typeof JOB)[]): Context =>
  Object.fromEntries(Object.entries(JOB).filter(([name]) => !names.includes(name as keyof typeof JOB)));
const PUT = `${teamBucket}/projects/x`;
const ENCRYPTION = 's3:x-amz-server-side-encryption';
const S3_KEY = `${ENCRYPTION}-aws-kms-key-id`;

/** A request that a statement denies, and the same one as the page says to send it; undefined if none is possible. */
interface DeniedRequest {
  readonly by: keyof typeof PRINCIPALS;
  readonly action: string;
  readonly resource: string;
  readonly denied: Context;
  readonly fixed?: Context;
  readonly fixedResource?: string;
}

const training = (denied: Context, fixed: Context = JOB): DeniedRequest =>
  ({ by: 'job', action: 'sagemaker:CreateTrainingJob', resource: sagemaker('training-job/x'), denied, fixed });
const put = (denied: Context, fixed: Context): DeniedRequest =>
  ({ by: 'job', action: 's3:PutObject', resource: PUT, denied, fixed });
const lake = (by: DeniedRequest['by'], action: string, path: string, fixedPath?: string): DeniedRequest => ({
  by,
  action: `s3:${action}`,
  resource: `${lakeBucket}/${path}`,
  denied: {},
  ...fixedPath === undefined ? {} : { fixed: {}, fixedResource: `${lakeBucket}/${fixedPath}` },
});
const outside = (action: string): DeniedRequest => ({
  by: 'job', action: `s3:${action}`, resource: `${teamBucket}/other/x`, denied: {}, fixed: {}, fixedResource: PUT,
});
const any = (action: string, resource: string, denied: Context, fixed?: Context): DeniedRequest =>
  ({ by: 'everything', action: `sagemaker:${action}`, resource, denied, fixed });

const NOTEBOOK = {
  ...without('sagemaker:InterContainerTrafficEncryption', 'sagemaker:OutputKmsKeyArn'),
  'sagemaker:DirectInternetAccess': 'Disabled',
};
const ROWS: { readonly [sid: string]: DeniedRequest } = {
  DenyWithoutSubnets: training(without('sagemaker:VpcSubnets')),
  DenyWithoutSecurityGroups: training(without('sagemaker:VpcSecurityGroupIds')),
  DenyWithoutVolumeKey: any('CreateNotebookInstance', sagemaker('notebook-instance/x'),
    { ...NOTEBOOK, 'sagemaker:VolumeKmsKeyArn': undefined }, NOTEBOOK),
  DenyWithoutVolumeKeyOrType: any('CreateEndpointConfig', sagemaker('endpoint-config/x'), {},
    { 'sagemaker:InstanceTypes': ['ml.g5.xlarge'] }),
  DenyWithoutVolumeKeyOnEbs: training(without('sagemaker:VolumeKmsKeyArn')),
  DenyOtherVolumeKey2: training({ ...JOB, 'sagemaker:VolumeKmsKeyArn': otherKey }),
  DenyOtherOutputKey2: training({ ...JOB, 'sagemaker:OutputKmsKeyArn': otherKey }),
  DenyUnsaidTrafficEncryption: training(without('sagemaker:InterContainerTrafficEncryption')),
  DenyPlainTraffic: training({ ...JOB, 'sagemaker:InterContainerTrafficEncryption': 'false' }),
  DenyDirectInternet: any('CreateNotebookInstance', sagemaker('notebook-instance/x'),
    { ...NOTEBOOK, 'sagemaker:DirectInternetAccess': 'Enabled' }, NOTEBOOK),
  DenySharedSpaces: any('CreateSpace', sagemaker(`space/${domainId}/x`),
    { 'sagemaker:SpaceSharingType': 'Shared' }, { 'sagemaker:SpaceSharingType': 'Private' }),
  DenyOtherInstances: training({ ...JOB, 'sagemaker:InstanceTypes': ['ml.p3.2xlarge'] }),
  DenyUnsaidInstances: training(without('sagemaker:InstanceTypes')),
  DenyUnknownInstances: any('CreateAutoMLJob', sagemaker('automl-job/x'), without('sagemaker:InstanceTypes')),
  DenyResourcesOfOtherTeams: any('InvokeEndpoint', sagemaker('endpoint/x'), OTHER_TAG, OWN_TAG),
  DenyTagsOfOtherTeams: training({ ...JOB, ...asRequest(OTHER_TAG) }, { ...JOB, ...asRequest(OWN_TAG) }),
  DenyRetagging: any('AddTags', sagemaker('model/x'), { 'aws:TagKeys': ['sagemaker:domain-arn'] }),
  DenyUntagging: any('DeleteTags', sagemaker('model/x'), { 'aws:TagKeys': ['sagemaker:domain-arn'] }),
  DenyProfilesOfOthers: {
    by: 'user',
    action: 'sagemaker:CreatePresignedDomainUrl',
    resource: profileOf('bob').resource,
    denied: profileOf('bob').context,
    fixedResource: profileOf('alice').resource,
    fixed: profileOf('alice').context,
  },
  DenyTagsOfProfiles: any('AddTags', profileOf('alice').resource, { 'aws:TagKeys': ['userid'] }),
  DenyInsecureTransport: put({ 'aws:SecureTransport': 'false' }, { 'aws:SecureTransport': 'true' }),
  DenyOtherEncryption: put({ [ENCRYPTION]: 'AES256' }, { [ENCRYPTION]: 'aws:kms', [S3_KEY]: key }),
  DenyOtherKey: put({ [ENCRYPTION]: 'aws:kms', [S3_KEY]: otherKey }, { [ENCRYPTION]: 'aws:kms', [S3_KEY]: key }),
  DenyCustomerProvidedKey: put({ [`${ENCRYPTION}-customer-algorithm`]: 'AES256' }, {}),
  DenyOthersRead: { ...lake('outsider', 'GetObject', ''), resource: PUT },
  DenyOthersWrite: lake('reader', 'PutObject', 'data/x'),
  DenyOthersSuper: { ...outside('DeleteObjectVersion'), resource: PUT, fixed: undefined },
  DenyReadOutside: outside('GetObject'),
  DenyWriteOutside: outside('PutObject'),
  DenySuperOutside: lake('writer', 'DeleteObjectVersion', 'data/x', 'drop/x'),
};

/** The rows of the table: each Sid, and what to set. */
const TABLE = readFileSync(join(DOCS, 'first-day.md'), 'utf8').split('## Denied requests\n')[1].split('\n## ')[0]
  .split('\n')
  .filter((line) => line.startsWith('| `Deny'))
  .flatMap((line) => {
    const [, sids, advice] = /^\| (.+) \| (.+) \|$/.exec(line)!;
    return [...sids.matchAll(/`(Deny\w+)`/g)].map(([, sid]): [string, string] => [sid, advice]);
  })
  // For a spelling of a condition key that the service authorization reference does not have: the other one is tested.
  .filter(([sid]) => !sid.endsWith('Key1'));

test.each(TABLE)('%s denies a request, and the same request is allowed with: %s', async (sid, advice) => {
  const { by, action, resource, denied, fixed, fixedResource = resource } = ROWS[sid];

  const before = await model.decide(PRINCIPALS[by], action, resource, denied);
  const after = fixed && await model.decide(PRINCIPALS[by], action, fixedResource, fixed);

  expect(before.allowed).toBe(false);
  expect(before.reasons.map((reason) => reason.split(' ').pop())).toContain(sid);
  expect(after?.allowed).toBe(fixed && true);
  expect(fixed === undefined).toBe(advice.startsWith('none'));
});
