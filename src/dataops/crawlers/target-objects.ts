import { IResolvable, Token } from 'aws-cdk-lib';
import { CfnConnection, CfnDatabase, CfnSecurityConfiguration } from 'aws-cdk-lib/aws-glue';
import { IConstruct } from 'constructs';
import { CrawlerPlace } from './crawler-checks';
import {
  CrawlerCatalogTarget, CrawlerDynamoDbTarget, CrawlerJdbcTarget, CrawlerS3Access, CrawlerS3Target, CrawlerTargets,
} from './crawler-targets';
import { checkOneSource } from '../../access/given-objects';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** Targets without objects, and the resources that have to exist before the crawler. */
export interface TextTargets {
  readonly targets: CrawlerTargets;
  readonly resources: IConstruct[];
}

/** The targets with names, ARNs and URIs instead of the objects that code specifies. */
export function textTargets(place: CrawlerPlace, targets: CrawlerTargets): TextTargets {
  const { s3Targets, jdbcTargets, dynamoDbTargets, catalogTargets } = targets;
  const texts = new TargetTexts(place);
  return {
    targets: {
      s3Targets: s3Targets?.map((target, index) => texts.s3(target, ['s3Targets', index])),
      jdbcTargets: jdbcTargets?.map((target, index) => texts.jdbc(target, ['jdbcTargets', index])),
      dynamoDbTargets: dynamoDbTargets?.map((target, index) => texts.dynamoDb(target, ['dynamoDbTargets', index])),
      catalogTargets: catalogTargets?.map((target, index) => texts.catalog(target, ['catalogTargets', index])),
    },
    resources: texts.resources,
  };
}

/** The name of a database: that which its template has, so that another stack needs no export. */
export function databaseNameOf(database: CfnDatabase): string {
  return nameOf(database, database.databaseInput);
}

/** The name of a connection. */
export function connectionNameOf(connection: CfnConnection): string {
  return nameOf(connection, connection.connectionInput);
}

/** The name of a security configuration. */
export function securityConfigurationNameOf(configuration: CfnSecurityConfiguration): string {
  return nameOf(configuration, configuration);
}

class TargetTexts {
  public readonly resources: IConstruct[] = [];

  constructor(private readonly place: CrawlerPlace) {}

  public s3(target: CrawlerS3Target, at: OptionPath): CrawlerS3Target {
    const { path, bucket, prefix, exclusions, sampleSize } = target;
    this.oneOf(at, 'bucket', bucket, 'path', path);
    if (prefix !== undefined && bucket === undefined) {
      failAt(this.place.scope, this.at([...at, 'prefix']), {
        code: 'DSP314',
        message: `${this.place.label} has an S3 target with a "prefix" and no "bucket"`,
        hint: 'give "bucket" too, or write the prefix in "path"',
      });
    }
    return {
      path: bucket === undefined ? path : bucket.s3UrlForObject(prefix),
      exclusions,
      sampleSize,
      ...this.access(target, at),
    };
  }

  public jdbc({ connection, ...target }: CrawlerJdbcTarget, at: OptionPath): CrawlerJdbcTarget {
    return { ...target, connectionName: this.connection(connection, target.connectionName, at) };
  }

  public dynamoDb({ table, ...target }: CrawlerDynamoDbTarget, at: OptionPath): CrawlerDynamoDbTarget {
    this.oneOf(at, 'table', table, 'path', target.path);
    return { ...target, path: table?.tableName ?? target.path };
  }

  public catalog(target: CrawlerCatalogTarget, at: OptionPath): CrawlerCatalogTarget {
    const { database, databaseName, tables } = target;
    this.oneOf(at, 'database', database, 'databaseName', databaseName);
    if (database !== undefined) this.resources.push(database);
    return {
      databaseName: database === undefined ? databaseName : databaseNameOf(database),
      tables,
      ...this.access(target, at),
    };
  }

  private access(target: CrawlerS3Access, at: OptionPath): CrawlerS3Access {
    const { connection, connectionName, eventQueue, eventQueueArn, dlqEventQueue, dlqEventQueueArn } = target;
    this.oneOf(at, 'eventQueue', eventQueue, 'eventQueueArn', eventQueueArn);
    this.oneOf(at, 'dlqEventQueue', dlqEventQueue, 'dlqEventQueueArn', dlqEventQueueArn);
    return {
      connectionName: this.connection(connection, connectionName, at),
      eventQueueArn: eventQueue?.queueArn ?? eventQueueArn,
      dlqEventQueueArn: dlqEventQueue?.queueArn ?? dlqEventQueueArn,
    };
  }

  private connection(connection: CfnConnection | undefined, name: string | undefined, at: OptionPath) {
    this.oneOf(at, 'connection', connection, 'connectionName', name);
    if (connection === undefined) return name;
    this.resources.push(connection);
    return connectionNameOf(connection);
  }

  private oneOf(at: OptionPath, object: string, given: unknown, option: string, text: string | undefined): void {
    checkOneSource(this.place.scope, this.at(at), { object, given, option, text });
  }

  private at(path: OptionPath): OptionPath {
    return [...this.place.path, 'targets', ...path];
  }
}

function nameOf(resource: { readonly ref: string }, input: { readonly name?: string } | IResolvable): string {
  const { name } = input as { readonly name?: string };
  return name === undefined || Token.isUnresolved(name) ? resource.ref : name;
}
