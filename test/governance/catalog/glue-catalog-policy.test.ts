import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  OTHER_ACCOUNT,
  THIRD_ACCOUNT,
  EVERYTHING,
  THROUGH_GLUE,
  USE_KEY,
  glue,
  ORDERS,
  PEOPLE,
  role,
  settings,
  foreigner,
} from './catalog';
import { GlueCatalogSettings } from '../../../src';
import { AccessModel, TEST_ACCOUNT, TEST_REGION } from '../../support/access';
import { agnosticStack, messageOf, testStack } from '../../support/stacks';

describe('access policies', () => {
  const { access, stack } = settings({
    accessPolicies: {
      'orders': {
        resources: ['table/sales/orders'],
        readPrincipalArns: [role('reader')],
        writePrincipalArns: [role('writer')],
      },
      'hr-all': {
        resources: ['database/hr', 'table/hr/*', 'userDefinedFunction/hr/*'],
        writePrincipalArns: [role('hr', OTHER_ACCOUNT)],
      },
      'other': {
        resources: ['database/hr', 'table/hr/people'],
        readPrincipalArns: [role('other-reader', OTHER_ACCOUNT)],
      },
      'erp': {
        resources: ['connection/erp'],
        readPrincipalArns: [role('loader')],
        writePrincipalArns: [role('connector')],
      },
      'everything': { resources: ['*'], readPrincipalArns: [THIRD_ACCOUNT] },
    },
  });
  const key = access.templates.resource(stack.stackName, 'CatalogKey', 'AWS::KMS::Key').attributes.Arn;
  const reader = access.otherRole('reader');
  const writer = access.otherRole('writer');
  const hr = access.otherRole(role('hr', OTHER_ACCOUNT), EVERYTHING);

  test('a reader can read the table and its parents, and can write nothing', async () => {
    await access.expectAllowed(reader, ['glue:GetTable', 'glue:GetPartitions'], ORDERS);
    await access.expectAllowed(reader, 'glue:GetDatabase', ORDERS.slice(0, 2));
    await access.expectDenied(reader, ['glue:UpdateTable', 'glue:DeleteTable', 'glue:CreatePartition'], ORDERS);
  });

  test('a reader cannot read other tables', async () => {
    await access.expectDenied(reader, 'glue:GetTable', [...glue('table/sales/customers'), ...PEOPLE.slice(1)]);
  });

  test('a writer can read and write the table and its partitions', async () => {
    await access.expectAllowed(
      writer,
      ['glue:GetTable', 'glue:CreateTable', 'glue:UpdateTable', 'glue:DeleteTable', 'glue:BatchCreatePartition'],
      ORDERS,
    );
  });

  test('a writer of a table cannot change its database or another table', async () => {
    await access.expectDenied(
      writer,
      ['glue:CreateDatabase', 'glue:UpdateDatabase', 'glue:DeleteDatabase', 'glue:CreateUserDefinedFunction'],
      ORDERS.slice(0, 2),
    );
    await access.expectDenied(writer, 'glue:DeleteTable', glue('table/sales/customers'));
  });

  test('a writer of a database can create, change and delete it with its contents', async () => {
    const database = glue('catalog', 'database/hr');
    await access.expectAllowed(hr, ['glue:CreateDatabase', 'glue:UpdateDatabase'], database);
    await access.expectAllowed(hr, 'glue:DeleteDatabase', [
      ...database,
      ...glue('table/hr/people', 'userDefinedFunction/hr/age'),
    ]);
    await access.expectAllowed(hr, 'glue:CreateUserDefinedFunction', database);
    await access.expectDenied(hr, ['glue:UpdateDatabase', 'glue:DeleteDatabase'], glue('database/sales'));
  });

  test('the named principals can read and change a connection, and no principal can create one', async () => {
    await access.expectAllowed(access.otherRole('loader'), 'glue:GetConnection', glue('catalog', 'connection/erp'));
    await access.expectDenied(access.otherRole('loader'), 'glue:UpdateConnection', glue('connection/erp'));
    await access.expectAllowed(
      access.otherRole('connector'),
      ['glue:UpdateConnection', 'glue:DeleteConnection'],
      glue('catalog', 'connection/erp'),
    );
    await access.expectDenied(access.otherRole('connector'), 'glue:CreateConnection', glue('catalog'));
    await access.expectDenied(reader, 'glue:GetConnection', glue('connection/erp'));
  });

  test('an account specified by ID can read everything', async () => {
    await access.expectAllowed(foreigner(access, THIRD_ACCOUNT), 'glue:GetTable', [...ORDERS, ...PEOPLE]);
    await access.expectDenied(foreigner(access, THIRD_ACCOUNT), 'glue:DeleteTable', ORDERS);
  });

  test('principals of other accounts can use the key through Glue, at the level that they need', async () => {
    const otherReader = access.otherRole(role('other-reader', OTHER_ACCOUNT), EVERYTHING);
    await access.expectAllowed(otherReader, 'kms:Decrypt', key, THROUGH_GLUE);
    await access.expectDenied(otherReader, 'kms:GenerateDataKey', key, THROUGH_GLUE);
    await access.expectAllowed(hr, USE_KEY, key, THROUGH_GLUE);
    await access.expectDenied(hr, USE_KEY, key);
    await access.expectDenied(foreigner(access), 'kms:Decrypt', key, THROUGH_GLUE);
  });

  test('principals of the account need no additional permission on the key', () => {
    const { stack: other } = settings(
      {
        accessPolicies: {
          mine: { resources: ['database/x'], readPrincipalArns: [role('mine')], writePrincipalArns: [TEST_ACCOUNT] },
        },
      },
      testStack(),
    );

    expect(JSON.stringify(Template.fromStack(other).findResources('AWS::KMS::Key'))).not.toContain('OfAccessPolicies');
  });

  test(
    'a principal with the account of the stack is local, even if that account is not known yet',
    () => {
      const agnostic = agnosticStack();
      const { template } = settings(
        {
          accessPolicies: {
            mine: { resources: ['*'], readPrincipalArns: [`arn:aws:iam::${agnostic.account}:role/mine`] },
          },
        },
        agnostic,
      );

      expect(JSON.stringify(template.findResources('AWS::KMS::Key'))).not.toContain('OfAccessPolicies');
    },
  );

  test.each([
    ['an ARN', glue('table/a/b')[0], glue('table/a/b', 'database/a', 'catalog')],
    ['a name in a parameter', 'table/{{resolve:ssm:/my/db}}/b', glue('table/sales/b', 'database/sales', 'catalog')],
    ['an ARN in a parameter', '{{resolve:ssm:/my/arn}}', glue('table/c/d', 'catalog')],
    [
      'a table of a catalog within the ' + 'catalog',
      'table/cat/db/t',
      glue('table/cat/db/t', 'database/cat/db', 'catalog/cat', 'catalog'),
    ],
    ['tables of some databases', 'table/x*', glue('table/x*', 'database/x*', 'catalog')],
    ['the catalog', 'catalog', glue('catalog')],
    ['everything', '*', glue('*')],
  ])('%s can be a resource', (_, resource, expected) => {
    const any = agnosticStack();
    new GlueCatalogSettings(any, 'Catalog', {
      accessPolicies: { p: { resources: [resource], readPrincipalArns: ['{{resolve:ssm:/my/role}}'] } },
    });
    const model = AccessModel.fromApp(any, {
      externalParameters: { '/my/db': 'sales', '/my/arn': glue('table/c/d')[0], '/my/role': role('known') },
    });
    const { parameters } = JSON.parse(model.templates.ofType('Custom::GlueResourcePolicy')[0].properties.Create);
    const [statement] = JSON.parse(parameters.PolicyInJson).Statement;

    expect([statement.Resource].flat().sort()).toEqual([...expected].sort());
    expect(statement.Principal).toEqual({ AWS: role('known') });
  });

  test('an access policy without principals adds nothing, with a warning', () => {
    const { stack: own } = settings({ accessPolicies: { p: { resources: ['catalog'] } } });

    Template.fromStack(own).resourceCountIs('Custom::GlueResourcePolicy', 0);
    Annotations.fromStack(own).hasWarning('*', Match.stringLikeRegexp('DSP321: the access policy "p" has no'));
  });

  test.each<[string, object, RegExp]>([
    [
      'without resources',
      { resources: [], readPrincipalArns: [role('a')] },
      /DSP314: the access policy "p" has no "resources"/,
    ],
    [
      'on a kind that Glue does not ' + 'know',
      { resources: ['tabel/a/b'], readPrincipalArns: [role('a')] },
      /DSP304: "tabel\/a\/b" is not a resource.*\n.*did you mean "table"/,
    ],
    [
      'on a table without a ' + 'database',
      { resources: ['table/a'], readPrincipalArns: [role('a')] },
      /DSP304: "table\/a" is not a valid table and matches no resource/,
    ],
    [
      'on a database without a ' + 'name',
      { resources: ['database/'], readPrincipalArns: [role('a')] },
      /DSP304: "database\/" is not a resource/,
    ],
    [
      'to write what cannot be ' + 'written',
      { resources: ['catalog'], writePrincipalArns: [role('a')] },
      /DSP314: .* but no resource that can be written/,
    ],
    [
      'for a wildcard',
      { resources: ['catalog'], readPrincipalArns: [role('*')] },
      /DSP306: "arn:aws:iam::111122223333:role\/\*" contains a wildcard, which is not valid in a/,
    ],
    [
      'for an invalid principal',
      { resources: ['catalog'], writePrincipalArns: ['admin'] },
      /DSP304: "admin" is not the ARN of an IAM principal or an account ID/,
    ],
    [
      'on the catalog of another account',
      { resources: [`arn:aws:glue:${TEST_REGION}:${OTHER_ACCOUNT}:catalog`], readPrincipalArns: [role('a')] },
      /DSP317: .* is not in the catalog of "111122223333"/,
    ],
    [
      'on the catalog of another Region',
      { resources: [`arn:aws:glue:eu-west-1:${TEST_ACCOUNT}:catalog`], readPrincipalArns: [role('a')] },
      /DSP317: .* is not in the catalog of "us-east-1"/,
    ],
  ])('an access policy %s is an error', (_, policy, message) => {
    expect(
      messageOf((scope) => new GlueCatalogSettings(scope, 'Catalog', { accessPolicies: { p: policy as never } })),
    ).toMatch(message);
  });

  const manyPolicies = (count: number) =>
    Object.fromEntries(
      [...Array(count).keys()].map((index) => [
        `p${index}`,
        { resources: [`database/d${index}`], readPrincipalArns: [role(`r${index}`)] },
      ]),
    );

  test('a resource policy that Glue accepts is created', () => {
    settings({ accessPolicies: manyPolicies(20) }).template.resourceCountIs('Custom::GlueResourcePolicy', 1);
  });

  test('a policy that is too long is an error with its size and the limit', () => {
    expect(
      messageOf((scope) => new GlueCatalogSettings(scope, 'Catalog', { accessPolicies: manyPolicies(60) })),
    ).toMatch(/DSP301: .* has about \d{5} characters, and Glue accepts 10240/);
  });

  test('names that differ only in special characters have separate statements', () => {
    const policy = { resources: ['catalog'], readPrincipalArns: [role('a')] };
    const { access: model } = settings({ accessPolicies: { 'a-b': policy, 'a_b': policy, 'AB': policy } });
    const { parameters } = JSON.parse(model.templates.ofType('Custom::GlueResourcePolicy')[0].properties.Create);
    const sids = JSON.parse(parameters.PolicyInJson).Statement.map((statement: { Sid: string }) => statement.Sid);

    expect(new Set(sids).size).toBe(3);

    for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]+$/);
  });

  test('the order of the policies does not matter', () => {
    const [a, b] = [
      { resources: ['database/a'], readPrincipalArns: [role('a')] },
      { resources: ['database/b'], readPrincipalArns: [role('b', OTHER_ACCOUNT)] },
    ];

    expect(settings({ accessPolicies: { a, b } }).template.toJSON()).toEqual(
      settings({ accessPolicies: { b, a } }).template.toJSON(),
    );
  });
});
