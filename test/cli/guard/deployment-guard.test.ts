import { Template } from '../../../src/cli/diff/template';
import { guardStacks } from '../../../src/cli/guard/deployment-guard';
import { GuardedStack } from '../../../src/cli/guard/guarded-stack';

const RETAINED = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const template = (Type: string, Properties: object, more: object = {}): Template => (
  { Resources: { R: { Type, Properties: { ...Properties }, ...more } } }
);
const OWN = { Description: 'shared/dev/lake (dataLake) of the data science platform acme' };
const guarded = (deployed: Template, synthesized: Template): GuardedStack => ({
  stackName: 'acme-lake',
  deployed: { ...OWN, ...deployed },
  synthesized: { ...OWN, ...synthesized },
  paths: new Map([['R', 'Platform/acme-lake/R']]),
});
const bucket = (BucketName: string, more: object = RETAINED) => template('AWS::S3::Bucket', { BucketName }, more);
const profile = (tag: string) => template(
  'AWS::SageMaker::UserProfile', { UserProfileName: 'ada', DomainId: 'd-1', Tags: [{ Key: 'userid', Value: tag }] },
);
const security = (key: string) => template(
  'AWS::Glue::SecurityConfiguration', { Name: 'acme-glue', EncryptionConfiguration: { KmsKeyArn: key } },
);
const tagged = (value: string) => template('AWS::SageMaker::UserProfile', {
  UserProfileName: 'ada', DomainId: 'd-1', Tags: [{ Key: 'team', Value: value }],
});

describe('rejected', () => {
  test('a replaced bucket, with property, name, and the effect on the old one', () => {
    const { problems } = guardStacks([guarded(bucket('old'), bucket('new'))], []);

    expect(problems).toEqual([expect.objectContaining({
      code: 'DSP440',
      where: 'Platform/acme-lake/R',
      message: 'the deployment replaces AWS::S3::Bucket "new" of "acme-lake", which holds or protects data, because '
        + '"BucketName" changes',
      notes: ['CloudFormation keeps the old resource in the account, and the new one is empty'],
      hint: 'undo the change, or add "--allow-replacement R"',
    })]);
  });

  test('a replaced bucket that CloudFormation then deletes', () => {
    const { problems } = guardStacks([guarded(bucket('old', {}), bucket('new', {}))], []);

    expect(problems[0].notes).toEqual(['CloudFormation deletes the old resource with its data']);
  });

  test('a deleted bucket', () => {
    const { problems } = guardStacks([guarded(bucket('old', {}), {})], []);

    expect(problems.map(({ message }) => message)).toEqual([
      'the deployment deletes AWS::S3::Bucket "old" of "acme-lake", which holds or protects data',
    ]);
  });

  test('a server that can be replaced', () => {
    const server = (MlflowVersion: string) => (
      template('AWS::SageMaker::MlflowTrackingServer', { TrackingServerName: 'm', MlflowVersion }, RETAINED)
    );
    const { problems } = guardStacks([guarded(server('2.1'), server('2.2'))], []);

    expect(problems[0].message).toContain('the deployment may replace AWS::SageMaker::MlflowTrackingServer "m"');
  });

  test.each<[string, Template, Template, string, string]>([
    [
      'another tag of a profile', profile('a'), profile('b'), '"Tags" changes while its name stays the same',
      'remove it in one deployment and add it with the new values in the next',
    ],
    [
      'another key of a security configuration', security('a'), security('b'),
      '"EncryptionConfiguration.KmsKeyArn" changes while its name stays the same', 's3OutputKmsKeyArns',
    ],
    [
      'other subnets of a domain',
      template('AWS::SageMaker::Domain', { DomainName: 'd', SubnetIds: ['a'] }, RETAINED),
      template('AWS::SageMaker::Domain', { DomainName: 'd', SubnetIds: ['b'] }, RETAINED),
      '"SubnetIds" changes while its name stays the same', 'create a new one with another name',
    ],
    [
      'another type', template('AWS::SNS::Topic', {}), template('AWS::IAM::Role', {}), '"Type" changes',
      'remove it in one deployment and add it in the next',
    ],
    [
      'a name that another logical ID has',
      { Resources: { Old: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r' } } } },
      template('AWS::IAM::Role', { RoleName: 'r' }), 'cannot be created, because "Old" has the same name',
      'keep the logical ID "Old"',
    ],
  ])('with the steps that work: %s', (_, deployed, synthesized, message, steps) => {
    const { problems } = guardStacks([guarded(deployed, synthesized)], []);

    expect(problems).toEqual([expect.objectContaining({ code: 'DSP441' })]);
    expect(problems[0].message).toContain(message);
    expect(problems[0].hint).toContain(steps);
  });
});

describe('a resource that moves to another stack', () => {
  const workgroup = template('AWS::Athena::WorkGroup', { Name: 'analysts' }, RETAINED);
  const stacks = (deployedAfter: string[], moved = workgroup): GuardedStack[] => [
    guarded(moved, {}), { ...guarded({}, moved), stackName: 'acme-team', deployedAfter },
  ];

  test('is refused while the retained one has its name', () => {
    const { problems } = guardStacks(stacks(['acme-lake']), []);

    expect(problems).toEqual([expect.objectContaining({
      code: 'DSP441',
      message: 'AWS::Athena::WorkGroup "analysts" of "acme-team" cannot be created, because "R" of "acme-lake" has the '
        + 'same name and is retained',
      hint: expect.stringContaining('"--adopt-existing"') as string,
    })]);
  });

  test('is refused if nothing deploys the stack that deletes it first', () => {
    const { problems } = guardStacks(stacks([], template('AWS::IAM::Role', { RoleName: 'analyst' })), []);

    expect(problems).toEqual([expect.objectContaining({
      message: 'AWS::IAM::Role "analyst" of "acme-team" cannot be created, because "R" of "acme-lake" has the same '
        + 'name until that stack is deployed',
    })]);
  });

  test('is refused if the other stack is not part of the deployment, although it is deployed earlier', () => {
    const [from, to] = stacks(['acme-lake'], template('AWS::IAM::Role', { RoleName: 'analyst' }));

    const { problems } = guardStacks([to, { ...from, isNotDeployed: true }], []);

    expect(problems).toEqual([expect.objectContaining({
      code: 'DSP441',
      hint: expect.stringContaining('deploy "acme-lake" alone first') as string,
    })]);
  });

  test('is deployed after the stack that deletes it', () => {
    const { problems } = guardStacks(stacks(['acme-lake'], template('AWS::IAM::Role', { RoleName: 'analyst' })), []);

    expect(problems).toEqual([]);
  });
});

describe('a stack that is not part of the deployment', () => {
  const PATH = '/acme/lake/bucket/name';
  const published = (name: string): Template => ({
    Resources: {
      ...bucket(name, {}).Resources,
      P: { Type: 'AWS::SSM::Parameter', Properties: { Name: PATH, Value: { Ref: 'R' } } },
    },
  });
  const dynamic = template('AWS::IAM::Role', { Description: `{{resolve:ssm:${PATH}}}` });
  const Type = 'AWS::SSM::Parameter::Value<String>';
  const parameter: Template = { ...dynamic, Parameters: { V: { Type, Default: PATH } } };
  const other = (deployed: Template, synthesized = dynamic): GuardedStack => (
    { ...guarded(deployed, synthesized), stackName: 'acme-team', isNotDeployed: true }
  );
  const warningsFor = (stack: GuardedStack, name = 'new') => (
    guardStacks([guarded(published('old'), published(name)), stack], ['R']).warnings
      .filter(({ code }) => code === 'DSP446')
  );

  test.each<[string, GuardedStack, string]>([
    [
      'a dynamic reference', other(dynamic),
      'change the template of "acme-team" afterwards, for example a tag, and deploy it',
    ],
    ['a template parameter', other(parameter, { ...parameter, Resources: {} }), 'deploy "acme-team" afterwards'],
  ])('and reads a changed value keeps the old one: %s', (_, stack, hint) => {
    expect(warningsFor(stack)).toEqual([{
      code: 'DSP446',
      message: `the deployment changes "${PATH}" of "acme-lake", and "acme-team" keeps the old value`,
      hint,
    }]);
  });

  test('has no warning if the value does not change, or if it does not exist', () => {
    expect([...warningsFor(other(dynamic), 'old'), ...warningsFor(other({}))]).toEqual([]);
  });

  test('is not judged itself', () => {
    const { problems, notes } = guardStacks([{ ...guarded(bucket('a'), bucket('b')), isNotDeployed: true }], []);

    expect([...problems, ...notes]).toEqual([]);
  });
});

describe('not rejected', () => {
  test.each<[string, Template, Template]>([
    ['a first deployment', {}, bucket('new')],
    ['no change', bucket('a'), bucket('a')],
    ['a change in place', bucket('a'), template('AWS::S3::Bucket', { BucketName: 'a', Tags: [] }, RETAINED)],
    ['a deleted profile, which holds no data', profile('a'), {}],
    [
      'another script of Studio, whose old version is not needed',
      template('AWS::SageMaker::StudioLifecycleConfig', { StudioLifecycleConfigName: 'a' }, RETAINED),
      template('AWS::SageMaker::StudioLifecycleConfig', { StudioLifecycleConfigName: 'b' }, RETAINED),
    ],
    ['a replaced role', template('AWS::IAM::Role', { RoleName: 'a' }), template('AWS::IAM::Role', { RoleName: 'b' })],
  ])('%s', (_, deployed, synthesized) => {
    const { problems, notes, warnings } = guardStacks([guarded(deployed, synthesized)], []);

    expect([...problems, ...notes, ...warnings]).toEqual([]);
  });

  test('non-ASCII characters, which CloudFormation returns as question marks', () => {
    const { problems } = guardStacks([guarded(tagged('M?rz'), tagged('März'))], []);

    expect(problems).toEqual([]);
  });

  test('a retained bucket, with a note that it is retained', () => {
    const { problems, notes } = guardStacks([guarded(bucket('old'), {})], []);

    expect(problems).toEqual([]);
    expect(notes).toEqual([
      {
        code: 'DSP443',
        message: 'AWS::S3::Bucket "old" is removed from the stack "acme-lake" and retained in the account',
      },
    ]);
  });

  test('a change that is allowed by its logical ID', () => {
    const { problems, warnings } = guardStacks([guarded(bucket('old'), bucket('new'))], ['R']);

    expect([...problems, ...warnings]).toEqual([]);
  });
});

test('a logical ID without effect is a warning, and changes that are not allowed are still rejected', () => {
  const { problems, warnings } = guardStacks([guarded(bucket('old'), bucket('new'))], ['Bucket']);

  expect(problems).toHaveLength(1);
  expect(warnings).toEqual([expect.objectContaining({ code: 'DSP444' })]);
});

describe('a stack that was created by other means', () => {
  const foreign = (deployed: Template, synthesized: Template): GuardedStack => (
    { ...guarded(deployed, synthesized), deployed }
  );

  test('is rejected, although its resources would be retained', () => {
    const { problems } = guardStacks([foreign(bucket('a'), { Resources: { Other: bucket('a').Resources!.R } })], ['R']);

    expect(problems).toEqual([expect.objectContaining({
      code: 'DSP445',
      message: 'the deployed stack "acme-lake" was not created by this library and was not adopted: the deployment '
        + 'would delete its 1 resource',
    })]);
  });

  test('is deployed after adoption, with the same values in a different notation', () => {
    const database = (CatalogId: unknown) => template(
      'AWS::Glue::Database', { CatalogId, DatabaseInput: { Name: 'raw' } }, RETAINED,
    );
    const stack = foreign(database({ Ref: 'AWS::AccountId' }), database('111122223333'));

    const environment = { account: '111122223333', region: 'eu-central-1' };

    const { problems } = guardStacks([{ ...stack, environment }], []);

    expect(problems).toEqual([]);
  });

  test('is not rejected if it has no resources', () => {
    const { problems } = guardStacks([foreign({}, bucket('a'))], []);

    expect(problems).toEqual([]);
  });
});
