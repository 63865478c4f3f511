import { existsSync } from 'node:fs';
import { IPlatformModule, IPlatformModuleContext } from 'cdk-data-science-platform';
import { IConstruct } from 'constructs';
import { DataOpsJobOptions } from './dataops-job-options';
import { GlueJobs } from './glue-jobs';

/** Glue jobs of a DataOps project. */
export class DataOpsJobModule implements IPlatformModule {
  // Checked before the class is created, so that the constructor receives valid options.
  public static readonly optionsSchema: { [keyword: string]: unknown } = require('../schema/dataops-job.schema.json');

  public readonly kind = 'dataops-job';
  public readonly publishes = [{ path: 'job/<job>/name', noun: 'job', plural: 'jobs' }];

  constructor(public readonly options: DataOpsJobOptions) {}

  public buildModule(context: IPlatformModuleContext): IConstruct {
    const { projectName, jobs } = context.options as DataOpsJobOptions;
    const missing = Object.entries(jobs).filter(([, { script }]) => !existsSync(script));
    for (const [name, { script }] of missing) {
      context.addProblem(['jobs', name, 'script'], `there is no script "${script}"`, 'fix the path');
    }
    const found = Object.entries(jobs).filter(([, { script }]) => existsSync(script));
    const glueJobs = new GlueJobs(context.stack, 'Jobs', {
      context,
      jobs: Object.fromEntries(found),
      securityConfiguration: context.read(projectName, 'securityConfiguration/default'),
      topicArn: context.read(projectName, 'projectTopicArn/default'),
      connectionName: (key) => context.read(projectName, `connections/${key}`),
    });
    for (const [name, job] of Object.entries(glueJobs.jobs)) {
      context.publish(`job/${name}/name`, job.ref, job.name);
    }
    return glueJobs;
  }
}
