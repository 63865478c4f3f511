import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CrawlerBehaviorOptions } from './crawler-options';
import { CrawlerTargets } from './crawler-targets';
import { isDeferred } from '../../private/deferred';
import { GLUE_LIMITS } from '../../private/facts/service-limits';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';


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
        `has a "tablePrefix" of ${tablePrefix.length} characters`,
        `specify at most ${GLUE_LIMITS.tablePrefixLength}`,
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
        `has "${at[at.length - 1]}" ${value}`,
        `specify a ${whole ? 'whole ' : ''}number from ${from} to ${to}`,
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

/** The error in a schedule: the end of the message, and the hint. */
export interface ScheduleFault {
  readonly found: string;
  readonly hint: string;
}

/** A field of a cron expression: its numbers, names, and special values. */
interface CronField {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: string[];
  readonly special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS: CronField[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31, special: /^(\?|LW?|\d{1,2}W)$/ },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  {
    name: 'day of the week',
    from: 1,
    to: 7,
    words: DAYS,
    special: /^(\?|[1-7]?L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/,
  },
  { name: 'year', from: 1970, to: 2199 },
];
const EXAMPLE = 'specify a cron expression with six fields, for example cron(0 3 * * ? *)';

/**
 * The error in a schedule of a crawler, if any.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
 */
export function scheduleFault(expression: string): ScheduleFault | undefined {
  if (isDeferred(expression)) return undefined;
  const texts = /^cron\(\s*((\S+\s+){5}\S+)\s*\)$/.exec(expression)?.[1].toUpperCase().split(/\s+/);
  if (texts === undefined) return { found: '', hint: EXAMPLE };
  const wrong = FIELDS.findIndex((field, index) => !texts[index].split(',').every((item) => isItemOf(field, item)));
  if (wrong >= 0) {
    return { found: `, in which "${texts[wrong]}" is not valid in the ${FIELDS[wrong].name} field`, hint: EXAMPLE };
  }
  const [minutes, , dayOfMonth, , dayOfWeek] = texts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return {
      found: ', in which exactly one of day of month and day of week must be "?"',
      hint: 'use "?" for the field that does not apply, for '
        + `example ${dayOfWeek === '?' ? 'cron(0 3 * * ? *)' : 'cron(0 3 ? * MON *)'}`,
    };
  }
  if (/^\*$|\/[1-4]$/.test(minutes)) {
    return { found: ', which is more frequent than Glue supports', hint: 'allow at least 5 minutes between crawls' };
  }
  return undefined;
}

function isItemOf(field: CronField, item: string): boolean {
  if (field.special?.test(item)) return true;
  const match = /^(\*|\w+(-\w+)?)(\/\d+)?$/.exec(item);
  if (match === null) return false;
  return match[1] === '*' || match[1].split('-').every((value) => isValueOf(field, value));
}

function isValueOf({ from, to, words = [] }: CronField, value: string): boolean {
  return words.includes(value) || (/^\d{1,4}$/.test(value) && Number(value) >= from && Number(value) <= to);
}
