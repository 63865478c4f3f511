import { compareStacks } from '../../../src/cli/diff/compare-templates';
import { stepsFor } from '../../../src/cli/diff/steps';
import { ComparedStack } from '../../../src/cli/diff/taken-names';
import { Template } from '../../../src/cli/diff/template';

const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const IRELAND = { account: '111122223333', region: 'eu-west-1' };
const of = (Type: string, Properties: object, more: object = {}): Template => (
  { Resources: { R: { Type, Properties: { ...Properties }, ...more } } }
);
const bucket = (more: object = {}) => of('AWS::S3::Bucket', { BucketName: 'raw' }, more);
const role = () => of('AWS::IAM::Role', { RoleName: 'analyst' });
const profile = (DomainId: unknown) => of('AWS::SageMaker::UserProfile', { UserProfileName: 'ada', DomainId });

/** What becomes of a resource that leaves the stack `old` and is added to the stack `new`. */
function moved(resource: Template, options: { from?: Partial<ComparedStack>; to?: Partial<ComparedStack> } = {}) {
  const [, added] = compareStacks([
    { stackName: 'old', environment: IRELAND, before: resource, after: {}, ...options.from },
    { stackName: 'new', environment: IRELAND, before: {}, after: resource, ...options.to },
  ]);
  return { effect: added[0].effect, steps: stepsFor(added[0]) };
}

describe('a resource that moves to another stack', () => {
  test('cannot be created before the stack that has its name is deployed', () => {
    expect(moved(role())).toEqual({
      effect: 'cannot be created',
      steps: 'deploy "old" alone first, then deploy this stack; or give the new resource another name',
    });
  });

  test('is added if that stack is always deployed first', () => {
    expect(moved(role(), { to: { deployedAfter: ['other', 'old'] } }).effect).toBe('added');
  });

  test('cannot be created if the old one is retained, regardless of the order, and is then imported', () => {
    const { effect, steps } = moved(bucket(KEPT), { to: { deployedAfter: ['old'] } });

    expect(effect).toBe('cannot be created');
    expect(steps).toBe('deploy "old" alone first, then deploy this stack, with "--adopt-existing", which imports the '
      + 'retained one; or give the new resource another name');
  });

  test('keeps its place if CloudFormation does not find the retained one by its name', () => {
    const domain = of('AWS::SageMaker::Domain', { DomainName: 'team', VpcId: 'vpc-1' }, KEPT);

    expect(moved(domain)).toEqual({
      effect: 'cannot be created',
      steps: 'keep the resource in "old", or give the new resource another name: the old one is retained under this '
        + 'name, and CloudFormation cannot import it by its name',
    });
  });

  test('cannot be created while a stack exists that left the platform', () => {
    const { effect, steps } = moved(role(), { from: { isGone: true }, to: { deployedAfter: ['old'] } });

    expect(effect).toBe('cannot be created');
    expect(steps).toMatch(/^delete the stack "old" first/);
  });
});

describe('names are compared where they are unique', () => {
  const elsewhere = (other: Partial<typeof IRELAND>) => ({ to: { environment: { ...IRELAND, ...other } } });
  const group = () => of('AWS::Athena::WorkGroup', { Name: 'analysts' });

  test.each<[string, Template, Partial<typeof IRELAND>, string]>([
    ['buckets, in another account', bucket(), { account: '444455556666' }, 'cannot be created'],
    ['buckets, in another Region of the partition', bucket(), { region: 'ap-south-1' }, 'cannot be created'],
    ['buckets, in another partition', bucket(), { region: 'cn-north-1' }, 'added'],
    ['roles, in another Region', role(), { region: 'eu-central-1' }, 'cannot be created'],
    ['roles, in another account', role(), { account: '444455556666' }, 'added'],
    ['workgroups, in another Region', group(), { region: 'eu-central-1' }, 'added'],
    ['workgroups, in one Region', group(), {}, 'cannot be created'],
    ['profiles of one domain', profile('d-1'), {}, 'cannot be created'],
    ['profiles of the domain of each stack', profile({ Ref: 'Domain' }), {}, 'added'],
    [
      'locations of Lake Formation', of('AWS::LakeFormation::Resource', { ResourceArn: 'arn:aws:s3:::raw/data' }), {},
      'cannot be created',
    ],
  ])('%s', (_, resource, other, effect) => {
    expect(moved(resource, elsewhere(other)).effect).toBe(effect);
  });
});

describe('names that change', () => {
  const named = (names: { [id: string]: string }): Template => ({
    Resources: Object.fromEntries(Object.entries(names).map(([id, RoleName]) => [
      id, { Type: 'AWS::IAM::Role', Properties: { RoleName } },
    ])),
  });
  const effects = (before: Template, after: Template, other: Partial<ComparedStack> = {}) => {
    const none = { before: {}, after: {} };
    return compareStacks([{ stackName: 'one', before, after }, { stackName: 'two', ...none, ...other }])
      .flatMap((changes) => changes.map(({ effect, logicalId }) => `${effect} ${logicalId}`));
  };

  test('two resources of a stack cannot exchange them', () => {
    expect(effects(named({ A: 'a', B: 'b' }), named({ A: 'b', B: 'a' }))).toEqual([
      'cannot be replaced A', 'cannot be replaced B',
    ]);
  });

  test('a new resource cannot have the former name of another one', () => {
    expect(effects(named({ A: 'a' }), named({ A: 'b', B: 'a' }))).toEqual(['cannot be created B', 'replaced A']);
    expect(effects(named({ A: 'a' }), named({ A: 'b' }), { after: named({ B: 'a' }) })).toEqual([
      'replaced A', 'cannot be created B',
    ]);
  });

  test('names of roles, policies and security groups are compared without case, those of workgroups with case', () => {
    const policy = (name: string) => of('AWS::IAM::ManagedPolicy', { ManagedPolicyName: name });
    const workgroup = (Name: string) => of('AWS::Athena::WorkGroup', { Name });
    const group = (GroupName: string) => of('AWS::EC2::SecurityGroup', { GroupName, VpcId: 'vpc-1' });

    expect(effects(named({ A: 'Analyst' }), named({ B: 'analyst' }))).toEqual(['cannot be created B', 'deleted A']);
    expect(effects(named({ A: 'Analyst' }), named({ A: 'analyst' }))).toEqual(['cannot be replaced A']);
    expect(effects(group('Studio'), group('studio'))).toEqual(['cannot be replaced R']);
    expect(effects(policy('Read'), policy('read'))).toEqual(['cannot be replaced R']);
    expect(effects(workgroup('Read'), workgroup('read'))).toEqual(['replaced R']);
  });

  test('a name that nothing had is free', () => {
    expect(effects(named({ A: 'a' }), named({ A: 'b', B: 'c' }))).toEqual(['replaced A', 'added B']);
  });
});
