import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';

/** A data lake whose readers are this many roles from outside, each known by a parameter. */
function lakeFor(count: number, more: object = {}): DataSciencePlatform {
  const readers = Array.from({ length: count }, (_, number) => ({ arn: `ssm:/people/role${number}/arn` }));
  return new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme',
    account: '111122223333',
    region: 'eu-central-1',
    externalParameters: ['/people/*'],
    domains: {
      shared: {
        environments: {
          dev: {
            modules: {
              lake: {
                dataLake: {
                  roles: { Readers: readers },
                  accessPolicies: { Root: { rule: { prefix: '/', readRoles: ['Readers'] } } },
                  buckets: { raw: { accessPolicies: ['Root'] } },
                },
                ...more,
              },
            },
          },
        },
      },
    },
  });
}

function templateOf(platform: DataSciencePlatform): Template {
  return Template.fromStack(platform.modules[0].stack);
}

/** Template parameters, without that of the synthesizer. */
function valuesIn(template: Template): { [id: string]: { [property: string]: unknown } } {
  const { BootstrapVersion, ...others } = template.findParameters('*', { Type: 'AWS::SSM::Parameter::Value<String>' });
  return others;
}

const references = (template: Template) => JSON.stringify(template.toJSON()).match(/\{\{resolve:/g)?.length ?? 0;

test('a few parameters of Systems Manager are dynamic references', () => {
  const template = templateOf(lakeFor(3));

  expect(references(template)).toBeGreaterThan(0);
  expect(valuesIn(template)).toEqual({});
});

test('many are template parameters, one for each path, and mean the same', () => {
  const template = templateOf(lakeFor(40));
  const parameters = Object.values(valuesIn(template));

  expect(references(template)).toBe(0);
  expect(parameters.map(({ Default }) => Default as string).sort()).toEqual(
    Array.from({ length: 40 }, (_, number) => `/people/role${number}/arn`).sort(),
  );

  const policy = JSON.stringify(Object.values(template.findResources('AWS::S3::BucketPolicy'))[0]);

  for (const id of Object.keys(valuesIn(template))) {
    expect(policy).toContain(`{"Ref":"${id}"}`);
  }
});

test('the same options give the same template', () => {
  expect(templateOf(lakeFor(40)).toJSON()).toEqual(templateOf(lakeFor(40)).toJSON());
});

test('more paths than template parameters are an error with its place', () => {
  expect(() => lakeFor(201)).toThrow(/modules\.lake: error DSP310: the module has 20[1-9] template parameters, and/);
});
