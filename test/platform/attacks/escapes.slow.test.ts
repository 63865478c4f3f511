import { attackedPlatforms, evaluatorOf, rolesOf } from './platforms';

// Requests with which a role of the platform would leave its policies, on the resources of the platform itself.
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' } as const;

/** Services that run code, or read and write data, with a role that is passed to them. */
const RUNNING = [
  'batch', 'batchoperations.s3', 'cloudformation', 'codebuild', 'datasync', 'ec2', 'ecs-tasks', 'elasticmapreduce',
  'emr-serverless', 'events', 'firehose', 'glue', 'lakeformation', 'lambda', 's3', 'sagemaker', 'scheduler', 'states',
].map((service) => `${service}.amazonaws.com`);

/** Settings of a bucket that let objects, or their names and sizes, leave it, expire, or open it to others. */
const BUCKET_SETTINGS = [
  'CreateBucketMetadataTableConfiguration', 'DeleteBucketPolicy', 'PutAnalyticsConfiguration', 'PutBucketAcl',
  'PutBucketLogging', 'PutBucketNotification', 'PutBucketOwnershipControls', 'PutBucketPolicy',
  'PutBucketPublicAccessBlock', 'PutBucketVersioning', 'PutEncryptionConfiguration', 'PutInventoryConfiguration',
  'PutLifecycleConfiguration', 'PutMetricsConfiguration', 'PutReplicationConfiguration',
].map((action) => `s3:${action}`);

const KEY_CHANGES = [
  'CreateGrant', 'DisableKey', 'PutKeyPolicy', 'ReplicateKey', 'ScheduleKeyDeletion',
].map((action) => `kms:${action}`);

const ROLE_CHANGES = [
  'AttachRolePolicy', 'DeleteRolePermissionsBoundary', 'DeleteRolePolicy', 'DetachRolePolicy',
  'PutRolePermissionsBoundary', 'PutRolePolicy', 'TagRole', 'UpdateAssumeRolePolicy',
].map((action) => `iam:${action}`);

const TRAIL_CHANGES = [
  'DeleteTrail', 'PutEventSelectors', 'StopLogging', 'UpdateTrail',
].map((action) => `cloudtrail:${action}`);

/** Work with SageMaker that is reserved for the deployment, or that opens what belongs to somebody else. */
const STUDIO_CHANGES: readonly [resource: string, actions: string[]][] = [
  ['domain/d-x', ['DeleteDomain', 'UpdateDomain']],
  ['user-profile/d-x/other', ['CreateUserProfile']],
  ['space/d-x/other', ['DeleteSpace', 'StartSession', 'UpdateSpace']],
  ['studio-lifecycle-config/x', ['CreateStudioLifecycleConfig']],
  ['notebook-instance-lifecycle-config/x', [
    'CreateNotebookInstanceLifecycleConfig', 'UpdateNotebookInstanceLifecycleConfig',
  ]],
  ['notebook-instance/x', ['CreatePresignedNotebookInstanceUrl', 'StartNotebookInstance', 'UpdateNotebookInstance']],
  ['code-repository/x', ['CreateCodeRepository']],
  ['image/x', ['CreateImage', 'CreateImageVersion']],
  ['app-image-config/x', ['CreateAppImageConfig']],
  ['cluster/x', ['CreateCluster', 'UpdateCluster', 'UpdateClusterSoftware']],
  ['labeling-job/x', ['CreateLabelingJob']],
  ['mlflow-tracking-server/x', ['CreatePresignedMlflowTrackingServerUrl', 'UpdateMlflowTrackingServer']],
  ['model-package-group/x', ['PutModelPackageGroupPolicy']],
];

describe.each(attackedPlatforms())('$name', ({ model }) => {
  const { templates } = model;
  const roles = rolesOf(model);
  const arns = (type: string) => templates.ofType(type).map(({ attributes }) => attributes.Arn);
  const roleArns = arns('AWS::IAM::Role');
  const { account, partition, region } = templates.ofType('AWS::IAM::Role')[0];
  const sagemaker = (path: string) => `arn:${partition}:sagemaker:${region}:${account}:${path}`;

  test.each(roles)('%s passes no role but itself, and only to SageMaker', async (_, principal) => {
    for (const arn of roleArns) {
      for (const service of RUNNING) {
        const isOwn = arn === principal.roleArn && service === 'sagemaker.amazonaws.com';
        const allowed = await model.can(principal, 'iam:PassRole', arn, { 'iam:PassedToService': service });

        expect([arn, service, allowed && !isOwn]).toEqual([arn, service, false]);
      }
    }
  });

  test.each(roles)('%s becomes no other role', async (_, principal) => {
    const others = roleArns.filter((arn) => arn !== principal.roleArn);
    await model.expectDenied(principal, ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'], others);
  });

  test.each(roles)('%s changes no role, boundary, bucket, key or trail', async (_, principal) => {
    await model.expectDenied(principal, ROLE_CHANGES, roleArns);
    await model.expectDenied(principal, BUCKET_SETTINGS, arns('AWS::S3::Bucket'));
    await model.expectDenied(principal, KEY_CHANGES, arns('AWS::KMS::Key'));
    await model.expectDenied(principal, TRAIL_CHANGES, `arn:${partition}:cloudtrail:${region}:${account}:trail/x`);
  });

  test.each(roles)('%s changes no value that the modules publish, and no stack', async (_, principal) => {
    const parameter = `arn:${partition}:ssm:${region}:${account}:parameter/example-org/shared/datalake/kms/arn`;
    const stack = `arn:${partition}:cloudformation:${region}:${account}:stack/example-org-dev-shared-datalake/x`;
    await model.expectDenied(principal, ['ssm:PutParameter', 'ssm:DeleteParameter'], parameter);
    await model.expectDenied(principal, [
      'cloudformation:CreateStack', 'cloudformation:UpdateStack', 'cloudformation:CreateChangeSet',
      'cloudformation:SetStackPolicy', 'cloudformation:DeleteStack',
    ], stack);
  });

  test.each(roles)('%s changes no domain, space, image, script or notebook of Studio', async (_, principal) => {
    for (const [path, actions] of STUDIO_CHANGES) {
      await model.expectDenied(principal, actions.map((action) => `sagemaker:${action}`), sagemaker(path));
    }
  });

  test.each(roles)('%s changes no workgroup, and queries only in those of the platform', async (_, principal) => {
    const workgroup = (name: string) => `arn:${partition}:athena:${region}:${account}:workgroup/${name}`;
    const own = templates.ofType('AWS::Athena::WorkGroup').map(({ ref }) => workgroup(ref));
    const changes = ['athena:UpdateWorkGroup', 'athena:DeleteWorkGroup', 'athena:CreateWorkGroup'];
    await model.expectDenied(principal, changes, [workgroup('new'), ...own]);
    await model.expectDenied(principal, 'athena:StartQueryExecution', [workgroup('primary'), workgroup('new')]);
  });

  test.each(roles)('%s writes no results to a bucket of another account', async (_, principal) => {
    const bucket = model.external('arn:aws:s3:::foreign-results', {
      account: '999999999999',
      policy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }],
      },
    });
    // Athena writes the results of CTAS and UNLOAD, and Glue its temporary files, with the permissions of the caller.
    for (const key of ['tables/x', 'unload/aws-glue-x/part-0', 'temp/x']) {
      await model.expectDenied(principal, ['s3:PutObject', 's3:PutObjectAcl'], `${bucket}/${key}`);
    }
  });

  test('neither access points nor services on behalf of a principal open an object', () => {
    const evaluator = evaluatorOf(model);
    const outsiders = [`arn:${partition}:iam::${account}:role/Administrator`, 'arn:aws:iam::999988887777:role/x']
      .map((arn) => evaluator.otherRole(arn, { everything: { Version: '2012-10-17', Statement: EVERYTHING } }));
    const accessPoint = `arn:${partition}:s3:${region}:${account}:accesspoint/x`;
    const ways: { [key: string]: string | string[] }[] = [
      { 's3:DataAccessPointArn': accessPoint, 's3:AccessPointNetworkOrigin': 'Internet' },
      { 's3:DataAccessPointArn': `arn:${partition}:s3::${account}:accesspoint/x.mrap` },
      { 's3:DataAccessPointAccount': '999988887777', 's3:AccessPointNetworkOrigin': 'VPC' },
      { 'aws:ViaAWSService': 'true', 'aws:CalledVia': ['athena.amazonaws.com'] },
    ];

    const opened = outsiders.flatMap((role) => arns('AWS::S3::Bucket').flatMap((arn) => ways.filter((way) => (
      ['s3:GetObject', 's3:PutObject'].some((action) => evaluator.decide({ role }, action, `${arn}/data/x`, way).allowed)
    ))));

    expect(opened).toEqual([]);
  });

  test('no role of the platform writes through an access point of another account', () => {
    const evaluator = evaluatorOf(model);
    const object = 'arn:aws:s3:us-east-1:999988887777:accesspoint/aws-glue-x/object/aws-glue-x/y';

    const writers = evaluator.roles.filter((role) => (
      evaluator.decide({ role: { ...role, boundary: undefined } }, 's3:PutObject', object).allowed
    ));

    expect(writers.map(({ name }) => name)).toEqual([]);
  });

  test.each([
    'access-grants.s3.amazonaws.com', 'backup.amazonaws.com', 'batchoperations.s3.amazonaws.com',
    'cloudtrail.amazonaws.com', 'datasync.amazonaws.com', 'glue.amazonaws.com', 'lakeformation.amazonaws.com',
    'logging.s3.amazonaws.com', 'macie.amazonaws.com', 'malware-protection-plan.guardduty.amazonaws.com',
    's3.amazonaws.com',
  ])('%s itself reads and deletes no object', async (service) => {
    for (const arn of arns('AWS::S3::Bucket')) {
      await model.expectDenied(model.service(service), [
        's3:GetObject', 's3:GetObjectVersion', 's3:DeleteObject', 's3:DeleteObjectVersion',
      ], `${arn}/data/x`);
    }
  });
});
