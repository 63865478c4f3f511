import { App, CfnOutput, Fn, Stack, Validations } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import {
  AccountRootPrincipal, CfnManagedPolicy, PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import { CfnTopic, Topic } from 'aws-cdk-lib/aws-sns';
import { ResolvedTemplates } from './access';
import { nagFindings } from './nag';
import { lake } from './small-lake';
import { CloudFormationTemplate, ResolveOptions } from './template-resolver';

/** The properties of the resource `Probe` in a stack with the given other resources. */
function probe(value: unknown, template: CloudFormationTemplate = {}, options?: ResolveOptions): unknown {
  const Resources = { ...template.Resources, Probe: { Type: 'Test::Probe', Properties: { value } as never } };
  return new ResolvedTemplates({ S: { ...template, Resources } }, options).resource('S', 'Probe').properties.value;
}

describe('template resolver', () => {
  test('pseudo parameters have values; if the stack has an environment, they come from the environment', () => {
    const value = {
      'Fn::Join': [
        ':',
        [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::URLSuffix' }],
      ],
    };

    expect(probe(value)).toBe('aws:us-east-1:111122223333:amazonaws.com');
    expect(probe(value, {}, { region: 'eu-west-1', account: '444455556666' })).toBe(
      'aws:eu-west-1:444455556666:amazonaws.com',
    );

    const app = new App();
    new Bucket(new Stack(app, 'S', { env: { account: '444455556666', region: 'eu-west-1' } }), 'B');

    expect(ResolvedTemplates.fromApp(app).ofType('AWS::S3::Bucket')[0]).toMatchObject({
      account: '444455556666',
      region: 'eu-west-1',
    });
  });

  test('functions are evaluated', () => {
    const template: CloudFormationTemplate = {
      Parameters: { P: { Type: 'String', Default: 'x' } },
      Mappings: { M: { 'us-east-1': { name: 'here' } } },
      Conditions: { Yes: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }, No: { 'Fn::Not': [{ Condition: 'Yes' }] } },
      Resources: {
        Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'r', Path: '/team/' } },
        Gone: { Type: 'AWS::SNS::Topic', Condition: 'No' },
      },
    };

    expect(probe({ 'Fn::Sub': '${P}/${Role.Arn}/${!aws:userid}' }, template)).toBe(
      'x/arn:aws:iam::111122223333:role/team/r/${aws:userid}',
    );
    expect(probe({ 'Fn::Sub': ['${A}-${Role}', { A: 'a' }] }, template)).toBe('a-r');
    expect(probe({ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, template)).toBe('b');
    expect(probe({ 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'name'] }, template)).toBe('here');
    expect(
      probe([{ 'Fn::If': ['No', 'no', { Ref: 'AWS::NoValue' }] }, { 'Fn::If': ['Yes', 'yes', 'no'] }], template),
    ).toEqual(['yes']);
    expect(probe({ a: { Ref: 'AWS::NoValue' }, b: 1, Condition: { Bool: { c: true } } }, template)).toEqual({
      b: 1,
      Condition: { Bool: { c: true } },
    });
    expect(() => probe({ Ref: 'Missing' }, template)).toThrow('S/Probe: there is no "Missing" in the template');
    expect(() => probe({ 'Fn::Unheard': 1 }, template)).toThrow('no support for Fn::Unheard');
    expect(new ResolvedTemplates({ S: template }).ofType('AWS::SNS::Topic')).toEqual([]);
  });

  test('resources are identified by their name, or by a generated stable name', () => {
    const app = new App();
    const stack = new Stack(app, 'S');
    new CfnWorkGroup(stack, 'WorkGroup', { name: 'wg' });
    new CfnDomain(stack, 'Domain', { authMode: 'IAM', defaultUserSettings: { executionRole: 'arn' }, domainName: 'd' });
    new CfnTopic(stack, 'Topic', { topicName: 't' });
    new CfnManagedPolicy(stack, 'Policy', { managedPolicyName: 'p', policyDocument: {} });
    new Role(stack, 'Role', { assumedBy: new AccountRootPrincipal() });
    new Key(stack, 'Key');
    const [one, other] = [ResolvedTemplates.fromApp(app), ResolvedTemplates.fromApp(app)];

    expect(one.resource('S', 'WorkGroup').ref).toBe('wg');
    expect(one.resource('S', 'Topic').ref).toBe('arn:aws:sns:us-east-1:111122223333:t');
    expect(one.resource('S', 'Policy').ref).toBe('arn:aws:iam::111122223333:policy/p');

    const domain = one.resource('S', 'Domain');

    expect(domain.ref).toMatch(/^d-[0-9a-f]{12}$/);
    expect(domain.attributes).toMatchObject({
      DomainId: domain.ref,
      DomainArn: `arn:aws:sagemaker:us-east-1:111122223333:domain/${domain.ref}`,
    });
    expect(one.resource('S', 'Role').attributes.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(one.resource('S', 'Key').attributes.Arn).toMatch(/^arn:aws:kms:us-east-1:111122223333:key\/[0-9a-f-]{36}$/);
    expect(one.resources).toEqual(other.resources);
  });

  test('a dynamic reference resolves to the parameter value in another stack, inside any string', () => {
    const { app, data } = lake();
    new CfnOutput(data, 'Export', { value: 'exported', exportName: 'name' });
    const user = new Stack(app, 'User');
    new Bucket(user, 'B', { bucketName: `b-${Fn.importValue('name')}` });
    new Topic(user, 'T', {
      masterKey: Key.fromKeyArn(
        user,
        'K',
        'arn:aws:kms:us-east-1:111122223333:key/{{resolve:ssm:/acme/lake/kms/arn:1}}',
      ),
    });
    const templates = ResolvedTemplates.fromApp(app);

    expect(templates.resource('User', 'B').ref).toBe('b-exported');
    expect(templates.resource('User', 'T').properties.KmsMasterKeyId).toContain(
      `key/${templates.resource('Data', 'Key', 'AWS::KMS::Key').attributes.Arn}`,
    );

    const { RoleId } = templates.resource('Roles', 'Reader', 'AWS::IAM::Role').attributes;

    expect(JSON.stringify(templates.ofType('AWS::S3::BucketPolicy')[0].properties)).toContain(
      `"aws:userId":"${RoleId}:*"`,
    );
  });

  test('a dynamic reference without a producer throws, unless it is external', () => {
    expect(() => probe('x {{resolve:ssm:/no/such}}')).toThrow(
      'S/Probe: no template produces the SSM parameter ' + '"/no/such"',
    );
    expect(probe('x {{resolve:ssm:/no/such}}', {}, { externalParameters: { '/no/such': 'y' } })).toBe('x y');

    const Parameters = { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/no/such' } };

    expect(() => probe({ Ref: 'P' }, { Parameters })).toThrow('no template produces');
    expect(probe({ Ref: 'P' }, { Parameters }, { externalParameters: { '/no/such': 'y' } })).toBe('y');
  });

  test('errors that a deployment would detect are detected', () => {
    const parameter = (value: string): never =>
      ({ Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Type: 'String', Value: value } }) as never;

    expect(() => probe({ 'Fn::Split': ['/', '{{resolve:ssm:/p}}'] }, { Resources: { P: parameter('a/b') } })).toThrow(
      'Fn::Split is evaluated before',
    );
    expect(() => probe('{{resolve:ssm:/p}}', { Resources: { P: parameter('a'), Q: parameter('b') } })).toThrow(
      'several templates create the SSM parameter "/p": S/P, S/Q',
    );
    expect(() => probe(1, { Resources: { P: parameter('{{resolve:ssm:/p}}') } })).toThrow('is a circular reference');
    expect(() => probe({ Ref: 'P' }, { Parameters: { P: { Type: 'String' } } })).toThrow(
      'neither a default nor a ' + 'value',
    );
  });
});

describe('nag findings', () => {
  test('list rule, construct and finding, until they are acknowledged', () => {
    const stack = (): [Stack, Role] => {
      const parent = new Stack(new App(), 'S');
      const role = new Role(parent, 'R', { assumedBy: new AccountRootPrincipal() });
      role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
      return [parent, role];
    };
    const [open] = stack();
    const findings = nagFindings(open);

    expect(findings).toContainEqual(
      expect.stringMatching(/^AwsSolutions-IAM5\[Resource::\*\] \| S\/R\/DefaultPolicy\/Resource \| The IAM entity/),
    );
    expect(new Set(findings.map((finding) => finding.split(/[.-]/)[0]))).toEqual(
      new Set(['AwsSolutions', 'NIST', 'HIPAA', 'PCI']),
    );

    const [closed, role] = stack();
    Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason: 'test' });

    expect(nagFindings(closed)).toEqual(findings.filter((finding) => !finding.startsWith('AwsSolutions-IAM5')));
  });
});
