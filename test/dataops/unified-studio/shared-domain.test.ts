import { App, Aws, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
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

test('their account must be known at synthesis', () => {
  const message = messageOf((scope) => (
    new DataOpsProject(scope, 'Project', sagemaker(ARN.replace('444455556666', Aws.ACCOUNT_ID)))
  ));

  expect(message).toContain('DSP345: "domainConfigSSMParam" contains a value that is resolved at deployment');
});

test('with a Region that is resolved at deployment, their ARNs are values of the deployment', () => {
  const stack = new Stack(new App(), 'Stack');

  new DataOpsProject(stack, 'Project', sagemaker(ARN.replace('us-east-1', Aws.REGION)));

  const parameters = Template.fromStack(stack).findParameters('*', {
    Description: Match.stringLikeRegexp('^The value'),
  });

  expect(Object.values(parameters).map(({ Default, Description }) => [Default, Description])).toEqual([
    [undefined, 'The value of the parameter arn:aws:ssm:{{region}}:444455556666:parameter/acme/domain/id'],
    [
      undefined,
      'The value of the parameter arn:aws:ssm:{{region}}:444455556666:parameter/acme/domain/project_profile/'
        + 'All-capabilities/id',
    ],
  ]);

  for (const id of Object.keys(parameters)) {
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp(`DSP231: (.|\\n)*"${id}"`));
  }
});
