import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  AthenaWorkgroup, AuditBucket, DataLake, DataOpsProject, DataScienceTeam, GlueCatalogSettings,
} from '../../src';
import { AccessModel, TEST_ACCOUNT, TEST_REGION } from '../support/access';
import { messageOf, testStack } from '../support/stacks';

/** An existing key or bucket, as an object or as a string. */
interface Existing {
  readonly key?: IKey;
  readonly bucket?: IBucket;
  readonly keyArn?: string;
  readonly bucketName?: string;
}

const ADMINS = [{ name: 'admin' }];
const USERS = [{ name: 'user' }];
const TEAM = { dataAdminRoles: ADMINS, teamUserRoles: USERS, teamExecutionRole: { name: 'execution' } };
const KEY_ARN = `arn:aws:kms:${TEST_REGION}:${TEST_ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const COMPONENTS: { readonly [name: string]: (scope: Construct, existing: Existing) => unknown } = {
  AthenaWorkgroup: (scope, { key, bucket, keyArn, bucketName }) => new AthenaWorkgroup(scope, 'It', {
    dataAdminRoles: ADMINS,
    athenaUserRoles: USERS,
    resultsKey: key,
    resultsBucket: bucket,
    existingKeyArn: keyArn,
    existingBucketName: bucketName,
  }),
  AuditBucket: (scope, { key, bucket, keyArn, bucketName }) => new AuditBucket(scope, 'It', {
    readRoles: USERS, key, bucket, existingKeyArn: keyArn, existingBucketName: bucketName,
  }),
  DataLake: (scope, { key, bucket, keyArn, bucketName }) => new DataLake(scope, 'It', {
    roles: { Users: USERS },
    accessPolicies: { All: { rule: { prefix: 'data/', readWriteRoles: ['Users'] } } },
    buckets: { raw: { accessPolicies: ['All'], existingBucketName: bucketName } },
    existingBuckets: bucket && { raw: bucket },
    key,
    existingKeyArn: keyArn,
  }),
  DataOpsProject: (scope, { key, bucket, keyArn, bucketName }) => new DataOpsProject(scope, 'It', {
    dataAdminRoles: ADMINS,
    dataEngineerRoles: USERS,
    key,
    bucket,
    existingKeyArn: keyArn,
    existingBucketName: bucketName,
  }),
  DataScienceTeam: (scope, { key, bucket, keyArn, bucketName }) => new DataScienceTeam(scope, 'It', {
    team: { ...TEAM, existingKeyArn: keyArn, existingBucketName: bucketName }, key, bucket,
  }),
};

/** The paths to which users of each component write. */
const WRITTEN: { readonly [name: string]: string } = {
  AthenaWorkgroup: 'athena-results/x', DataLake: 'data/x', DataOpsProject: 'data/x', DataScienceTeam: 'projects/x',
};

function owned(scope: Construct): { key: Key; bucket: Bucket } {
  const key = new Key(scope, 'GivenKey');
  return { key, bucket: new Bucket(scope, 'GivenBucket', { bucketName: 'given', encryptionKey: key }) };
}

function imported(scope: Construct): { key: IKey; bucket: IBucket } {
  return {
    key: Key.fromKeyArn(scope, 'GivenKey', KEY_ARN),
    bucket: Bucket.fromBucketName(scope, 'GivenBucket', 'given'),
  };
}

describe.each(Object.entries(COMPONENTS))('%s with an existing key and an existing bucket', (name, create) => {
  test('imported objects produce the same template as their names', () => {
    const [objects, texts] = [testStack(), testStack()];

    create(objects, imported(objects));
    create(texts, { keyArn: KEY_ARN, bucketName: 'given' });

    expect(Template.fromStack(objects).toJSON()).toEqual(Template.fromStack(texts).toJSON());
  });

  test('a warning reports that policies of imported objects are not changed', () => {
    const stack = testStack();

    create(stack, imported(stack));

    const annotations = Annotations.fromStack(stack);

    expect(annotations.findWarning('/Stack/It/*', Match.anyValue())).toEqual([]);

    annotations.hasWarning('/Stack/It', Match.stringLikeRegexp('the key "Stack/GivenKey" is imported'));
    annotations.hasWarning('/Stack/It', Match.stringLikeRegexp('the bucket "Stack/GivenBucket" is imported'));
  });

  test('policies of objects that the app owns are extended', async () => {
    const stack = testStack();

    create(stack, owned(stack));

    const model = AccessModel.fromApp(stack);
    const user = model.otherRole('user');
    const bucket = model.bucket('given');
    await model.expectAllowed(user, ['kms:Decrypt'], model.key('Stack', 'GivenKey'));
    const object = bucket.object(WRITTEN[name] ?? 'AWSLogs/x');
    await model.expectAllowed(user, ['s3:GetObject', ...name in WRITTEN ? ['s3:PutObject'] : []], object);
    await model.expectDenied(model.otherRole('stranger'), ['s3:GetObject'], object);
    await model.expectDenied(model.otherRole('stranger'), ['kms:Decrypt'], model.key('Stack', 'GivenKey'));
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('policy is not extended'));
  });

  test('the policy of an object in another stack is extended there, without a circular dependency', async () => {
    const app = new App();
    const env = { account: TEST_ACCOUNT, region: TEST_REGION };
    const [others, stack] = [new Stack(app, 'Others', { env }), new Stack(app, 'Stack', { env })];

    create(stack, owned(others));

    const model = AccessModel.fromApp(app);
    const object = model.bucket('given').object(WRITTEN[name] ?? 'AWSLogs/x');
    await model.expectAllowed(model.otherRole('user'), ['s3:GetObject'], object);

    expect(others.dependencies.map(({ stackName }) => stackName)).toEqual([]);
  });

  test.each([
    ['key', 'existingKeyArn'], ['bucket', 'existingBucketName'],
  ])('a %s given both as an object and as a string is rejected', (object, option) => {
    const both = (scope: Construct) => (object === 'key'
      ? { ...imported(scope), keyArn: KEY_ARN }
      : { ...imported(scope), bucketName: 'given' });

    const message = messageOf((scope) => create(scope, both(scope)));

    expect(message).toMatch(new RegExp(`DSP314: "\\w+" and "${option}" cannot be combined`));
  });
});

describe('GlueCatalogSettings with a key', () => {
  test('that is imported produces the same template as its ARN, and a warning', () => {
    const [objects, texts] = [testStack(), testStack()];

    new GlueCatalogSettings(objects, 'It', { key: Key.fromKeyArn(objects, 'GivenKey', KEY_ARN) });
    new GlueCatalogSettings(texts, 'It', { existingKeyArn: KEY_ARN });

    expect(Template.fromStack(objects).toJSON()).toEqual(Template.fromStack(texts).toJSON());

    const warning = Match.stringLikeRegexp('the key "Stack/GivenKey" is imported');
    Annotations.fromStack(objects).hasWarning('/Stack/It', warning);
  });

  test('that the app owns can be used only through Glue', async () => {
    const stack = testStack();

    new GlueCatalogSettings(stack, 'It', { key: new Key(stack, 'GivenKey') });

    const model = AccessModel.fromApp(stack);
    const key = model.key('Stack', 'GivenKey');
    const throughGlue = { 'kms:ViaService': `glue.${TEST_REGION}.amazonaws.com` };
    await model.expectAllowed(model.otherRole('user'), 'kms:Decrypt', key, throughGlue);
    await model.expectDenied(model.otherRole('user'), 'kms:Decrypt', key);
  });
});

describe('a bucket of a data lake', () => {
  function lake(stack: Stack): DataLake {
    return new DataLake(stack, 'Lake', {
      roles: { Users: USERS, Admins: ADMINS },
      accessPolicies: {
        Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } },
        Results: { rule: { prefix: 'athena-results/', readWriteRoles: ['Users'] } },
      },
      buckets: { raw: { accessPolicies: ['Root', 'Results'] } },
    });
  }

  test('whose policy already grants the access is not changed', () => {
    const [alone, shared] = [testStack(), testStack()];
    lake(alone);

    const given = lake(shared);
    COMPONENTS.AthenaWorkgroup(shared, { bucket: given.bucket('raw'), key: given.key });

    const [before, after] = [Template.fromStack(alone), Template.fromStack(shared)];
    for (const type of ['AWS::S3::BucketPolicy', 'AWS::KMS::Key']) {
      expect(after.findResources(type)).toEqual(before.findResources(type));
    }
    Annotations.fromStack(shared).hasNoWarning('*', Match.stringLikeRegexp('denies what its component does not allow'));
  });

  test('whose policy denies a role its prefix causes a warning', () => {
    const stack = testStack();
    const given = lake(stack);

    COMPONENTS.DataOpsProject(stack, { bucket: given.bucket('raw'), key: given.key });

    Annotations.fromStack(stack).hasWarning('/Stack/It', Match.stringLikeRegexp('"user" must read and write "data/"'));
  });

  test('whose key other buckets also use lets the roles of those buckets use the key', async () => {
    const stack = testStack();
    const given = lake(stack);

    new AthenaWorkgroup(stack, 'It', {
      dataAdminRoles: ADMINS,
      athenaUserRoles: [{ name: 'other' }],
      resultsBucket: given.bucket('raw'),
      resultsKey: given.key,
    });

    const model = AccessModel.fromApp(stack);
    await model.expectAllowed(model.otherRole('other'), 'kms:GenerateDataKey', model.key('Stack', 'LakeKey'));
  });
});

test('a key in another Region is rejected', () => {
  const message = messageOf((scope) => COMPONENTS.DataLake(scope, {
    key: Key.fromKeyArn(scope, 'GivenKey', `arn:aws:kms:eu-north-1:${TEST_ACCOUNT}:key/1`),
  }));

  expect(message).toContain('" is not in the Region "');
});

test('a bare IRole is rejected, and the error shows how to wrap it', () => {
  const message = messageOf((scope) => {
    const role = new Role(scope, 'Bare', { assumedBy: new ServicePrincipal('glue.amazonaws.com') });
    return new DataOpsProject(scope, 'It', { dataAdminRoles: [role as object] });
  });

  expect(message).toContain('Stack/It: dataAdminRoles[0]');
  expect(message).toContain('expected a role reference, found the role "Stack/Bare" itself');
  expect(message).toContain('wrap it: { role: myRole }');
});

test('a construct instead of its ID is described as a construct in the error', () => {
  const message = messageOf((scope) => new DataOpsProject(scope, 'It', {
    dataAdminRoles: ADMINS, existingBucketName: new Bucket(scope, 'Bucket') as unknown as string,
  }));

  expect(message).toContain('expected a string, found a construct');
});
