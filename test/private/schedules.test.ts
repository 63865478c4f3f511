import { scheduleFault, scheduleHint } from '../../src/private/schedules';

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

test.each([
  ['0 6 * * *', 'cron(0 6 * * ? *)'],
  ['cron(0 6 * * *)', 'cron(0 6 * * ? *)'],
  ['cron(0 6 * * * *)', 'cron(0 6 * * ? *)'],
  ['0 6 * * ? *', 'cron(0 6 * * ? *)'],
  ['Cron(0 6 ? * Mon *)', 'cron(0 6 ? * MON *)'],
  ['0 0 6 ? * MON-FRI', undefined],
  ['0 0 6 * * ?', 'cron(0 6 * * ? *)'],
  ['*/15 * * * *', 'cron(0/15 * * * ? *)'],
  ['0 */6 1 jan *', 'cron(0 0/6 1 JAN ? *)'],
  ['30 2 * * 0', 'cron(30 2 ? * SUN *)'],
  ['30 2 * * 7', 'cron(30 2 ? * SUN *)'],
  ['30 2 * * 1-5', 'cron(30 2 ? * MON-FRI *)'],
  ['30 2 * * 0,6', 'cron(30 2 ? * SUN,SAT *)'],
  ['30 2 * * 5-7', 'cron(30 2 ? * FRI,SAT,SUN *)'],
  ['30 2 * * */2', 'cron(30 2 ? * SUN,TUE,THU,SAT *)'],
  ['30 2 * * 0-6', 'cron(30 2 * * ? *)'],
  ['30 2 ? * 2', 'cron(30 2 ? * TUE *)'],
  ['rate(1 hour)', 'cron(0 * * * ? *)'],
  ['rate(5 minutes)', 'cron(0/5 * * * ? *)'],
  ['rate(120 minutes)', 'cron(0 0/2 * * ? *)'],
  ['rate(1 day)', 'cron(0 0 * * ? *)'],
  ['@daily', 'cron(0 0 * * ? *)'],
  ['@weekly', 'cron(0 0 ? * SUN *)'],
])('%s is %s for AWS', (expression, written) => {
  const hint = scheduleHint(expression);

  expect(hint).toBe(written && `write "${written}"`);
});

test.each([
  ['both days, which Unix combines with "or"', '0 6 1 * 1'],
  ['more frequent than every 5 minutes', 'rate(2 minutes)'],
  ['an interval that does not divide a day', 'rate(5 hours)'],
  ['an interval of several days', 'rate(2 days)'],
  ['an invalid hour', '0 25 * * *'],
  ['words', 'every day'],
  ['a valid schedule', 'cron(0 6 * * ? *)'],
])('nothing is suggested for %s', (_, expression) => {
  expect(scheduleHint(expression)).toBeUndefined();
});
