import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ROLES, platformIn, problemsIn, templateOf } from './mdaa-yaml';
import { nagFindings } from '../support/nag';
import { mdaaYaml } from '../support/scratch-kit';

describe('deployment levels', () => {
  test('the permissions boundary of the lowest level applies to every role', () => {
    const boundary = (name: string) => `arn:aws:iam::111122223333:policy/${name}`;
    const yaml = mdaaYaml(ROLES, `permissions_boundary_arn: ${boundary('top')}\n`);
    templateOf(platformIn({ 'mdaa.yaml': yaml }), 'roles').allResourcesProperties('AWS::IAM::Role', {
      PermissionsBoundary: boundary('top'),
    });
    const lower = yaml.replace('      dev:\n', `      dev:\n        permissions_boundary_arn: ${boundary('dev')}\n`);
    templateOf(platformIn({ 'mdaa.yaml': lower }), 'roles').allResourcesProperties('AWS::IAM::Role', {
      PermissionsBoundary: boundary('dev'),
    });
  });

  test('data is retained unless the environment specifies otherwise; termination protection is optional', () => {
    const yaml = mdaaYaml('datalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml] }');
    const kept = platformIn({ 'mdaa.yaml': yaml });
    templateOf(kept, 'datalake').allResources('AWS::S3::Bucket', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });

    expect(kept.modules[0].stack.terminationProtection).toBe(false);

    const destroyed = platformIn({
      'mdaa.yaml': yaml.replace(
        '      dev:\n',
        '      dev:\n        data_removal: destroy\n        termination_protection: true\n',
      ),
    });
    templateOf(destroyed, 'datalake').allResources('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
    templateOf(destroyed, 'datalake').allResources('AWS::KMS::Key', { DeletionPolicy: 'Delete' });

    expect(destroyed.modules[0].stack.terminationProtection).toBe(true);
  });

  test('an account ID has twelve digits', () => {
    expect(problemsIn({ 'mdaa.yaml': mdaaYaml(ROLES, 'account: "12"\n') })).toEqual([
      expect.objectContaining({ code: 'DSP304', where: 'mdaa.yaml:2:10' }),
    ]);
  });

  test('two environments can publish the same path in the default account, but not in the same named account', () => {
    const yaml = (account: string) =>
      `organization: acme\naccount: ${account}\ndomains:\n  shared:\n    `
        + `environments:\n${['dev', 'test'].map((name) => `      ${name}: { modules: { ${ROLES} } }\n`).join('')}`;

    expect(problemsIn({ 'mdaa.yaml': yaml('default') })).toEqual([]);
    expect(problemsIn({ 'mdaa.yaml': yaml('"111122223333"') }).map(({ code }) => code)).toContain('DSP211');
  });
});

describe('additional stacks', () => {
  const yaml = (module: string, top = 'account: "111111111111"\nregion: eu-west-1\n') =>
    mdaaYaml(
      `${ROLES}\ndatalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml], ${module} }`,
      top,
    );
  const stacksOf = (files: { [name: string]: string }): Stack[] =>
    platformIn(files).module('shared', 'dev', 'datalake').additionalStacks;

  test('are in other accounts and Regions, after the main stack, with the known published values', () => {
    const [account, region, alone, ...others] = stacksOf({
      'mdaa.yaml': yaml(
        'additional_accounts: ["222222222222"], additional_stacks: [{ region: us-east-1 }, { account: "333333333333", '
          + 'region: us-east-1, addDependencyMainStack: false }]',
      ),
    });

    expect(others).toEqual([]);
    expect(
      [account, region, alone].map((stack) => [
        stack.stackName,
        stack.account,
        stack.region,
        stack.dependencies.length,
      ]),
    ).toEqual([
      ['acme-dev-shared-datalake-222222222222', '222222222222', 'eu-west-1', 1],
      ['acme-dev-shared-datalake-us-east-1', '111111111111', 'us-east-1', 1],
      ['acme-dev-shared-datalake-333333333333-us-east-1', '333333333333', 'us-east-1', 0],
    ]);

    const template = Template.fromStack(account);
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: '/acme/shared/datalake/bucket/raw/name',
      Value: 'acme-dev-shared-datalake-raw',
    });

    // The key is known only at deployment.
    expect(JSON.stringify(template.toJSON())).not.toContain('/kms/');
  });

  test('in the account and Region of the module itself are a problem', () => {
    expect(problemsIn({ 'mdaa.yaml': yaml('additional_accounts: ["111111111111"]') })).toEqual([
      expect.objectContaining({ code: 'DSP217' }),
    ]);
  });

  test('that would be empty are omitted with a warning', () => {
    const platform = platformIn({
      'mdaa.yaml': mdaaYaml(
        'settings: { module_path: "@aws-mdaa/glue-catalog", additional_accounts: ["222222222222"] }',
        'account: "111111111111"\n',
      ),
    });

    expect(platform.modules[0].additionalStacks).toEqual([]);
    expect(platform.warnings).toEqual([
      expect.stringContaining('DSP219: the additional stack "acme-dev-shared-settings-222222222222" would be empty'),
    ]);
  });
});

describe('suppressions by path', () => {
  const glue =
    'generateRoles:\n  etl: { trustedPrincipal: "service:glue.amazonaws.com", awsManagedPolicies: '
      + '[service-role/AWSGlueServiceRole] }\n';
  const suppressions = (path: string) =>
    `${glue}nag_suppressions:\n  by_path:\n    - path: ${path}\n      suppressions: [{ id: AwsSolutions-IAM4, reason: `
      + 'Approved for usage }]\n';

  test.each([
    '/acme-dev-shared-roles/Roles/Role-etl',
    'Roles',
    '/Platform/acme-dev-shared-roles/Roles/Role-etl/Resource',
  ])('apply to the construct at %s and its children', (path) => {
    const plain = platformIn({ 'mdaa.yaml': mdaaYaml(ROLES), 'roles.yaml': glue });

    expect(nagFindings(plain.modules[0].stack)).not.toEqual([]);

    const platform = platformIn({ 'mdaa.yaml': mdaaYaml(ROLES), 'roles.yaml': suppressions(path) });

    expect(platform.warnings).toEqual([]);
    expect(nagFindings(platform.modules[0].stack)).toEqual([]);
  });

  test('a path that matches no construct is a warning, for compatibility with other configurations', () => {
    const { warnings } = platformIn({
      'mdaa.yaml': mdaaYaml(ROLES),
      'roles.yaml': suppressions('/acme-dev-shared-roles/Roles/Role-elt'),
    });

    expect(warnings).toEqual([
      expect.stringMatching(
        /^roles\.yaml:5:7: warning DSP218: .*\n {2}hint: did you mean "\/acme-dev-shared-roles\/Roles\/Role-etl/,
      ),
    ]);
  });
});

describe('AWS limits', () => {
  test('account settings that two modules manage are a warning', () => {
    const module = '{ module_path: "@aws-mdaa/glue-catalog" }';

    expect(platformIn({ 'mdaa.yaml': mdaaYaml(`one: ${module}\ntwo: ${module}`) }).warnings).toEqual([
      expect.stringContaining('DSP213: "shared/dev/two" and "shared/dev/one"'),
    ]);
  });

  test('more than ten policies on a role, counted across all modules', () => {
    const teams = (count: number) =>
      Array.from(
        { length: count },
        (_, index) => `team${index}: { module_path: "@aws-mdaa/datascience-team", module_configs: [./${index}.yaml] }`,
      ).join('\n');
    // Each team attaches one policy to its people.
    const team = (index: number) =>
      `team:\n  dataAdminRoles: []\n  teamUserRoles: [{ name: shared }]\n  teamExecutionRole: { name: execution-${index} }\n`;
    const files = Object.fromEntries([...Array(11).keys()].map((index) => [`${index}.yaml`, team(index)]));

    expect(problemsIn({ 'mdaa.yaml': mdaaYaml(teams(10)), ...files })).toEqual([]);
    expect(problemsIn({ 'mdaa.yaml': mdaaYaml(teams(11)), ...files })).toEqual([
      expect.objectContaining({
        code: 'DSP302',
        message: expect.stringMatching(
          /attach 11 managed policies to the role "shared", and IAM accepts 10/,
        ) as string,
      }),
    ]);
  });
});
