import { runSimulation } from '@cloud-copilot/iam-simulate';
import { evaluateAccess } from '../../../src/access/evaluation/evaluator';
import {
  PolicyDocumentJson, PolicyKind, PolicyStatementJson, PrincipalElement,
} from '../../../src/access/evaluation/policy-document';
import { Context, roleSession } from '../../../src/access/evaluation/request';
import { Statement, statementsOf } from '../../../src/access/evaluation/statement';
import { Random } from '../../mutations/random';
import { seed } from '../../support/properties';

// What AWS does not document, or where the simulator differs from the documents, is not generated: "NotPrincipal" with
// a part of account, role and session; "IfExists" with "ForAnyValue"; "${*}" outside of patterns; variables in policies
// of 2008; empty values.
const SEED = seed(7);
const REQUESTS = 4_000;
const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/team/ann`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/ann/s1`;
const BUCKET = 'arn:aws:s3:::lake';

/** Keys that `s3:PutObject` has, with operators of their type and values. */
const KEYS: { readonly [type: string]: { keys: string[]; operators: string[]; values: string[]; given: string[] } } = {
  string: {
    keys: ['aws:PrincipalTag/team', 's3:x-amz-acl'],
    operators: [
      'StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike',
      'StringNotLike',
    ],
    values: ['red', 'RED', 'r*', '?ed', '${aws:PrincipalTag/team}', '${aws:userid}', "${aws:username, 'red'}"],
    given: ['red', 'Red', 'blue', 'r*', 'AROA1:s1'],
  },
  list: {
    keys: ['aws:TagKeys', 'aws:CalledVia'],
    operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'],
    values: ['red', 'blue', 'r*'],
    given: [],
  },
  arn: {
    keys: ['aws:SourceArn', 'aws:PrincipalArn'],
    operators: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
    values: [
      ROLE, `arn:aws:iam::${ACCOUNT}:role/*`, 'arn:aws:iam::*:role/team/a?n', 'arn:*:s3:::*', 'arn:aws:s3:::lake',
    ],
    given: [ROLE, 'arn:aws:s3:::lake', 'arn:aws:s3:::lake/x:y', `arn:aws:iam::${OTHER}:role/team/ann`],
  },
  bool: {
    keys: ['aws:SecureTransport', 'aws:ViaAWSService'],
    operators: ['Bool'],
    values: ['true', 'false'],
    given: ['true', 'false'],
  },
  number: {
    keys: ['s3:signatureAge', 'aws:MultiFactorAuthAge'],
    operators: [
      'NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
    values: ['1', '10', '100'],
    given: ['1', '5', '10', '100'],
  },
  date: {
    keys: ['aws:CurrentTime'],
    operators: [
      'DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals',
    ],
    values: ['2026-01-01T00:00:00Z', '2026-06-01T12:00:00Z'],
    given: ['2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  },
  address: {
    keys: ['aws:SourceIp'],
    operators: ['IpAddress', 'NotIpAddress'],
    values: ['10.0.0.0/8', '192.0.2.1/32', '2001:db8::/32'],
    given: ['10.1.2.3', '192.0.2.1', '192.0.2.2', '2001:db8::1'],
  },
};

const PRINCIPALS: PrincipalElement[] = [
  '*', { AWS: '*' }, { AWS: ACCOUNT }, { AWS: `arn:aws:iam::${ACCOUNT}:root` }, { AWS: ROLE }, { AWS: SESSION },
  { AWS: `arn:aws:iam::${OTHER}:root` }, { Service: 'glue.amazonaws.com' }, { AWS: [ROLE, ACCOUNT] },
  { AWS: [ROLE, SESSION, `arn:aws:iam::${ACCOUNT}:root`] },
];

/** Who a denial with `NotPrincipal` exempts: the session as a whole, or others. */
const EXEMPT: PrincipalElement[] = [
  '*', { AWS: [ROLE, SESSION, ACCOUNT] }, { AWS: [ROLE, SESSION, `arn:aws:iam::${ACCOUNT}:root`] },
  { AWS: `arn:aws:iam::${OTHER}:root` }, { Service: 'glue.amazonaws.com' },
];

test(`${REQUESTS} random policies with the seed ${SEED}: the evaluator decides as the simulator does`, async () => {
  const random = new Random(SEED);
  const chance = (probability: number) => random.next() < probability;
  const differences: unknown[] = [];
  const seen = { allowed: 0, denied: 0 };

  for (let count = 0; count < REQUESTS; count++) {
    const identity = document(random, false);
    const resource = chance(0.8) ? document(random, true) : undefined;
    const boundary = chance(0.3) ? document(random, false) : undefined;
    const owner = chance(0.7) ? ACCOUNT : OTHER;
    const action = random.pick(['s3:PutObject', 's3:PutObjectAcl']);
    const context = contextOf(random);
    const simulated = await simulate({ identity, resource, boundary, owner, action, context });
    const found = evaluate({ identity, resource, boundary, owner, action, context });
    seen[found ? 'allowed' : 'denied']++;
    if (simulated !== found) {
      differences.push({ identity, resource, boundary, owner, action, context, simulated, found });
    }
  }

  expect(differences).toEqual([]);
  expect(Math.min(seen.allowed, seen.denied)).toBeGreaterThan(REQUESTS / 10);
}, 120_000);

interface Case {
  readonly identity: PolicyDocumentJson;
  readonly resource?: PolicyDocumentJson;
  readonly boundary?: PolicyDocumentJson;
  readonly owner: string;
  readonly action: string;
  readonly context: Context;
}

async function simulate({ identity, resource, boundary, owner, action, context }: Case): Promise<boolean> {
  const response = await runSimulation({
    request: {
      principal: SESSION,
      action,
      resource: { resource: `${BUCKET}/data/x`, accountId: owner },
      contextVariables: context as { [key: string]: string | string[] },
    },
    identityPolicies: [{ name: 'identity', policy: identity }],
    permissionBoundaryPolicies: boundary && [{ name: 'boundary', policy: boundary }],
    resourcePolicy: resource,
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }, {});
  if (response.resultType !== 'single') throw new Error(JSON.stringify({ response, identity, resource, boundary }));
  return response.overallResult === 'Allowed';
}

function evaluate({ identity, resource, boundary, owner, action, context }: Case): boolean {
  const statements = (kind: PolicyKind, policy: PolicyDocumentJson): Statement[] =>
    statementsOf({ kind, name: kind, document: policy });
  return evaluateAccess(
    { principal: roleSession(ROLE, 's1'), action, resource: `${BUCKET}/data/x`, context },
    {
      identity: statements('identity', identity),
      resource: resource && statements('resource', resource),
      boundary: boundary && statements('boundary', boundary),
      resourceAccount: owner,
    },
  ).allowed;
}

function document(random: Random, ofResource: boolean): PolicyDocumentJson {
  const count = 1 + random.below(3);
  return {
    Version: '2012-10-17',
    Statement: Array.from({ length: count }, (_, index) => statement(random, ofResource, index)),
  };
}

function statement(random: Random, ofResource: boolean, index: number): PolicyStatementJson {
  const resources = [
    '*', 'arn:aws:s3:::*', 'arn:aws:s3:::l*/x',
    `${BUCKET}/*`, `${BUCKET}/data/*`, `${BUCKET}/other/*`, `${BUCKET}/data/?`,
  ];
  const actions = ['*', 's3:*', 's3:Put*', 's3:putobject', 's3:PutObjectAcl', 's3:GetObject'];
  const effect = random.next() < (index === 0 ? 0.9 : 0.4) ? 'Allow' : 'Deny';
  const principal = random.pick(PRINCIPALS);
  return {
    Effect: effect,
    ...random.next() < 0.85 ? { Action: random.pick(actions) } : { NotAction: random.pick(actions) },
    ...random.next() < 0.85 ? { Resource: random.pick(resources) } : { NotResource: random.pick(resources) },
    ...ofResource ? effect === 'Deny' && random.next() < 0.3
      ? { NotPrincipal: random.pick(EXEMPT) }
      : { Principal: principal } : {},
    ...random.next() < 0.6 ? { Condition: Object.assign({}, condition(random), condition(random)) } : {},
  };
}

function condition(random: Random): PolicyStatementJson['Condition'] {
  const type = random.pick(Object.keys(KEYS));
  const { keys, operators, values } = KEYS[type];
  const key = random.pick(keys);
  if (random.next() < 0.1) return { Null: { [key]: random.pick(['true', 'false']) } };
  const quantifier = type === 'list' ? random.pick(['ForAllValues:', 'ForAnyValue:']) : '';
  const ifExists = quantifier !== 'ForAnyValue:' && random.next() < 0.3 ? 'IfExists' : '';
  const operator = `${quantifier}${random.pick(operators)}${ifExists}`;
  return { [operator]: { [key]: random.sample(values, 1 + random.below(2)) } };
}

function contextOf(random: Random): Context {
  const context: { [key: string]: string | string[] } = {
    'aws:PrincipalArn': ROLE, 'aws:userid': 'AROA1:s1', 'aws:PrincipalAccount': ACCOUNT,
  };
  for (const { keys, given } of Object.values(KEYS)) {
    for (const key of keys) {
      if (key === 'aws:PrincipalArn' || random.next() < 0.4) continue;
      const several = random.sample(['red', 'blue', 'green'], 1 + random.below(2));
      context[key] = given.length > 0 ? random.pick(given) : several;
    }
  }
  return context;
}
