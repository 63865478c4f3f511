import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { evaluateAccess } from '../../../src/access/evaluation/evaluator';
import { ConditionBlock, PolicyStatementJson, PolicyKind } from '../../../src/access/evaluation/policy-document';
import { Context, RequestPrincipal, roleSession } from '../../../src/access/evaluation/request';
import { Statement, statementsOf } from '../../../src/access/evaluation/statement';

const ROLE = 'arn:aws:iam::111122223333:role/ann';
const ROOT = 'arn:aws:iam::111122223333:root';
const SESSION = 'arn:aws:sts::111122223333:assumed-role/ann/s1';
const OBJECT = 'arn:aws:s3:::lake/data/x';
const ALLOW: PolicyStatementJson = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const DENY: PolicyStatementJson = { ...ALLOW, Effect: 'Deny' };

interface Policies {
  readonly identity?: PolicyStatementJson[];
  readonly resource?: PolicyStatementJson[];
  readonly boundary?: PolicyStatementJson[];
  readonly owner?: string;
  readonly mustAllow?: boolean;
  readonly context?: Context;
  readonly principal?: RequestPrincipal;
}

function statements(kind: PolicyKind, list: PolicyStatementJson[]): Statement[] {
  return statementsOf({ kind, name: kind, document: { Version: '2012-10-17', Statement: list } });
}

function decide({ identity = [], resource, boundary, owner, mustAllow, context = {}, principal }: Policies) {
  return evaluateAccess(
    { principal: principal ?? roleSession(ROLE, 's1'), action: 's3:GetObject', resource: OBJECT, context },
    {
      identity: statements('identity', identity),
      resource: resource && statements('resource', resource),
      boundary: boundary && statements('boundary', boundary),
      resourceAccount: owner,
      resourceMustAllow: mustAllow,
    },
  );
}

const named = (principal: string): PolicyStatementJson => ({ ...ALLOW, Principal: { AWS: principal } });

test('the evaluator does not depend on the CDK', () => {
  const directory = join(__dirname, '..', '..', '..', 'src', 'access', 'evaluation');
  const imports = readdirSync(directory).flatMap((file) => (
    [...readFileSync(join(directory, file), 'utf8').matchAll(/from '([^']+)';/g)].map(([, name]) => name)
  ));
  const others = [...new Set(imports)].filter((name) => !name.startsWith('./')).sort();

  expect(others).toEqual(['../../private/collections', '../../private/facts/via-aws-service', 'crypto', 'net']);
});

describe('one account', () => {
  test('an identity policy or the resource policy must allow the request', () => {
    expect(decide({}).missing).toEqual(['identity', 'resource']);
    expect(decide({ identity: [ALLOW] }).allowed).toBe(true);
    expect(decide({ resource: [named(ROLE)] }).allowed).toBe(true);
    expect(decide({ resource: [named('arn:aws:iam::111122223333:role/bob')] }).allowed).toBe(false);
  });

  test('an explicit deny overrides any allow, and is among the reasons', () => {
    const decision = decide({ identity: [ALLOW], resource: [{ ...DENY, Sid: 'No', Principal: '*' }] });

    expect(decision.allowed).toBe(false);
    expect(decision.deniedBy.map(({ label }) => label)).toEqual(['No']);
    expect(decide({ identity: [ALLOW, DENY] }).allowed).toBe(false);
  });

  test('a resource policy that allows the account delegates the decision to identity policies', () => {
    expect(decide({ resource: [named(ROOT)] }).allowed).toBe(false);
    expect(decide({ resource: [named('111122223333')], identity: [ALLOW] }).allowed).toBe(true);
  });

  test('a key policy must allow the request, or delegate to the account', () => {
    expect(decide({ mustAllow: true, identity: [ALLOW], resource: [named('arn:aws:iam::111122223333:role/bob')] }))
      .toMatchObject({ allowed: false, missing: ['resource'] });
    expect(decide({ mustAllow: true, identity: [ALLOW], resource: [named(ROOT)] }).allowed).toBe(true);
    expect(decide({ mustAllow: true, resource: [named(ROOT)] }).missing).toEqual(['identity']);
    expect(decide({ mustAllow: true, resource: [named(ROLE)] }).allowed).toBe(true);
  });

  test('a boundary limits permissions of the role, but not those granted to its session', () => {
    const boundary: PolicyStatementJson[] = [{ Effect: 'Allow', Action: 'sns:*', Resource: '*' }];

    expect(decide({ boundary, identity: [ALLOW] })).toMatchObject({ allowed: false, missing: ['boundary'] });
    expect(decide({ boundary, resource: [named(ROLE)] }).allowed).toBe(false);
    expect(decide({ boundary, resource: [named(SESSION)] }).allowed).toBe(true);
    expect(decide({ boundary: [ALLOW], identity: [ALLOW] }).allowed).toBe(true);
    expect(decide({ boundary: [ALLOW, DENY], resource: [named(SESSION)] }).allowed).toBe(false);
  });
});

test('across accounts, an identity policy and the resource policy must allow the request', () => {
  const owner = '444455556666';

  expect(decide({ owner, identity: [ALLOW] }).missing).toEqual(['resource']);
  expect(decide({ owner, resource: [named(ROLE)] }).missing).toEqual(['identity']);
  expect(decide({ owner, identity: [ALLOW], resource: [named(ROOT)] }).allowed).toBe(true);
});

test('a service is allowed only what the resource policy grants it', () => {
  const principal: RequestPrincipal = { kind: 'service', arn: 'glue.amazonaws.com' };
  const glue: PolicyStatementJson = { ...ALLOW, Principal: { Service: 'glue.amazonaws.com' } };

  expect(decide({ principal, resource: [glue] }).allowed).toBe(true);
  expect(decide({ principal, resource: [named(ROOT)] }).allowed).toBe(false);
  expect(decide({ principal, resource: [glue, { ...DENY, Principal: { AWS: '*' } }] }).allowed).toBe(false);
});

test('a deny with NotPrincipal exempts a session whose account, role and name are listed', () => {
  const denial = (list: string[]): PolicyStatementJson => ({ ...DENY, NotPrincipal: { AWS: list } });
  const boundary = [ALLOW];

  expect(decide({ identity: [ALLOW], resource: [denial([ROLE, ROOT, SESSION])] }).allowed).toBe(true);
  expect(decide({ identity: [ALLOW], resource: [denial([ROLE, ROOT])] }).allowed).toBe(false);
  expect(decide({ boundary, identity: [ALLOW], resource: [denial([ROLE, ROOT, SESSION])] }).allowed).toBe(false);
});

describe('conditions', () => {
  const holds = (block: ConditionBlock, context: Context = {}) =>
    decide({ identity: [{ ...ALLOW, Condition: block }], context }).allowed;

  test.each<[string, ConditionBlock, Context, boolean]>([
    ['a missing key fulfils no operator', { StringEquals: { 'aws:a': 'x' } }, {}, false],
    ['but a negated one', { StringNotEquals: { 'aws:a': 'x' } }, {}, true],
    ['and one with IfExists', { StringEqualsIfExists: { 'aws:a': 'x' } }, {}, true],
    ['which counts where the key is there', { StringEqualsIfExists: { 'aws:a': 'x' } }, { 'aws:a': 'y' }, false],
    ['keys are not case-sensitive', { StringEquals: { 'aws:UserId': 'x' } }, { 'aws:userid': 'x' }, true],
    ['values are', { StringEquals: { 'aws:a': 'X' } }, { 'aws:a': 'x' }, false],
    ['every key has to match', { StringEquals: { 'aws:a': 'x', 'aws:b': 'x' } }, { 'aws:a': 'x' }, false],
    ['one value is enough', { StringEquals: { 'aws:a': ['y', 'x'] } }, { 'aws:a': 'x' }, true],
    ['StringEquals takes no wildcard', { StringEquals: { 'aws:a': 'x*' } }, { 'aws:a': 'xy' }, false],
    ['StringLike does', { StringLike: { 'aws:a': 'x*' } }, { 'aws:a': 'xy' }, true],
    ['a variable', { StringEquals: { 'aws:a': '${aws:b}' } }, { 'aws:a': 'x', 'aws:b': 'x' }, true],
    [
      'a wildcard in its value is literal',
      { StringLike: { 'aws:a': '${aws:b}' } },
      { 'aws:a': 'x', 'aws:b': '*' },
      false,
    ],
    ['the default of a variable', { StringEquals: { 'aws:a': "${aws:b, 'x'}" } }, { 'aws:a': 'x' }, true],
    ['a variable without value fulfils nothing', { StringNotEquals: { 'aws:a': '${aws:b}' } }, { 'aws:a': 'x' }, false],
    ['${*} is an asterisk', { StringLike: { 'aws:a': '${*}' } }, { 'aws:a': 'x' }, false],
    ['Null: false', { Null: { 'aws:a': 'false' } }, { 'aws:a': 'x' }, true],
    ['Null: true', { Null: { 'aws:a': 'true' } }, { 'aws:a': 'x' }, false],
    ['Bool', { Bool: { 'aws:a': 'false' } }, { 'aws:a': 'false' }, true],
    ['all values', { 'ForAllValues:StringEquals': { 'aws:a': ['x', 'y'] } }, { 'aws:a': ['x', 'z'] }, false],
    ['all of none', { 'ForAllValues:StringEquals': { 'aws:a': ['x', 'y'] } }, {}, true],
    ['any value', { 'ForAnyValue:StringEquals': { 'aws:a': ['x', 'y'] } }, { 'aws:a': ['x', 'z'] }, true],
    ['any of none', { 'ForAnyValue:StringEquals': { 'aws:a': ['x', 'y'] } }, {}, false],
    ['a wildcard crosses no colon', { ArnLike: { 'aws:a': 'arn:*:x' } }, { 'aws:a': 'arn:aws:iam::1:role/x' }, false],
    ['an ARN', { ArnLike: { 'aws:a': 'arn:aws:iam::*:role/*' } }, { 'aws:a': 'arn:aws:iam::1:role/x/y' }, true],
    ['what is no ARN is not unlike one', { ArnNotLike: { 'aws:a': 'arn:aws:iam::1:role/x' } }, { 'aws:a': 'x' }, false],
    ['a network', { IpAddress: { 'aws:a': '10.0.0.0/8' } }, { 'aws:a': '10.1.1.1' }, true],
    ['a number', { NumericLessThanEquals: { 'aws:a': '10' } }, { 'aws:a': '9' }, true],
    ['a date', { DateGreaterThan: { 'aws:a': '2026-01-01T00:00:00Z' } }, { 'aws:a': '2026-01-02T00:00:00Z' }, true],
  ])('%s', (_, block, context, expected) => {
    expect(holds(block, context)).toBe(expected);
  });

  test('an unknown operator is an error, not a deny', () => {
    expect(() => holds({ StringResembles: { 'aws:a': 'x' } })).toThrow('"StringResembles" of "statement 1"');
  });
});
