import { IBucket } from 'aws-cdk-lib/aws-s3';
import { RoleRef } from '../../access/role-ref';
import { CrawlerBehaviorOptions } from '../crawlers/crawler-options';
import { DatabaseLakeFormationOptions } from '../lake-formation/lake-formation-options';

/**
 * The crawler of a database. It crawls the location of the database.
 */
export interface DatabaseCrawlerOptions extends CrawlerBehaviorOptions {
  /**
   * The role that the crawler runs as. It gets permissions to write to the database, to create tables at the location
   * and to use the key of the project. Its own policies must allow it to read the data and write logs.
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
   * Description of the database.
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
   * The bucket that holds the data, instead of `locationBucketName`, in code: for example `lake.bucket('raw')`.
   *
   * @default - the bucket of `locationBucketName`, or the bucket of the project
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
   * Whether to use the key of the database as its name without changes.
   *
   * @default false
   */
  readonly verbatimName?: boolean;

  /**
   * Whether to use only lowercase letters, digits and underscores in the name, as Iceberg tables require.
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
   * Whether to create a data source for the database in the SageMaker Unified Studio project. Requires `sagemaker`.
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
   * A crawler for the location of the database. Failed crawls are reported to the topic of the project.
   *
   * @default - none
   */
  readonly crawler?: DatabaseCrawlerOptions;
}
