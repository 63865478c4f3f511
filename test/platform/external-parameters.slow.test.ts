import { App } from 'aws-cdk-lib';
import { DataSciencePlatform, DataSciencePlatformProps, ModuleOptions } from '../../src';
import { ConfigurationError, Problem } from '../../src/private/problems';
import { inWords } from '../support/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

/** A module that reads these references in tags, which accept any string. */
function reader(...references: string[]): ModuleOptions {
  return {
    auditBucket: { readRoles: [{ name: 'auditor' }] },
    tags: Object.fromEntries(references.map((text, index) => [`t${index}`, text])),
  };
}

function platform(
  modules: { [name: string]: ModuleOptions },
  more: Partial<DataSciencePlatformProps> = {},
): DataSciencePlatform {
  return new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    domains: { shared: { environments: { dev: { modules } } } },
    ...more,
  });
}

function problemsOf(make: () => unknown): Problem[] {
  try {
    make();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(inWords);
    throw error;
  }
  return [];
}

test('each parameter is listed once, in sorted order, with all modules that read it', () => {
  const { externalParameters } = platform({
    b: reader('ssm:/net/vpc', 'ssm:/net/a'),
    a: reader('{{resolve:ssm:/net/vpc}}', 'in {{resolve:ssm:/net/vpc:3}}'),
  });

  expect(externalParameters).toEqual([
    { path: '/net/a', readers: ['shared/dev/b'], declared: false },
    { path: '/net/vpc', readers: ['shared/dev/a', 'shared/dev/b'], declared: false },
  ]);
});

/** A project in a domain whose parameters are below a path. */
function projectIn(domainConfigSsmParam: string): { [name: string]: ModuleOptions } {
  return {
    project: {
      dataOpsProject: {
        dataAdminRoles: [{ name: 'admin' }],
        databases: { sales: { description: 'Sales', createDatazoneDatasource: true } },
        datazone: { domainConfigSsmParam, project: {} },
      },
    },
  };
}

const READ_OF_DOMAIN = [
  '/lakeformation-settings/datazone-manage-access-role-arn', '/net/domain/blueprintIds/DefaultDataLake',
  '/net/domain/id',
];

test.each(['/net/domain', 'ssm:/net/domain', '{{resolve:ssm:/net/domain}}'])(
  'what a component reads itself is listed, and nothing at the path of the domain (%s)',
  (path) => {
    expect(platform(projectIn(path)).externalParameters.map((parameter) => parameter.path)).toEqual(READ_OF_DOMAIN);
  },
);

test('a declaration of everything below a domain does not include IDs that MDAA does not publish', () => {
  const undeclared = (...externalParameters: string[]) => (
    platform(projectIn('/net/domain'), { externalParameters }).externalParameters
      .filter(({ declared }) => !declared).map(({ path }) => path)
  );

  expect(undeclared('/net/*', '/lakeformation-settings/*')).toEqual(['/net/domain/blueprintIds/DefaultDataLake']);
  expect(undeclared('/net/*', '/lakeformation-settings/*', '/net/domain/blueprintIds/*')).toEqual([]);
});

test('what a component reads is reported at the option that names the domain, with what to do', () => {
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(`project:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ name: admin }]
    datazone:
      domainConfigSSMParam: /net/domain
      project: { domainUnit: Sales }`),
  });

  expect(() => DataSciencePlatform.fromYaml(new App(), 'Platform', directory, { strictReferences: true })).toThrow(
    /mdaa\.yaml:12:39: error DSP220: no module publishes "\/net\/domain\/domainUnitIds\/Sales"[^]*publish it: create/,
  );
});

test.each([
  ['{{resolve:ssm:plain-name}}', 'plain-name'],
  ['{{resolve:ssm-secure:/db/password:2}}', '/db/password'],
  [
    '{{resolve:ssm:arn:aws:ssm:eu-central-1:111122223333:parameter/shared/x}}',
    'arn:aws:ssm:eu-central-1:111122223333:parameter/shared/x',
  ],
  ['ssm:/net/{{account}}/{{region}}', '/net/{{account}}/{{region}}'],
  ['{{resolve:ssm:/net/{{partition}}}}', '/net/{{partition}}'],
])('%s is external and is listed as written', (reference, path) => {
  expect(platform({ a: reader(reference) }).externalParameters.map((parameter) => parameter.path)).toEqual([path]);
});

test.each(['{{resolve:secretsmanager:arn:x}}', '{{account}}', 'ssm is a service'])(
  '%s is not an external parameter',
  (text) => {
    expect(platform({ a: reader(text) }).externalParameters).toEqual([]);
  },
);

test('a value that the module itself does not publish is missing, not its own', () => {
  const problems = problemsOf(() => platform({ audit: { auditBucket: {} }, a: reader('ssm:/acme/shared/a/nothing') }));

  expect(problems).toEqual([
    expect.objectContaining({
      code: 'DSP201',
      message: '"/acme/shared/a/nothing" is not published by "shared/dev/a", which is the module that reads it',
    }),
  ]);
});

test.each(['kms/arn'])('a module cannot read its own "%s"', (value) => {
  expect(problemsOf(() => platform({ a: reader(`ssm:/acme/shared/a/${value}`) }))).toEqual([
    expect.objectContaining({
      code: 'DSP225',
      message: `"/acme/shared/a/${value}" is published by this module itself and does not exist yet when `
        + 'CloudFormation reads it',
    }),
  ]);
});

test.each<[string, string, boolean]>([
  ['/net/vpc', '/net/vpc', true],
  ['/net/*', '/net/vpc', true],
  ['/net/*', '/net/vpc/id', true],
  ['/{{org}}/net/*', '/acme/net/vpc', true],
  ['/{{context:place}}/*', '/net/vpc', true],
  ['/net', '/net/vpc', false],
  ['/net/*', '/network/vpc', false],
  ['/net/vp', '/net/vpc', false],
])('"%s" declares "%s": %s', (declaration, path, declared) => {
  const made = platform({ a: reader(`ssm:${path}`) }, { externalParameters: [declaration], context: { place: 'net' } });

  expect(made.externalParameters).toEqual([expect.objectContaining({ path, declared })]);
  expect(made._build.undeclared).toHaveLength(declared ? 0 : 1);
});

test.each(['*', '/net/*/id', '/net*', '', '/net/**'])('"%s" declares nothing and is rejected', (declaration) => {
  expect(problemsOf(() => platform({ a: reader() }, { externalParameters: ['/fine/*', declaration] }))).toEqual([
    expect.objectContaining({
      code: 'DSP224',
      message: `"${declaration}" is not a valid parameter path`,
      where: 'Platform: externalParameters[1]',
    }),
  ]);
});

describe('strict', () => {
  const modules = { a: reader('ssm:/net/vpc'), b: reader('ssm:/net/vpc') };

  test('undeclared parameters are an error only with strictReferences', () => {
    const problem = expect.objectContaining({
      code: 'DSP220',
      where: expect.stringContaining('domains.shared.environments.dev.modules.a.tags.t0') as string,
      message: 'no module publishes "/net/vpc", and it is not declared as external',
      notes: ['read by "shared/dev/a", "shared/dev/b"'],
    }) as Problem;

    expect(problemsOf(() => platform(modules, { strictReferences: true }))).toEqual([problem]);
    expect(platform(modules)._build.undeclared).toEqual([problem]);
  });

  test('declared parameters are accepted', () => {
    expect(problemsOf(() => platform(modules, { strictReferences: true, externalParameters: ['/net/vpc'] }))).toEqual(
      [],
    );
  });

  const OTHER = { athenaWorkgroup: { dataAdminRoles: [{ name: 'admin' }], athenaUserRoles: [] } };
  const LAKE = { dataLake: { buckets: { raw: { accessPolicies: [] } }, accessPolicies: {}, roles: {} } };

  test.each([
    ['a misspelled domain', '/acme/sharde/lake/bucket/raw/name', '/acme/shared/lake/bucket/raw/name'],
    ['a domain that is missing', '/acme/lake/bucket/raw/name', '/acme/shared/lake/bucket/raw/name'],
    ['an organization twice', '/acme/acme/shared/lake/bucket/raw/name', '/acme/shared/lake/bucket/raw/name'],
  ])('%s under the organization is an error, even without strict references', (_, path, meant) => {
    expect(() => platform({ lake: LAKE, a: reader(`ssm:${path}`) })).toThrow(
      new RegExp(`error DSP228: no module publishes "${path}"\n.*did you mean "${meant}"\\?`),
    );
  });

  test('each value of a module with another name is one error, with the path of the module that publishes it', () => {
    const texts = ['ssm:/acme/shared/warehouse/bucket/raw/name', 'ssm:/acme/shared/warehouse/kms/arn'];

    const problems = problemsOf(() => platform({ lake: LAKE, other: OTHER, a: reader(...texts) }));

    expect(problems).toEqual(['bucket/raw/name', 'kms/arn'].map((value) => expect.objectContaining({
      code: 'DSP228',
      message: `no module publishes "/acme/shared/warehouse/${value}": domain "shared" has no module "warehouse"`,
      hint: expect.stringContaining(
        `if "warehouse" is now "lake", write "/acme/shared/lake/${value}", otherwise name the module`,
      ) as string,
    })));
  });

  test('a module that is missing is one error, with what to add and the optional key that reads it', () => {
    const catalog = '/acme/shared/glue-catalog/kms/arn';
    const project = {
      dataOpsProject: {
        dataAdminRoles: [{ name: 'admin' }], projectExecutionRoles: [], glueCatalogKmsKeyArn: `ssm:${catalog}`,
      },
    };

    const problems = problemsOf(() => platform({ lake: LAKE, project }));

    expect(problems).toEqual([expect.objectContaining({
      code: 'DSP228',
      hint: 'add glue-catalog: { module_path: "@aws-mdaa/glue-catalog" } to the modules of domain "shared" in '
        + 'mdaa.yaml, or delete the optional "glueCatalogKmsKeyArn"; if another configuration publishes it, add the '
        + 'path to "external_parameters" in mdaa.yaml ("externalParameters" in code)',
    })]);
  });

  test('a key that is required cannot be deleted', () => {
    const trail = {
      auditTrail: {
        trail: {
          cloudTrailAuditBucketName: 'ssm:/acme/shared/audit/bucket/name',
          cloudTrailAuditKmsKeyArn: 'ssm:/acme/shared/audit/kms/arn',
        },
      },
    };

    const problems = problemsOf(() => platform({ other: OTHER, trail }));

    expect(problems.map(({ code }) => code)).toEqual(['DSP228']);
    expect(problems[0].hint).toContain('add audit: { module_path: "@aws-mdaa/audit" } to the modules of domain');
    expect(problems[0].hint).not.toContain('delete');
  });

  test.each([
    ['another configuration of the organization', '/acme/network/vpc/id'],
    ['another organization', '/acne/shared/lake/bucket/raw/name'],
  ])('a path of %s is a warning', (_, path) => {
    const { warnings } = platform({ lake: LAKE, a: reader(`ssm:${path}`) });

    expect(warnings).toEqual([expect.stringContaining(`warning DSP220: no module publishes "${path}"`)]);
  });
});

test('the problem is located at the reference in the file', () => {
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(
      'ops:\n  module_path: "@aws-mdaa/dataops-project"\n  module_configs: [project.yaml]',
      'external_parameters:\n  - /{{org}}/net/subnet\n',
    ),
    'project.yaml': [
      'dataAdminRoles: [{ name: admin }]',
      'projectExecutionRoles: [{ name: etl }]',
      'securityGroupConfigs:',
      '  services:',
      '    vpcId: ssm:/acme/net/vpc',
    ].join('\n'),
  });
  const made = DataSciencePlatform.fromYaml(new App(), 'Platform', directory);

  expect(made._build.undeclared.map(inWords)).toEqual([
    expect.objectContaining({ code: 'DSP220', where: 'project.yaml:5:12' }),
  ]);
});

test('an unused declaration is located as well', () => {
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(
      'roles:\n  module_path: "@aws-mdaa/roles"\n  module_config_data: { generateRoles: { a: { trustedPrincipal: '
        + 'this_account } } }',
      'external_parameters:\n  - /fine\n  - /net/*/id\n',
    ),
  });

  expect(problemsOf(() => DataSciencePlatform.fromYaml(new App(), 'Platform', directory))).toEqual([
    expect.objectContaining({ code: 'DSP224', where: 'mdaa.yaml:4:5' }),
  ]);
});
