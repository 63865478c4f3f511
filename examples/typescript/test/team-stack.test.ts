import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TeamStack } from '../lib/team-stack';

const template = Template.fromStack(new TeamStack(new App(), 'ExampleTeam'));

test('the Studio domain has no direct internet access', () => {
  template.hasResourceProperties('AWS::SageMaker::Domain', {
    AppNetworkAccessType: 'VpcOnly',
    AuthMode: 'IAM',
    VpcId: 'vpc-0123456789abcdef0',
    SubnetIds: ['subnet-0123456789abcdef0'],
  });
});

test('only jane can open her profile: it has the ID of her session', () => {
  template.resourceCountIs('AWS::SageMaker::UserProfile', 1);
  template.hasResourceProperties('AWS::SageMaker::UserProfile', {
    UserProfileName: 'jane',
    Tags: [{ Key: 'userid', Value: 'AROAEXAMPLEEXAMPLE12:jane' }],
  });
});

test('existing roles are used, and no resource is deleted with the stack', () => {
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate' });
  template.allResources('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' });
});
