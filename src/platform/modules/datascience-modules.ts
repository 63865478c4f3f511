import { DataScienceTeam, DataScienceTeamOptions } from '../../datascience/team/data-science-team';
import { ModuleKind } from '../module-kind';
import { publishBucket, publishKey } from './publishing';

/** A data science team. */
export const dataScienceTeamModule: ModuleKind = {
  key: 'dataScienceTeam',
  modulePath: 'datascience-team',
  struct: 'DataScienceTeamOptions',
  build: (context) => {
    const team = new DataScienceTeam(context.stack, 'Team', {
      ...(context.options as DataScienceTeamOptions),
      ...context.common,
    });
    publishKey(context, team.key);
    publishBucket(context, 'bucket', team.bucket);
    context.publish('workgroup/name', team.athenaWorkgroup.workgroupName, team.athenaWorkgroup.workgroupName);
    if (team.studioDomain) {
      context.publish('domain/id', team.studioDomain.domainId);
      context.publish('domain/arn', team.studioDomain.domainArn);
      context.publish('domain/security-group/id', team.studioDomain.securityGroup.securityGroupId);
    }
    return team;
  },
};
