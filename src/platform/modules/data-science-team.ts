import { DataScienceTeam, DataScienceTeamOptions } from '../../datascience/team/data-science-team';
import { missingRoles } from '../../datascience/team/team-created-roles';
import { roleArn } from '../../private/arns';
import { isPlainObject } from '../../private/collections';
import { BuiltInKind } from '../module-kind';
import { EXAMPLES, KEY_VALUES, publishBucket, publishKey } from './publishing';

/** A data science team. */
export const dataScienceTeamModule: BuiltInKind = {
  key: 'dataScienceTeam',
  modulePath: 'datascience-team',
  struct: 'DataScienceTeamOptions',
  creates: 'a team: Studio, workgroup, bucket, key, policies',
  mdaaPaths: (_, name) => [`${name}-minilake`, `${name}-athena`],
  rolesOf: ({ team }, name) => (isPlainObject(team) ? missingRoles(team).map((role) => `${name}-${role}`) : []),
  publishes: [
    {
      path: 'generated-role/<role>/arn',
      noun: 'role',
      plural: 'roles',
      meaning: 'ARN of a role of the team',
      example: EXAMPLES.roleArn,
    },
    {
      path: 'generated-role/<role>/id',
      noun: 'role',
      plural: 'roles',
      meaning: 'unique ID of a role of the team',
      example: EXAMPLES.roleId,
    },
    {
      path: 'generated-role/<role>/name',
      noun: 'role',
      plural: 'roles',
      meaning: 'name of a role of the team',
      example: EXAMPLES.roleName,
    },
    ...KEY_VALUES,
    { path: 'bucket/arn', noun: 'bucket', meaning: 'ARN of the bucket', example: EXAMPLES.bucketArn },
    { path: 'bucket/name', noun: 'bucket', meaning: 'name of the bucket', example: EXAMPLES.bucketName },
    { path: 'workgroup/name', noun: 'workgroup', meaning: 'name of the workgroup', example: EXAMPLES.name },
    {
      path: 'domain/id',
      noun: 'Studio domain',
      meaning: 'ID of the Studio domain, if any',
      example: EXAMPLES.domainId,
    },
    {
      path: 'domain/arn',
      noun: 'Studio domain',
      meaning: 'ARN of the Studio domain, if any',
      example: EXAMPLES.domainArn,
    },
    {
      path: 'domain/security-group/id',
      noun: 'security group of Studio',
      meaning: 'ID of the security group of the Studio domain, if any',
      example: EXAMPLES.securityGroupId,
    },
  ],
  build: (context) => {
    const team = new DataScienceTeam(context.stack, 'Team', {
      ...(context.options as DataScienceTeamOptions),
      ...context.common,
    });
    for (const { kind, role, roleName } of team._createdRoles) {
      context.publishRole(`${context.moduleName}-${kind}`, {
        arn: roleArn(context.stack, roleName), name: roleName, id: role.roleId,
      });
    }
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
