import { CfnResource } from 'aws-cdk-lib';
import { CfnCrawler, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { createCrawler } from './glue-crawler';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { constructId, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { GlueClassifiers } from '../classifiers/glue-classifiers';
import { DatabaseCrawlerOptions } from '../databases/glue-database-options';

/** A database that can have a crawler. */
export interface CrawledDatabase {
  readonly key: string;
  readonly name: string;
  /** Bucket and prefix of the data. */
  readonly place: string;
  readonly database: CfnResource;
  readonly options: DatabaseCrawlerOptions | undefined;
}

/** The crawlers of the databases of a project. */
export class DatabaseCrawlers {
  /** Names of the crawlers by the keys of their databases. */
  public readonly names: { [key: string]: string } = {};
  /** The crawlers by the keys of their databases. */
  public readonly resources: { [key: string]: CfnCrawler } = {};

  constructor(
    private readonly scope: Construct,
    private readonly naming: IResourceNaming,
    private readonly classifiers: GlueClassifiers,
    private readonly securityConfiguration: CfnSecurityConfiguration,
  ) {}

  /** Creates the crawler of a database, if it has one, and returns the role that the crawler runs as. */
  public create({ key, name, place, database, options }: CrawledDatabase): RoleReference | undefined {
    if (options === undefined) return undefined;
    const path = ['databases', key, 'crawler'];
    const role = new RoleReference(this.scope, options.role, [...path, 'role']);
    const classifiers = options.classifiers?.map((classifier) => this.classifiers.resolve(classifier));
    this.names[key] = physicalName(this.naming, 'glue', `${key}-crawler`);
    const crawler = createCrawler(this.scope, `Crawler-${constructId(key)}`, {
      place: { label: `the crawler of the database "${key}"`, scope: this.scope, path },
      name: this.names[key],
      roleArn: deployedRole(this.scope, role).arn,
      databaseName: name,
      description: `Finds the tables of the database ${name}`,
      targets: { s3Targets: [{ path: `s3://${place}` }] },
      securityConfigurationName: this.securityConfiguration.name,
      behavior: options,
      classifiers: classifiers?.map((classifier) => classifier.name),
    });
    this.resources[key] = crawler;
    for (const dependency of [
      database,
      this.securityConfiguration,
      ...(classifiers ?? []).flatMap(({ resource }) => resource ?? []),
    ]) {
      crawler.addResourceDependency(dependency);
    }
    return role;
  }
}
