import { isDeferred } from './deferred';

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
/** Fields of an expression of AWS, which has a year, and of one of Unix. */
const AWS_FIELDS = 6;
const UNIX_FIELDS = 5;
/** What other schedulers call these expressions. */
const SHORTHANDS: { readonly [name: string]: string } = {
  '@yearly': 'cron(0 0 1 1 ? *)',
  '@annually': 'cron(0 0 1 1 ? *)',
  '@monthly': 'cron(0 0 1 * ? *)',
  '@weekly': 'cron(0 0 ? * SUN *)',
  '@daily': 'cron(0 0 * * ? *)',
  '@midnight': 'cron(0 0 * * ? *)',
  '@hourly': 'cron(0 * * * ? *)',
};

/**
 * The error in a schedule of a crawler, if any.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
 */
export function scheduleFault(expression: string): ScheduleFault | undefined {
  if (isDeferred(expression)) return undefined;
  const found = faultOf(expression);
  return found === undefined ? undefined : { ...found, hint: scheduleHint(expression) ?? found.hint };
}

function faultOf(expression: string): ScheduleFault | undefined {
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

/**
 * How AWS writes a schedule that is in the syntax of Unix, of EventBridge or of Quartz; undefined if it is not certain.
 * The days of the week, which AWS counts from 1 and Unix from 0, are written as names.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
 */
export function scheduleHint(expression: string): string | undefined {
  const text = expression.trim().replace(/\s+/g, ' ');
  const fields = /^(?:cron ?\( ?(.+?) ?\)|([^()]+))$/i.exec(text)?.slice(1).find(Boolean)?.toUpperCase().split(' ') ?? [];
  const shorthand = `@${text.toLowerCase().replace(/^@/, '')}`;
  const written = Object.hasOwn(SHORTHANDS, shorthand) ? SHORTHANDS[shorthand]
    : rateAsCron(text) ?? (fields.length === UNIX_FIELDS ? unixAsCron(fields) : awsFields(fields));
  return written === undefined || written === expression || faultOf(written) !== undefined
    ? undefined
    : `write "${written}"`;
}

function rateAsCron(text: string): string | undefined {
  const [, digits, unit] = /^rate ?\( ?(\d+) (minute|hour|day)s? ?\)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits);
  switch (unit.toLowerCase()) {
    case 'minute': return 60 % count === 0 && count < 60 ? `cron(0/${count} * * * ? *)` : hoursAsCron(count / 60);
    case 'hour': return hoursAsCron(count);
    default: return hoursAsCron(count * 24);
  }
}

/** Only intervals that divide a day have the same times on each day. */
function hoursAsCron(count: number): string | undefined {
  if (count === 1) return SHORTHANDS['@hourly'];
  if (count === 24) return SHORTHANDS['@daily'];
  return count > 1 && 24 % count === 0 ? `cron(0 0/${count} * * ? *)` : undefined;
}

/** Unix runs on both days if both are specified, for which AWS has no expression. */
function unixAsCron([minutes, hours, day, month, weekday]: string[]): string | undefined {
  const days = weekdaysOf(weekday);
  if (days === undefined || (!isAny(day) && days !== '?')) return undefined;
  return `cron(${fromZero(minutes)} ${fromZero(hours)} ${days === '?' ? isAny(day) ? '*' : day : '?'} ${month} ${days} *)`;
}

/** Six fields of AWS, of which one must be "?", or those of Quartz, which begin with the seconds and end with "?". */
function awsFields(fields: readonly string[]): string | undefined {
  if (fields.length !== AWS_FIELDS) return undefined;
  const [first, hours, day, month, weekday, year] = fields;
  if (year === '?' && first === '0') return `cron(${[hours, day].map(fromZero).join(' ')} ${month} ${weekday} ${year} *)`;
  if (day === '?' || weekday === '?') return `cron(${fields.join(' ')})`;
  if (weekday !== '*' && day !== '*') return undefined;
  return weekday === '*'
    ? `cron(${first} ${hours} ${day} ${month} ? ${year})`
    : `cron(${first} ${hours} ? ${month} ${weekday} ${year})`;
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

/** A step of minutes or hours as in the examples of AWS, which begin at 0. */
function fromZero(field: string): string {
  return field.replace(/^\*\//, '0/');
}

/** The days of the week in a field of Unix, by their names; "?" for each day. */
function weekdaysOf(field: string): string | undefined {
  const days: string[] = [];
  for (const item of field.split(',')) {
    const match = /^(?:[*?]|([0-7]|[A-Z]{3})(?:-([0-7]|[A-Z]{3}))?)(?:\/([1-7]))?$/.exec(item);
    if (match === null) return undefined;
    const [, first, last, step] = match;
    const from = first === undefined ? 0 : dayOf(first);
    const to = first === undefined ? 6 : last === undefined ? (step === undefined ? from : 6) : dayOf(last);
    if (from < 0 || to < 0) return undefined;
    const count = ((to - from + 7) % 7) + 1;
    const span = Array.from({ length: count }, (_, index) => DAYS[(from + index) % 7])
      .filter((_, index) => index % Number(step ?? 1) === 0);
    if (span.length === 7) return '?';
    // AWS accepts a range only in the order of its week, which begins on Sunday.
    days.push(...step === undefined && count > 2 && from < to ? [`${DAYS[from]}-${DAYS[to]}`] : span);
  }
  return days.join(',');
}

/** The index of a day in the week from Sunday, which Unix counts as 0 and as 7. */
function dayOf(text: string): number {
  return /\d/.test(text) ? Number(text) % 7 : DAYS.indexOf(text);
}
