import { describeModule } from './located-configuration';
import { below, ITEM, KEY, MARK } from '../support/located';

const role = (text: string) => below('generateRoles', below('analyst', text));
const trusted = (text: string) => role(`trustedPrincipal: this_account\n${text}`);
const policy = (text: string) => below('generatePolicies', below('reports', below('policyDocument', text)));
const STATEMENT = 'Effect: Allow\nAction: s3:GetObject\nResource: "*"\n';
const statement = (...statements: string[]) =>
  policy(`Statement:\n${statements.map((text) => `  - ${text.trimEnd().replace(/\n/g, '\n    ')}\n`).join('')}`);
const LONG = `arn:aws:s3:::${'x'.repeat(6200)}`;

describeModule('roles', [
  ['an empty federation', 'DSP314', `federations:\n  corporate: {} ${MARK}\n`],
  [
    'an invalid provider',
    'DSP304',
    `federations:\n  corporate:\n    providerArn: arn:aws:iam::111122223333:role/x ${MARK}\n`,
  ],
  ['a missing document', 'DSP306', `federations:\n  corporate:\n    samlDoc: ./nowhere.xml ${MARK}\n`],
  ['an unknown trusted principal', 'DSP304', role(`trustedPrincipal: nobody ${MARK}\n`)],
  ['an unknown federation', 'DSP204', role(`trustedPrincipal: federation:corporate ${MARK}\n`)],
  [
    'an action that is not valid in a trust policy',
    'DSP304',
    trusted(`additionalTrustedActions:\n  - sts:TagSession\n  - s3:GetObject ${MARK}\n`),
  ],
  [
    'an additional trusted principal',
    'DSP304',
    trusted(
      'additionalTrustedPrincipals:\n  - trustedPrincipal: service:glue.amazonaws.com\n  - trustedPrincipal: ' +
        `account:12 ${MARK}\n`,
    ),
  ],
  [
    'an action of an additional trusted principal',
    'DSP304',
    trusted(
      'additionalTrustedPrincipals:\n  - trustedPrincipal: service:glue.amazonaws.com\n    ' +
        `additionalTrustedActions:\n      - glue ${MARK}\n`,
    ),
  ],
  ['trust conditions that are not a map', 'DSP111', trusted(`assumeRoleTrustConditions: x ${MARK}\n`)],
  [
    'a source identity for a service',
    'DSP315',
    role(`trustedPrincipal: service:glue.amazonaws.com\nrequireSourceIdentity: true ${MARK}\n`),
  ],
  [
    'an unknown AWS managed policy',
    'DSP304',
    trusted(`awsManagedPolicies:\n  - ReadOnlyAccess\n  - arn:aws:iam::111122223333:policy/x ${MARK}\n`),
  ],
  [
    'an invalid name of a policy in the account',
    'DSP304',
    trusted(`customerManagedPolicies:\n  - Team\n  - Read Reports ${MARK}\n`),
  ],
  ['an unknown generated policy', 'DSP204', trusted(`generatedPolicies:\n  - report ${MARK}\n`)],
  [
    'too many policies',
    'DSP302',
    below(
      'generateRoles',
      `analyst: ${MARK}\n  trustedPrincipal: this_account\n  customerManagedPolicies: ` +
        `[${Array.from({ length: 11 }, (_, i) => `P${i}`)}]`,
    ),
  ],
  [
    'a trust policy that is too long',
    'DSP307',
    below(
      'generateRoles',
      `analyst: ${MARK}\n  trustedPrincipal: this_account\n  ` +
        `additionalTrustedPrincipals:\n${Array.from({ length: 40 }, (_, i) => `    - trustedPrincipal: account:1111222233${i + 10}\n`).join('')}`,
    ),
  ],
  [
    'two roles with the same name',
    'DSP303',
    `generateRoles:\n  a b:\n    trustedPrincipal: this_account\n  a/b: ${MARK}\n    trustedPrincipal: this_account\n`,
  ],
  [
    'a name that IAM does not accept',
    'DSP303',
    `generateRoles:\n  a b: ${MARK}\n    trustedPrincipal: this_account\n    verbatimRoleName: true\n`,
  ],
  [
    'a name that is too long',
    'DSP303',
    `generatePolicies:\n  ${'x'.repeat(129)}: ${MARK}\n    verbatimPolicyName: true\n    policyDocument: { Statement: ` +
      '[{ Effect: Allow, Action: "*", Resource: "*" }] }\n',
  ],
  [
    'a persona policy whose name is already in use',
    'DSP303',
    `generatePolicies:\n  persona-data-admin:\n    policyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: "*" }] }\n${trusted(
      `basePersona: data-admin ${MARK}\n`,
    )}`,
  ],
  [
    'an option that is available only in code',
    'DSP110',
    `generatePolicies:\n  reports:\n    statements: [] ${MARK}\n    policyDocument: { Statement: [{ Effect: Allow, ` +
      'Action: "s3:*", Resource: "*" }] }\n',
  ],
  ['a policy that is not a map', 'DSP111', `generatePolicies:\n  reports:\n    policyDocument: x ${MARK}\n`],
  [
    'a policy with another version',
    'DSP305',
    policy(`Version: 2008-10-17 ${MARK}\nStatement:\n  - { Effect: Allow, Action: "*", Resource: "*" }\n`),
  ],
  [
    'a policy with an unknown key',
    'DSP305',
    policy(`Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]\nId: x ${KEY}\n`),
  ],
  ['a policy without statements', 'DSP305', policy(`Statement: [] ${MARK}\n`)],
  ['a statement that is not a map', 'DSP305', policy(`Statement:\n  - x ${MARK}\n`)],
  ['a statement with an unknown key', 'DSP305', statement(STATEMENT, `${STATEMENT}Principal: "*" ${KEY}\n`)],
  ['a statement without an action', 'DSP305', policy(`Statement:\n  - Effect: Allow ${ITEM}\n    Resource: "*"\n`)],
  ['a statement with both kinds of resources', 'DSP305', statement(`${STATEMENT}NotResource: "*" ${MARK}\n`)],
  ['a wrong effect', 'DSP305', statement(STATEMENT.replace('Allow', `allow ${MARK}`))],
  ['an ID with invalid characters', 'DSP305', statement(`${STATEMENT}SID: read-all ${MARK}\n`)],
  ['a duplicate ID', 'DSP305', statement(`${STATEMENT}Sid: Read\n`, `${STATEMENT}Sid: Read ${MARK}\n`)],
  [
    'an invalid action',
    'DSP305',
    statement(STATEMENT.replace('s3:GetObject', `\n  - s3:GetObject\n  - GetObject ${MARK}`)),
  ],
  [
    'an invalid resource',
    'DSP305',
    statement(STATEMENT.replace('"*"', `\n  - arn:aws:s3:::reports/*\n  - reports ${MARK}`)),
  ],
  ['a condition that is not a map', 'DSP305', statement(`${STATEMENT}Condition: x ${MARK}\n`)],
  [
    'a statement that is too long',
    'DSP301',
    policy(
      `Statement:\n  - { Effect: Allow, Action: "*", Resource: "*" }\n  - Effect: Allow ${ITEM}\n    Action: "s3:*"\n ` +
        `   Resource: ${LONG}\n`,
    ),
  ],
]);

