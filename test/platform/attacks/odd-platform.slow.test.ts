import { ODD, oddPlatform } from './platforms';
import { Principal } from '../../support/access';

const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
const model = oddPlatform();
const bucket = model.templates.ofType('AWS::S3::Bucket').find(({ ref }) => ref.endsWith('-odd'))!;
const object = (key: string) => `${bucket.attributes.Arn}/${key}`;
const sso = (name: string) => model.otherRole(
  `arn:aws:iam::${ODD.account}:role/aws-reserved/sso.amazonaws.com/eu-west-3/AWSReservedSSO_${name}_0123456789abcdef`,
  EVERYTHING,
);
const people = sso(ODD.permissionSet);
const partner = model.otherRole(ODD.partner, EVERYTHING);
const frozen = model.otherRole(ODD.immutable, EVERYTHING);
const known = Principal.ofRole(`arn:aws:iam::${ODD.account}:role/any/Name`, { roleId: ODD.uniqueId }).with(EVERYTHING);

describe('access by prefix of unusual roles', () => {
  test.each<[string, Principal, string, string]>([
    ['a role of another account', partner, 'Data/x', 'Data/inner/deep/x'],
    ['a permission set', people, 'Data/x', 'Data/inner/deep/x'],
    ['a role that is known by its ID', known, 'Data/x', 'Data/inner/deep/x'],
    ['a role that cannot be changed', frozen, 'Data/inner/deep/x', 'Data/inner/deep/y/z'],
  ])('%s reads below its prefix and nowhere else', async (_, role, ...allowed) => {
    await model.expectAllowed(role, 's3:GetObject', allowed.map(object));
    await model.expectDenied(role, ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTagging'], [
      'data/x', 'DATA/x', 'Data', 'Database/x', 'x', 'Dat/x',
    ].map(object));
  });

  test('each level ends where its prefix ends', async () => {
    await model.expectAllowed(people, 's3:PutObject', object('Data/inner/deep/x'));
    await model.expectDenied(people, 's3:PutObject', [object('Data/x'), object('Data/inner/deeper/x')]);
    await model.expectDenied(people, 's3:DeleteObjectVersion', object('Data/inner/deep/x'));
    await model.expectDenied(frozen, ['s3:GetObject', 's3:PutObject'], object('Data/x'));
    await model.expectDenied(frozen, 's3:PutObject', object('Data/inner/deep/x'));
    await model.expectAllowed(known, 's3:PutObject', object('Data/inner/deep/x'));
    await model.expectDenied(partner, 's3:PutObject', object('Data/inner/deep/x'));
  });

  test.each([
    ['a permission set whose name goes on', sso('Data_Contractors')],
    ['a permission set in lower case', sso('data')],
    ['a role of the other account with the same name and another path', model.otherRole(
      `arn:aws:iam::${ODD.other}:role/Reader`, EVERYTHING,
    )],
    ['a role of the own account with the path and name of the partner', model.otherRole(
      `arn:aws:iam::${ODD.account}:role/partners/Reader`, EVERYTHING,
    )],
    ['a role without the path of the frozen one', model.otherRole(
      `arn:aws:iam::${ODD.account}:role/Frozen`, EVERYTHING,
    )],
    ['a role whose session has the ID of another role as its name', Principal.ofRole(
      `arn:aws:iam::${ODD.account}:role/x`, { session: ODD.uniqueId },
    ).with(EVERYTHING)],
    ['a role whose ID begins with that of another', Principal.ofRole(
      `arn:aws:iam::${ODD.account}:role/x`, { roleId: `${ODD.uniqueId}7` },
    ).with(EVERYTHING)],
  ])('%s reads nothing', async (_, role) => {
    await model.expectDenied(role, ['s3:GetObject', 's3:PutObject'], object('Data/inner/deep/x'));
  });
});

test('an upload with a key of the client, another key or AES256 is denied to writers', async () => {
  const writer = known;
  const key = 'arn:aws:kms:eu-west-3:444455556666:key/00000000-0000-0000-0000-000000000000';
  for (const context of [
    { 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' },
    { 's3:x-amz-server-side-encryption': 'AES256' },
    { 's3:x-amz-server-side-encryption': 'aws:kms' },
    { 's3:x-amz-server-side-encryption': 'aws:kms:dsse', 's3:x-amz-server-side-encryption-aws-kms-key-id': key },
    { 's3:x-amz-server-side-encryption-aws-kms-key-id': key },
  ]) await model.expectDenied(writer, 's3:PutObject', object('Data/x'), context);
  await model.expectAllowed(writer, 's3:PutObject', object('Data/x'));
});

test('presigned requests and anonymous TLS are decided like others', async () => {
  const presigned = { 's3:authType': 'REST-QUERY-STRING', 's3:signatureAge': '60000' };
  await model.expectAllowed(partner, 's3:GetObject', object('Data/x'), presigned);
  await model.expectDenied(partner, 's3:GetObject', object('x'), presigned);
  await model.expectDenied(partner, 's3:GetObject', object('Data/x'), { ...presigned, 'aws:SecureTransport': 'false' });
});

describe('two teams without Studio in one account', () => {
  const execution = (name: string) => model.role(`odd-x1-core-roles-execution-${name}`).with(EVERYTHING);
  const own = (name: string) => ({ 'aws:ResourceTag/data-science-team': `odd-x1-core-${name}` });
  const resource = (path: string) => `arn:aws:sagemaker:eu-west-3:${ODD.account}:${path}`;

  test('the execution role of a team reaches neither bucket nor key of the other team', async () => {
    for (const [attacker, victim] of [['alpha', 'beta'], ['beta', 'alpha']]) {
      const team = model.bucket(`odd-x1-core-${victim}`);
      await model.expectDenied(execution(attacker), ['s3:GetObject', 's3:PutObject'], team.object('projects/x'));
      await model.expectDenied(execution(attacker), ['kms:Decrypt', 'kms:GenerateDataKey'], model.key(`odd-x1-core-${victim}`));
    }
  });

  test.each(['data-science-team', 'Data-Science-Team', 'DATA-SCIENCE-TEAM'])(
    'a resource without a tag cannot be claimed with the tag %s',
    async (key) => {
      const role = execution('alpha');
      const claim = { 'aws:TagKeys': [key], [`aws:RequestTag/${key}`]: 'odd-x1-core-alpha' };
      await model.expectDenied(role, 'sagemaker:AddTags', resource('pipeline/x'), claim);
      await model.expectDenied(role, 'sagemaker:DeleteTags', resource('pipeline/x'), { 'aws:TagKeys': [key] });
    },
  );

  test('what carries the tag of the other team is out of reach of every action', async () => {
    const role = execution('alpha');
    for (const [action, path] of [
      ['UpdatePipeline', 'pipeline/x'], ['InvokeEndpoint', 'endpoint/x'], ['DeleteModel', 'model/x'],
      ['CreatePresignedNotebookInstanceUrl', 'notebook-instance/x'], ['AddTags', 'endpoint/x'],
      ['DeleteFeatureGroup', 'feature-group/x'], ['StopTrainingJob', 'training-job/x'],
    ]) {
      await model.expectDenied(role, `sagemaker:${action}`, resource(path), own('beta'));
    }
  });
});

test('the pipeline role is assumed by Step Functions for this account only', async () => {
  const role = `arn:aws:iam::${ODD.account}:role/odd-x1-core-roles-pipeline`;
  const states = model.service('states.amazonaws.com');
  await model.expectAllowed(states, 'sts:AssumeRole', role, { 'aws:SourceAccount': ODD.account });
  await model.expectDenied(states, 'sts:AssumeRole', role, { 'aws:SourceAccount': ODD.other });
  await model.expectDenied(model.administrator(), 'sts:AssumeRole', role);
});

test('a session of the other account needs a source identity, and takes it along', async () => {
  const role = `arn:aws:iam::${ODD.account}:role/odd-x1-core-roles-steward`;
  const stranger = model.otherRole(`arn:aws:iam::${ODD.other}:role/x`, EVERYTHING);
  await model.expectAllowed(stranger, 'sts:AssumeRole', role, { 'sts:SourceIdentity': 'ada' });
  await model.expectDenied(stranger, 'sts:AssumeRole', role);
});
