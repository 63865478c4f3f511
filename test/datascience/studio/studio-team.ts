import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataScienceTeam, StudioAuthMode, StudioDomainOptions, TeamOptions } from '../../../src';
import { directoryWith } from '../../support/scratch-kit';

export const USER = { userRole: { id: 'AROAEXAMPLEEXAMPLE123' } };

export const STUDIO: StudioDomainOptions = {
  authMode: StudioAuthMode.IAM,
  vpcId: 'vpc-00000001',
  subnetIds: ['subnet-00000001'],
  userProfiles: { ada: USER },
};

export const ASSETS = directoryWith({ 'start.sh': 'echo start', 'README.md': 'left out' });

export const LIFECYCLE = {
  jupyterLab: { cmds: ['sh "$ASSETS_DIR/mine/start.sh"'], assets: { mine: { sourcePath: ASSETS } } },
};

export function addTeam(
  stack: Stack,
  id: string,
  studio: Partial<StudioDomainOptions>,
  options: Partial<TeamOptions> = {},
): DataScienceTeam {
  return new DataScienceTeam(stack, id, {
    team: {
      dataAdminRoles: [{ name: 'admin' }],
      teamUserRoles: [{ name: 'scientist' }],
      teamExecutionRole: { name: 'execution' },
      studioDomainConfig: { ...STUDIO, ...studio },
      ...options,
    },
  });
}

export function team(studio: Partial<StudioDomainOptions> = {}, options: Partial<TeamOptions> = {}, env = {}): Stack {
  const stack = new Stack(new App(), 'Stack', { env });
  addTeam(stack, 'Team', studio, options);
  return stack;
}

export function template(studio: Partial<StudioDomainOptions> = {}): Template {
  return Template.fromStack(team(studio));
}

export function domainOf(made: Template): { [key: string]: any } {
  return Object.values(made.findResources('AWS::SageMaker::Domain'))[0].Properties;
}
