import { isDeferred } from '../private/deferred';

/** What is wrong with a schedule: the end of a sentence about it, and how to mend it. */
export interface ScheduleFault {
  readonly found: string;
  readonly hint: string;
}

/** A field of a cron expression: its numbers, the words for them, and the forms that it has alone. */
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
  { name: 'day of the week', from: 1, to: 7, words: DAYS, special: /^(\?|[1-7]?L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5])$/ },
  { name: 'year', from: 1970, to: 2199 },
];
const EXAMPLE = 'write a cron expression of six fields, for example cron(0 3 * * ? *)';

/**
 * What is wrong with a schedule of a crawler, if anything.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
 */
export function scheduleFault(expression: string): ScheduleFault | undefined {
  if (isDeferred(expression)) return undefined;
  const texts = /^cron\(\s*((\S+\s+){5}\S+)\s*\)$/.exec(expression)?.[1].toUpperCase().split(/\s+/);
  if (texts === undefined) return { found: '', hint: EXAMPLE };
  const wrong = FIELDS.findIndex((field, index) => !texts[index].split(',').every((item) => isItemOf(field, item)));
  if (wrong >= 0) return { found: `, in which "${texts[wrong]}" is no ${FIELDS[wrong].name}`, hint: EXAMPLE };
  const [minutes, , dayOfMonth, , dayOfWeek] = texts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    return { found: ', in which not exactly one of the days of month and week is "?"', hint: `write "?" for the one that does not matter, for example ${dayOfWeek === '?' ? 'cron(0 3 * * ? *)' : 'cron(0 3 ? * MON *)'}` };
  }
  if (/^\*$|\/[1-4]$/.test(minutes)) return { found: ', which is more often than Glue crawls', hint: 'leave at least 5 minutes between crawls' };
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
