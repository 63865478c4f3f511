import { Match, Template } from 'aws-cdk-lib/assertions';
import { ROLES_YAML, ROLES, platformIn, problemsIn, templateOf } from './mdaa-yaml';
import { mdaaYaml } from '../support/scratch-kit';

function tagsOf(template: Template, type: string): { [key: string]: unknown } {
  const [resource] = Object.values(template.findResources(type)) as {
    Properties: { Tags: { Key: string; Value: unknown }[] };
  }[];
  return Object.fromEntries(resource.Properties.Tags.map(({ Key: key, Value: value }) => [key, value]));
}

describe('inheritance', () => {
  const YAML = `
organization: acme
account: "111111111111"
region: eu-west-1
context: { owner: top, size: 1, names: [a, b], nested: { deep: "{{context:owner}}" } }
tag_config_data: { level: top, owner: "{{context:owner}}", org: "{{org}}" }
domains:
  shared:
    region: eu-central-1
    context: { owner: domain }
    tag_configs: [./tags.yaml, ./more-tags.yaml]
    tag_config_data: { level: domain }
    environments:
      dev:
        account: "222222222222"
        tag_config_data: { level: environment, env: "{{env}}" }
        modules:
          own:
            module_path: "@aws-mdaa/roles"
            context: { owner: module }
            tag_config_data: { level: module, module: "{{module_name}}", where: "{{region}}", who: "{{account}}" }
            module_configs: [./roles.yaml]
          plain: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml] }
`;
  const platform = () =>
    platformIn({
      'mdaa.yaml': YAML,
      'tags.yaml': 'tags: { file: first, shared: first }',
      'more-tags.yaml': 'tags: { shared: second }',
    });

  test('account and Region come from the lowest level that specifies them', () => {
    const { stack } = platform().module('shared', 'dev', 'own');

    expect([stack.account, stack.region]).toEqual(['222222222222', 'eu-central-1']);
  });

  test('tags of four levels are merged in file order, then data; stack references are resolved', () => {
    expect(tagsOf(templateOf(platform(), 'own'), 'AWS::IAM::Role')).toEqual({
      level: 'module',
      owner: 'top',
      org: 'acme',
      file: 'first',
      shared: 'second',
      env: 'dev',
      module: 'own',
      where: 'eu-central-1',
      who: '222222222222',
    });
    expect(tagsOf(templateOf(platform(), 'plain'), 'AWS::S3::Bucket')).toMatchObject({
      level: 'environment',
      file: 'first',
    });
  });
});

describe('environment templates', () => {
  const YAML = (environments: string) => `
organization: acme
env_templates:
  standard:
    tag_config_data: { kind: standard, level: template }
    modules:
      roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }
domains:
  shared:
    env_templates:
      lake:
        modules:
          datalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml] }
    environments:
${environments}`;

  test('global and domain templates are merged under the keys of the environment', () => {
    const platform = platformIn({
      'mdaa.yaml': YAML(`      dev: { template: standard, tag_config_data: { level: own } }
      test: { template: standard, modules: { datalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml] } } }
      prod: { template: lake }
`),
    });

    expect(platform.modules.map(({ environment, name }) => `${environment}/${name}`).sort()).toEqual([
      'dev/roles',
      'prod/datalake',
      'test/datalake',
      'test/roles',
    ]);
    expect(tagsOf(templateOf(platform, 'roles'), 'AWS::IAM::Role')).toEqual({ kind: 'standard', level: 'own' });
  });

  test('an unknown template is a located problem', () => {
    expect(problemsIn({ 'mdaa.yaml': YAML('      dev: { template: standrad }\n') })).toContainEqual(
      expect.objectContaining({
        code: 'DSP125',
        message: 'environment template "standrad" does not exist',
        hint: 'did you mean "standard"?',
        where: 'mdaa.yaml:15:24',
      }),
    );
  });
});

describe('references', () => {
  test('nested references, lists and maps of the context, and environment variables', () => {
    process.env.DSP_TEST_ROLES = '["R"]';
    const platform = platformIn({
      'mdaa.yaml': mdaaYaml(
        'datalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake2.yaml] }',
        'context: { prefix_dev: data/, which: prefix, rule: { prefix: "{{context:{{context:which}}_{{env}}}}", '
          + 'ReadRoles: "{{env_var:DSP_TEST_ROLES}}" } }\n',
      ),
      'lake2.yaml':
        'roles: { R: [{ name: r }] }\naccessPolicies: { P: { rule: "{{context:rule}}" } }\nbuckets: { raw: { '
          + 'accessPolicies: [P] } }\n',
    });
    delete process.env.DSP_TEST_ROLES;

    expect(JSON.stringify(templateOf(platform, 'datalake').toJSON())).toContain('/data/*');
  });

  const policy = (resource: string) =>
    'generatePolicies: { p: { policyDocument: { Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: '
      + `"${resource}" }] } } }\n${ROLES_YAML}`;
  const resourceOf = (text: string) => {
    const platform = platformIn({ 'mdaa.yaml': mdaaYaml(ROLES), 'roles.yaml': policy(text) });
    const template = templateOf(platform, 'roles');
    const [found] = Object.values(template.findResources('AWS::IAM::ManagedPolicy')) as {
      Properties: { PolicyDocument: { Statement: { Resource: unknown }[] } };
    }[];
    return { template, resource: found.Properties.PolicyDocument.Statement[0].Resource };
  };

  test('references and attributes of a resource of the same module', () => {
    const { template, resource } = resourceOf('{{ref:Roles/Role-admin:Arn}}');
    const [role] = Object.keys(template.findResources('AWS::IAM::Role'));

    expect(resource).toEqual({ 'Fn::GetAtt': [role, 'Arn'] });
    expect(resourceOf('arn:aws:s3:::x-{{ref:Roles/Role-admin}}').resource).toEqual({
      'Fn::Join': ['', ['arn:aws:s3:::x-', { Ref: role }]],
    });
  });

  test.each(['/admin/Resource:Arn', 'admin/Resource:Arn', 'admin:Arn'])(
    'a resource at the path of its construct in AWS MDAA: %s',
    (path) => {
      const { template, resource } = resourceOf(`{{ref:${path}}}`);
      const [role] = Object.keys(template.findResources('AWS::IAM::Role'));

      expect(resource).toEqual({ 'Fn::GetAtt': [role, 'Arn'] });
    },
  );

  test('a resource that the module does not create is a problem with the nearest path', () => {
    expect(problemsIn({ 'mdaa.yaml': mdaaYaml(ROLES), 'roles.yaml': policy('{{ref:Roles/Role-admni:Arn}}') })).toEqual([
      expect.objectContaining({
        code: 'DSP214',
        message: '"{{ref:Roles/Role-admni:Arn}}": the module has no resource "Roles/Role-admni"',
        notes: [expect.stringContaining('nor that of a construct of AWS MDAA')],
        hint: 'did you mean "Roles/Role-admin"?',
      }),
    ]);
  });

  test('stack parameters of the three types', () => {
    const platform = platformIn({
      'mdaa.yaml': mdaaYaml('athena: { module_path: "@aws-mdaa/athena-workgroup", module_configs: [./athena.yaml] }'),
      'athena.yaml':
        'dataAdminRoles: [{ name: "{{param:AdminName}}" }]\nathenaUserRoles: []\nworkgroupConfiguration: { '
          + 'bytesScannedCutoffPerQuery: "{{param:number:Cutoff}}" }\n',
    });
    const template = templateOf(platform, 'athena');
    template.hasParameter('AdminName', { Type: 'String' });
    template.hasParameter('Cutoff', { Type: 'Number' });
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: { BytesScannedCutoffPerQuery: { Ref: 'Cutoff' } },
    });
    const roles = platformIn({
      'mdaa.yaml': mdaaYaml(ROLES),
      'roles.yaml':
        'generatePolicies: { p: { policyDocument: { Statement: [{ Effect: Allow, Action: "s3:GetObject", Resource: '
          + '"{{param:list:Resources}}" }] } } }\n',
    });
    templateOf(roles, 'roles').hasParameter('Resources', { Type: 'CommaDelimitedList' });
    templateOf(roles, 'roles').hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Resource: { Ref: 'Resources' } })] },
    });
  });

  test('a value that must be known before deployment is reported as such, without showing a token', () => {
    const problems = problemsIn({
      'mdaa.yaml': mdaaYaml(ROLES),
      'roles.yaml': 'generateRoles: { admin: { trustedPrincipal: "{{param:Who}}" } }\n',
    });

    expect(problems).toEqual([
      expect.objectContaining({
        code: 'DSP306',
        message: expect.stringContaining(
          '(a value that is resolved at deployment) is not a valid trusted principal',
        ) as string,
      }),
    ]);
  });

  test('{{resolve:secretsmanager:...}} is left to CloudFormation', () => {
    const text = 'arn:aws:s3:::{{resolve:secretsmanager:secret:SecretString:key}}';

    expect(resourceOf(text).resource).toBe(text);
  });

  test('a parameter that another account shares is read by a template parameter', () => {
    const arn = 'arn:aws:ssm:eu-west-1:111122223333:parameter/x';

    const { resource, template } = resourceOf(`arn:aws:s3:::{{resolve:ssm:${arn}}}`);

    const [[name, parameter]] = Object.entries(template.findParameters('*', { Default: arn }));

    expect(parameter.Type).toBe('AWS::SSM::Parameter::Value<String>');
    expect(resource).toEqual({ 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: name }]] });
  });

  test.each([
    ['ssm-org:lake/arn', '/acme/lake/arn'],
    ['ssm-domain:lake/arn', '/acme/shared/lake/arn'],
    ['ssm-env:lake/arn', '/acme/shared/dev/lake/arn'],
  ])('{{%s}} reads %s', (reference, path) => {
    const problems = problemsIn({
      'mdaa.yaml': mdaaYaml(ROLES),
      'roles.yaml': policy(`arn:aws:s3:::{{${reference}}}`),
    });

    expect(problems).toEqual([]);
    expect(resourceOf(`arn:aws:s3:::{{${reference}}}`).resource).toBe(`arn:aws:s3:::{{resolve:ssm:${path}}}`);
  });
});

describe('older spellings and keys of other tools', () => {
  test('are read with their current meaning', () => {
    const platform = platformIn({
      'mdaa.yaml': mdaaYaml(
        'datalake: { cdk_app: "@aws-caef/datalake@0.9.0", additional_context: { zone: raw }, app_configs: '
          + '[./lake2.yaml], app_config_data: { buckets: { "{{context:zone}}": { accessPolicies: [] } } } }',
      ),
      'lake2.yaml': 'roles: {}\naccessPolicies: {}\n',
    });
    templateOf(platform, 'datalake').hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'acme-dev-shared-datalake-raw',
    });
  });

  test('that have no effect here are listed in one warning', () => {
    const yaml = mdaaYaml(
      'roles: { module_path: "@aws-mdaa/roles", module_type: cdk, mdaa_compliant: true, mdaa_version: 1.0.0, '
        + 'module_configs: [./roles.yaml] }',
      'mdaa_version: 1.2.3\nuse_bootstrap: true\nuseStaging: false\ndevops: { x: 1 }\nterraform: {}\n',
    );
    const { warnings } = platformIn({ 'mdaa.yaml': yaml });

    expect(warnings).toEqual([
      'mdaa.yaml:2:15: warning DSP130: keys without effect: "mdaa_version", "use_bootstrap", '
        + '"useStaging", "devops", "terraform", "mdaa_compliant"\n  hint: keep them if other tools read this '
        + 'file; otherwise remove them',
    ]);
  });

  test('Terraform modules are rejected with an explanation', () => {
    expect(problemsIn({ 'mdaa.yaml': mdaaYaml('x: { module_path: "./terraform", module_type: tf }') })).toContainEqual(
      expect.objectContaining({ code: 'DSP124', where: 'mdaa.yaml:7:57' }));
  });
});

describe('user classes', () => {
  const NAMING = `exports.Naming = class {
  constructor(scope) { this.prefix = [scope.props.prefix, scope.organization, scope.env, scope.moduleName].join('.'); }
  resourceName({ suffix, maxLength } = {}) { return [this.prefix, suffix].filter(Boolean).join('.').slice(0, maxLength); }
};`;
  const ASPECT = `exports.Marker = class {
  constructor(props) { this.props = props; }
  visit(node) { if (node.cfnResourceType === 'AWS::S3::Bucket') node.addMetadata ? node.addMetadata('marker', this.props.text) : undefined; }
};`;

  test('one naming scheme for everything, and another scheme for one module', () => {
    const yaml = mdaaYaml(
      `${ROLES}\ndatalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml], custom_naming: { `
        + 'naming_module: ./naming.js, naming_class: Naming, naming_props: { prefix: other } } }',
      'naming_module: ./naming.js\nnaming_class: Naming\nnaming_props: { prefix: top }\n',
    );
    const platform = platformIn({ 'mdaa.yaml': yaml, 'naming.js': NAMING });
    templateOf(platform, 'roles').hasResourceProperties('AWS::IAM::Role', { RoleName: 'top.acme.dev.roles.admin' });
    templateOf(platform, 'datalake').hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'other.acme.dev.datalake.raw',
    });
  });

  test('aspects of all levels visit the stacks under their level', () => {
    const aspect = (text: string) =>
      `{ aspect_module: ./aspect.js, aspect_class: Marker, aspect_props: { text: "${text}" } }`;
    const yaml = mdaaYaml(
      'datalake: { module_path: "@aws-mdaa/datalake", module_configs: [./lake.yaml], custom_aspects: '
        + `[${aspect('{{module_name}}')}] }`,
      `custom_aspects: [${aspect('top')}]\n`,
    );
    const platform = platformIn({ 'mdaa.yaml': yaml, 'aspect.js': ASPECT });
    templateOf(platform, 'datalake').hasResource('AWS::S3::Bucket', { Metadata: { marker: 'datalake' } });
  });

  test.each<[string, string, { [file: string]: string }, RegExp]>([
    [
      'a missing module',
      'naming_module: ./nowhere.js\nnaming_class: Naming\n',
      {},
      /the JavaScript module ".*" does not exist/,
    ],
    [
      'a missing class',
      'naming_module: ./naming.js\nnaming_class: Namnig\n',
      { 'naming.js': NAMING },
      /exports no class "Namnig"/,
    ],
    [
      'a class without the method',
      'naming_module: ./naming.js\nnaming_class: Naming\n',
      { 'naming.js': 'exports.Naming = class {};' },
      /has no method "resourceName"/,
    ],
    [
      'a class that throws',
      'naming_module: ./naming.js\nnaming_class: Naming\n',
      { 'naming.js': 'exports.Naming = class { constructor() { throw new Error("sad"); } };' },
      /failed: sad/,
    ],
    [
      'a module that throws',
      'naming_module: ./naming.js\nnaming_class: Naming\n',
      { 'naming.js': 'throw new Error("sad");' },
      /failed: sad/,
    ],
  ])('%s is a located problem', (_, top, files, message) => {
    const [problem, ...others] = problemsIn({ 'mdaa.yaml': mdaaYaml(ROLES, top), ...files });

    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'DSP215', message: expect.stringMatching(message) as string });
    expect(problem.where).toMatch(/^mdaa\.yaml:\d+:\d+$/);
  });
});
