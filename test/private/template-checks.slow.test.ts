import { App, BootstraplessSynthesizer, CfnOutput, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { DataLake, DataSciencePlatform } from '../../src';
import { TEMPLATE_LIMITS } from '../../src/private/facts/template-limits';

const LAKE = {
  roles: { Admins: [{ arn: 'arn:aws:iam::111122223333:role/admin' }] },
  accessPolicies: { Root: { rule: { prefix: '/', readWriteSuperRoles: ['Admins'] } } },
  buckets: { raw: { accessPolicies: ['Root'] } },
};

/** An app with a data lake in code, in a stack of a platform or in one of its own, to which the app adds something. */
const APPS: [string, (app: App) => Stack][] = [
  ['of a platform', (app) => new DataSciencePlatform(app, 'Platform', {
    organization: 'acme',
    domains: { shared: { environments: { dev: { modules: { lake: { dataLake: LAKE } } } } } },
  }).modules[0].stack],
  ['of its own', (app) => Stack.of(new DataLake(new Stack(app, 'Stack'), 'Lake', LAKE))],
];

const times = (count: number, add: (index: number) => void) => Array.from({ length: count }, (_, index) => add(index));
const output = (stack: Stack, value: string) => (index: number) => new CfnOutput(stack, `Output${index}`, { value });
const { parameters, outputs, dynamicReferences, bytes, bytesInRequest } = TEMPLATE_LIMITS;

describe.each(APPS)('a stack %s to which an app adds too much is rejected without the command line', (_, create) => {
  test.each<[string, (stack: Stack) => void, RegExp]>([
    [
      'parameters', (stack) => times(parameters, (index) => new CfnParameter(stack, `Parameter${index}`)),
      /DSP310: the stack ".*" has 201 template parameters, and CloudFormation accepts 200/,
    ],
    ['outputs', (stack) => times(outputs + 1, output(stack, 'x')), /DSP310: the stack ".*" has 201 outputs/],
    [
      'dynamic references', (stack) => times(dynamicReferences + 1, output(stack, '{{resolve:ssm:/a}}')),
      /DSP310: the stack ".*" has 61 dynamic references/,
    ],
    [
      'bytes', (stack) => times(10, output(stack, 'x'.repeat(bytes / 10))),
      /DSP311: the template of ".*" has \d+ bytes, and CloudFormation accepts 1000000/,
    ],
  ])('%s', (__, add, message) => {
    const app = new App();
    add(create(app));

    expect(() => app.synth()).toThrow(message);
  });

  test('bytes without a bucket for templates', () => {
    const app = new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });
    times(1, output(create(app), 'x'.repeat(bytesInRequest)));

    expect(() => app.synth()).toThrow(new RegExp(`DSP311: .* accepts ${bytesInRequest}`));
  });

  test('resources, by the AWS CDK', () => {
    const app = new App();
    const stack = create(app);
    times(TEMPLATE_LIMITS.resources, (index) => new CfnResource(stack, `R${index}`, { type: 'Custom::Other' }));

    expect(() => app.synth()).toThrow(/greater than allowed maximum of 500|DSP310: the stack ".*" has 50\d resources/);
  });

  test('as much as CloudFormation accepts is not rejected', () => {
    const app = new App();
    const stack = create(app);
    const own = stack.node.findAll().filter((node) => node instanceof CfnOutput).length;
    times(outputs - own, output(stack, 'x'));

    expect(() => app.synth()).not.toThrow();
  });
});
