import { RUNNING_SERVICES } from '../../access/trust-finding';
import { GlueCrawlersOptions } from '../../dataops/crawlers/crawler-options';
import { GlueCrawlers } from '../../dataops/crawlers/glue-crawlers';
import { isPlainObject } from '../../private/collections';
import { crawlerNamePath } from '../../private/facts/mdaa-parameters';
import { BuiltInKind } from '../module-kind';

/** Glue crawlers of a project. */
export const glueCrawlersModule: BuiltInKind = {
  key: 'glueCrawlers',
  modulePath: 'dataops-crawler',
  struct: 'GlueCrawlersOptions',
  creates: 'Glue crawlers of a project',
  publishes: [],
  roleService: RUNNING_SERVICES.glue.principal,
  mdaaPaths: ({ projectName, crawlers }) => typeof projectName === 'string' && isPlainObject(crawlers)
    ? Object.keys(crawlers).map((key) => crawlerNamePath(projectName, key))
    : [],
  projectName: (options) => (typeof options.projectName === 'string' ? options.projectName : undefined),
  build: (context) => {
    const options = context.options as GlueCrawlersOptions;
    const { projectName } = options;
    const ofProject = projectName === undefined ? {} : {
      securityConfigurationName: context.read(projectName, 'securityConfiguration/default'),
      notificationTopicArn: context.read(projectName, 'projectTopicArn/default'),
    };
    // A classifier can be specified by its key in the project.
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
