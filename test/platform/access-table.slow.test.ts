import { unique } from '../../src/private/collections';
import { AccessModel } from '../support/access';
import { LakeFormationGrants } from '../support/grants';
import { describeKits, platformOf, STARTER_KIT } from '../support/kits';

// Access on a platform from the basic kit: each row is tested with allowed and denied requests, on the synthesized
// templates.
const OBJECT_READS = ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTagging'];
const OBJECT_WRITES = ['s3:PutObject', 's3:PutObjectTagging', 's3:DeleteObject'];
const SUPER = ['s3:DeleteObjectVersion'];
const EVERY_OBJECT_ACTION = [
  ...OBJECT_READS,
  ...OBJECT_WRITES,
  ...SUPER,
  's3:RestoreObject',
  's3:PutObjectAcl',
  's3:AbortMultipartUpload',
];
const BUCKET_ADMINISTRATION = [
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:PutLifecycleConfiguration',
  's3:ListBucket',
];
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

describeKits(({ source, organization }) => {
  const { app } = platformOf(source, organization);
  const model = AccessModel.fromApp(app);
  const shared = (role: string, session?: string) =>
    model.role(`${organization}-dev-shared-roles-${role}`, { session });
  const team = (role: string, session?: string) =>
    model.role(`${organization}-dev-datascience-roles-${role}`, { session });
  const administrator = model.administrator();
  // The team of the starter kit reads the sample data of the lake.
  const opensSampleData = source === STARTER_KIT;
  const other = 'arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000';

  describe.each(['raw', 'transformed'])('data lake bucket %s', (zone) => {
    const bucket = model.bucket(`${organization}-dev-shared-datalake-${zone}`);
    const data = bucket.object('data/a.csv');
    const elsewhere = bucket.object('private/a.csv');
    const lookalike = bucket.object('database/a.csv');

    test('data-admin has full access', async () => {
      await model.expectAllowed(shared('data-admin'), [...OBJECT_READS, ...OBJECT_WRITES, ...SUPER], [data, elsewhere]);
      await model.expectAllowed(shared('data-admin'), 's3:ListBucket', bucket.arn);
    });

    test.each(['data-user', 'glue-etl'])('%s can only read under data/', async (name) => {
      await model.expectAllowed(shared(name), OBJECT_READS, data);
      await model.expectAllowed(shared(name), 's3:ListBucket', bucket.arn);
      await model.expectDenied(shared(name), [...OBJECT_WRITES, ...SUPER], data);
      await model.expectDenied(shared(name), OBJECT_READS, [elsewhere, lookalike]);
    });

    test('a broad identity policy grants a role no additional access', async () => {
      const wide = shared('data-user').with(EVERYTHING);
      await model.expectAllowed(wide, OBJECT_READS, data);
      await model.expectDenied(wide, [...OBJECT_WRITES, ...SUPER], data);
      await model.expectDenied(wide, OBJECT_READS, [elsewhere, lookalike]);
    });

    test.each(['data-scientist', 'team-execution'])('%s is allowed no object action', async (name) => {
      await model.expectDenied(team(name), EVERY_OBJECT_ACTION, [data, elsewhere]);
      await model.expectDenied(team(name).with(EVERYTHING), EVERY_OBJECT_ACTION, [data, elsewhere]);
    });

    test('an account administrator can administer the bucket but not access objects', async () => {
      await model.expectAllowed(administrator, BUCKET_ADMINISTRATION, bucket.arn);
      await model.expectDenied(administrator, EVERY_OBJECT_ACTION, [data, elsewhere]);
    });

    test('requests without TLS are denied', async () => {
      await model.expectDenied(shared('data-admin'), [...OBJECT_READS, ...OBJECT_WRITES], data, {
        'aws:SecureTransport': 'false',
      });
    });

    test('objects must be encrypted with the key of the lake', async () => {
      const key = model.key(`${organization}-dev-shared-datalake`);
      const put = (context: { [name: string]: string }) =>
        [shared('data-admin'), 's3:PutObject', data, context] as const;
      const named = 's3:x-amz-server-side-encryption-aws-kms-key-id';
      await model.expectAllowed(...put({}));
      await model.expectAllowed(...put({ 's3:x-amz-server-side-encryption': 'aws:kms', [named]: key }));
      await model.expectDenied(...put({ 's3:x-amz-server-side-encryption': 'aws:kms', [named]: other }));
      await model.expectDenied(...put({ 's3:x-amz-server-side-encryption': 'aws:kms' }));
      await model.expectDenied(...put({ 's3:x-amz-server-side-encryption': 'AES256' }));
      await model.expectDenied(...put({ [named]: other }));
      await model.expectDenied(...put({ 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' }));
    });
  });

  test('the key of the lake can be used by readers to decrypt and by the data administrator to encrypt', async () => {
    const key = model.key(`${organization}-dev-shared-datalake`);
    for (const name of ['data-admin', 'data-user', 'glue-etl']) {
      await model.expectAllowed(shared(name), 'kms:Decrypt', key);
    }
    await model.expectAllowed(shared('data-admin'), ['kms:Encrypt', 'kms:GenerateDataKey'], key);
    const wideOnes = [shared('data-user').with(EVERYTHING), shared('glue-etl').with(EVERYTHING)];
    for (const wide of wideOnes) await model.expectDenied(wide, ['kms:Encrypt', 'kms:GenerateDataKey'], key);
    const use = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:CreateGrant'];
    await model.expectDenied(administrator, ['kms:Decrypt', ...use], key);
    for (const name of ['data-scientist', 'team-execution']) {
      const wide = team(name).with(EVERYTHING);
      await model.expectDenied(wide, use, key);
      if (!opensSampleData) await model.expectDenied(wide, 'kms:Decrypt', key);
    }
    await model.expectAllowed(administrator, ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DescribeKey'], key);
  });

  describe('Athena workgroup of the shared domain', () => {
    const queries = [
      'athena:StartQueryExecution',
      'athena:GetQueryResults',
      'athena:GetQueryExecution',
      'athena:StopQueryExecution',
    ];
    const workgroup = (name: string) => `arn:aws:athena:us-east-1:111122223333:workgroup/${name}`;
    const results = model.bucket(`${organization}-dev-shared-athena`);

    test('data-user can run queries only in it', async () => {
      await model.expectAllowed(shared('data-user'), queries, workgroup(`${organization}-dev-shared-athena`));
      await model.expectDenied(shared('data-user'), queries, [
        workgroup('primary'),
        workgroup(`${organization}-dev-datascience-example-team`),
      ]);
    });

    test('only data-user and data-admin can access results', async () => {
      const result = results.object('athena-results/q.csv');
      for (const name of ['data-user', 'data-admin']) {
        await model.expectAllowed(shared(name), ['s3:GetObject', 's3:PutObject'], result);
      }
      await model.expectDenied(
        shared('data-user').with(EVERYTHING),
        ['s3:GetObject', 's3:PutObject'],
        results.object('q.csv'),
      );
      for (const nobody of [
        shared('glue-etl').with(EVERYTHING),
        team('data-scientist').with(EVERYTHING),
        administrator,
      ]) {
        await model.expectDenied(nobody, ['s3:GetObject', 's3:PutObject'], result);
      }
    });

    test('a query cannot write its results to another location', () => {
      for (const { properties } of model.templates.ofType('AWS::Athena::WorkGroup')) {
        expect(properties.WorkGroupConfiguration).toMatchObject({
          EnforceWorkGroupConfiguration: true,
          ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' } },
        });
      }
    });
  });

  test('audit bucket: CloudTrail can write, data-admin can read, no principal can delete or overwrite', async () => {
    const bucket = model.bucket(`${organization}-dev-shared-audit`);
    const record = bucket.object('AWSLogs/111122223333/CloudTrail/us-east-1/2025/01/01/a.json.gz');
    const trail = {
      'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:111122223333:trail/t',
      's3:x-amz-acl': 'bucket-owner-full-control',
    };
    const cloudTrail = model.service('cloudtrail.amazonaws.com');
    await model.expectAllowed(cloudTrail, 's3:PutObject', record, trail);
    await model.expectDenied(cloudTrail, 's3:PutObject', record, {
      ...trail,
      'aws:SourceArn': 'arn:aws:cloudtrail:us-east-1:999999999999:trail/t',
    });
    await model.expectDenied(cloudTrail, 's3:PutObject', bucket.object('AWSLogs/999999999999/a'), trail);
    await model.expectAllowed(shared('data-admin'), ['s3:GetObject'], record);
    for (const somebody of [shared('data-admin').with(EVERYTHING), administrator]) {
      await model.expectDenied(
        somebody,
        ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectTagging'],
        record,
      );
    }
    await model.expectDenied(shared('data-user').with(EVERYTHING), 's3:GetObject', record);
    await model.expectDenied(administrator, 's3:GetObject', record);
  });

  test('the key of the Glue catalog can be used only through Glue', async () => {
    const key = model.key(`${organization}-dev-shared-glue-catalog`);
    const throughGlue = { 'kms:ViaService': 'glue.us-east-1.amazonaws.com' };
    for (const somebody of [shared('data-user'), shared('glue-etl'), administrator]) {
      await model.expectAllowed(somebody, ['kms:Decrypt', 'kms:GenerateDataKey'], key, throughGlue);
      await model.expectDenied(somebody, ['kms:Decrypt', 'kms:GenerateDataKey'], key);
      await model.expectDenied(somebody, 'kms:Decrypt', key, { 'kms:ViaService': 's3.us-east-1.amazonaws.com' });
    }
    await model.expectDenied(
      model.otherRole('arn:aws:iam::999999999999:role/stranger', EVERYTHING),
      'kms:Decrypt',
      key,
      throughGlue,
    );
  });

  test('Lake Formation: administrators are added, and none is removed', () => {
    const [settings] = model.templates.ofType('AWS::LakeFormation::DataLakeSettings');

    expect(settings.properties).toMatchObject({
      MutationType: 'APPEND',
      Admins: [
        { DataLakePrincipalIdentifier: `arn:aws:iam::111122223333:role/${organization}-dev-shared-roles-data-admin` },
        {
          DataLakePrincipalIdentifier:
            'arn:aws:iam::111122223333:role/cdk-hnb659fds-cfn-exec-role-111122223333-us-east-1',
        },
      ],
    });
  });

  test('grants on the sample database', () => {
    const grants = LakeFormationGrants.fromApp(app);
    const database = `${organization}-dev-dataops-example-project-sample-database`;
    const location = `arn:aws:s3:::${organization}-dev-shared-datalake-transformed/data/sample_data`;
    const role = (name: string) => `${organization}-dev-shared-roles-${name}`;

    expect(grants.onDatabase(role('data-admin'), database)).toEqual(['ALL']);
    expect(grants.onTable(role('data-admin'), database, '*')).toEqual(['ALL']);
    expect(grants.onDatabase(role('glue-etl'), database)).toEqual(['ALTER', 'CREATE_TABLE', 'DESCRIBE']);
    expect(grants.onTable(role('glue-etl'), database, '*')).toEqual([
      'DELETE',
      'DESCRIBE',
      'INSERT',
      'SELECT',
    ]);
    expect(grants.onDataLocation(role('glue-etl'), location)).toEqual(['DATA_LOCATION_ACCESS']);
    expect(grants.onDatabase(role('data-user'), database)).toEqual(['DESCRIBE']);
    expect(grants.onTable(role('data-user'), database, '*')).toEqual(['DESCRIBE', 'SELECT']);
    expect(grants.onDataLocation(role('data-user'), location)).toEqual([]);

    const ofTeam = grants.all.filter((grant) => /data-scientist|team-execution/.test(grant.principal));

    expect(unique(ofTeam.flatMap(({ permissions }) => permissions)).sort()).toEqual(
      opensSampleData ? ['DESCRIBE', 'SELECT'] : [],
    );
    expect(ofTeam.flatMap(({ permissionsWithGrantOption }) => permissionsWithGrantOption)).toEqual([]);

    const [database1] = model.templates.ofType('AWS::Glue::Database');

    expect(database1.properties.DatabaseInput).toMatchObject({
      Name: database,
      LocationUri: `s3://${organization}-dev-shared-datalake-transformed/data/sample_data`,
    });
  });

  test('the crawler role glue-etl can read and decrypt the location, and write logs with the project key', async () => {
    const [crawler] = model.templates.ofType('AWS::Glue::Crawler');
    const etl = shared('glue-etl');

    expect(crawler.properties.Role).toBe(etl.roleArn);

    await model.expectAllowed(
      etl,
      's3:GetObject',
      model.bucket(`${organization}-dev-shared-datalake-transformed`).object('data/sample_data/a.csv'),
    );
    await model.expectAllowed(etl, 'kms:Decrypt', model.key(`${organization}-dev-shared-datalake`));
    await model.expectAllowed(
      etl,
      ['logs:CreateLogGroup', 'logs:AssociateKmsKey'],
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws-glue/crawlers',
    );
    await model.expectAllowed(
      model.service('logs.us-east-1.amazonaws.com'),
      'kms:GenerateDataKey',
      model.key(`${organization}-dev-dataops-example-project`),
      {
        'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-1:111122223333:log-group:/aws-glue/crawlers',
      },
    );
  });

  describe('data science team', () => {
    const bucket = model.bucket(`${organization}-dev-datascience-example-team`);
    const inPrefixes = ['projects/a', 'sagemaker/a', 'athena-results/a'].map((key) => bucket.object(key));
    const asset = bucket.object('sagemaker-lifecycle-assets/a');
    const root = bucket.object('a');

    test('data-admin has full access to the bucket of the team', async () => {
      await model.expectAllowed(
        team('data-admin'),
        [...OBJECT_READS, ...OBJECT_WRITES, ...SUPER],
        [...inPrefixes, asset, root],
      );
    });

    test.each(['data-scientist', 'team-execution'])('%s can work under the prefixes of the team', async (name) => {
      await model.expectAllowed(team(name), [...OBJECT_READS, ...OBJECT_WRITES], inPrefixes);
      await model.expectAllowed(team(name), OBJECT_READS, asset);
      await model.expectDenied(team(name).with(EVERYTHING), SUPER, [...inPrefixes, asset, root]);
      await model.expectDenied(team(name).with(EVERYTHING), OBJECT_WRITES, [asset, root]);
      await model.expectDenied(team(name).with(EVERYTHING), OBJECT_READS, root);
    });

    test('an account administrator can administer the bucket but not access objects', async () => {
      await model.expectAllowed(administrator, BUCKET_ADMINISTRATION, bucket.arn);
      await model.expectDenied(administrator, EVERY_OBJECT_ACTION, [...inPrefixes, root]);
      await model.expectDenied(shared('data-admin').with(EVERYTHING), EVERY_OBJECT_ACTION, inPrefixes);
    });

    test('members can run queries in the workgroup of the team but not in the shared workgroup', async () => {
      const workgroup = (name: string) => `arn:aws:athena:us-east-1:111122223333:workgroup/${organization}-dev-${name}`;
      for (const name of ['data-scientist', 'team-execution']) {
        await model.expectAllowed(
          team(name),
          ['athena:StartQueryExecution', 'athena:GetQueryResults'],
          workgroup('datascience-example-team'),
        );
        await model.expectDenied(
          team(name),
          ['athena:StartQueryExecution', 'athena:GetQueryResults'],
          workgroup('shared-athena'),
        );
      }
    });

    test('data-scientist can open only their own profile', async () => {
      const [profile] = model.templates.ofType('AWS::SageMaker::UserProfile');
      const arn = `arn:aws:sagemaker:us-east-1:111122223333:user-profile/${profile.properties.DomainId as string}/team1`;
      const tags = profile.properties.Tags as { Key: string; Value: string }[];

      expect(tags).toHaveLength(1);
      expect(tags[0]).toEqual({ Key: 'userid', Value: expect.stringMatching(/^AROA[A-Z0-9]{17}:team1$/) });

      const tag = { 'sagemaker:ResourceTag/userid': tags[0].Value };
      await model.expectAllowed(team('data-scientist', 'team1'), 'sagemaker:CreatePresignedDomainUrl', arn, tag);
      await model.expectDenied(team('data-scientist', 'team2'), 'sagemaker:CreatePresignedDomainUrl', arn, tag);
      await model.expectDenied(
        team('data-scientist', 'team1').with(EVERYTHING),
        'sagemaker:CreatePresignedDomainUrl',
        arn,
        { 'sagemaker:ResourceTag/userid': 'AROAOTHEROTHEROTHER01:team1' },
      );
    });

    describe('jobs of the execution role', () => {
      const execution = team('team-execution');
      const key = model.key(`${organization}-dev-datascience-example-team`);
      const arn = (resource: string) => `arn:aws:sagemaker:us-east-1:111122223333:${resource}/a`;
      const vpc = { 'sagemaker:VpcSubnets': ['subnet-00000001'], 'sagemaker:VpcSecurityGroupIds': ['sg-00000001'] };
      const encrypted = { 'sagemaker:VolumeKmsKeyArn': key };
      const traffic = { 'sagemaker:InterContainerTrafficEncryption': 'true' };

      test.each([
        ['sagemaker:CreateTrainingJob', 'training-job'],
        ['sagemaker:CreateProcessingJob', 'processing-job'],
        ['sagemaker:CreateHyperParameterTuningJob', 'hyper-parameter-tuning-job'],
        ['sagemaker:CreateAutoMLJob', 'automl-job'],
      ])('%s require a VPC, the team key and encrypted traffic', async (action, resource) => {
        await model.expectAllowed(execution, action, arn(resource), { ...vpc, ...encrypted, ...traffic });
        await model.expectDenied(execution, action, arn(resource), { ...encrypted, ...traffic });
        await model.expectDenied(execution, action, arn(resource), {
          ...encrypted,
          ...traffic,
          'sagemaker:VpcSubnets': ['subnet-00000001'],
        });
        await model.expectDenied(execution, action, arn(resource), { ...vpc, ...traffic });
        await model.expectDenied(execution, action, arn(resource), {
          ...vpc,
          ...traffic,
          'sagemaker:VolumeKmsKeyArn': other,
        });
        await model.expectDenied(execution, action, arn(resource), { ...vpc, ...encrypted });
        await model.expectDenied(execution, action, arn(resource), {
          ...vpc,
          ...encrypted,
          'sagemaker:InterContainerTrafficEncryption': 'false',
        });
        await model.expectDenied(execution.with(EVERYTHING), action, arn(resource), { ...vpc, ...encrypted });
        await model.expectDenied(execution, action, arn(resource), {
          ...vpc,
          ...encrypted,
          ...traffic,
          'sagemaker:OutputKmsKeyArn': other,
        });
      });

      test('endpoints: the model must be in a VPC, and the volume must use the team key', async () => {
        await model.expectAllowed(execution, 'sagemaker:CreateModel', arn('model'), vpc);
        await model.expectDenied(execution, 'sagemaker:CreateModel', arn('model'));
        await model.expectAllowed(execution, 'sagemaker:CreateEndpointConfig', arn('endpoint-config'), encrypted);
        await model.expectDenied(execution, 'sagemaker:CreateEndpointConfig', arn('endpoint-config'), vpc);
      });

      test('notebooks must be in a VPC, use the team key and have no internet access', async () => {
        const offline = { 'sagemaker:DirectInternetAccess': 'Disabled' };
        await model.expectAllowed(execution, 'sagemaker:CreateNotebookInstance', arn('notebook-instance'), {
          ...vpc,
          ...encrypted,
          ...offline,
        });
        await model.expectDenied(execution, 'sagemaker:CreateNotebookInstance', arn('notebook-instance'), {
          ...vpc,
          ...encrypted,
        });
        await model.expectDenied(execution, 'sagemaker:CreateNotebookInstance', arn('notebook-instance'), {
          ...encrypted,
          ...offline,
        });
        await model.expectDenied(execution, 'sagemaker:CreateNotebookInstance', arn('notebook-instance'), {
          ...vpc,
          ...offline,
        });
      });

      test('the execution role can pass only itself, and only to SageMaker', async () => {
        const toSageMaker = { 'iam:PassedToService': 'sagemaker.amazonaws.com' };
        await model.expectAllowed(execution, 'iam:PassRole', execution.roleArn!, toSageMaker);
        await model.expectDenied(execution, 'iam:PassRole', execution.roleArn!, {
          'iam:PassedToService': 'ec2.amazonaws.com',
        });
        await model.expectDenied(
          execution,
          'iam:PassRole',
          [team('data-admin').roleArn!, shared('data-admin').roleArn!],
          toSageMaker,
        );
      });
    });
  });
});
