import { Stack, StackProps } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { DataScienceTeam, StudioAuthMode } from 'cdk-data-science-platform';
import { Construct } from 'constructs';

/** One team in its own stack, with existing roles and an existing VPC. */
export class TeamStack extends Stack {
  public readonly team: DataScienceTeam;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const dataAdmin = Role.fromRoleArn(this, 'DataAdmin', 'arn:aws:iam::111122223333:role/data-admin');
    const dataScientist = Role.fromRoleArn(this, 'DataScientist', 'arn:aws:iam::111122223333:role/data-scientist');
    const teamExecution = Role.fromRoleArn(this, 'TeamExecution', 'arn:aws:iam::111122223333:role/team-execution');

    this.team = new DataScienceTeam(this, 'Team', {
      team: {
        dataAdminRoles: [{ role: dataAdmin }],
        teamUserRoles: [{ role: dataScientist }],
        teamExecutionRole: { role: teamExecution },
        studioDomainConfig: {
          authMode: StudioAuthMode.IAM,
          vpcId: 'vpc-0123456789abcdef0',
          subnetIds: ['subnet-0123456789abcdef0'],
          userProfiles: { jane: { userRole: { role: dataScientist, id: 'AROAEXAMPLEEXAMPLE12' } } },
        },
      },
    });
  }
}
