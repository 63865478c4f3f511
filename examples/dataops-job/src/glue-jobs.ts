import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnJob, CfnTrigger } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { IPlatformModuleContext } from 'cdk-data-science-platform';
import { Construct } from 'constructs';
import { JobOptions } from './dataops-job-options';

export interface GlueJobsProps {
  readonly context: IPlatformModuleContext;
  readonly jobs: { [name: string]: JobOptions };
  /** Name of the security configuration of the project. */
  readonly securityConfiguration: string;
  /** The topic that is notified of failed jobs. */
  readonly topicArn: string;
  /** The name of a connection of the project by its key. */
  connectionName(key: string): string;
}

/** Spark jobs, each with its script as an asset, and a rule that notifies the topic of the project if a job fails. */
export class GlueJobs extends Construct {
  public readonly jobs: { readonly [name: string]: CfnJob };

  constructor(scope: Construct, id: string, private readonly props: GlueJobsProps) {
    super(scope, id);
    const names = Object.keys(props.jobs).sort();
    this.jobs = Object.fromEntries(names.map((name) => [name, this.createJob(name, props.jobs[name])]));
    if (names.length > 0) this.notifyOfFailures();
  }

  private createJob(name: string, options: JobOptions): CfnJob {
    const { context, securityConfiguration, connectionName } = this.props;
    const scope = new Construct(this, `Job-${name}`);
    const script = new Asset(scope, 'Script', { path: options.script });
    const [role] = context.roles([options.role]);
    const jobName = context.naming.resourceName({ suffix: name, maxLength: 255 });
    context.attachPolicy(scope, 'ScriptPolicy', {
      suffix: `${name}-script`,
      description: `Lets the role of the Glue job ${jobName} read its script`,
      roles: [options.role],
      statements: [
        new PolicyStatement({
          sid: 'ReadScript',
          actions: ['s3:GetObject'],
          resources: [script.bucket.arnForObjects(script.s3ObjectKey)],
        }),
      ],
    });
    const job = new CfnJob(scope, 'Job', {
      name: jobName,
      description: options.description,
      role: role.roleArn,
      command: { name: 'glueetl', pythonVersion: '3', scriptLocation: script.s3ObjectUrl },
      glueVersion: options.glueVersion,
      workerType: options.workerType,
      numberOfWorkers: options.numberOfWorkers,
      timeout: options.timeout,
      maxRetries: options.maxRetries,
      securityConfiguration,
      connections: options.connections && { connections: options.connections.map(connectionName) },
      defaultArguments: { '--enable-metrics': 'true', ...options.arguments },
    });
    if (options.schedule !== undefined) {
      new CfnTrigger(scope, 'Schedule', {
        type: 'SCHEDULED',
        schedule: options.schedule,
        startOnCreation: true,
        actions: [{ jobName: job.ref }],
      });
    }
    return job;
  }

  private notifyOfFailures(): void {
    new CfnRule(this, 'Failures', {
      description: 'Sends failed jobs to the topic of the project',
      eventPattern: {
        'source': ['aws.glue'],
        'detail-type': ['Glue Job State Change'],
        'detail': { state: ['FAILED', 'TIMEOUT'], jobName: Object.values(this.jobs).map((job) => job.name) },
      },
      targets: [{ id: 'Topic', arn: this.props.topicArn }],
    });
  }
}
