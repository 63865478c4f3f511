import { Stack } from 'aws-cdk-lib';
import { knownBucketName } from './publishing';
import { GlueCrawlersOptions } from '../../dataops/crawlers/crawler-options';
import { GlueCrawlers } from '../../dataops/crawlers/glue-crawlers';
import { createResourceLinks } from '../../dataops/databases/resource-links';
import { DataOpsProject } from '../../dataops/dataops-project';
import { DataOpsProjectOptions } from '../../dataops/dataops-project-options';
import { roleArn } from '../../private/arns';
import { unique } from '../../private/collections';
import { ModuleKind } from '../module-kind';

/** A DataOps project. */
export const dataOpsProjectModule: ModuleKind = {
  key: 'dataOpsProject',
  modulePath: 'dataops-project',
  struct: 'DataOpsProjectOptions',
  needsLakeFormation: true,
  build: (context) => {
    const { stack, publish } = context;
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
    for (const account of unique(project.resourceLinks.map((link) => link.account))) {
      createResourceLinks(
        context.additionalStack(account),
        project.resourceLinks.filter((link) => link.account === account),
      );
    }
    publish('kmsArn/default', project.key.keyArn);
    publish('projectBucket/default', project.bucket.bucketName, knownBucketName(project.bucket));
    publish('securityConfiguration/default', project.securityConfigurationName, project.securityConfigurationName);
    publish(
      'projectTopicArn/default',
      project.topic.topicArn,
      Stack.of(project).formatArn({ service: 'sns', resource: project.topicName }),
    );
    publish('deploymentRole/default', project.deploymentRole.roleArn, roleArn(stack, project.deploymentRoleName));
    return project;
  },
};

/** Glue crawlers of a project. */
export const glueCrawlersModule: ModuleKind = {
  key: 'glueCrawlers',
  modulePath: 'dataops-crawler',
  struct: 'GlueCrawlersOptions',
  projectName: (options) => (typeof options.projectName === 'string' ? options.projectName : undefined),
  build: (context) => {
    const options = context.options as GlueCrawlersOptions;
    const { projectName } = options;
    const ofProject = projectName === undefined ? {} : {
      securityConfigurationName: context.read(projectName, 'securityConfiguration/default'),
      notificationTopicArn: context.read(projectName, 'projectTopicArn/default'),
    };
    // A classifier may be named by its key in the project.
    const known = (classifier: string) =>
      (projectName === undefined ? undefined : context.find(projectName, `classifiers/${classifier}`)) ?? classifier;
    const crawlers = Object.fromEntries(
      Object.entries(options.crawlers).map(([key, crawler]) => [
        key,
        { ...crawler, classifiers: crawler.classifiers?.map(known) },
      ]),
    );
    return new GlueCrawlers(context.stack, 'Crawlers', { ...ofProject, ...options, crawlers, ...context.common });
  },
};
