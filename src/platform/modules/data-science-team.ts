import { DataScienceTeam, DataScienceTeamOptions } from '../../datascience/team/data-science-team';
import { BuiltInKind } from '../module-kind';
import { publishBucket, publishKey } from './publishing';

/** A data science team. */
export const dataScienceTeamModule: BuiltInKind = {
  key: 'dataScienceTeam',
  modulePath: 'datascience-team',
  struct: 'DataScienceTeamOptions',
  creates: 'a team: Studio, workgroup, bucket, key, policies',
  publishes: [
    { path: 'kms/arn', noun: 'key', meaning: 'ARN of the key' },
    { path: 'kms/id', noun: 'key', meaning: 'ID of the key' },
    { path: 'bucket/arn', noun: 'bucket', meaning: 'ARN of the bucket' },
    { path: 'bucket/name', noun: 'bucket', meaning: 'name of the bucket' },
    { path: 'workgroup/name', noun: 'workgroup', meaning: 'name of the workgroup' },
    { path: 'domain/id', noun: 'Studio domain', meaning: 'ID of the Studio domain, if any' },
    { path: 'domain/arn', noun: 'Studio domain', meaning: 'ARN of the Studio domain, if any' },
    {
      path: 'domain/security-group/id',
      noun: 'security group of Studio',
      meaning: 'ID of the security group of the '
      + 'Studio domain, if any',
    },
  ],
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
