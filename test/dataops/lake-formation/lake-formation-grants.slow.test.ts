import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  DatabaseLakeFormationOptions,
  DataOpsProjectProps,
  LakeFormationPermission,
  LakeFormationPrincipal,
  LakeFormationTagGrantOptions,
  LakeFormationTagResource,
} from '../../../src';
import { LakeFormationGrants } from '../../support/grants';
import { nagFindings } from '../../support/nag';
import { projectWith, projectWithSales } from '../project';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const SAML = `arn:aws:iam::${ACCOUNT}:saml-provider/example`;
const DATABASE = 'acme-dev-ops-project-sales';

function stackWith(
  lakeFormation: DatabaseLakeFormationOptions,
  props: Partial<DataOpsProjectProps> = {},
  account?: string,
): Stack {
  return projectWithSales({ lakeFormation }, props, account).stack;
}

/** The permissions of each principal on all tables of the database. */
function readers(lakeFormation: DatabaseLakeFormationOptions, account?: string): { [principal: string]: string[] } {
  const { all } = LakeFormationGrants.fromApp([stackWith(lakeFormation, {}, account)]);
  return Object.fromEntries(
    all
      .filter(({ resource }) => resource.table?.name === '*' && resource.table.database === DATABASE)
      .map(({ principal, permissions }) => [principal, permissions]),
  );
}

describe('principals', () => {
  test.each([
    `arn:aws:iam::${ACCOUNT}:role/path/analyst`,
    `arn:aws:iam::${OTHER}:role/analyst`,
    `arn:aws:iam::${ACCOUNT}:user/analyst`,
    `${SAML}:user/somebody@example.com`,
    `${SAML}:group/finance`,
    OTHER,
    `${OTHER}:IAMPrincipals`,
    'arn:aws:organizations::444455556666:organization/o-abcde12345',
    'arn:aws:organizations::444455556666:ou/o-abcde12345/ou-ab12-cdefgh34',
    'arn:aws:identitystore:::group/11112222-3333-4444-5555-666677778888',
  ])('by ARN or id: %s', (principal) => {
    expect(readers({ grants: { g: { principalArns: { p: principal } } } })).toEqual({
      [principal]: ['DESCRIBE', 'SELECT'],
    });
  });

  test.each<[string, LakeFormationPrincipal, string]>([
    ['a role', { role: { name: 'analyst' } }, `arn:aws:iam::${ACCOUNT}:role/analyst`],
    ['an immutable role', { role: { name: 'analyst', immutable: true } }, `arn:aws:iam::${ACCOUNT}:role/analyst`],
    [
      'a role of another account by name',
      { role: { name: 'analyst' }, account: OTHER },
      `arn:aws:iam::${OTHER}:role/analyst`,
    ],
    [
      'a role of another account by ARN',
      { role: { arn: `arn:aws:iam::${OTHER}:role/x/analyst` }, account: OTHER },
      `arn:aws:iam::${OTHER}:role/x/analyst`,
    ],
    [
      'a role of the account itself',
      { role: { name: 'analyst' }, account: ACCOUNT },
      `arn:aws:iam::${ACCOUNT}:role/analyst`,
    ],
    ['an account', { account: OTHER }, OTHER],
    ['a federated user', { federationProviderArn: SAML, federatedUser: 'somebody' }, `${SAML}:user/somebody`],
    [
      'a federated group',
      { federationProviderArn: SAML, federatedGroup: 'finance', account: ACCOUNT },
      `${SAML}:group/finance`,
    ],
  ])('by reference: %s', (_, principal, identifier) => {
    expect(Object.keys(readers({ grants: { g: { principals: { p: principal } } } }, ACCOUNT))).toEqual([identifier]);
  });

  test.each<[string, LakeFormationPrincipal | string, object]>([
    ['a role by its unique ID', { role: { id: 'AROAEXAMPLEEXAMPLE111' } }, { RoleId: 'AROAEXAMPLEEXAMPLE111' }],
    ['a permission set', { role: { name: 'Analyst', sso: true } }, { PermissionSet: 'Analyst' }],
    [
      'a permission set by ARN',
      `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Analyst_*`,
      { PermissionSet: 'Analyst' },
    ],
  ])('are looked up at deployment: %s', (_, principal, query) => {
    const stack = stackWith({
      grants: {
        g: typeof principal === 'string' ? { principalArns: { p: principal } } : { principals: { p: principal } },
      },
    });
    const template = Template.fromStack(stack);
    const [[id]] = Object.entries(template.findResources('Custom::RoleLookup', { Properties: query }));
    template.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Principal: { DataLakePrincipalIdentifier: { 'Fn::GetAtt': [id, 'Arn'] } },
    });

    expect(nagFindings(stack)).toEqual([]);
  });

  test('IAM_ALLOWED_PRINCIPALS gets all permissions, without the grant option', () => {
    const { SUPER } = LakeFormationPermission;
    const grants = {
      g: {
        principalArns: { everybody: 'IAM_ALLOWED_PRINCIPALS' },
        databasePermissions: SUPER,
        tablePermissions: SUPER,
      },
    };
    const all = LakeFormationGrants.fromApp([stackWith({ grants })]).all
      .filter(({ resource }) => !('dataLocation' in resource));

    expect(all.map(({ permissions, permissionsWithGrantOption }) => [permissions, permissionsWithGrantOption])).toEqual(
      [
        [['ALL'], []],
        [['ALL'], []],
      ],
    );
  });

  test('with the same name in several grants are distinguished', () => {
    const grants = {
      a: { principalArns: { p: `arn:aws:iam::${ACCOUNT}:role/one` } },
      b: { principalArns: { p: `arn:aws:iam::${ACCOUNT}:role/two` } },
    };

    expect(Object.keys(readers({ grants })).sort()).toEqual([
      `arn:aws:iam::${ACCOUNT}:role/one`,
      `arn:aws:iam::${ACCOUNT}:role/two`,
    ]);
  });

  test('that are tokens are used without changes', () => {
    const reference = '{{resolve:ssm:/acme/analyst/arn}}';

    expect(
      JSON.stringify(Template.fromStack(stackWith({ grants: { g: { principalArns: { p: reference } } } })).toJSON()),
    ).toContain(`"DataLakePrincipalIdentifier":"${reference}"`);
  });
});

/** Properties of a permission on resources with certain tags. */
const ON_TAGS = { Resource: { LFTagPolicy: Match.anyValue() } };

describe('LF-Tags', () => {
  const reader = `arn:aws:iam::${ACCOUNT}:role/reader`;
  const grant: LakeFormationTagGrantOptions = {
    lfTagExpression: { level: ['open', 'inner'], team: 'sales' },
    permissions: ['SELECT', 'DESCRIBE'],
    principalArns: { reader },
  };
  const tags = {
    lakeFormation: {
      lfTags: [
        { tagKey: 'team', tagValues: ['sales'] },
        { tagKey: 'level', tagValues: ['open', 'inner'] },
      ],
    },
  };
  const stack = stackWith(
    {
      databaseTagValues: [
        { tagKey: 'level', tagValues: ['inner'] },
        { tagKey: 'foreign', tagValues: ['x'], catalogId: OTHER },
      ],
      tagBasedGrants: { g: grant },
    },
    tags,
  );
  const template = Template.fromStack(stack);

  test('are created, associated with the database and used in grants', () => {
    template.hasResourceProperties('AWS::LakeFormation::Tag', { TagKey: 'level', TagValues: ['inner', 'open'] });
    template.hasResourceProperties('AWS::LakeFormation::TagAssociation', {
      Resource: { Database: { Name: DATABASE } },
      LFTags: [
        { TagKey: 'foreign', TagValues: ['x'], CatalogId: OTHER },
        { TagKey: 'level', TagValues: ['inner'], CatalogId: { Ref: 'AWS::AccountId' } },
      ],
    });
    template.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Principal: { DataLakePrincipalIdentifier: reader },
      Permissions: ['DESCRIBE', 'SELECT'],
      PermissionsWithGrantOption: [],
      Resource: {
        LFTagPolicy: {
          ResourceType: 'TABLE',
          Expression: [
            { TagKey: 'level', TagValues: ['inner', 'open'] },
            { TagKey: 'team', TagValues: ['sales'] },
          ],
        },
      },
    });
  });

  test('Lake Formation resources are created in sequence', () => {
    const resources = template.toJSON().Resources as { [id: string]: { Type: string; DependsOn?: string[] } };
    const kept = Object.entries(resources).filter(([, { Type }]) =>
      /LakeFormation::(Tag|TagAssociation|PrincipalPermissions)$/.test(Type),
    );
    const before = (id: string): string[] =>
      (resources[id].DependsOn ?? []).filter((other) => kept.some(([name]) => name === other));

    expect(kept.filter(([id]) => before(id).length === 0)).toHaveLength(1);
    expect(kept.every(([id]) => before(id).length <= 1)).toBe(true);
    expect(new Set(kept.flatMap(([id]) => before(id))).size).toBe(kept.length - 1);
  });

  test('without a type, table-only permissions apply to tables', () => {
    const resourceType = (permissions: string[]) => {
      const [{ Properties }] = Object.values(
        Template.fromStack(stackWith({ tagBasedGrants: { g: { ...grant, permissions } } })).findResources(
          'AWS::LakeFormation::PrincipalPermissions', { Properties: ON_TAGS },
        ),
      );
      return Properties.Resource.LFTagPolicy.ResourceType;
    };

    expect(resourceType(['DESCRIBE', 'INSERT'])).toBe('TABLE');
    expect(resourceType(['DESCRIBE'])).toBe('DATABASE');
  });

  test('the same grant for several databases is created once, with the permissions of both', () => {
    const database = (permissions: string[], permissionsWithGrantOption: string[]) => ({
      description: 'd',
      lakeFormation: { tagBasedGrants: { g: { ...grant, permissions, permissionsWithGrantOption } } },
    });
    const both = Template.fromStack(
      projectWith({ databases: { a: database(['SELECT'], []), b: database(['INSERT'], ['INSERT']) } }).stack,
    );
    both.resourcePropertiesCountIs('AWS::LakeFormation::PrincipalPermissions', ON_TAGS, 1);
    both.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Permissions: ['INSERT', 'SELECT'],
      PermissionsWithGrantOption: ['INSERT'],
    });
  });

  test.each<[string, DatabaseLakeFormationOptions, Partial<DataOpsProjectProps>, RegExp]>([
    [
      'an unknown value',
      { databaseTagValues: [{ tagKey: 'level', tagValues: ['iner'] }] },
      tags,
      /DSP338: database "sales" has the value "iner".*\n {2}hint: did you mean "inner"\?/,
    ],
    [
      'an unknown value in a grant',
      { tagBasedGrants: { g: { ...grant, lfTagExpression: { level: 'shut' } } } },
      tags,
      /DSP338: the grant "g".*"shut"/,
    ],
    [
      'no values',
      { databaseTagValues: [{ tagKey: 'level', tagValues: [] }] },
      {},
      /DSP338: .*no values for the tag "level"/,
    ],
    [
      'a duplicate tag',
      {
        databaseTagValues: [
          { tagKey: 'a', tagValues: ['x'] },
          { tagKey: 'A', tagValues: ['y'] },
        ],
      },
      {},
      /DSP338: .*the tag "A" twice/,
    ],
    [
      'a tag that is created twice',
      {},
      {
        lakeFormation: {
          lfTags: [
            { tagKey: 'a', tagValues: ['x'] },
            { tagKey: 'a', tagValues: ['y'] },
          ],
        },
      },
      /DSP338: the tag "a" is in "lfTags" twice/,
    ],
    [
      'an expression of numbers',
      { tagBasedGrants: { g: { ...grant, lfTagExpression: { level: 3 } } } },
      {},
      /DSP338: .*3 as values/,
    ],
    [
      'an empty expression',
      { tagBasedGrants: { g: { ...grant, lfTagExpression: {} } } },
      {},
      /DSP338: .*empty "lfTagExpression"/,
    ],
    ['no permissions', { tagBasedGrants: { g: { ...grant, permissions: [] } } }, {}, /DSP314: .*has no permissions/],
    [
      'an unknown permission',
      { tagBasedGrants: { g: { ...grant, permissions: ['SELEKT'], resourceType: LakeFormationTagResource.TABLE } } },
      {},
      /DSP314: .*"SELEKT".*\n {2}hint: did you mean "SELECT"\?/,
    ],
    [
      'the read permission on a database',
      { tagBasedGrants: { g: { ...grant, resourceType: LakeFormationTagResource.DATABASE } } },
      {},
      /DSP314: .*"SELECT", which does not exist for a DATABASE/,
    ],
    [
      'a grant option without the permission',
      { tagBasedGrants: { g: { ...grant, permissionsWithGrantOption: ['ALTER'] } } },
      {},
      /DSP314: .*has the grant option for "ALTER"/,
    ],
    ['no principals', { tagBasedGrants: { g: { ...grant, principalArns: {} } } }, {}, /DSP314: .*no principals/],
    [
      'the group of all IAM principals',
      { tagBasedGrants: { g: { ...grant, principalArns: { e: 'IAM_ALLOWED_PRINCIPALS' } } } },
      {},
      /DSP314: .*", to which permissions cannot be granted by tags/,
    ],
    [
      'an invalid catalog ID',
      { databaseTagValues: [{ tagKey: 'a', tagValues: ['x'], catalogId: 'here' }] },
      {},
      /DSP304/,
    ],
  ])('%s is rejected', (_, lakeFormation, props, message) => {
    expect(() => stackWith(lakeFormation, props)).toThrow(message);
  });
});

describe('locations', () => {
  const place = { locationBucketName: 'lake', locationPrefix: 'data' };
  const access = (registerLocation?: boolean) => {
    const { stack } = projectWithSales({ ...place, lakeFormation: { registerLocation } });
    return { template: Template.fromStack(stack), grants: LakeFormationGrants.fromApp([stack]) };
  };

  test('a location that is registered elsewhere is not registered again, and access is still granted', () => {
    access(true).template.resourceCountIs('AWS::LakeFormation::Resource', 1);
    const { template, grants } = access(false);
    template.resourceCountIs('AWS::LakeFormation::Resource', 0);

    expect(grants.onDataLocation(`arn:aws:iam::${ACCOUNT}:role/etl`, 'arn:aws:s3:::lake/data')).toEqual([
      'DATA_LOCATION_ACCESS',
    ]);
  });

  test('a location of several databases is registered once', () => {
    const { stack } = projectWith({
      databases: { a: { description: 'a', ...place }, b: { description: 'b', ...place, locationPrefix: '/data/' } },
    });
    Template.fromStack(stack).resourceCountIs('AWS::LakeFormation::Resource', 1);
  });
});

describe('many grants', () => {
  const project = (count: number, tables?: string[]) => {
    const principals = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [`p${i}`, { role: { name: `reader-${i}` } }]),
    );
    const lakeFormation = { grants: { g: { principals, tables }, again: { principals, tables } } };
    return projectWith({
      databases: Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`d${i}`, { description: 'd', lakeFormation }]),
      ),
    }).stack;
  };

  test.each<[number, number, string[] | undefined]>([
    [23, 20, undefined],
    [25, 10, []],
  ])('%d databases with %d permissions each are one dependency chain in one stack', (databases, each, tables) => {
    const resources = Template.fromStack(project(databases, tables)).toJSON().Resources as {
      [id: string]: { Type: string; DependsOn?: string[] };
    };
    const grants = Object.entries(resources).filter(
      ([, { Type }]) => Type === 'AWS::LakeFormation::PrincipalPermissions',
    );

    // Two roles have a permission on the bucket of the project, in which the databases lie.
    expect(grants).toHaveLength(databases * each + 2);
    expect(Object.keys(resources).length).toBeLessThanOrEqual(500);

    const ids = new Set(grants.map(([id]) => id));

    expect(new Set(grants.flatMap(([, { DependsOn }]) => (DependsOn ?? []).filter((id) => ids.has(id)))).size).toBe(
      grants.length - 1,
    );
  });

  test('more grants than fit into a stack are rejected with their number and the limit', () => {
    expect(() => Template.fromStack(project(25))).toThrow(/53\d.*500/s);
  });
});

test('the order of grants, principals and tags changes nothing', () => {
  const grants = {
    a: { principalArns: { x: `arn:aws:iam::${ACCOUNT}:role/x`, y: OTHER } },
    b: { principals: { z: { role: { name: 'z' } } } },
  };
  const lfTags = [
    { tagKey: 'a', tagValues: ['1', '2'] },
    { tagKey: 'b', tagValues: ['3'] },
  ];
  const reversed = (map: object) => Object.fromEntries(Object.entries(map).reverse());
  const one = stackWith({ grants, databaseTagValues: lfTags }, { lakeFormation: { lfTags } });
  const other = stackWith(
    {
      databaseTagValues: [...lfTags].reverse(),
      grants: { b: grants.b, a: { principalArns: reversed(grants.a.principalArns) } },
    },
    {
      lakeFormation: {
        lfTags: [
          { tagKey: 'b', tagValues: ['3'] },
          { tagKey: 'a', tagValues: ['2', '1'] },
        ],
      },
    },
  );

  expect(JSON.stringify(Template.fromStack(other))).toBe(JSON.stringify(Template.fromStack(one)));
});

const principal = (p: LakeFormationPrincipal) => () => stackWith({ grants: { g: { principals: { p } } } }, {}, ACCOUNT);
const arn = (p: string) => () => stackWith({ grants: { g: { principalArns: { p } } } });
test.each<[string, () => unknown, RegExp]>([
  ['an invalid principal', arn('analyst'), /DSP304: "analyst" is not a principal that AWS Lake Formation accepts/],
  ['an ARN of another resource type', arn('arn:aws:s3:::bucket'), /DSP337/],
  ['an account ID that is too short', arn('12345'), /DSP304/],
  ['an empty principal', principal({}), /DSP337: .*" has no type/],
  ['a provider without a user', principal({ federationProviderArn: SAML }), /DSP337: .*" has no type/],
  ['a user without a provider', principal({ federatedUser: 'x' }), /DSP337: .*no "federationProviderArn"/],
  [
    'a user and a group',
    principal({ federationProviderArn: SAML, federatedUser: 'x', federatedGroup: 'y' }),
    /DSP337: .*" has several types/,
  ],
  [
    'a role with a provider',
    principal({ role: { name: 'x' }, federationProviderArn: SAML }),
    /DSP337: .*is a role and has/,
  ],
  [
    'an invalid provider',
    principal({ federationProviderArn: 'example', federatedUser: 'x' }),
    /DSP304: "example" is not the ARN of a SAML provider/,
  ],
  [
    'a provider of another account',
    principal({ federationProviderArn: SAML, federatedUser: 'x', account: OTHER }),
    /DSP337: .*" is in another account/,
  ],
  [
    'a role ARN of another account',
    principal({ role: { arn: `arn:aws:iam::${ACCOUNT}:role/x` }, account: OTHER }),
    /DSP337: .*" is in another account/,
  ],
  [
    'a permission set of another account',
    principal({ role: { name: 'X', sso: true }, account: OTHER }),
    /DSP337: .*roles cannot be looked up/,
  ],
  [
    'a role of another account by its ID',
    principal({ role: { id: 'AROAEXAMPLEEXAMPLE111' }, account: OTHER }),
    /DSP337: .*roles cannot be looked up/,
  ],
  ['an invalid account ID', principal({ account: 'partner' }), /DSP304: .*"partner"/],
  [
    'read access for IAM_ALLOWED_PRINCIPALS',
    arn('IAM_ALLOWED_PRINCIPALS'),
    /DSP337: "read" is granted to "IAM_ALLOWED_PRINCIPALS"/,
  ],
  [
    'a grant without principals',
    () => stackWith({ grants: { g: {} } }),
    /DSP314: the grant "g" of the database "sales" has no principals/,
  ],
  [
    'two databases with the same name',
    () =>
      projectWith({
        databases: {
          'a-b': { description: 'd', icebergCompliantName: true, verbatimName: true },
          'a_b': { description: 'd', verbatimName: true },
        },
      }),
    /DSP314: the databases "a-b" and "a_b" have the same name "a_b"/,
  ],
])('%s is rejected', (_, make, message) => {
  expect(make).toThrow(message);
});
