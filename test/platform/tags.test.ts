import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError } from '../../src/private/problems';
import { inWords } from '../support/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const AUDIT = 'audit:\n  module_path: "@aws-mdaa/audit"\n  module_config_data: { readRoles: [{ name: auditor }] }';

function platformWith(top: string): DataSciencePlatform {
  return DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaaYaml(AUDIT, top) }));
}

function problemsWith(top: string): object[] {
  try {
    platformWith(top);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(inWords);
    throw error;
  }
  return [];
}

test.each(['1.10', '0x1F', '1e3', 'True', '012', '"1.10"'])('the value %s keeps its spelling', (value) => {
  const [module] = platformWith(`tag_config_data: { version: ${value} }\n`).modules;

  Template.fromStack(module.stack).hasResourceProperties('AWS::S3::Bucket', {
    Tags: Match.arrayWith([{ Key: 'version', Value: value.replace(/"/g, '') }]),
  });
});

test('a number from the context keeps its spelling in a tag', () => {
  const [module] = platformWith(
    'context: { version: 1.10 }\ntag_config_data: { v: "{{context:version}}", w: "v{{context:version}}" }\n',
  ).modules;

  Template.fromStack(module.stack).hasResourceProperties('AWS::S3::Bucket', {
    Tags: Match.arrayWith([{ Key: 'v', Value: '1.10' }, { Key: 'w', Value: 'v1.10' }]),
  });
});

test.each([
  ['a reserved key', 'tag_config_data:\n  aws:team: x\n', '"aws:team" is not a tag key', 'mdaa.yaml:3:3'],
  ['a key with invalid characters', 'tag_config_data:\n  "team*": x\n', '"team*" is not a tag key', 'mdaa.yaml:3:3'],
  ['a value with bad characters', 'tag_config_data:\n  team: "<x>y"\n', '"<x>y" is not a tag value', 'mdaa.yaml:3:9'],
])('%s is rejected at its location', (_, top, message, where) => {
  expect(problemsWith(top)).toEqual([expect.objectContaining({ code: 'DSP304', message, where })]);
});

test('more than 50 tags are rejected', () => {
  const tags = (count: number) =>
    `tag_config_data:\n${Array.from({ length: count }, (_, n) => `  tag${n}: x\n`).join('')}`;

  expect(problemsWith(tags(50))).toEqual([]);
  expect(problemsWith(tags(51))).toEqual([
    expect.objectContaining({ code: 'DSP313', message: expect.stringMatching(/51 tags/) as string }),
  ]);
});

describe('tag keys that differ only in case', () => {
  const ROLES = 'roles:\n  module_path: "@aws-mdaa/roles"\n  module_config_data:\n'
    + '    generateRoles: { etl: { trustedPrincipal: "service:glue.amazonaws.com" } }';
  const problemsOf = (module: string, tags: string) => {
    try {
      const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(module, `tag_config_data: ${tags}\n`) });
      DataSciencePlatform.fromYaml(new App(), 'Platform', directory);
      return [];
    } catch (error) {
      return (error as ConfigurationError).problems.map(({ code, message }) => ({ code, message }));
    }
  };

  test('are rejected where a role gets them', () => {
    expect(problemsOf(ROLES, '{ owner: a, Owner: b }')).toEqual([{
      code: 'DSP316',
      message: 'the tag keys "owner" and "Owner" differ only in case, and IAM accepts one of them on a role',
    }]);
  });

  test('are accepted in a module without roles, and different keys everywhere', () => {
    expect(problemsOf(AUDIT, '{ owner: a, Owner: b }')).toEqual([]);
    expect(problemsOf(ROLES, '{ owner: a, owners: b }')).toEqual([]);
  });
});

describe('a problem with a tag is reported where the tag is specified, once for all modules below', () => {
  const OTHER = `${AUDIT}\n${AUDIT.replace('audit:', 'records:')}`;

  function platformOf(top: string): DataSciencePlatform {
    return DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaaYaml(OTHER, top) }));
  }

  test('a parameter that no module publishes', () => {
    const { warnings } = platformOf('tag_config_data:\n  owner: ssm:/people/owner\n');

    expect(warnings).toEqual([expect.stringMatching(/^mdaa.yaml:3:10: warning DSP220: no module publishes/)]);
  });

  test('a reference that the modules do not support', () => {
    const build = () => platformOf('tag_config_data:\n  owner: project:databaseName/sales\n');
    const position = expect.objectContaining({ line: 3, column: 10 }) as object;

    expect(build).toThrow(expect.objectContaining({
      problems: [expect.objectContaining({ code: 'DSP212', position })],
    }));
  });
});
