import { stackChanges } from '../../../src/cli/diff/change-report';
import { changesText } from '../../../src/cli/diff/change-text';
import { Revision, StackDeployment } from '../../../src/cli/diff/revision';
import { Template } from '../../../src/cli/diff/template';

const PATH = '/acme/shared/lake/bucket/raw/name';
const publisher = (BucketName: string): Template => ({
  Resources: {
    Raw: { Type: 'AWS::S3::Bucket', Properties: { BucketName } },
    Published: { Type: 'AWS::SSM::Parameter', Properties: { Name: PATH, Value: { Ref: 'Raw' } } },
    Other: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/other', Value: 'same' } },
  },
});
const reader = (path = PATH, Description = ''): Template => ({
  Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { Description, Path: `/{{resolve:ssm:${path}}}/` } } },
});
const withParameter: Template = {
  Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: PATH } },
  Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { Path: { Ref: 'P' } } } },
};

/** What a stack is told about values when the bucket of another one gets another name. */
function told(before: Template, after = before, region = 'eu-central-1', bucket = 'new'): string[] {
  const deployments = new Map<string, StackDeployment>([
    ['acme-lake', { environment: { account: '1', region: 'eu-central-1' } }],
    ['acme-team', { environment: { account: '1', region } }],
  ]);
  const revision = (name: string, team: Template): Revision => (
    { templates: new Map([['acme-lake', publisher(name)], ['acme-team', team]]), deployments, places: new Map() }
  );
  const changes = stackChanges(revision('old', before), revision(bucket, after));
  return changes.find(({ stack }) => stack === 'acme-team')?.values.concat() ?? [];
}

const CHANGED = `"${PATH}" of "acme-lake" changes`;

test('a stack that reads a value of a replaced resource and is not updated keeps the old value', () => {
  expect(told(reader())).toEqual([
    `${CHANGED}, and this stack keeps the old value: change its template after that deployment, for example a tag`,
  ]);
});

test('a stack that is updated, or that has a template parameter, gets the new value', () => {
  expect(told(reader(), reader(PATH, 'changed'))).toEqual([`${CHANGED}, and this stack gets the new value`]);
  expect(told(withParameter)).toEqual([`${CHANGED}, and this stack gets the new value`]);
});

test.each<[string, string[]]>([
  ['that reads another value', told(reader('/other'))],
  ['in another Region', told(reader(), reader(), 'eu-west-1')],
  ['if nothing is replaced', told(reader(), reader(), 'eu-central-1', 'old')],
])('a stack %s is not listed', (_, values) => {
  expect(values).toEqual([]);
});

test('the text of the differences says whether a replaced resource is deleted first', () => {
  const revision = (Type: string, property: string, value: string): Revision => ({
    templates: new Map([['lake', { Resources: { R: { Type, Properties: { [property]: [value] } } } }]]),
    deployments: new Map(),
    places: new Map(),
  });
  const textOf = (type: string, property: string) => (
    changesText(stackChanges(revision(type, property, 'a'), revision(type, property, 'b')))
  );

  const [grant, bucket] = [
    textOf('AWS::LakeFormation::PrincipalPermissions', 'Permissions'), textOf('AWS::S3::Bucket', 'BucketName'),
  ];

  expect(grant).toContain('hint: CloudFormation deletes the old resource before it creates the new one');
  expect(bucket).toContain('replaced: AWS::S3::Bucket R');
  expect(bucket).not.toContain('hint');
});

test('the text of the differences has the sentence below the stack', () => {
  const deployments = new Map<string, StackDeployment>();
  const revision = (name: string): Revision => (
    { templates: new Map([['lake', publisher(name)], ['team', reader()]]), deployments, places: new Map() }
  );

  expect(changesText(stackChanges(revision('a'), revision('b')))).toContain(`team\n  value: "${PATH}" of "lake" changes`);
});
