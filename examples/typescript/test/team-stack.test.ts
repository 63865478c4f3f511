import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TeamStack } from '../lib/team-stack';

const template = Template.fromStack(new TeamStack(new App(), 'ExampleTeam'));

test('the Studio domain has no way to the internet of its own', () => {
  template.hasResourceProperties('AWS::SageMaker::Domain', {
    AppNetworkAccessType: 'VpcOnly',
    AuthMode: 'IAM',
    VpcId: 'vpc-0123456789abcdef0',
    SubnetIds: ['subnet-0123456789abcdef0'],
  });
});

test('the profile of jane is hers alone: it carries the id of her session', () => {
  template.resourceCountIs('AWS::SageMaker::UserProfile', 1);
  template.hasResourceProperties('AWS::SageMaker::UserProfile', {
    UserProfileName: 'jane',
    Tags: [{ Key: 'userid', Value: 'AROAEXAMPLEEXAMPLE12:jane' }],
  });
});

test('the roles exist already: none is made, and nothing is deleted with the stack', () => {
  template.resourceCountIs('AWS::IAM::Role', 0);
  template.allResources('AWS::S3::Bucket', { DeletionPolicy: 'RetainExceptOnCreate' });
  template.allResources('AWS::KMS::Key', { DeletionPolicy: 'RetainExceptOnCreate' });
});
