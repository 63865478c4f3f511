import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import { parse } from 'yaml';
import { AuditBucket, AuditTrail, GeneratedRoles } from '../../src';
import { nagFindings } from '../support/nag';
import { agnosticStack } from '../support/stacks';

const samples = join(__dirname, '..', '..', 'samples');
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const MODULES: { [name: string]: (stack: Stack, options: any) => unknown } = {
  'roles': (stack, options) => new GeneratedRoles(stack, 'Sample', options),
  'audit': (stack, options) => new AuditBucket(stack, 'Sample', options),
  'audit-trail': (stack, options) => new AuditTrail(stack, 'Sample', options),
};
const FILES = Object.keys(MODULES).flatMap((name) => readdirSync(join(samples, name)).map((file): [string, string] => [name, file]));

test.each(FILES)('the sample %s/%s is valid and has no findings', (name, file) => {
  const stack = agnosticStack();
  MODULES[name](stack, parse(readFileSync(join(samples, name, file), 'utf8')));
  expect(nagFindings(stack)).toEqual([]);
});
