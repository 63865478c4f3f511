import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';

/** A data lake with this number of external reader roles, each specified by a parameter. */
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

/** Template parameters, without the parameter of the synthesizer. */
function valuesIn(template: Template): { [id: string]: { [property: string]: unknown } } {
  const { BootstrapVersion, ...others } = template.findParameters('*', { Type: 'AWS::SSM::Parameter::Value<String>' });
  return others;
}

const references = (template: Template) => JSON.stringify(template.toJSON()).match(/\{\{resolve:/g)?.length ?? 0;

test('a few Systems Manager parameters are dynamic references', () => {
  const template = templateOf(lakeFor(3));

  expect(references(template)).toBeGreaterThan(0);
  expect(valuesIn(template)).toEqual({});
});

test('many are template parameters, one for each path, and are equivalent', () => {
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

test('the same options produce the same template', () => {
  expect(templateOf(lakeFor(40)).toJSON()).toEqual(templateOf(lakeFor(40)).toJSON());
});

test('more paths than template parameters are a located error', () => {
  expect(() => lakeFor(201)).toThrow(/modules\.lake: error DSP310: the module has 20[1-9] template parameters, and/);
});
