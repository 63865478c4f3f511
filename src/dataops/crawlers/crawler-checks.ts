import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CrawlerBehaviorOptions } from './crawler-options';
import { CrawlerTargets } from './crawler-targets';
import { isDeferred } from '../../private/deferred';
import { GLUE_LIMITS } from '../../private/facts/service-limits';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { scheduleFault } from '../../private/schedules';

/** The label of a crawler in messages, and the path of its options. */
export interface CrawlerPlace {
  /** `crawler "sales"` */
  readonly label: string;
  readonly scope: Construct;
  readonly path: OptionPath;
}

/** Throws an error for settings that Glue rejects at deployment or when the crawler runs. */
export function checkCrawler(place: CrawlerPlace, targets: CrawlerTargets, behavior: CrawlerBehaviorOptions): void {
  const check = new CrawlerCheck(place, targets, behavior);
  check.targetsAreComplete();
  check.targetsFitTogether();
  check.behavior();
}

class CrawlerCheck {
  constructor(
    private readonly place: CrawlerPlace,
    private readonly targets: CrawlerTargets,
    private readonly options: CrawlerBehaviorOptions,
  ) {}

  public targetsAreComplete(): void {
    if (this.count() === 0) {
      this.refuse(
        ['targets'],
        'has no targets',
        'specify at least one target, for example s3Targets: [{ path: s3://bucket/prefix }]',
      );
    }
    this.each('s3Targets', ({ path, sampleSize }, at) => {
      if (path === undefined) this.refuse(at, 'has an S3 target without "path"', 'add the key, for example "path: s3://BUCKET/PREFIX"');
      this.inRange([...at, 'sampleSize'], sampleSize, ...GLUE_LIMITS.sampleSize, true);
    });
    this.each('jdbcTargets', ({ connectionName, path }, at) => {
      this.required(at, 'a JDBC target', { connectionName, path });
      if (/^jdbc:/i.test(path!)) {
        this.refuse(
          [...at, 'path'],
          `has the path "${path}", which is a URL`,
          'specify database/schema/table; the URL is in the connection',
        );
      }
    });
    this.each('dynamoDbTargets', ({ path, scanRate }, at) => {
      this.required(at, 'a DynamoDB target', { path });
      this.inRange([...at, 'scanRate'], scanRate, 0.1, 1.5);
    });
    this.each('catalogTargets', ({ databaseName, tables }, at) => {
      this.required(at, 'a catalog target', { databaseName, tables });
      if (tables?.length === 0) {
        this.refuse([...at, 'tables'], 'has a catalog target without tables', 'specify at least one table');
      }
    });
    for (const list of ['s3Targets', 'catalogTargets'] as const) {
      this.each(list, ({ eventQueueArn, dlqEventQueueArn }, at) => {
        if (dlqEventQueueArn !== undefined && eventQueueArn === undefined) {
          this.refuse(
            [...at, 'dlqEventQueueArn'],
            'has a "dlqEventQueueArn" but no "eventQueueArn"',
            'also specify the event queue',
          );
        }
      });
    }
  }

  public targetsFitTogether(): void {
    const { s3Targets = [], catalogTargets = [] } = this.targets;
    const { recrawlBehavior, useLakeFormationCredentials } = this.options;
    if (catalogTargets.length > 0 && catalogTargets.length < this.count()) {
      this.refuse(
        ['targets', 'catalogTargets'],
        'crawls catalog tables together with other targets',
        'use a separate crawler for them',
      );
    }
    if (useLakeFormationCredentials && s3Targets.length + catalogTargets.length < this.count()) {
      this.refuse(
        ['useLakeFormationCredentials'],
        'uses Lake Formation credentials for a target outside S3',
        'omit "useLakeFormationCredentials", or use separate crawlers',
      );
    }
    const refuse = (message: string, hint: string): never => this.refuse(['recrawlBehavior'], message, hint);
    if (recrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY' && s3Targets.length < this.count()) {
      refuse(
        'crawls only new folders, which Glue supports only for S3 targets',
        'specify only "s3Targets", or a different "recrawlBehavior"',
      );
    }
    if (recrawlBehavior !== 'CRAWL_EVENT_MODE') return;
    const [target] = [...s3Targets, ...catalogTargets];
    if (target === undefined || this.count() !== 1) {
      return refuse(
        'crawls by events, for which Glue accepts exactly one target, in S3 or in the catalog',
        'use separate crawlers',
      );
    }
    if (target.eventQueueArn === undefined) {
      refuse('crawls by events but has no "eventQueueArn"', 'specify the ARN of the SQS queue for S3 events');
    }
    if (s3Targets[0]?.sampleSize !== undefined) {
      this.refuse(['targets', 's3Targets', 0, 'sampleSize'], 'crawls by events but has a "sampleSize"', 'omit it');
    }
  }

  public behavior(): void {
    const {
      schedule,
      schemaChangePolicy,
      recrawlBehavior,
      tablePrefix,
      lakeFormationAccountId,
      useLakeFormationCredentials,
    } = this.options;
    const fault = schedule?.scheduleExpression === undefined ? undefined : scheduleFault(schedule.scheduleExpression);
    if (fault) {
      this.refuse(
        ['schedule', 'scheduleExpression'],
        `has the schedule "${schedule!.scheduleExpression}"${fault.found}`,
        fault.hint,
        'DSP304',
      );
    }
    if (recrawlBehavior === 'CRAWL_NEW_FOLDERS_ONLY') {
      this.onlyLogs('crawls only new folders', {
        deleteBehavior: schemaChangePolicy?.deleteBehavior,
        updateBehavior: schemaChangePolicy?.updateBehavior,
      });
    }
    if ((this.targets.catalogTargets ?? []).length > 0) {
      this.onlyLogs('crawls catalog tables', { deleteBehavior: schemaChangePolicy?.deleteBehavior });
    }
    if (tablePrefix !== undefined && !isDeferred(tablePrefix) && tablePrefix.length > GLUE_LIMITS.tablePrefixLength) {
      this.refuse(
        ['tablePrefix'],
        `has a "tablePrefix" of ${tablePrefix.length} characters, and AWS Glue accepts ${GLUE_LIMITS.tablePrefixLength}`,
        'shorten it',
        'DSP313',
      );
    }
    if (lakeFormationAccountId !== undefined) {
      const path = ['lakeFormationAccountId'];
      if (!useLakeFormationCredentials) {
        this.refuse(
          path,
          'has a "lakeFormationAccountId" but does not use Lake Formation credentials',
          'set "useLakeFormationCredentials: true"',
        );
      }
    }
  }

  private each<K extends keyof CrawlerTargets>(
    list: K,
    check: (target: NonNullable<CrawlerTargets[K]>[number], at: OptionPath) => void,
  ): void {
    this.targets[list]?.forEach((target, index) => check(target, ['targets', list, index]));
  }

  private count(): number {
    return Object.values(this.targets).reduce<number>(
      (sum, list: unknown[] | undefined) => sum + (list ?? []).length,
      0,
    );
  }

  private onlyLogs(what: string, behaviors: { readonly [name: string]: string | undefined }): void {
    for (const [name, value] of Object.entries(behaviors)) {
      if (value === undefined || value === 'LOG' || isDeferred(value)) continue;
      failAt(this.place.scope, this.at(['schemaChangePolicy', name]), {
        code: 'DSP339',
        message: `${this.place.label} ${what}, and its "${name}" is "${value}"`,
        hint: 'Glue accepts only LOG: specify it, or omit the key',
      });
    }
  }

  private required(at: OptionPath, what: string, values: { readonly [name: string]: unknown }): void {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) this.refuse(at, `has ${what} without "${name}"`, `give "${name}"`);
    }
  }

  private inRange(at: OptionPath, value: number | undefined, from: number, to: number, whole = false): void {
    if (value === undefined || Token.isUnresolved(value) || typeof value !== 'number') return;
    if (value < from || value > to || (whole && !Number.isInteger(value))) {
      this.refuse(
        at,
        `has "${at[at.length - 1]}" ${value}, and AWS Glue accepts ${whole ? 'whole ' : ''}numbers from ${from} to ${to}`,
        value < from ? `specify at least ${from}` : value > to ? `specify at most ${to}` : 'specify a whole number',
        'DSP313',
      );
    }
  }

  private at(path: OptionPath): OptionPath {
    return [...this.place.path, ...path];
  }

  private refuse(
    path: OptionPath,
    message: string,
    hint?: string,
    code: 'DSP304' | 'DSP313' | 'DSP314' = 'DSP314',
  ): never {
    return failAt(this.place.scope, this.at(path), { code, message: `${this.place.label} ${message}`, hint });
  }
}
