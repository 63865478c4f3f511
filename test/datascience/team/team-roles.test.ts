import { App, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DataScienceTeam, DataSciencePlatform, StudioAuthMode, TeamOptions } from '../../../src';

const STUDIO = { authMode: StudioAuthMode.IAM, vpcId: 'vpc-00000001', subnetIds: ['subnet-00000001'] };

function addTeam(stack: Stack, id: string, options: Partial<TeamOptions>): DataScienceTeam {
  return new DataScienceTeam(stack, id, {
    team: { dataAdminRoles: [{ name: 'admin' }], teamExecutionRole: { name: `${id}-execution` }, ...options },
  });
}

describe('an execution role belongs to one team', () => {
  const shared = { teamExecutionRole: { name: 'execution' } };

  test('a second team in a stack is an error that shows the path of the first team', () => {
    const stack = new Stack(new App(), 'Stack');
    addTeam(stack, 'One', shared);

    expect(() => addTeam(stack, 'Two', shared)).toThrow(
      /team\.teamExecutionRole: error DSP365: the execution role "execution" is that of the team in "Stack\/One" too/,
    );
  });

  test('a team in another stack is identified by its stack', () => {
    const app = new App();
    addTeam(new Stack(app, 'A'), 'Team', shared);

    expect(() => addTeam(new Stack(app, 'B'), 'Team', shared)).toThrow(/DSP365: .* the team in "A" too/);
  });

  test('the role of the applications is included', () => {
    const stack = new Stack(new App(), 'Stack');
    addTeam(stack, 'One', { studioDomainConfig: { ...STUDIO, defaultExecutionRole: { name: 'applications' } } });

    expect(() => addTeam(stack, 'Two', { teamExecutionRole: { name: 'applications' } })).toThrow(/DSP365/);
  });

  test('roles with the same name in two accounts are different roles', () => {
    const app = new App();
    const stackIn = (account: string) => new Stack(app, `In${account}`, { env: { account, region: 'us-east-1' } });
    addTeam(stackIn('111122223333'), 'Team', shared);

    expect(() => addTeam(stackIn('444455556666'), 'Team', shared)).not.toThrow();
  });

  test('roles with the same logical ID in two stacks are different roles', () => {
    const app = new App();
    const stacks = ['A', 'B'].map((id) => new Stack(app, id));
    const assumedBy = new ServicePrincipal('sagemaker.amazonaws.com');

    for (const stack of stacks) {
      addTeam(stack, 'Team', { teamExecutionRole: { role: new Role(stack, 'Role', { assumedBy }) } });
    }

    expect(app.node.children).toHaveLength(2);
  });
});

describe('the role of a user profile', () => {
  const withRoles = (teamUserRoles: TeamOptions['teamUserRoles'], userRole: { name?: string; id?: string }) => () =>
    addTeam(new Stack(new App(), 'Stack'), 'Team', {
      teamUserRoles, studioDomainConfig: { ...STUDIO, userProfiles: { ada: { userRole } } },
    });

  test('must be one of teamUserRoles', () => {
    expect(withRoles([{ name: 'scientist' }], { name: 'scientist' })).not.toThrow();
    expect(withRoles([{ name: 'scientist' }], { name: 'analyst' })).toThrow(
      /userProfiles\.ada\.userRole\.name: error DSP366: the role "analyst" of the user profile "ada" is not one of \S+ \("scientist"\)/,
    );
  });

  test('is not compared if the references identify the roles differently', () => {
    const id = 'AROAEXAMPLEEXAMPLE123';

    expect(withRoles([{ name: 'scientist' }], { id })).not.toThrow();
    expect(withRoles([{ name: 'scientist', id }], { id })).not.toThrow();
  });
});

test('an execution role that SageMaker cannot assume is an error', () => {
  const platform = (trustedPrincipal: string) => () => new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              roles: { roles: { generateRoles: { admin: { trustedPrincipal }, execution: { trustedPrincipal } } } },
              team: {
                dataScienceTeam: {
                  team: {
                    dataAdminRoles: [{ id: 'generated-role-id:admin' }],
                    teamExecutionRole: { id: 'generated-role-id:execution' },
                  },
                },
              },
            },
          },
        },
      },
    },
  });

  expect(platform('service:sagemaker.amazonaws.com')).not.toThrow();
  expect(platform('service:glue.amazonaws.com')).toThrow(
    /modules\.team\.dataScienceTeam\.team\.teamExecutionRole: error DSP367: the trust policy of the execution role ".*"/,
  );
});
