import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AuditBucket, AuditBucketProps } from '../../../src';
import { AccessModel, ResolvedTemplates, TEST_ACCOUNT as ACCOUNT, TEST_REGION as REGION } from '../../support/access';
import { agnosticStack, messageOf, testStack } from '../../support/stacks';

const naming = {
  resourceName: ({ suffix }: { suffix?: string } = {}) => ['acme-audit', suffix].filter(Boolean).join('-'),
};
const inventories = [
  { bucketName: 'acme-lake', inventoryName: 'all' },
  { bucketName: 'acme-lake', inventoryName: 'Raw.data' },
];
const READERS = [{ name: 'auditor' }, { arn: `arn:aws:iam::${ACCOUNT}:role/admin` }];

function make(
  props: AuditBucketProps,
  stack: Stack = testStack(),
): { stack: Stack; audit: AuditBucket; resources: ResolvedTemplates } {
  const audit = new AuditBucket(stack, 'Audit', { naming, ...props });
  return { stack, audit, get resources() { return ResolvedTemplates.fromApp(stack); } };
}

const tablesOf = (props: AuditBucketProps) =>
  make(props)
    .resources.ofType('AWS::Glue::Table')
    .map((table) => table.properties);

test('there is no database without inventories', () => {
  const { audit, resources } = make({ readRoles: READERS });

  expect(resources.resources.filter(({ type }) => /Glue|LakeFormation|ManagedPolicy/.test(type))).toEqual([]);
  expect([audit.inventoryDatabase, audit.inventoryTables, audit.inventoryReadPolicy]).toEqual([
    undefined,
    [],
    undefined,
  ]);
});

describe('each inventory', () => {
  test('is a table of one database', () => {
    const { audit, resources } = make({ inventories });

    expect(resources.ofType('AWS::Glue::Database').map((database) => database.properties.DatabaseInput.Name)).toEqual([
      'acme_audit_inventory',
    ]);
    expect(tablesOf({ inventories }).map((table) => [table.DatabaseName, table.TableInput.Name])).toEqual([
      ['acme_audit_inventory', 'acme_lake_all'], ['acme_audit_inventory', 'acme_lake_raw_data'],
    ]);
    expect(audit.inventoryTables).toHaveLength(2);
  });

  test('is located at its S3 delivery path', () => {
    const locations = (props: AuditBucketProps) =>
      tablesOf({ inventories, ...props }).map((table) => table.TableInput.StorageDescriptor.Location);

    expect(locations({})).toEqual([
      's3://acme-audit/inventory/acme-lake/all/hive/',
      's3://acme-audit/inventory/acme-lake/Raw.data/hive/',
    ]);
    expect(locations({ inventoryPrefix: '/audit/lists/' })[0]).toBe('s3://acme-audit/audit/lists/acme-lake/all/hive/');
    expect(locations({ inventoryPrefix: '/' })[0]).toBe('s3://acme-audit/acme-lake/all/hive/');
    expect(locations({ existingBucketName: 'theirs' })[0]).toBe('s3://theirs/inventory/acme-lake/all/hive/');
  });

  test('reads the lists of Parquet files that S3 writes, with partition projection', () => {
    const { TableInput: table } = tablesOf({ inventories })[0];

    expect(table).toMatchObject({
      TableType: 'EXTERNAL_TABLE',
      PartitionKeys: [{ Name: 'dt', Type: 'string' }],
      Parameters: {
        'projection.enabled': 'true',
        'projection.dt.type': 'date',
        'projection.dt.format': 'yyyy-MM-dd-HH-mm',
        'projection.dt.interval.unit': 'HOURS',
      },
      StorageDescriptor: {
        InputFormat: 'org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat',
        SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
      },
    });

    const columns = Object.fromEntries(
      table.StorageDescriptor.Columns.map(({ Name, Type }: { Name: string; Type: string }) => [Name, Type]),
    );

    expect(columns).toMatchObject({
      bucket: 'string',
      key: 'string',
      size: 'bigint',
      last_modified_date: 'timestamp',
      is_latest: 'boolean',
      encryption_status: 'string',
    });
  });

  test('is retained, unless a prop specifies otherwise', () => {
    for (const [removalPolicy, DeletionPolicy] of [
      [undefined, 'RetainExceptOnCreate'],
      [RemovalPolicy.DESTROY, 'Delete'],
    ] as const) {
      const template = Template.fromStack(make({ inventories, removalPolicy }).stack);
      template.hasResource('AWS::Glue::Database', { DeletionPolicy });
      template.hasResource('AWS::Glue::Table', { DeletionPolicy });
    }
  });

  test('has a unique name', () => {
    const refusal = (...names: [string, string][]) =>
      messageOf(
        (scope) =>
          new AuditBucket(scope, 'Audit', {
            inventories: names.map(([bucketName, inventoryName]) => ({ bucketName, inventoryName })),
          }),
      );

    expect(refusal(['lake', 'all'], ['lake', 'all'])).toMatch(
      /DSP303.*"all" of "lake" and "all" of "lake" would both be the table "lake_all"/,
    );
    expect(refusal(['a-b', 'c'], ['a.b', 'c'])).toMatch(/DSP303/);
    expect(refusal(['lake', 'every object'])).toMatch(/DSP304: "every object" is not a valid S3 inventory name/);
  });

  test('can be for a bucket with a deploy-time name', () => {
    const { stack } = make({ inventories: [{ bucketName: '{{resolve:ssm:/lake/name}}', inventoryName: 'all' }] });
    const [table] = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Table'));

    expect(table.Properties.TableInput.Name).toMatch(/^[0-9a-f]{8}_all$/);
    expect(table.Properties.TableInput.StorageDescriptor.Location).toBe(
      's3://acme-audit/inventory/{{resolve:ssm:/lake/name}}/all/hive/',
    );
  });
});

test('the order of inventories and readers does not change the template', () => {
  const template = (props: AuditBucketProps) => Template.fromStack(make(props, agnosticStack()).stack).toJSON();
  const reversed = template({ inventories: [...inventories].reverse() });

  expect(JSON.stringify(reversed)).toBe(JSON.stringify(template({ inventories })));
});

describe('read roles', () => {
  const inGlue = (resource: string) => `arn:aws:glue:${REGION}:${ACCOUNT}:${resource}`;

  test('can read the tables, and no others', async () => {
    const stack = testStack();
    make({ inventories, readRoles: [{ name: 'auditor' }] }, stack);
    const model = AccessModel.fromApp(stack);
    const [policy] = model.templates.ofType('AWS::IAM::ManagedPolicy');

    expect(policy.properties).toMatchObject({ ManagedPolicyName: 'acme-audit-inventory-read', Roles: ['auditor'] });

    const auditor = model.otherRole('auditor', ...policy.properties.PolicyDocument.Statement);
    const inventory = [
      inGlue('catalog'),
      inGlue('database/acme_audit_inventory'),
      inGlue('table/acme_audit_inventory/acme_lake_all'),
    ];
    await model.expectAllowed(auditor, ['glue:GetTable', 'glue:GetTables', 'glue:GetPartitions'], inventory);
    await model.expectAllowed(auditor, 'lakeformation:GetDataAccess', '*');
    await model.expectDenied(
      auditor,
      ['glue:GetTable', 'glue:GetPartitions'],
      [inGlue('database/other'), inGlue('table/other/t')],
    );
    await model.expectDenied(auditor, ['glue:UpdateTable', 'glue:DeleteTable'], inventory);
  });

  test('have Lake Formation permissions on the database and each table, created in sequence', () => {
    const { stack, resources } = make({ inventories, readRoles: READERS });
    const grants = resources.ofType('AWS::LakeFormation::PrincipalPermissions').map(({ properties }) => [
      properties.Principal.DataLakePrincipalIdentifier.split('/').pop(),
      properties.Resource.Table?.Name ?? properties.Resource.Database.Name,
      properties.Permissions.join(),
      properties.PermissionsWithGrantOption,
    ]);

    expect(grants).toEqual(['admin', 'auditor'].flatMap((role) => [
      [role, 'acme_audit_inventory', 'DESCRIBE', []],
      [role, 'acme_lake_all', 'DESCRIBE,SELECT', []],
      [role, 'acme_lake_raw_data', 'DESCRIBE,SELECT', []],
    ]));

    const permissions = Template.fromStack(stack).findResources('AWS::LakeFormation::PrincipalPermissions');
    Object.keys(permissions)
      .slice(1)
      .forEach((id, index) => expect(permissions[id].DependsOn).toContain(Object.keys(permissions)[index]));
  });

  test('that are immutable keep their policies', () => {
    const { stack, audit } = make({
      inventories,
      readRoles: [
        { name: 'auditor', immutable: true },
        { name: 'Auditors', sso: true },
      ],
    });

    expect(audit.inventoryReadPolicy).toBeDefined();

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: 'acme-audit-inventory-read',
    });

    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::ManagedPolicy'))).not.toContain('"Roles"');

    Template.fromStack(stack).resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 6);
  });

  test('of another account get no Lake Formation permissions, which would require a share', () => {
    const { stack } = make({ inventories, readRoles: [...READERS, { arn: 'arn:aws:iam::210987654321:role/auditor' }] });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::LakeFormation::PrincipalPermissions', 6);
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', { Roles: ['auditor', 'admin'] });
  });

  test('known only by ID are looked up at deployment', () => {
    const { stack } = make({ inventories, readRoles: [{ id: 'AROAEXAMPLEEXAMPLE001' }] });
    Template.fromStack(stack).hasResourceProperties('Custom::RoleLookup', { RoleId: 'AROAEXAMPLEEXAMPLE001' });

    expect(Template.fromStack(make({ inventories, readRoles: READERS }).stack).toJSON().Resources).not.toHaveProperty(
      'RoleLookup',
    );

    Template.fromStack(make({ inventories, readRoles: READERS }).stack).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('are required for a policy', () => {
    expect(make({ inventories }).audit.inventoryReadPolicy).toBeUndefined();
  });
});
