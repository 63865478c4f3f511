import { Aws } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataOpsProject } from '../../../src';
import { messageOf, testStack } from '../../support/stacks';

const ARN = 'arn:aws:ssm:us-east-1:444455556666:parameter/acme/domain';

function sagemaker(domainConfigSsmParam: string) {
  return {
    dataAdminRoles: [{ arn: 'arn:aws:iam::111122223333:role/admin' }],
    sagemaker: { domainConfigSsmParam, project: { profileName: 'All capabilities' } },
  };
}

test('the parameters of a domain that another account shares are read by template parameters', () => {
  const stack = testStack();

  new DataOpsProject(stack, 'Project', sagemaker(ARN));

  const template = Template.fromStack(stack);
  const parameters = template.findParameters('*', { Type: 'AWS::SSM::Parameter::Value<String>' });
  const byArn = new Map(Object.entries(parameters).map(([id, { Default }]) => [Default as string, { Ref: id }]));

  template.hasResourceProperties('AWS::DataZone::Project', {
    DomainIdentifier: byArn.get(`${ARN}/id`),
    ProjectProfileId: byArn.get(`${ARN}/project_profile/All-capabilities/id`),
  });
});

test('their ARN must be known at synthesis', () => {
  const message = messageOf((scope) => (
    new DataOpsProject(scope, 'Project', sagemaker(ARN.replace('us-east-1', Aws.REGION)))
  ));

  expect(message).toContain('DSP345: "domainConfigSSMParam" contains a value that is resolved at deployment');
});
