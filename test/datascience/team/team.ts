import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataScienceTeam, StudioAuthMode, StudioDomainOptions, TeamOptions } from '../../../src';
import { AccessModel } from '../../support/access';

export const STUDIO: StudioDomainOptions = {
  authMode: StudioAuthMode.IAM,
  vpcId: 'vpc-00000001',
  subnetIds: ['subnet-00000001'],
  userProfiles: {
    ada: { userRole: { id: 'AROAEXAMPLEEXAMPLE123' } },
    bob: { userRole: { id: 'AROAEXAMPLEEXAMPLE123' } },
  },
};

/** A team with the roles `admin`, `scientist` and `execution` in its own stack, without Studio. */
export function teamOf(options: Partial<TeamOptions> = {}, removalPolicy?: RemovalPolicy): DataScienceTeam {
  const stack = new Stack(new App(), 'Stack');
  return new DataScienceTeam(stack, 'Team', {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamUserRoles: [{ name: 'scientist' }],
      teamExecutionRole: { name: 'execution' },
      ...options,
    },
    naming: {
      resourceName: ({ suffix, maxLength = 63 } = {}) =>
        (suffix === undefined ? 'stack-team' : `stack-team-${suffix}`).slice(0, maxLength),
    },
    removalPolicy,
  });
}

export function templateOf(team: DataScienceTeam): Template {
  return Template.fromStack(Stack.of(team));
}

export function modelOf(team: DataScienceTeam): AccessModel {
  return AccessModel.fromApp([Stack.of(team)]);
}

/** A session of a role outside the template, with the policies that the template attaches to it. */
export function member(model: AccessModel, role: string) {
  const policies = model.templates
    .ofType('AWS::IAM::ManagedPolicy')
    .filter(({ properties }) => (properties.Roles ?? []).includes(role));
  return model.otherRole(role, ...policies.flatMap(({ properties }) => properties.PolicyDocument.Statement));
}

/** Policies by the suffix of their names, each with the roles that it is attached to. */
export function attachments(team: DataScienceTeam): { [name: string]: unknown } {
  const policies = Object.values(templateOf(team).findResources('AWS::IAM::ManagedPolicy')).filter(
    ({ Properties }) => Properties.ManagedPolicyName !== undefined,
  );
  return Object.fromEntries(policies.map(({ Properties }) => [String(Properties.ManagedPolicyName), Properties.Roles]));
}

export const arn = (part: string) => `arn:aws:sagemaker:us-east-1:111122223333:${part}`;
