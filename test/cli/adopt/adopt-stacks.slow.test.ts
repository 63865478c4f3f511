import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { LAKE } from './lake-platform';
import { Adoption, adoptStacks } from '../../../src/cli/adopt/adopt-stacks';
import { adoptedFile } from '../../../src/cli/adopt/adopted-file';
import { PlanList } from '../../../src/cli/adopt/adoption-plan';
import { templatesOfDirectory } from '../../../src/cli/adopt/deployed-directory';
import { DeployedTemplate } from '../../../src/cli/adopt/deployed-template';
import { planText } from '../../../src/cli/adopt/plan-text';
import { readConfiguration } from '../../../src/config/yaml-directory';
import { copyKit, describeSampleKit } from '../../support/kits';
import { directoryWith } from '../../support/scratch-kit';

const BUCKET = {
  Type: 'AWS::S3::Bucket',
  Properties: {
    BucketName: 'acme-dev-shared-lake-raw',
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          ServerSideEncryptionByDefault: { KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] }, SSEAlgorithm: 'aws:kms' },
        },
      ],
    },
  },
};
const KEY = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {} } };
const POLICY = { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Raw' }, PolicyDocument: {} } };
const HAND_WRITTEN = { Resources: { Raw: BUCKET, Key: KEY, RawPolicy: POLICY } };

async function adopt(deployed: { [stack: string]: DeployedTemplate }, yaml = LAKE): Promise<Adoption> {
  const configuration = readConfiguration(directoryWith({ 'mdaa.yaml': yaml }));
  return adoptStacks(configuration, new Map(Object.entries(deployed)));
}

function planned({ resources }: Adoption, list: PlanList): string[] {
  return resources.filter((resource) => resource.list === list).map(({ type, logicalId }) => `${type} ${logicalId}`);
}

describe('a handwritten stack', () => {
  test('keeps the bucket by its name, and its key and policy by the bucket', async () => {
    const adoption = await adopt({ 'acme-dev-shared-lake': HAND_WRITTEN });

    expect(planned(adoption, 'updated in place').sort()).toEqual([
      'AWS::KMS::Key Key', 'AWS::S3::Bucket Raw', 'AWS::S3::BucketPolicy RawPolicy',
    ]);
    expect(planned(adoption, 'replaced')).toEqual([]);
    expect(planned(adoption, 'removed')).toEqual([]);
    expect(adoption.problems).toEqual([]);
    expect(adoption.adopted['acme-dev-shared-lake'].resources).toEqual({
      'DataLake/Bucket-raw': { logicalId: 'Raw' },
      'DataLake/Bucket-raw/Policy': { logicalId: 'RawPolicy' },
      'DataLake/Key': { logicalId: 'Key' },
    });
  });

  test('with another name is found by its resources', async () => {
    const adoption = await adopt({ 'research-lake': HAND_WRITTEN });

    expect(adoption.adopted['acme-dev-shared-lake'].stackName).toBe('research-lake');
    expect(adoption.problems).toEqual([]);
  });

  test('is retained by the first step, with metadata that CloudFormation sees as a change', async () => {
    const { firstSteps: [step] } = await adopt({ 'acme-dev-shared-lake': HAND_WRITTEN });

    expect(step.template.Resources!.Raw).toEqual({
      ...BUCKET, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Metadata: { RetainedForAdoption: 'true' },
    });
    expect(step.resources.map(({ logicalId }) => logicalId)).toEqual(['Key', 'Raw', 'RawPolicy']);
    expect(step.region).toBe('eu-central-1');
  });

  test('keeps a deployed name that begins with the name in the platform', async () => {
    const alias = {
      Type: 'AWS::KMS::Alias',
      Properties: {
        AliasName: 'alias/acme-dev-shared-lake-cmk', TargetKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      },
    };
    const resources = { ...HAND_WRITTEN.Resources, Alias: alias };
    const adoption = await adopt({ 'acme-dev-shared-lake': { Resources: resources } });

    expect(adoption.adopted['acme-dev-shared-lake'].names).toEqual({
      keyAlias: { 'acme-dev-shared-lake': 'acme-dev-shared-lake-cmk' },
    });
    expect(planned(adoption, 'updated in place')).toContain('AWS::KMS::Alias Alias');
  });

  test('without some resources: data is retained, and custom resources revert nothing', async () => {
    const more = {
      Audit: { Type: 'AWS::Glue::Database', Properties: { CatalogId: '1', DatabaseInput: { Name: 'x' } } },
      Records: { Type: 'AWS::Glue::Table', Properties: { DatabaseName: 'x', TableInput: { Name: 'y' } } },
      State: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'state' } },
      Script: { Type: 'Custom::Script', Properties: { ServiceToken: 'arn' } },
      Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'old' } },
    };
    const adoption = await adopt({ 'acme-dev-shared-lake': { Resources: { ...HAND_WRITTEN.Resources, ...more } } });

    const reasons = Object.fromEntries(adoption.resources.filter(({ list }) => list === 'removed')
      .map(({ logicalId, reason }) => [logicalId, reason]));

    expect(reasons).toEqual({
      Audit: 'the platform has no such resource; the first step retains it in the account',
      Records: 'the platform has no such resource; the first step retains it in the account',
      State: 'the platform has no such resource; the first step retains it in the account',
      Script: 'the platform has no such resource; the first step retains it in the account, so its function is '
        + 'not called to revert its changes',
      Role: 'the platform has no such resource; it is deleted',
    });
    expect(adoption.problems).toEqual([]);
  });

  test('keeps its exports, and stops if an imported export would be removed', async () => {
    const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'old' } };
    const outputs = {
      RawName: { Value: { Ref: 'Raw' }, Export: { Name: 'raw-name' } },
      RoleName: { Value: { Ref: 'Role' }, Export: { Name: 'role-name' } },
    };
    const importing = {
      Resources: {
        Topic: {
          Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::ImportValue': 'role-name' } },
        },
      },
    };

    const adoption = await adopt({
      'acme-dev-shared-lake': { Resources: { ...HAND_WRITTEN.Resources, Role: role }, Outputs: outputs },
      'other': importing,
    });

    expect(adoption.adopted['acme-dev-shared-lake'].outputs).toEqual({
      RawName: { exportName: 'raw-name', expression: { Ref: 'Raw' } },
    });
    expect(adoption.problems.map(({ message }) => message)).toEqual([
      'the deployment would delete the export "role-name" of "acme-dev-shared-lake", which other imports',
    ]);
  });

  test('stops if another stack has a bucket, which must be imported', async () => {
    const adoption = await adopt({
      'acme-dev-shared-lake': {
        Resources: {
          Alias: {
            Type: 'AWS::KMS::Alias',
            Properties: {
              AliasName: 'alias/acme-dev-shared-lake', TargetKeyId: 'k',
            },
          },
        },
      },
      'buckets': { Resources: { Raw: BUCKET, Key: KEY } },
    });

    expect(adoption.imports).toEqual([expect.objectContaining({
      stack: 'acme-dev-shared-lake',
      stackPath: 'Platform/acme-dev-shared-lake',
      type: 'AWS::S3::Bucket',
      deployedIn: 'buckets',
      isImportable: true,
      identifier: { BucketName: 'acme-dev-shared-lake-raw' },
    })]);
    expect(adoption.problems).toEqual([expect.objectContaining({ code: 'DSP470' })]);
  });
});

describe('names of exports', () => {
  const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'old' } };
  const stack = (outputs: DeployedTemplate['Outputs']): DeployedTemplate => ({
    Parameters: { Stage: { Type: 'String', Default: 'dev' } },
    Resources: { ...HAND_WRITTEN.Resources, Role: role },
    Outputs: outputs,
  });
  const importing = (name: unknown): DeployedTemplate => (
    { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { 'Fn::ImportValue': name } } } } }
  );

  test('with the name of the stack are kept as their value', async () => {
    const outputs = { Raw: { Value: { Ref: 'Raw' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-raw' } } } };

    const { adopted, lostExports } = await adopt({ 'acme-dev-shared-lake': stack(outputs) });

    expect(adopted['acme-dev-shared-lake'].outputs).toEqual({
      Raw: { exportName: 'acme-dev-shared-lake-raw', expression: { Ref: 'Raw' } },
    });
    expect(lostExports).toEqual([]);
  });

  test.each([
    ['acme-dev-shared-lake-role'], [{ 'Fn::Join': ['-', ['acme-dev-shared-lake', 'role']] }],
  ])('are compared by their value with the import of %j', async (imported) => {
    const outputs = { Role: { Value: { Ref: 'Role' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-role' } } } };

    const { problems } = await adopt({ 'acme-dev-shared-lake': stack(outputs), 'other': importing(imported) });

    expect(problems.map(({ message }) => message)).toEqual([
      'the deployment would delete the export "acme-dev-shared-lake-role" of "acme-dev-shared-lake", which other '
        + 'imports',
    ]);
  });

  test('with a template parameter are not kept, because its value is not in the template', async () => {
    const outputs = { Raw: { Value: { Ref: 'Raw' }, Export: { Name: { 'Fn::Sub': '${Stage}-raw' } } } };

    const { adopted, problems } = await adopt({
      'acme-dev-shared-lake': stack(outputs), 'other': importing('dev-raw'),
    });

    expect(adopted['acme-dev-shared-lake'].outputs).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ message: expect.stringContaining('"dev-raw"') as string })]);
  });
});

describe('a renamed module', () => {
  const renamed = JSON.parse(
    JSON.stringify(HAND_WRITTEN).replaceAll('acme-dev-shared-lake', 'acme-dev-shared-store'),
  ) as DeployedTemplate;

  test('is named, because its stack holds data and no module adopts it', async () => {
    const adoption = await adopt({ 'acme-dev-shared-store': renamed });

    expect(adoption.otherStacks).toEqual(['acme-dev-shared-store']);
    expect(planText(adoption, { retain: [], imports: [] })).toContain(
      'note: no module adopts these stacks, which hold data and do not change: acme-dev-shared-store',
    );
  });

  test('keeps every resource if adopted.yaml specifies the name of its stack', async () => {
    const directory = directoryWith({
      'mdaa.yaml': LAKE, 'adopted.yaml': 'acme-dev-shared-lake: { stack_name: acme-dev-shared-store }\n',
    });

    const adoption = await adoptStacks(
      readConfiguration(directory), new Map([['acme-dev-shared-store', renamed]]),
    );

    expect(planned(adoption, 'updated in place').sort()).toEqual([
      'AWS::KMS::Key Key', 'AWS::S3::Bucket Raw', 'AWS::S3::BucketPolicy RawPolicy',
    ]);
    expect(planned(adoption, 'removed')).toEqual([]);
    expect(adoption.otherStacks).toEqual([]);
    expect(adoption.adopted['acme-dev-shared-lake'].names).toEqual({
      bucket: { 'acme-dev-shared-lake-raw': 'acme-dev-shared-store-raw' },
    });
  });
});

describe('a bucket with another name', () => {
  const other = { ...BUCKET, Properties: { BucketName: 'science-files' } };
  const deployed = new Map([['acme-dev-shared-lake', { Resources: { Files: other } }]]);

  test('stays in the account, and the plan says that the new one does not have its data', async () => {
    const adoption = await adoptStacks(readConfiguration(directoryWith({ 'mdaa.yaml': LAKE })), deployed);

    expect(planText(adoption, { retain: [], imports: [] })).toContain(
      'note: AWS::S3::Bucket "science-files" leaves the stack "acme-dev-shared-lake", and "acme-dev-shared-lake-raw" '
        + 'is created without its data',
    );
  });

  test('is adopted if adopted.yaml specifies its name', async () => {
    const names = '{ bucket: { acme-dev-shared-lake-raw: science-files } }';
    const directory = directoryWith({
      'mdaa.yaml': LAKE, 'adopted.yaml': `acme-dev-shared-lake: { names: ${names} }\n`,
    });

    const adoption = await adoptStacks(readConfiguration(directory), deployed);

    expect(planned(adoption, 'updated in place')).toEqual(['AWS::S3::Bucket Files']);
    expect(planned(adoption, 'removed')).toEqual([]);
  });
});

describe('the written file is read again', () => {
  test('adopted.yaml produces the templates of the plan', async () => {
    const directory = directoryWith({ 'mdaa.yaml': LAKE });
    const deployed = new Map(Object.entries({ 'acme-dev-shared-lake': HAND_WRITTEN }));
    const first = await adoptStacks(readConfiguration(directory), deployed);
    writeFileSync(join(directory, 'adopted.yaml'), adoptedFile(first.adopted));

    const configuration = readConfiguration(directory);
    const second = await adoptStacks(configuration, deployed);

    expect(configuration.options.adopted).toEqual({
      'acme-dev-shared-lake': { resources: first.adopted['acme-dev-shared-lake'].resources },
    });
    expect(adoptedFile(second.adopted)).toBe(adoptedFile(first.adopted));
  });
});

describe('directories of templates', () => {
  test('contain JSON, YAML with short forms of functions, or the output of the AWS CLI', () => {
    const body = { Resources: { Raw: { Type: 'AWS::S3::Bucket' } } };
    const directory = directoryWith({
      'a.json': JSON.stringify(body),
      'b.yaml': 'Resources:\n  P: { Type: AWS::SNS::Topic, Properties: { Bucket: !Ref Raw, Arn: !GetAtt Raw.Arn } }\n',
      'c.json': JSON.stringify({ StagesAvailable: [], TemplateBody: body }),
      'd.yml': 'Resources: { T: { Type: AWS::SNS::Topic, Properties: { TopicName: !Join ["-", [a, !Ref B]] } } }\n',
    });

    const templates = templatesOfDirectory(directory);

    expect([...templates.keys()]).toEqual(['a', 'b', 'c', 'd']);
    expect(templates.get('b')!.Resources!.P.Properties).toEqual({
      Bucket: { Ref: 'Raw' }, Arn: { 'Fn::GetAtt': ['Raw', 'Arn'] },
    });
    expect(templates.get('c')).toEqual(body);
    expect(templates.get('d')!.Resources!.T.Properties).toEqual({
      TopicName: { 'Fn::Join': ['-', ['a', { Ref: 'B' }]] },
    });
  });

  test('can have other files, if template names have the expected extension', () => {
    const directory = directoryWith({ 'a.template.json': '{ "Resources": {} }', 'manifest.json': '{}' });

    expect([...templatesOfDirectory(directory).keys()]).toEqual(['a']);
  });

  test('without a valid template are rejected', () => {
    const empty = directoryWith({ 'readme.txt': 'x' });
    const other = directoryWith({ 'x.json': '{ "a": 1 }' });

    expect(() => templatesOfDirectory(empty)).toThrow('contains no template');
    expect(() => templatesOfDirectory(other)).toThrow('" is not a CloudFormation template');
    expect(() => templatesOfDirectory(join(empty, 'missing'))).toThrow('is not a directory');
  });
});

const DEPLOYED = process.env.DSP_DEPLOYED_TEMPLATES;

if (DEPLOYED === undefined) {
  describe.skip('deployed templates', () => test('DSP_DEPLOYED_TEMPLATES is not set', () => undefined));
} else {
  describeSampleKit((source) => {
    const adoptKit = (more = '') => {
      const directory = copyKit(source);
      const file = join(directory, 'mdaa.yaml');
      // The templates were written for another VPC.
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.replace(/(vpc|subnet)-0123456789abcdef0/g, '$1-0a1b2c3d4e5f60718') + more);
      return adoptStacks(readConfiguration(directory), templatesOfDirectory(DEPLOYED));
    };
    let adoption: Adoption;

    beforeAll(async () => {
      adoption = await adoptKit();
    }, 60_000);

    test('nothing that holds data is replaced or deleted', () => {
      const lost = adoption.resources.filter(({ list, holdsData, reason }) => (
        list === 'replaced' || (list === 'removed' && holdsData && !reason.includes('retain'))
      ));

      expect(lost).toEqual([]);
      expect(adoption.problems).toEqual([]);
    });

    test('nothing that holds data leaves the stacks of a platform that is compatible with MDAA', async () => {
      const { resources, problems } = await adoptKit('\ncompatibility: mdaa\n');

      expect(resources.filter(({ list, holdsData }) => list === 'removed' && holdsData)).toEqual([]);
      expect(problems).toEqual([]);
    }, 60_000);

    test('every bucket, key, domain, role and policy of the deployed platform is kept', () => {
      const created = adoption.resources.filter(({ list }) => list === 'created').map(({ type }) => type);

      for (const type of ['S3::Bucket', 'KMS::Key', 'KMS::Alias', 'SageMaker::Domain', 'SageMaker::UserProfile',
        'Glue::Database', 'Athena::WorkGroup', 'CloudTrail::Trail', 'IAM::Role', 'SNS::Topic', 'EC2::SecurityGroup']) {
        expect(created).not.toContain(`AWS::${type}`);
      }
    });
  });
}
