import { scheduleFault } from '../../../src/dataops/crawlers/crawler-checks';

test.each([
  'cron(0 3 * * ? *)',
  'cron(15 2 ? * MON-FRI *)',
  'cron( 0/5 8-17 ? JAN,JUL 2#1 2026 )',
  'cron(0 0 L * ? *)',
  'cron(0 0 1W,15 */3 ? 2026-2030)',
  'cron(0 0 ? * 6L *)',
  'cron(0 0 ? * mon *)',
  '{{resolve:ssm:/acme/schedule}}',
])('%s is a valid schedule', (expression) => {
  expect(scheduleFault(expression)).toBeUndefined();
});

test.each<[expression: string, found: string]>([
  ['rate(1 day)', ''],
  ['cron(0 3 * * ?)', ''],
  ['0 3 * * ? *', ''],
  ['cron(60 3 * * ? *)', ', in which "60" is not valid in the minutes field'],
  ['cron(0 24 * * ? *)', ', in which "24" is not valid in the hours field'],
  ['cron(0 3 0 * ? *)', ', in which "0" is not valid in the day of the month field'],
  ['cron(0 3 * FOO ? *)', ', in which "FOO" is not valid in the month field'],
  ['cron(0 3 ? * MON-8 *)', ', in which "MON-8" is not valid in the day of the week field'],
  ['cron(0 3 * * ? 26)', ', in which "26" is not valid in the year field'],
  ['cron(0 3 * * * *)', ', in which exactly one of day of month and day of week must be "?"'],
  ['cron(0 3 ? * ? *)', ', in which exactly one of day of month and day of week must be "?"'],
  ['cron(* 3 * * ? *)', ', which is more frequent than Glue supports'],
  ['cron(*/4 3 * * ? *)', ', which is more frequent than Glue supports'],
])('%s is not a valid schedule', (expression, found) => {
  expect(scheduleFault(expression)?.found).toBe(found);
});
