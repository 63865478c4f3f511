import { Stack } from 'aws-cdk-lib';
import { EXAMPLES, knownBucketName } from './publishing';
import { createResourceLinks } from '../../dataops/databases/resource-links';
import { DataOpsProject } from '../../dataops/dataops-project';
import { DataOpsProjectOptions } from '../../dataops/dataops-project-options';
import { roleArn } from '../../private/arns';
import { unique } from '../../private/collections';
import { BuiltInKind } from '../module-kind';

const NAMED = { example: EXAMPLES.name };

/** A DataOps project. */
export const dataOpsProjectModule: BuiltInKind = {
  key: 'dataOpsProject',
  modulePath: 'dataops-project',
  struct: 'DataOpsProjectOptions',
  creates: 'what crawlers and jobs share; databases and their permissions',
  publishes: [
    { path: 'databaseName/<database>', noun: 'database', plural: 'databases', meaning: 'name of a database', ...NAMED },
    {
      path: 'classifiers/<classifier>',
      noun: 'classifier',
      plural: 'classifiers',
      meaning: 'name of a classifier',
      ...NAMED,
    },
    {
      path: 'connections/<connection>',
      noun: 'connection',
      plural: 'connections',
      meaning: 'name of a connection',
      ...NAMED,
    },
    {
      path: 'securityGroupId/<group>',
      noun: 'security group',
      plural: 'security groups',
      meaning: 'ID of a security group',
      example: EXAMPLES.securityGroupId,
    },
    { path: 'kmsArn/default', noun: 'key', meaning: 'ARN of the key', example: EXAMPLES.keyArn },
    { path: 'projectBucket/default', noun: 'bucket', meaning: 'name of the bucket', example: EXAMPLES.bucketName },
    {
      path: 'securityConfiguration/default',
      noun: 'security configuration',
      meaning: 'name of the security configuration',
      ...NAMED,
    },
    {
      path: 'securityConfiguration/<key>',
      noun: 'security configuration',
      plural: 'security configurations',
      meaning: 'name of the security configuration for a further output key',
      ...NAMED,
    },
    { path: 'projectTopicArn/default', noun: 'topic', meaning: 'ARN of the topic', example: EXAMPLES.topicArn },
    {
      path: 'deploymentRole/default',
      noun: 'deployment role',
      meaning: 'ARN of the deployment role',
      example: EXAMPLES.roleArn,
    },
    { path: 'datazone/project/id', noun: 'DataZone project', meaning: 'ID of the project in Amazon DataZone, if any' },
    {
      path: 'sagemaker/project/id',
      noun: 'SageMaker project',
      meaning: 'ID of the project in SageMaker Unified Studio, if any',
    },
    {
      path: 'sagemaker/project/id/default',
      noun: 'project ID',
      meaning: 'ID of the project in SageMaker Unified Studio, or else of that in Amazon DataZone, as AWS MDAA 1.8 '
        + 'publishes it',
    },
  ],
  needsLakeFormation: true,
  build: (context) => {
    const { stack } = context;
    const publish: typeof context.publish = (...value) => context.publish(...value);
    const project = new DataOpsProject(stack, 'Project', {
      ...(context.options as DataOpsProjectOptions),
      ...context.common,
    });
    for (const name of project.databaseKeys) {
      publish(`databaseName/${name}`, project.databaseName(name), project.databaseName(name));
    }
    for (const name of project.classifierKeys) {
      publish(`classifiers/${name}`, project.classifierName(name), project.classifierName(name));
    }
    for (const name of project.connectionKeys) {
      publish(`connections/${name}`, project.connectionName(name), project.connectionName(name));
    }
    for (const name of project.securityGroupKeys) publish(`securityGroupId/${name}`, project.securityGroupId(name));
    if (project.datazoneProjectId !== undefined) publish('datazone/project/id', project.datazoneProjectId);
    if (project.sagemakerProjectId !== undefined) publish('sagemaker/project/id', project.sagemakerProjectId);
    const projectId = project.sagemakerProjectId ?? project.datazoneProjectId;
    if (projectId !== undefined) publish('sagemaker/project/id/default', projectId);
    for (const account of unique(project.resourceLinks.map((link) => link.account))) {
      createResourceLinks(
        context.additionalStack(account),
        project.resourceLinks.filter((link) => link.account === account),
      );
    }
    publish('kmsArn/default', project.key.keyArn);
    publish('projectBucket/default', project.bucket.bucketName, knownBucketName(project.bucket));
    publish('securityConfiguration/default', project.securityConfigurationName, project.securityConfigurationName);
    for (const key of project.furtherSecurityConfigurationKeys) {
      const { name } = project.furtherSecurityConfiguration(key);
      publish(`securityConfiguration/${key}`, name, name);
    }
    publish(
      'projectTopicArn/default',
      project.topic.topicArn,
      Stack.of(project).formatArn({ service: 'sns', resource: project.topicName }),
    );
    publish('deploymentRole/default', project.deploymentRole.roleArn, roleArn(stack, project.deploymentRoleName));
    return project;
  },
};
