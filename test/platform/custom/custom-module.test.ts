import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { FeatureStoreModule, ScriptedModule } from './feature-store';
import { DataSciencePlatform, IPlatformModule, ModuleOptions } from '../../../src';
import { platformGraph } from '../../../src/cli/graph/platform-graph';

const ROLES: ModuleOptions = {
  roles: {
    generateRoles: {
      reader: { trustedPrincipal: 'this_account' }, writer: { trustedPrincipal: 'service:glue.amazonaws.com' },
    },
  },
};

function platformOf(modules: { [name: string]: ModuleOptions }): DataSciencePlatform {
  return new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    domains: { shared: { environments: { dev: { modules } } } },
  });
}

function withModule(custom: IPlatformModule, others: { [name: string]: ModuleOptions } = {}): DataSciencePlatform {
  return platformOf({ ...others, custom: { custom } });
}

function templateOf(platform: DataSciencePlatform, module = 'custom'): Template {
  return Template.fromStack(platform.module('shared', 'dev', module).stack);
}

const READERS = { readers: [{ id: 'generated-role-id:reader' }], writers: [{ name: 'generated-role-name:writer' }] };

describe('a feature store', () => {
  const platform = withModule(new FeatureStoreModule(READERS), { roles: ROLES });
  const template = templateOf(platform);

  test('has a key that its roles can use, by the ARNs that the platform knows', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({ Sid: 'Decrypt', Principal: { AWS: roleArn('reader') } }),
          Match.objectLike({ Sid: 'Encrypt', Principal: { AWS: roleArn('writer') } }),
        ]),
      },
    });
  });

  test('has a bucket that denies other principals access to features', () => {
    template.hasResourceProperties('AWS::S3::Bucket', { BucketName: 'acme-dev-shared-custom' });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Sid: 'DenyOthersRead' })]),
      },
    });
  });

  test('attaches a policy to a role of another module', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      ManagedPolicyName: 'acme-dev-shared-custom-writers',
      Roles: ['acme-dev-shared-roles-writer'],
    });
  });

  test('publishes its bucket', () => {
    template.hasResourceProperties('AWS::SSM::Parameter', { Name: '/acme/shared/custom/bucket/name' });
  });

  test('depends on the module of its roles, and the graph shows it', () => {
    const { modules } = platform;
    const [edge] = platformGraph(modules, modules, []).edges;

    expect(modules.map(({ name }) => name)).toEqual(['roles', 'custom']);
    expect(edge.label).toEqual(['roles: reader, writer']);
  });

  test('is treated like a built-in module', () => {
    const { component, kind } = platform.module('shared', 'dev', 'custom');

    expect(component.node.path).toBe('Platform/acme-dev-shared-custom/FeatureStore');
    expect(kind).toBe('feature-store');
  });
});

function roleArn(name: string): object {
  return { 'Fn::Join': ['', Match.arrayWith([`:role/acme-dev-shared-roles-${name}`])] };
}

test('another module can read its published values, and a typo is reported', () => {
  const reader = (path: string) => ({
    custom: new ScriptedModule(() => {}, { options: { bucket: `ssm:/acme/shared/custom/${path}` } }),
  });
  const others = { roles: ROLES, custom: { custom: new FeatureStoreModule() } };
  const { modules } = platformOf({ ...others, a: reader('bucket/name') });

  expect(modules.map(({ name }) => name)).toEqual(['custom', 'a', 'roles']);
  expect(() => platformOf({ ...others, a: reader('bucket/nam') })).toThrow(
    /modules\.a\.custom\.bucket: error DSP201.*\n.*\n.*write "ssm:\/acme\/shared\/custom\/bucket\/name"/,
  );
});

test('inherits tags, names, removal policy and termination protection', () => {
  const platform = new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    tags: { Team: 'a' },
    dataRemoval: 'destroy' as never,
    terminationProtection: true,
    domains: { shared: { environments: { dev: { modules: { x: { custom: new FeatureStoreModule() } } } } } },
  });
  const { stack } = platform.module('shared', 'dev', 'x');
  const [bucket] = Object.values(Template.fromStack(stack).findResources('AWS::S3::Bucket'));

  expect(bucket.DeletionPolicy).toBe('Delete');
  expect(bucket.Properties.Tags).toEqual([{ Key: 'Team', Value: 'a' }]);
  expect(stack.terminationProtection).toBe(true);
});

describe('context', () => {
  test('resolves references at any depth, and complete roles', () => {
    const options = {
      a: [{ b: '{{context:size}}' }],
      role: { id: 'generated-role-id:reader' },
      account: '{{account}}',
    };
    let seen: { [name: string]: unknown } = {};
    const custom = new ScriptedModule((context) => { seen = context.options; }, { options });
    const platform = new DataSciencePlatform(new App(), 'Platform', {
      organization: 'acme',
      context: { size: 3 },
      domains: { shared: { environments: { dev: { modules: { roles: ROLES, x: { custom } } } } } },
    });
    const { stack } = platform.module('shared', 'dev', 'x');

    expect(stack.resolve(seen)).toMatchObject({
      a: [{ b: 3 }],
      account: { Ref: 'AWS::AccountId' },
      role: { name: 'acme-dev-shared-roles-reader', refId: 'shared-reader' },
    });
  });

  test('reads values of modules in readsFrom', () => {
    const module = new ScriptedModule((context) => context.publish('copy', context.read('store', 'bucket/name')), {
      readsFrom: ['store'],
    });
    const platform = platformOf({ a: { custom: module }, store: { custom: new FeatureStoreModule() } });

    expect(platform.modules.map((each) => each.name)).toEqual(['store', 'a']);

    templateOf(platform, 'a').hasResourceProperties('AWS::SSM::Parameter', {
      Name: '/acme/shared/a/copy',
      Value: '{{resolve:ssm:/acme/shared/store/bucket/name}}',
    });
  });

  test('rejects reading from a module that can be deployed later', () => {
    const module = new ScriptedModule((context) => { context.read('store', 'bucket/name'); });

    expect(() => platformOf({ a: { custom: module }, store: { custom: new FeatureStoreModule() } })).toThrow(
      /modules\.a\.custom: error DSP226: the module reads from "shared\/dev\/store".*\n.*"readsFrom"/,
    );
  });

  test.each(['/x', 'x/', 'a//b', 'a b', ''])('rejects publishing to %p', (path) => {
    const module = new ScriptedModule((context) => context.publish(path, 'value'));

    expect(() => withModule(module)).toThrow(/DSP226/);
  });

  test('provides roles as constructs: a role known only by its ID is looked up', () => {
    const module = new ScriptedModule((context) => {
      const [known, unknown] = context.roles([{ name: 'analyst' }, { id: 'AROAABCDEFGHIJKLMNOPQ' }]);
      context.publish('known', known.roleArn);
      context.publish('unknown', unknown.roleArn);
    });
    const template = templateOf(withModule(module));

    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: '/acme/shared/custom/known',
      Value: { 'Fn::Join': ['', Match.arrayWith([':role/analyst'])] },
    });
    template.resourceCountIs('Custom::RoleLookup', 1);
  });

  test('reports option problems with their path', () => {
    const module = new ScriptedModule((context) => context.addProblem(['jobs', 'a'], 'too few workers', 'use 2'));

    expect(() => withModule(module)).toThrow(/custom\.custom\.jobs\.a: error DSP227: too few workers\n {2}hint: use 2/);
  });
});

test('two modules of an account-wide kind conflict', () => {
  const module = () => ({ custom: new ScriptedModule(() => {}, { isAccountWide: true }) });

  expect(platformOf({ a: module(), b: module() }).warnings).toEqual([expect.stringContaining('DSP213')]);
});

test('an exception in module code is a problem of the module', () => {
  const module = new ScriptedModule(() => { throw new TypeError('no such thing\nat line 3'); });

  expect(() => withModule(module)).toThrow(
    /modules\.custom\.custom: error DSP215: the code of the module "scripted" failed: no such thing\n {2}hint: run .* --debug/,
  );
});

test.each([
  [{}, 'property "kind"'],
  [{ kind: 'x' }, 'method "buildModule"'],
])('a value that is not a module is rejected: %p', (custom, missing) => {
  expect(() => withModule(custom as never)).toThrow(`DSP215: the custom module has no ${missing}`);
});

test('a module has exactly one kind', () => {
  expect(() => platformOf({ a: { custom: new FeatureStoreModule(), auditTrail: { trail: {} } as never } })).toThrow();
});

test('options that do not match the object schema are problems with their path', () => {
  const optionsSchema = { type: 'object', properties: { vpc: { type: 'string', format: 'vpcId' } } };
  const module = new ScriptedModule(() => {}, { options: { vpc: 'vpc-1' }, optionsSchema });

  expect(() => withModule(module)).toThrow(/custom\.custom\.vpc: error DSP304: "vpc-1" is not the ID of a VPC/);
});
