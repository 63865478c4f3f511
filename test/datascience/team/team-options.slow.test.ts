import { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { attachments, member, modelOf, STUDIO, templateOf, teamOf } from './team';
import { RoleRef, TeamOptions } from '../../../src';
import { MANAGED_POLICY_LIMIT } from '../../../src/private/facts/aws-limits';
import { policyLength } from '../../../src/private/policies';
import { nagFindings } from '../../support/nag';

describe('inventories', () => {
  const inventories = {
    own: { prefix: 'projects/' },
    elsewhere: {
      prefix: '/',
      destinationBucket: 'inventories',
      destinationPrefix: 'lists',
      destinationAccount: '444455556666',
    },
  };

  test('can be written to the bucket itself or to another bucket', () => {
    templateOf(teamOf({ inventories })).hasResourceProperties('AWS::S3::Bucket', {
      InventoryConfigurations: [
        Match.objectLike({
          Id: 'elsewhere',
          Prefix: Match.absent(),
          Destination: Match.objectLike({ Prefix: 'lists', BucketAccountId: '444455556666' }),
        }),
        Match.objectLike({ Id: 'own', Prefix: 'projects/', Destination: Match.objectLike({ Prefix: 'inventory' }) }),
      ],
    });
  });

  test('S3 can only write encrypted inventories under their prefix', async () => {
    const model = modelOf(teamOf({ inventories }));
    const bucket = model.bucket('stack-team');
    const context = { 'aws:SourceAccount': '111122223333', 'aws:SourceArn': bucket.arn };
    await model.expectAllowed(model.service('s3.amazonaws.com'), 's3:PutObject', bucket.object('inventory/x'), context);
    await model.expectAllowed(
      model.service('s3.amazonaws.com'),
      'kms:GenerateDataKey',
      model.key('Stack', 'TeamKey'),
      context,
    );
    await model.expectDenied(model.service('s3.amazonaws.com'), 's3:PutObject', bucket.object('projects/x'), context);
    await model.expectDenied(model.service('s3.amazonaws.com'), 'kms:GenerateDataKey', model.key('Stack', 'TeamKey'), {
      ...context,
      'aws:SourceArn': 'arn:aws:s3:::other',
    });
  });

  test('of another bucket need no access to the key', async () => {
    const model = modelOf(teamOf({ inventories: { elsewhere: inventories.elsewhere } }));
    await model.expectDenied(model.service('s3.amazonaws.com'), 'kms:GenerateDataKey', model.key('Stack', 'TeamKey'), {
      'aws:SourceAccount': '111122223333', 'aws:SourceArn': model.bucket('stack-team').arn,
    });
  });
});

describe('an existing bucket and key', () => {
  const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555';
  const existing: Partial<TeamOptions> = {
    existingBucketName: 'theirs',
    existingKeyArn: keyArn,
    studioDomainConfig: STUDIO,
  };

  test('are used by all resources and not changed', () => {
    const template = templateOf(teamOf(existing));
    for (const type of ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::KMS::Key']) template.resourceCountIs(type, 0);
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        ResultConfiguration: {
          OutputLocation: 's3://theirs/athena-results/',
          EncryptionConfiguration: { KmsKey: keyArn },
        },
      },
    });
    template.hasResourceProperties('AWS::SageMaker::Domain', {
      KmsKeyId: '11111111-2222-3333-4444-555555555555',
      DefaultUserSettings: {
        SharingSettings: { S3OutputPath: Match.stringLikeRegexp('^s3://theirs/'), S3KmsKeyId: keyArn },
      },
    });
  });

  test('the guardrails require the existing key', async () => {
    const model = modelOf(teamOf(existing));
    const request = {
      'sagemaker:VpcSubnets': ['subnet-00000001'],
      'sagemaker:VpcSecurityGroupIds': ['sg-00000001'],
      'sagemaker:InterContainerTrafficEncryption': 'true',
      'sagemaker:OutputKmsKeyArn': keyArn,
    };
    const job = 'arn:aws:sagemaker:us-east-1:111122223333:training-job/x';
    await model.expectAllowed(member(model, 'execution'), 'sagemaker:CreateTrainingJob', job, {
      ...request,
      'sagemaker:VolumeKmsKeyArn': keyArn,
    });
    await model.expectDenied(member(model, 'execution'), 'sagemaker:CreateTrainingJob', job, {
      ...request,
      'sagemaker:VolumeKmsKeyArn': keyArn.replace('1111', '2222'),
    });
  });

  test('a new bucket can use an existing key, and an existing bucket can use a new key', () => {
    templateOf(teamOf({ existingKeyArn: keyArn })).hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { KMSMasterKeyID: keyArn } }],
      },
    });
    templateOf(teamOf({ existingBucketName: 'theirs' })).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('can be deploy-time values', () => {
    const team = teamOf({ existingBucketName: '{{resolve:ssm:/x/name}}', existingKeyArn: '{{resolve:ssm:/x/arn}}' });
    templateOf(team).hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: {
        ResultConfiguration: {
          OutputLocation: 's3://{{resolve:ssm:/x/name}}/athena-results/',
          EncryptionConfiguration: { KmsKey: '{{resolve:ssm:/x/arn}}' },
        },
      },
    });
  });

  test('the compliance packs report no findings', () => {
    expect(nagFindings(teamOf({ ...existing, mlflow: { enabled: true } }))).toEqual([]);
  });

  test('inventories of an existing bucket are rejected', () => {
    expect(() => teamOf({ existingBucketName: 'theirs', inventories: { own: { prefix: '/' } } })).toThrow(
      /DSP358: "inventories" are specified with "existingBucketName" "theirs"/,
    );
  });
});

/** A team with every option that creates a policy. */
const MAXIMAL: Partial<TeamOptions> = {
  studioDomainConfig: { ...STUDIO, defaultExecutionRole: { arn: `arn:aws:iam::111122223333:role/${'x'.repeat(64)}` } },
  mlflow: {
    enabled: true,
    serverName: 'x'.repeat(256),
    automaticModelRegistration: true,
    artifactStorePrefix: 'x'.repeat(200),
  },
  privateSpacesOnly: false,
  allowedInstanceTypes: Array.from({ length: 100 }, (_, index) => `ml.${String(index).padStart(37, 'x')}`),
};

describe('policies', () => {
  test('are attached to the roles of the team', () => {
    expect(attachments(teamOf({ ...MAXIMAL, studioDomainConfig: STUDIO }))).toMatchObject({
      'stack-team-jobs': ['execution'],
      'stack-team-execution': ['execution'],
      'stack-team-guardrails': ['execution'],
      'stack-team-instances': ['execution'],
      'stack-team-users': ['scientist'],
      'stack-team-mlflow': ['scientist', 'execution'],
    });
  });

  test('with a prefix have the same names everywhere', () => {
    const names = Object.keys(attachments(teamOf({ ...MAXIMAL, verbatimPolicyNamePrefix: 'Research' }))).sort();

    expect(names).toEqual(
      ['athena-usage', 'execution', 'guardrails', 'instances', 'isolation', 'jobs', 'mlflow', 'mlflow-server', 'users']
        .map((name) => `Research-${name}`),
    );
  });

  test('a prefix that is too long for IAM is rejected', () => {
    expect(() => teamOf({ verbatimPolicyNamePrefix: 'x'.repeat(128) })).toThrow(/DSP303/);
  });

  test.each([false, true])(
    'are within the IAM size limit, with every option (private spaces: %s)',
    (privateSpacesOnly) => {
      const team = teamOf({ ...MAXIMAL, privateSpacesOnly });
      const lengths = Object.values(templateOf(team).findResources('AWS::IAM::ManagedPolicy')).map(({ Properties }) =>
        policyLength(Properties.PolicyDocument),
      );

      expect(lengths.length).toBeGreaterThanOrEqual(8);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
    },
  );

  test('the compliance packs report no findings with every option', () => {
    expect(nagFindings(teamOf(MAXIMAL))).toEqual([]);
  });
});

describe('each kind of role', () => {
  const KINDS: { [kind: string]: RoleRef } = {
    arn: { arn: 'arn:aws:iam::111122223333:role/path/somebody' },
    name: { name: 'somebody' },
    id: { id: 'AROAEXAMPLEEXAMPLE777' },
    sso: { name: 'Somebody', sso: true },
    immutable: { name: 'somebody', immutable: true },
  };
  const places: [string, (role: RoleRef) => Partial<TeamOptions>][] = [
    ['dataAdminRoles', (role) => ({ dataAdminRoles: [role] })],
    [
      'teamUserRoles',
      (role) => ({
        teamUserRoles: [role],
        studioDomainConfig: { ...STUDIO, userProfiles: { ada: { userRole: { id: 'AROAEXAMPLEEXAMPLE777' } } } },
      }),
    ],
    ['teamExecutionRole', (role) => ({ teamExecutionRole: role })],
  ];
  const everything = {
    studioDomainConfig: STUDIO,
    mlflow: { enabled: true },
    jupyterLab: { enabled: true },
    allowedInstanceTypes: ['ml.t3.*'],
  };

  test.each(
    places.flatMap(([place, options]) =>
      Object.entries(KINDS).map(([kind, role]) => [place, kind, options(role)] as const),
    ),
  )('%s by %s', (place, kind, options) => {
    const team = teamOf({ ...everything, ...options });

    expect(nagFindings(Stack.of(team))).toEqual([]);

    const looked = kind === 'id' || (kind === 'sso' && place === 'teamExecutionRole');
    templateOf(team).resourceCountIs('Custom::RoleLookup', looked && place !== 'dataAdminRoles' ? 1 : 0);
  });

  test.each(['sso', 'immutable'])('policies are created but not attached to a role of the kind %s', (kind) => {
    const policies = attachments(
      teamOf({ ...everything, teamUserRoles: [KINDS[kind]], teamExecutionRole: { ...KINDS[kind], name: 'Other' } }),
    );

    expect(Object.keys(policies).sort()).toEqual(
      expect.arrayContaining(['stack-team-jobs', 'stack-team-mlflow', 'stack-team-users']),
    );

    for (const [name, roles] of Object.entries(policies)) {
      if (!name.endsWith('mlflow-server')) expect({ name, roles }).toEqual({ name, roles: undefined });
    }
  });

  test('a permission set can read and write the bucket and decrypt', async () => {
    const model = modelOf(teamOf({ teamUserRoles: [KINDS.sso] }));
    const person = model.otherRole(
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Somebody_0123456789abcdef',
    );
    const other = model.otherRole(
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Nobody_0123456789abcdef',
    );
    const object = model.bucket('stack-team').object('projects/x');
    await model.expectAllowed(person, ['s3:GetObject', 's3:PutObject'], object);
    await model.expectAllowed(person, 'kms:Decrypt', model.key('Stack', 'TeamKey'));
    await model.expectDenied(other, ['s3:GetObject', 's3:PutObject'], object);
    await model.expectDenied(other, 'kms:Decrypt', model.key('Stack', 'TeamKey'));
  });
});
