import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  DataOpsProject,
  DataOpsProjectProps,
  DefaultNaming,
  GlueCrawlers,
  GlueCrawlersProps,
  LakeFormationPermission,
} from '../../src';
import { AccessModel } from '../support/access';
import { LakeFormationGrants } from '../support/grants';
import { nagFindings } from '../support/nag';

const ETL = 'arn:aws:iam::111122223333:role/etl';
const OPTIONS: DataOpsProjectProps = {
  naming: new DefaultNaming({ organization: 'acme', environment: 'dev', domain: 'ops', moduleName: 'project' }),
  dataAdminRoles: [{ name: 'admin' }],
  dataEngineerRoles: [{ name: 'engineer' }],
  projectExecutionRoles: [{ name: 'etl' }],
  databases: {
    sales: {
      description: 'Sales',
      locationBucketName: 'lake',
      locationPrefix: 'data/sales/',
      lakeFormation: {
        createSuperGrantsForDataAdminRoles: true,
        createReadWriteGrantsForProjectExecutionRoles: LakeFormationPermission.WRITE,
        createReadGrantsForDataEngineerRoles: true,
        grants: {
          analysts: { principalArns: { analyst: 'arn:aws:iam::111122223333:role/analyst' }, tables: ['orders'] },
          again: { principals: { etl: { role: { name: 'etl' } } } },
          strong: {
            principals: { engineer: { role: { name: 'engineer' } } },
            tablePermissions: LakeFormationPermission.WRITE,
          },
        },
      },
    },
  },
};

function project(props: Partial<DataOpsProjectProps> = {}): { stack: Stack; project: DataOpsProject } {
  const stack = new Stack(new App(), 'Stack');
  return { stack, project: new DataOpsProject(stack, 'Project', { ...OPTIONS, ...props }) };
}

function crawlers(props: Partial<GlueCrawlersProps> = {}): Stack {
  const { stack, project: owner } = project();
  new GlueCrawlers(stack, 'Crawlers', {
    project: owner,
    crawlers: {
      c: {
        executionRoleArn: ETL,
        databaseName: owner.databaseName('sales'),
        description: 'd',
        targets: { s3Targets: [{ path: 's3://lake/data/sales' }] },
      },
    },
    ...props,
  });
  return stack;
}

describe('grants', () => {
  const { stack, project: owner } = project();
  const grants = LakeFormationGrants.fromApp([stack]);
  const database = owner.databaseName('sales');
  const arn = (role: string) => `arn:aws:iam::111122223333:role/${role}`;

  test('the strongest permission of a principal applies, in one resource', () => {
    expect(grants.onTable(arn('etl'), database, '*')).toContain('INSERT');
    expect(grants.onTable(arn('engineer'), database, '*')).toContain('INSERT');
    expect(grants.onDatabase(arn('engineer'), database)).toEqual(['DESCRIBE']);
    expect(grants.of(arn('etl'))).toHaveLength(3);
  });

  test('cover only the named tables', () => {
    expect(grants.onTable(arn('analyst'), database, 'orders')).toEqual(['DESCRIBE', 'SELECT']);
    expect(grants.onTable(arn('analyst'), database, '*')).toEqual([]);
  });

  test('only administrators have grantable permissions', () => {
    expect(
      grants.all
        .filter(({ permissionsWithGrantOption }) => permissionsWithGrantOption.length > 0)
        .map(({ principal }) => principal),
    ).toEqual([arn('admin'), arn('admin')]);
  });

  test('the location is registered in hybrid access mode', () => {
    Template.fromStack(stack).hasResourceProperties('AWS::LakeFormation::Resource', {
      HybridAccessEnabled: true,
      UseServiceLinkedRole: true,
    });

    expect(grants.onDataLocation(arn('etl'), 'arn:aws:s3:::lake/data/sales')).toEqual(['DATA_LOCATION_ACCESS']);
    expect(grants.onDataLocation(arn('engineer'), 'arn:aws:s3:::lake/data/sales')).toEqual([]);
  });
});

test('the security configuration encrypts output, logs and bookmarks', () => {
  Template.fromStack(
    project({ s3OutputKmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/x' }).stack,
  ).hasResourceProperties('AWS::Glue::SecurityConfiguration', {
    EncryptionConfiguration: {
      S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/x' }],
      CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', KmsKeyArn: Match.anyValue() },
      JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS', KmsKeyArn: Match.anyValue() },
    },
  });
});

test('the bucket: jobs write data, and the deployment role writes code', async () => {
  const model = AccessModel.fromApp([project().stack]);
  const bucket = model.bucket('acme-dev-ops-project');
  const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
  const deployment = model.role('deployment');
  await model.expectAllowed(
    model.otherRole('etl'),
    ['s3:GetObject', 's3:PutObject'],
    [bucket.object('data/a'), bucket.object('temp/a')],
  );
  await model.expectAllowed(model.otherRole('etl'), 's3:GetObject', bucket.object('deployment/a'));
  await model.expectDenied(model.otherRole('etl', everything), 's3:PutObject', [
    bucket.object('deployment/a'),
    bucket.object('a'),
  ]);
  await model.expectAllowed(deployment, ['s3:GetObject', 's3:PutObject'], bucket.object('deployment/a'));
  await model.expectDenied(deployment.with(everything), ['s3:GetObject', 's3:PutObject'], bucket.object('data/a'));
});

test('a catalog key can be used only through Glue', async () => {
  const key = 'arn:aws:kms:us-east-1:111122223333:key/catalog';
  const template = Template.fromStack(project({ glueCatalogKmsKeyArn: key }).stack);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Roles: ['admin', 'engineer', 'etl'],
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Resource: key, Condition: { StringEquals: { 'kms:ViaService': Match.anyValue() } } }),
      ],
    },
  });
});

test('names of databases', () => {
  const { project: owner } = project({
    databases: {
      'my-db': { description: 'd', icebergCompliantName: true },
      'As-It-Is': { description: 'd', verbatimName: true },
    },
  });

  expect(owner.databaseName('my-db')).toMatch(/^[a-z0-9_]+$/);
  expect(owner.databaseName('As-It-Is')).toBe('As-It-Is');
  expect(() => owner.databaseName('mydb')).toThrow(/no database "mydb"\n {2}hint: did you mean "my-db"\?/);
});

test('email addresses are subscribed to failures', () => {
  Template.fromStack(project({ failureNotifications: { email: ['ops@example.com'] } }).stack)
    .hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ops@example.com' });
});

test('crawlers use the security configuration of the project and report failures to its topic', () => {
  const template = Template.fromStack(crawlers());
  const [{ Properties: configuration }] = Object.values(template.findResources('AWS::Glue::SecurityConfiguration'));
  template.hasResourceProperties('AWS::Glue::Crawler', {
    Role: ETL,
    CrawlerSecurityConfiguration: configuration.Name,
    SchemaChangePolicy: { DeleteBehavior: 'LOG', UpdateBehavior: 'UPDATE_IN_DATABASE' },
  });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { 'detail-type': ['Glue Crawler State Change'], 'detail': { state: ['Failed'] } },
  });
});

test('the topic accepts events, which have no source account, and rejects plain HTTP', async () => {
  const model = AccessModel.fromApp([project().stack]);
  const events = model.service('events.amazonaws.com');
  const topic = model.topic('acme-dev-ops-project');
  await model.expectAllowed(events, 'sns:Publish', topic);
  await model.expectAllowed(events, 'kms:GenerateDataKey', model.key('acme-dev-ops-project'));
  await model.expectDenied(model.service('s3.amazonaws.com'), 'sns:Publish', topic);
  await model.expectDenied(model.administrator(), 'sns:Publish', topic, { 'aws:SecureTransport': 'false' });
});

test('the compliance packs report no findings', () => {
  expect(nagFindings(crawlers())).toEqual([]);
});

const crawler = {
  executionRoleArn: ETL,
  databaseName: 'd',
  description: 'd',
  targets: { s3Targets: [{ path: 's3://bucket-a' }] },
};
test.each<[string, () => unknown, RegExp]>([
  [
    'no target',
    () => crawlers({ crawlers: { c: { ...crawler, targets: {} } } }),
    /DSP314: crawler "c" has no targets/,
  ],
  [
    'a target outside S3',
    () => crawlers({ crawlers: { c: { ...crawler, targets: { s3Targets: [{ path: '/x' }] } } } }),
    /DSP304: "\/x" is not an S3 URI/,
  ],
  [
    'an invalid schedule',
    () => crawlers({ crawlers: { c: { ...crawler, schedule: { scheduleExpression: 'daily' } } } }),
    /DSP304: "daily" is not a schedule that AWS Glue accepts/,
  ],
  ['no project', () => crawlers({ project: undefined, projectName: 'p' }), /DSP204: the project "p" is not known here/],
])('%s is rejected', (_, make, message) => {
  expect(make).toThrow(message);
});
