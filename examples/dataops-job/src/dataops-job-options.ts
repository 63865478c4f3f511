import { RoleRef } from 'cdk-data-science-platform';

/** A Glue job, as defined in `schema/dataops-job.schema.json`. */
export interface JobOptions {
  readonly description?: string;
  /** The role that the job runs as. */
  readonly role: RoleRef;
  /** Path of the Python script. */
  readonly script: string;
  readonly glueVersion?: string;
  readonly workerType?: string;
  readonly numberOfWorkers?: number;
  /** In minutes. */
  readonly timeout?: number;
  readonly maxRetries?: number;
  /** Keys of connections of the project. */
  readonly connections?: string[];
  readonly arguments?: { [name: string]: string };
  /** For example `cron(0 3 * * ? *)`. */
  readonly schedule?: string;
}

/** The options of the module. */
export interface DataOpsJobOptions {
  /** Name of the `dataops-project` module of the same domain. */
  readonly projectName: string;
  readonly jobs: { [name: string]: JobOptions };
}
