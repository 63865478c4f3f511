import { Stack, StackProps } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AthenaWorkgroup, DataLake, DataOpsProject, DataScienceTeam, GeneratedRoles } from 'cdk-data-science-platform';
import { Construct } from 'constructs';

/** Every grant of the library, each to a role of its own. */
export class GrantsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const lake = new DataLake(this, 'Lake', {
      roles: { Admins: [{ name: 'data-admin' }] },
      accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
      buckets: { raw: { accessPolicies: ['Root'] } },
    });
    const roles = new GeneratedRoles(this, 'Roles', {
      generateRoles: { auditor: { trustedPrincipal: 'this_account' } },
    });
    const workgroup = new AthenaWorkgroup(this, 'Athena', { dataAdminRoles: [{ name: 'data-admin' }], athenaUserRoles: [] });
    const team = new DataScienceTeam(this, 'Team', {
      team: { dataAdminRoles: [{ name: 'data-admin' }], teamExecutionRole: { name: 'team-execution' } },
    });
    const project = new DataOpsProject(this, 'Project', {
      dataAdminRoles: [{ name: 'data-admin' }],
      dataEngineerRoles: [],
    });

    lake.grantRead(this.role('Reader'), { bucket: 'raw', prefix: 'data/' });
    lake.grantReadWrite(this.role('Writer'), { bucket: 'raw', prefix: 'data/' });
    lake.grantReadWriteSuper(this.role('Owner'), { bucket: 'raw' });
    lake.bucket('raw').grantRead(roles.role('auditor'), 'audit/*');
    lake.key.grantDecrypt(this.role('Decryptor'));
    workgroup.grantQuery(this.role('Analyst'));
    team.grantUse(this.role('Member'));
    project.grantExecution(this.role('Job'));
  }

  private role(id: string): Role {
    return new Role(this, id, { roleName: id.toLowerCase(), assumedBy: new ServicePrincipal('glue.amazonaws.com') });
  }
}
