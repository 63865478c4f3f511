import { statSync } from 'fs';
import { App, BootstraplessSynthesizer, CfnOutput } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { settleParameters } from '../../src/platform/references/parameter-text';
import { cfnResourcesOf } from '../../src/private/cfn-resources';
import { TEMPLATE_LIMITS } from '../../src/private/facts/template-limits';

/** A roles module with policies of this length, in an app that stores its templates in a bucket or not. */
function platformWith(policies: number, app: App): DataSciencePlatform {
  const statement = (index: number) => ({
    Sid: `Read${index}`,
    Effect: 'Allow',
    Action: ['s3:GetObject'],
    Resource: Array.from({ length: 60 }, (_, number) => `arn:aws:s3:::a-bucket-with-a-name-of-some-length-${number}/*`),
  });
  return new DataSciencePlatform(app, 'Platform', {
    organization: 'acme',
    account: '111122223333',
    region: 'eu-central-1',
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              roles: {
                roles: {
                  generatePolicies: Object.fromEntries(Array.from({ length: policies }, (_, index) => [
                    `policy-${index}`, { policyDocument: { Statement: [statement(index)] } },
                  ])),
                },
              },
            },
          },
        },
      },
    },
  });
}

test('a template that CloudFormation accepts is not an error', () => {
  expect(() => platformWith(20, new App())).not.toThrow();
});

test('a template of more than 1,000,000 bytes is a located error of the construct', () => {
  expect(() => platformWith(300, new App())).toThrow(
    /modules\.roles: error DSP311: the template of "acme-dev-shared-roles" has 1\d{6} bytes, and/,
  );
});

test('the size is that of the template on disk, up to what the synthesizer adds', () => {
  const app = new App();
  const { stack } = platformWith(20, app).modules[0];
  Array.from({ length: 50 }, (_, index) => new CfnOutput(stack, `Output${index}`, { value: 'x'.repeat(1_000) }));

  const { bytes } = settleParameters(stack, cfnResourcesOf(stack));
  const { size } = statSync(app.synth().getStackByName(stack.stackName).templateFullPath);

  expect(size).toBeGreaterThan(100_000);
  expect(Math.abs(size - bytes) / size).toBeLessThan(0.02);
});

test('without a bucket for templates, a template is limited to the size of a request', () => {
  const app = () => new App({ defaultStackSynthesizer: new BootstraplessSynthesizer() });

  expect(() => platformWith(2, app())).not.toThrow();
  expect(() => platformWith(20, app())).toThrow(new RegExp(
    `DSP311: .* accepts ${TEMPLATE_LIMITS.bytesInRequest}\n  hint: use a synthesizer that stores`,
  ));
});
