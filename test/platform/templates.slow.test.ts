import { describeKits, platformOf, STARTER_KIT, templatesOf } from '../support/kits';

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly DependsOn?: string[];
  readonly Properties?: { readonly [name: string]: unknown };
}

interface Template {
  readonly Resources: { readonly [id: string]: Resource };
}

const MODULES = [
  'dataops-example-crawler',
  'dataops-example-project',
  'datascience-example-team',
  'datascience-roles',
  'shared-athena',
  'shared-audit',
  'shared-audit-trail',
  'shared-datalake',
  'shared-glue-catalog',
  'shared-lakeformation-settings',
  'shared-roles',
];
const STATEFUL = [
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::KMS::Key',
  'AWS::Glue::Database',
  'AWS::CloudTrail::Trail',
  'AWS::Athena::WorkGroup',
];

describeKits(({ source, organization }) => {
  const { app, platform } = platformOf(source, organization);
  const templates = Object.entries(templatesOf(app)).map(([file, text]): [string, Template] => [
    file,
    JSON.parse(text) as Template,
  ]);
  const resources = templates.flatMap(([, template]) => Object.entries(template.Resources));

  test('each module has one stack, which is named after it', () => {
    expect(templates.map(([file]) => file).sort()).toEqual(
      MODULES.map((module) => `${organization}-dev-${module}.template.json`).sort(),
    );
  });

  test('there are no Lambda functions, custom resources or nested stacks, and at most 170 resources', () => {
    const types = resources.map(([, { Type }]) => Type);

    expect(
      types.filter((type) => /^(AWS::Lambda::|AWS::CloudFormation::(CustomResource|Stack)|Custom::)/.test(type)),
    ).toEqual([]);
    expect(types.length).toBeLessThanOrEqual(170);
  });

  test('resources that hold data are retained', () => {
    const stateful = resources.filter(([, { Type }]) => STATEFUL.includes(Type));

    expect(new Set(stateful.map(([, { Type }]) => Type)).size).toBe(STATEFUL.length);

    const lost = stateful.filter(
      ([, { DeletionPolicy, UpdateReplacePolicy }]) =>
        DeletionPolicy !== 'RetainExceptOnCreate' || UpdateReplacePolicy !== 'Retain',
    );

    expect(lost.map(([id]) => id)).toEqual([]);
  });

  test('buckets are versioned, private and encrypted with a key', () => {
    for (const [, { Properties }] of resources.filter(([, { Type }]) => Type === 'AWS::S3::Bucket')) {
      expect(Properties).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          ],
        },
      });
    }
  });

  test('every resource is tagged, except those that a changed tag would replace', () => {
    const untagged = resources.filter(
      ([, { Type, Properties }]) =>
        /^AWS::(S3::Bucket|KMS::Key|IAM::Role|SNS::Topic|Athena::WorkGroup|CloudTrail::Trail)$/.test(Type) &&
        !(Properties?.Tags as { Key: string }[] | undefined)?.some(({ Key }) => Key === 'costcentre'),
    );

    expect(untagged.map(([id]) => id)).toEqual([]);

    const domain = resources.filter(([, { Type }]) => /SageMaker::(Domain|UserProfile)/.test(Type));

    expect(
      domain.flatMap(([, { Properties }]) =>
        ((Properties?.Tags as { Key: string }[] | undefined) ?? []).map(({ Key }) => Key),
      ),
    ).toEqual(['userid']);
  });

  test('Studio is VPC-only and shuts down idle applications', () => {
    const [, domain] = resources.find(([, { Type }]) => Type === 'AWS::SageMaker::Domain')!;
    const idle = {
      AppLifecycleManagement: { IdleSettings: { LifecycleManagement: 'ENABLED', IdleTimeoutInMinutes: 60 } },
    };

    expect(domain.Properties).toMatchObject({
      AuthMode: 'IAM',
      AppNetworkAccessType: 'VpcOnly',
      VpcId: 'vpc-0123456789abcdef0',
      SubnetIds: ['subnet-0123456789abcdef0'],
      DefaultUserSettings: {
        JupyterLabAppSettings: idle,
        CodeEditorAppSettings: idle,
        SharingSettings: { NotebookOutputOption: 'Allowed' },
      },
    });
  });

  test('Lake Formation permissions are created in sequence', () => {
    const [, template] = templates.find(([file]) => file.includes('example-project'))!;
    const permissions = Object.entries(template.Resources).filter(
      ([, { Type }]) => Type === 'AWS::LakeFormation::PrincipalPermissions',
    );
    const ids = new Set(permissions.map(([id]) => id));
    const predecessors = permissions.map(([, resource]) => (resource.DependsOn ?? []).filter((id) => ids.has(id)));

    expect(predecessors.filter((list) => list.length === 0)).toHaveLength(1);
    expect(new Set(predecessors.flat()).size).toBe(permissions.length - 1);
  });

  test('stacks depend on the stacks whose values they read', () => {
    const dependencies = Object.fromEntries(
      platform.modules.map(({ stack }) => [
        stack.stackName.replace(`${organization}-dev-`, ''),
        stack.dependencies.map((other) => other.stackName.replace(`${organization}-dev-`, '')).sort(),
      ]),
    );

    // The lake and the database of the starter kit are open to the roles of the team.
    const ofTeam = source === STARTER_KIT ? ['datascience-roles'] : [];

    expect(dependencies).toEqual({
      'shared-roles': [],
      'datascience-roles': [],
      'shared-datalake': [...ofTeam, 'shared-roles'],
      'shared-glue-catalog': [],
      'shared-lakeformation-settings': ['shared-roles'],
      'shared-athena': ['shared-roles'],
      'shared-audit': ['shared-roles'],
      'shared-audit-trail': ['shared-audit'],
      'dataops-example-project': [
        ...ofTeam,
        'shared-datalake',
        'shared-glue-catalog',
        'shared-lakeformation-settings',
        'shared-roles',
      ],
      'dataops-example-crawler': ['dataops-example-project', 'shared-datalake', 'shared-roles'],
      'datascience-example-team': ['datascience-roles'],
    });

    const position = new Map(platform.modules.map(({ stack }, index) => [stack, index]));
    for (const { stack } of platform.modules) {
      for (const other of stack.dependencies) expect(position.get(other)!).toBeLessThan(position.get(stack)!);
    }
  });
});
