import { IBucket } from 'aws-cdk-lib/aws-s3';
import { RoleRef } from '../../access/role-ref';
import { CrawlerBehaviorOptions } from '../crawlers/crawler-options';
import { DatabaseLakeFormationOptions } from '../lake-formation/lake-formation-options';

/**
 * The crawler of a database, which crawls the location of the database.
 */
export interface DatabaseCrawlerOptions extends CrawlerBehaviorOptions {
  /**
   * The role that the crawler runs as. It may write to the database, create tables at the location and use the key of
   * the project. Its own policies must allow reading the data and writing logs.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/crawler-prereqs.html
   */
  readonly role: RoleRef;
}

/**
 * A database of the Glue Data Catalog.
 */
export interface GlueDatabaseOptions {
  /**
   * What the database holds.
   *
   * @format glueDescription
   */
  readonly description: string;

  /**
   * Name of the bucket that holds the data.
   *
   * @default - the bucket of the project
   * @format bucketName
   */
  readonly locationBucketName?: string;

  /**
   * The bucket that holds the data, in place of `locationBucketName`, when composing in code: for example
   * `lake.bucket('raw')`.
   *
   * @default - the bucket of `locationBucketName`, or else the bucket of the project
   */
  readonly locationBucket?: IBucket;

  /**
   * Prefix of the data in the bucket.
   *
   * @default - the whole bucket
   * @sample data/sales
   */
  readonly locationPrefix?: string;

  /**
   * Whether the key of the database is its name as it stands.
   *
   * @default false
   */
  readonly verbatimName?: boolean;

  /**
   * Whether the name contains only lowercase letters, digits and underscores, as Iceberg tables require.
   *
   * @default false
   */
  readonly icebergCompliantName?: boolean;

  /**
   * Whether the project in Amazon DataZone has a data source for the database. Needs `datazone`; a project without an
   * environment gets one.
   *
   * @default false
   */
  readonly createDatazoneDatasource?: boolean;

  /**
   * Whether the project in SageMaker Unified Studio has a data source for the database. Needs `sagemaker`.
   *
   * @default false
   */
  readonly createSagemakerDatasource?: boolean;

  /**
   * Lake Formation permissions.
   *
   * @default - the default permissions of the account
   */
  readonly lakeFormation?: DatabaseLakeFormationOptions;

  /**
   * A crawler of the location of the database. Failed crawls are told to the topic of the project.
   *
   * @default - none
   */
  readonly crawler?: DatabaseCrawlerOptions;
}
