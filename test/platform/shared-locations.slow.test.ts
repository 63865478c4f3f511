import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, formatProblem } from '../../src/private/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const TOP = 'region: eu-central-1\naccount: "111122223333"\n';

/** A data lake whose role `etl` can write under `data/` of the bucket `raw`. */
const lake = (name: string, bucket = '') => `${name}:
  module_path: "@aws-mdaa/datalake"
  module_config_data:
    roles: { Admins: [{ name: data-admin }], Etl: [{ name: etl }] }
    accessPolicies:
      Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
      Etl: { rule: { prefix: data/, ReadWriteRoles: [Etl] } }
    buckets: { raw: { accessPolicies: [Root, Etl]${bucket} } }
`;

const project = (name: string, options: string) => `${name}:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ name: data-admin }]
${options}
`;

const located = (lakeName: string, prefix: string, more = '') => (
  `{ description: x, locationBucketName: "ssm:/acme/shared/${lakeName}/bucket/raw/name", locationPrefix: ${prefix}${more} }`
);

function platformOf(modules: string): DataSciencePlatform {
  return DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaaYaml(modules, TOP) }));
}

function problemsOf(modules: string): string[] {
  try {
    platformOf(modules);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map((problem) => formatProblem(problem));
    throw error;
  }
}

describe('a location is registered once', () => {
  const LOCATION = ', lakeFormationLocations: { sales: { prefix: data/sales/ } }';

  /** Modules that register a location, and the names of the stacks that a module depends on. */
  function registrations(modules: string): { owners: string[]; waits: (module: string) => string[] } {
    const platform = platformOf(modules);
    const owners = platform.modules.filter(({ stack }) => (
      Object.keys(Template.fromStack(stack).findResources('AWS::LakeFormation::Resource')).length > 0
    ));
    return {
      owners: owners.map(({ name }) => name),
      waits: (name) => platform.module('shared', 'dev', name).stack.dependencies.map((stack) => stack.stackName),
    };
  }

  test('the data lake registers it for its projects, for any spelling of the prefix', () => {
    const orders = (prefix: string) => `    databases: { orders: ${located('lake', prefix)} }`;

    expect(registrations(
      lake('lake', LOCATION) + project('a', orders('/data/sales')) + project('b', orders('data/sales/')),
    ).owners).toEqual(['lake']);
  });

  test('of two projects, the first registers it, and the other depends on the first', () => {
    const orders = `    databases: { orders: ${located('lake', 'data/x')} }`;
    const { owners, waits } = registrations(lake('lake') + project('a', orders) + project('b', orders));

    expect(owners).toEqual(['a']);
    expect(waits('b')).toContain('acme-dev-shared-a');
  });

  test('a data lake after the project that registers the location is an error', () => {
    const direct = '{ description: x, locationBucketName: acme-dev-shared-lake-raw, locationPrefix: data/sales }';

    expect(problemsOf(project('a', `    databases: { orders: ${direct} }`) + lake('lake', LOCATION))).toEqual([
      expect.stringMatching(/^mdaa.yaml:\d+:\d+: error DSP349: "shared\/dev\/a", which is deployed earlier, registers/),
    ]);
  });

  test('the second project leaves the registration to the first and still grants access', () => {
    const shared = ', lakeFormation: { registerLocation: false }';
    const platform = platformOf(
      lake('lake') + project('a', `    databases: { x: ${located('lake', 'data/x')} }`)
        + project('b', `    databases: { x: ${located('lake', 'data/x/', shared)} }`),
    );
    const template = Template.fromStack(platform.module('shared', 'dev', 'b').stack);
    template.resourceCountIs('AWS::LakeFormation::Resource', 0);
    template.hasResourceProperties('AWS::LakeFormation::PrincipalPermissions', {
      Permissions: ['DATA_LOCATION_ACCESS'],
    });
  });

  test('two databases of one project register it together', () => {
    const both = `    databases:\n      a: ${located('lake', 'data/x')}\n      b: ${located('lake', 'data/x/')}`;
    const platform = platformOf(lake('lake') + project('a', both));
    Template.fromStack(platform.module('shared', 'dev', 'a').stack).resourceCountIs('AWS::LakeFormation::Resource', 1);
  });

  describe('a location inside another one is registered with the outer one', () => {
    const orders = (prefix: string) => `    databases: { orders: ${located('lake', prefix)} }`;
    const arnsIn = (platform: DataSciencePlatform, module: string) => (
      Object.values(Template.fromStack(platform.module('shared', 'dev', module).stack)
        .findResources('AWS::LakeFormation::Resource'))
        .map(({ Properties }) => JSON.stringify((Properties as { ResourceArn: unknown }).ResourceArn).match(/raw[^"]*/)![0])
    );

    test('by the data lake', () => {
      const { owners, waits } = registrations(lake('lake', LOCATION) + project('a', orders('data/sales/orders')));

      expect(owners).toEqual(['lake']);
      expect(waits('a')).toContain('acme-dev-shared-lake');
    });

    test('by a project that is deployed earlier', () => {
      const { owners, waits } = registrations(
        lake('lake') + project('a', orders('data')) + project('b', orders('data/x')),
      );

      expect(owners).toEqual(['a']);
      expect(waits('b')).toContain('acme-dev-shared-a');
    });

    test('by another database of the project, in any order of their names', () => {
      const databases = ['a: data/x/y', 'b: data/x', 'c: data/xy', 'd: data/x/z'].map((text) => {
        const [name, prefix] = text.split(': ');
        return `      ${name}: ${located('lake', prefix)}\n`;
      }).join('');
      const platform = platformOf(lake('lake') + project('p', `    databases:\n${databases}`));

      expect(arnsIn(platform, 'p')).toEqual(['raw/data/x', 'raw/data/xy']);
    });

    test('but not by a database that leaves the registration to another module', () => {
      const inner = `      a: ${located('lake', 'data/x')}\n`;
      const outer = `      b: ${located('lake', 'data', ', lakeFormation: { registerLocation: false }')}\n`;
      const platform = platformOf(lake('lake') + project('p', `    databases:\n${inner}${outer}`));

      expect(arnsIn(platform, 'p')).toEqual(['raw/data/x']);
    });

    test('with access to the inner location only, after the outer one is registered', () => {
      const databases = `      a: ${located('lake', 'data/x')}\n      b: ${located('lake', 'data')}\n`;
      const platform = platformOf(lake('lake') + project('p', `    databases:\n${databases}`));
      const template = Template.fromStack(platform.module('shared', 'dev', 'p').stack);
      const [registration] = Object.keys(template.findResources('AWS::LakeFormation::Resource'));
      const grants = Object.values(template.findResources('AWS::LakeFormation::PrincipalPermissions', {
        Properties: { Permissions: ['DATA_LOCATION_ACCESS'] },
      }));

      expect(grants.map(({ Properties }) => JSON.stringify(Properties).match(/raw\/[^"]*/)![0]).sort())
        .toEqual(['raw/data', 'raw/data/x']);
      expect(grants.every(({ DependsOn }) => (DependsOn as string[]).includes(registration))).toBe(true);
    });
  });

  test('sibling prefixes are two locations', () => {
    expect(problemsOf(
      lake('lake') + project('a', `    databases: { x: ${located('lake', 'data/x')} }`)
        + project('b', `    databases: { x: ${located('lake', 'data/xy')} }`),
    )).toEqual([]);
  });
});

describe('jobs write with the key of the bucket', () => {
  const ETL = '    projectExecutionRoles: [{ name: etl }]\n    s3OutputKmsKeyArn: ssm:/acme/shared/a/kms/arn\n';
  const BOTH = `    databases:\n      one: ${located('a', 'data/x')}\n      two: ${located('b', 'data/x')}\n`;

  test('a second data lake needs its own key', () => {
    expect(problemsOf(lake('a') + lake('b') + project('p', ETL + BOTH))).toEqual([
      expect.stringMatching(/error DSP353: .* of "shared\/dev\/b" with a key other[^]*b: ssm:\/\{\{org\}\}\/shared\/b\/kms\/arn/),
    ]);
  });

  test('each additional key has a security configuration, which is published', () => {
    const keys = '    s3OutputKmsKeyArns: { b: "ssm:/acme/shared/b/kms/arn" }\n';
    const { stack } = platformOf(lake('a') + lake('b') + project('p', ETL + keys + BOTH)).module('shared', 'dev', 'p');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Glue::SecurityConfiguration', {
      Name: 'acme-dev-shared-p-b',
      EncryptionConfiguration: {
        S3Encryptions: [{ KmsKeyArn: '{{resolve:ssm:/acme/shared/b/kms/arn}}', S3EncryptionMode: 'SSE-KMS' }],
      },
    });
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: '/acme/shared/p/securityConfiguration/b', Value: 'acme-dev-shared-p-b',
    });
  });

  test('the key of the project is not sufficient', () => {
    const roles = '    projectExecutionRoles: [{ name: etl }]\n';

    expect(problemsOf(lake('a') + project('p', `${roles}    databases: { one: ${located('a', 'data/x')} }`)))
      .toEqual([expect.stringContaining('DSP353')]);
  });

  test('a role that does not write to the location needs no key', () => {
    const readers = ETL.replace('etl', 'reader');

    expect(problemsOf(lake('a') + lake('b') + project('p', readers + BOTH))).toEqual([]);
  });

  test('the name of the default configuration is reserved', () => {
    const keys = '    s3OutputKmsKeyArns: { default: "ssm:/acme/shared/b/kms/arn" }\n';

    expect(problemsOf(lake('b') + project('p', keys))).toEqual([
      expect.stringContaining('DSP316: "default" is the name'),
    ]);
  });
});

describe('trails and workgroups write with the key of the bucket', () => {
  const audit = (name: string) => `${name}:
  module_path: "@aws-mdaa/audit"
  module_config_data: { readRoles: [{ name: auditor }] }
`;
  const trail = (key: string) => `trail:
  module_path: "@aws-mdaa/audit-trail"
  module_config_data:
    trail:
      cloudTrailAuditBucketName: ssm:/acme/shared/records/bucket/name
      cloudTrailAuditKmsKeyArn: ssm:/acme/shared/${key}/kms/arn
`;
  const workgroup = (options: string) => `queries:
  module_path: "@aws-mdaa/athena-workgroup"
  module_config_data:
    dataAdminRoles: [{ name: data-admin }]
    athenaUserRoles: [{ name: analyst }]
    existingBucketName: ssm:/acme/shared/a/bucket/raw/name
    ${options}
`;

  test.each<[string, string, RegExp]>([
    ['a trail with the key of another audit bucket', audit('records') + audit('other') + trail('other'),
      /DSP353: the trail writes to the bucket ".*" of "shared\/dev\/records" with a key other than/],
    ['a workgroup with a new key', lake('a') + workgroup(''),
      /DSP353: queries of the workgroup write to the bucket .*\n.*the key of the bucket: ssm:\/acme\/shared\/a\/kms\/arn/],
    ['a workgroup with the key of another lake',
      lake('a') + lake('b') + workgroup('existingKeyArn: ssm:/acme/shared/b/kms/arn'),
      /DSP353: queries of the workgroup write/],
  ])('%s is an error', (_, modules, message) => {
    expect(problemsOf(modules)).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    ['a trail with the key of its bucket', audit('records') + audit('other') + trail('records')],
    ['a workgroup with the key of its bucket', lake('a') + workgroup('existingKeyArn: ssm:/acme/shared/a/kms/arn')],
  ])('%s is accepted', (_, modules) => {
    expect(problemsOf(modules)).toEqual([]);
  });
});
