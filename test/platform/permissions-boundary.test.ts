import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { IManagedPolicy, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DataSciencePlatform, DeploymentLevelOptions } from '../../src';
import { messageOf } from '../support/stacks';

const ARN = 'arn:aws:iam::123456789012:policy/boundary';

function roles(top: DeploymentLevelOptions, domain: DeploymentLevelOptions = {}, app = new App()): Template {
  const roleOptions = { generateRoles: { admin: { trustedPrincipal: 'this_account' } } };
  const platform = new DataSciencePlatform(app, 'Platform', {
    ...top,
    organization: 'acme',
    domains: { shared: { ...domain, environments: { dev: { modules: { roles: { roles: roleOptions } } } } } },
  });
  return Template.fromStack(platform.module('shared', 'dev', 'roles').stack);
}

function boundary(app: App): IManagedPolicy {
  return ManagedPolicy.fromManagedPolicyArn(new Stack(app, 'Security'), 'Boundary', ARN);
}

test('a boundary object applies to the roles under its level', () => {
  const app = new App();
  const template = roles({ permissionsBoundary: boundary(app) }, {}, app);

  template.hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: ARN });
});

test('a boundary at a lower level replaces it', () => {
  const app = new App();
  const template = roles({ permissionsBoundary: boundary(app) }, { permissionsBoundaryArn: `${ARN}-2` }, app);

  template.hasResourceProperties('AWS::IAM::Role', { PermissionsBoundary: `${ARN}-2` });
});

test('references to the partition and account of the stack are replaced', () => {
  const template = roles({
    permissionsBoundaryArn: 'arn:{{partition}}:iam::{{account}}:policy/boundary', account: '123456789012',
  });

  template.hasResourceProperties('AWS::IAM::Role', {
    PermissionsBoundary: {
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::123456789012:policy/boundary']],
    },
  });
});

test('a policy of another stack of the app is a cross-stack reference', () => {
  const app = new App();
  const statements = [new PolicyStatement({ actions: ['s3:*'], resources: ['*'] })];
  const policy = new ManagedPolicy(new Stack(app, 'Security'), 'Boundary', { statements });
  const template = roles({ permissionsBoundary: policy }, {}, app);

  template.hasResourceProperties('AWS::IAM::Role', {
    PermissionsBoundary: { 'Fn::ImportValue': Match.stringLikeRegexp('^Security:') },
  });
});

test('it cannot be specified twice', () => {
  const make = () => roles({ permissionsBoundary: boundary(new App()), permissionsBoundaryArn: ARN });

  expect(messageOf(make)).toContain('permissionsBoundaryArn: error DSP314');
});
