import { Token } from 'aws-cdk-lib';
import { CrawlerBehaviorOptions } from './crawler-options';
import { CrawlerTargets } from './crawler-targets';
import { isPlainObject } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

const DELETE = ['LOG', 'DELETE_FROM_DATABASE', 'DEPRECATE_IN_DATABASE'];
const UPDATE = ['LOG', 'UPDATE_IN_DATABASE'];
const RECRAWL = ['CRAWL_EVERYTHING', 'CRAWL_NEW_FOLDERS_ONLY', 'CRAWL_EVENT_MODE'];
const METADATA = ['COMMENTS', 'RAWTYPES'];

/** How messages call a crawler, and where it is. */
export interface CrawlerPlace {
  /** `crawler "sales"` */
  readonly label: string;
  readonly where: string;
}

/** Throws for what Glue would refuse at deployment, or only once the crawler runs. */
export function checkCrawler(place: CrawlerPlace, targets: CrawlerTargets, behavior: CrawlerBehaviorOptions): void {
  const check = new CrawlerCheck(place, targets, behavior);
  check.targetsAreComplete();
  check.targetsFitTogether();
  check.behavior();
}

class CrawlerCheck {
  constructor(private readonly place: CrawlerPlace, private readonly targets: CrawlerTargets, private readonly options: CrawlerBehaviorOptions) {}

  public targetsAreComplete(): void {
    const { s3Targets = [], jdbcTargets = [], dynamoDbTargets = [], catalogTargets = [] } = this.targets;
    if (this.count() === 0) {
      this.refuse('has nothing to crawl', 'give at least one target, for example s3Targets: [{ path: s3://bucket/prefix }]');
    }
    for (const { path, sampleSize } of s3Targets) {
      if (path === undefined) this.refuse('has an S3 target without "path"', 'write s3://bucket/prefix');
      if (!isDeferred(path) && !/^s3:\/\/[^/]+/.test(path)) this.refuse(`has the path "${path}", which is not in S3`, 'write s3://bucket/prefix');
      this.inRange('sampleSize', sampleSize, 1, 249, true);
    }
    for (const { connectionName, path, enableAdditionalMetadata } of jdbcTargets) {
      this.required('a JDBC target', { connectionName, path });
      for (const item of enableAdditionalMetadata ?? []) this.oneOf('enableAdditionalMetadata', item, METADATA);
    }
    for (const { path, scanRate } of dynamoDbTargets) {
      this.required('a DynamoDB target', { path });
      this.inRange('scanRate', scanRate, 0.1, 1.5);
    }
    for (const { databaseName, tables } of catalogTargets) {
      this.required('a catalog target', { databaseName, tables });
      if (tables?.length === 0) this.refuse('has a catalog target without tables', 'name at least one table');
    }
    for (const { eventQueueArn, dlqEventQueueArn } of [...s3Targets, ...catalogTargets]) {
      for (const arn of [eventQueueArn, dlqEventQueueArn]) {
        if (arn !== undefined && !isDeferred(arn) && !/^arn:[^:]+:sqs:/.test(arn)) this.refuse(`has "${arn}" as the ARN of a queue`, 'give the ARN of an SQS queue');
      }
      if (dlqEventQueueArn !== undefined && eventQueueArn === undefined) this.refuse('has a "dlqEventQueueArn" and no "eventQueueArn"', 'give the queue of events too');
    }
  }

  public targetsFitTogether(): void {
    const { s3Targets = [], catalogTargets = [] } = this.targets;
    const { recrawlBehavior, useLakeFormationCredentials } = this.options;
    if (catalogTargets.length > 0 && catalogTargets.length < this.count()) {
      this.refuse('crawls tables of the catalog together with other targets', 'give them to a crawler of their own');
    }
    if (useLakeFormationCredentials && s3Targets.length + catalogTargets.length < this.count()) {
      this.refuse('uses credentials of Lake Formation for a target outside of S3', 'leave out "useLakeFormationCredentials", or split the crawler');
    }
    if (recrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY' && s3Targets.length < this.count()) {
      this.refuse('crawls new folders only, which Glue does in S3 alone', 'give "s3Targets" only, or another "recrawlBehavior"');
    }
    if (recrawlBehavior !== 'CRAWL_EVENT_MODE') return;
    const [target] = [...s3Targets, ...catalogTargets];
    if (target === undefined || this.count() !== 1) this.refuse('crawls by events, for which Glue takes exactly one target, in S3 or in the catalog', 'split the crawler');
    if (target.eventQueueArn === undefined) this.refuse('crawls by events and has no "eventQueueArn"', 'give the ARN of the SQS queue of S3 events');
    if (s3Targets.some(({ sampleSize }) => sampleSize !== undefined)) this.refuse('crawls by events and has a "sampleSize"', 'leave it out');
  }

  public behavior(): void {
    const { schedule, schemaChangePolicy, recrawlBehavior, tablePrefix, extraConfiguration, lakeFormationAccountId, useLakeFormationCredentials } = this.options;
    const expression = schedule?.scheduleExpression;
    if (expression !== undefined && !isDeferred(expression) && !/^cron\(\s*(\S+\s+){5}\S+\s*\)$/.test(expression)) {
      this.refuse(`has the schedule "${expression}"`, 'write a cron expression of six fields, for example cron(0 3 * * ? *)');
    }
    this.oneOf('recrawlBehavior', recrawlBehavior, RECRAWL);
    this.oneOf('deleteBehavior', schemaChangePolicy?.deleteBehavior, DELETE);
    this.oneOf('updateBehavior', schemaChangePolicy?.updateBehavior, UPDATE);
    if (recrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY') {
      this.onlyLogs('crawls new folders only', { deleteBehavior: schemaChangePolicy?.deleteBehavior, updateBehavior: schemaChangePolicy?.updateBehavior });
    }
    if ((this.targets.catalogTargets ?? []).length > 0) {
      this.onlyLogs('crawls tables of the catalog', { deleteBehavior: schemaChangePolicy?.deleteBehavior });
    }
    if (tablePrefix !== undefined && !isDeferred(tablePrefix) && tablePrefix.length > 128) {
      this.refuse(`has a "tablePrefix" of ${tablePrefix.length} characters`, 'give at most 128');
    }
    if (extraConfiguration !== undefined && !isPlainObject(extraConfiguration)) {
      this.refuse(`has ${JSON.stringify(extraConfiguration)} as its "extraConfiguration"`, 'give a map, for example { Grouping: { TableLevelConfiguration: 3 } }');
    }
    if (lakeFormationAccountId !== undefined) {
      if (!useLakeFormationCredentials) this.refuse('has a "lakeFormationAccountId" and does not use credentials of Lake Formation', 'set "useLakeFormationCredentials: true"');
      if (!isDeferred(lakeFormationAccountId) && !/^\d{12}$/.test(lakeFormationAccountId)) {
        fail({ code: 'DSP308', where: this.place.where, message: `"${lakeFormationAccountId}" is not the id of an account`, hint: 'write twelve digits, in quotes' });
      }
    }
  }

  private count(): number {
    return Object.values(this.targets).reduce<number>((sum, list: unknown[] | undefined) => sum + (list ?? []).length, 0);
  }

  private onlyLogs(what: string, behaviors: { readonly [name: string]: string | undefined }): void {
    for (const [name, value] of Object.entries(behaviors)) {
      if (value === undefined || value === 'LOG' || isDeferred(value)) continue;
      fail({ code: 'DSP339', where: this.place.where, message: `${this.place.label} ${what}, and its "${name}" is "${value}"`, hint: 'Glue takes LOG only: write that, or leave it out' });
    }
  }

  private required(what: string, values: { readonly [name: string]: unknown }): void {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) this.refuse(`has ${what} without "${name}"`, `give "${name}"`);
    }
  }

  private oneOf(name: string, value: string | undefined, choices: string[]): void {
    if (value === undefined || isDeferred(value) || choices.includes(value)) return;
    this.refuse(`has "${value}" as "${name}", which is none of ${choices.join(', ')}`, didYouMean(value, choices));
  }

  private inRange(name: string, value: number | undefined, from: number, to: number, whole = false): void {
    if (value === undefined || Token.isUnresolved(value) || typeof value !== 'number') return;
    if (value < from || value > to || (whole && !Number.isInteger(value))) {
      this.refuse(`has "${name}" ${value}`, `give a ${whole ? 'whole ' : ''}number from ${from} to ${to}`);
    }
  }

  private refuse(message: string, hint?: string): never {
    return fail({ code: 'DSP304', where: this.place.where, message: `${this.place.label} ${message}`, hint });
  }
}
