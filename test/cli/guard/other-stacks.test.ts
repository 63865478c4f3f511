import { Template } from '../../../src/cli/diff/template';
import { GuardedStack } from '../../../src/cli/guard/guarded-stack';
import { affectedStacks, OtherStack } from '../../../src/cli/guard/other-stacks';

const PATH = '/acme/shared/lake/bucket/raw/name';
const resource = (Type: string, Properties: object): Template => (
  { Resources: { R: { Type, Properties: { ...Properties } } } }
);
const stack = (deployed: Template, synthesized: Template): GuardedStack => ({
  stackName: 'acme-dev-shared-lake', ownPaths: '/acme/shared/lake/', deployed, synthesized, paths: new Map(),
});
const other = (id: string, synthesized: Template): OtherStack => ({ id, stackName: id, synthesized, paths: new Map() });
const READER = other('reader', resource('AWS::IAM::Role', { Description: `{{resolve:ssm:${PATH}}}` }));
const OTHERS = [READER, other('else', {})];

/** The IDs of the other stacks that matter to a deployment of a stack. */
const affected = (deployed: Template, synthesized: Template) => (
  affectedStacks([stack(deployed, synthesized)], OTHERS).map(({ id }) => id)
);

test.each<[string, string, object, string[]]>([
  ['with the name of its module', 'AWS::IAM::Role', { RoleName: 'acme-dev-shared-lake-etl' }, []],
  ['with the path of its module', 'AWS::SSM::Parameter', { Name: PATH, Value: 'x' }, []],
  ['without a name', 'AWS::KMS::Key', {}, []],
  ['with another name', 'AWS::IAM::Role', { RoleName: 'analyst' }, ['reader', 'else']],
  ['with a path of the domain', 'AWS::SSM::Parameter', { Name: '/acme/shared/generated-role/a' }, ['reader', 'else']],
  ['that is a location', 'AWS::LakeFormation::Resource', { ResourceArn: 'arn:aws:s3:::raw/x' }, ['reader', 'else']],
])('a new resource %s', (_, type, properties, expected) => {
  expect(affected({}, resource(type, properties))).toEqual(expected);
});

test('a changed value matters to the stacks that read it', () => {
  const published = (Value: string) => resource('AWS::SSM::Parameter', { Name: PATH, Value });

  expect(affected(published('old'), published('new'))).toEqual(['reader']);
  expect(affected(published('old'), published('old'))).toEqual([]);
});
