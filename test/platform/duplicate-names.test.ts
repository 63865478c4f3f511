import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, formatProblem } from '../../src/private/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const TOP = 'region: eu-central-1\naccount: "111122223333"\n';

const project = (name: string, options: string) => `${name}:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ name: data-admin }]
    ${options}
`;

const database = (name: string) => `databases: { ${name}: { description: x, verbatimName: true } }`;
const tag = (key: string, more = '') => `lakeFormation: { lfTags: [{ tagKey: ${key}, tagValues: [a]${more} }] }`;

function problemsOf(modules: string): string[] {
  try {
    DataSciencePlatform.fromYaml(new App(), 'Platform', directoryWith({ 'mdaa.yaml': mdaaYaml(modules, TOP) }));
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map((problem) => formatProblem(problem));
    throw error;
  }
}

test.each<[string, string, string, RegExp]>([
  ['a database whose name differs only in case', database('Sales'), database('sales'),
    /DSP221: "shared\/dev\/b" and "shared\/dev\/a" both name one of their databases "sales"/],
  ['an LF-tag', tag('sensitivity'), tag('sensitivity'),
    /DSP221: .* both name one of their LF-tags "sensitivity"\n.*create it in one of them/],
  ['an LF-tag whose key differs only in case', tag('Team'), tag('team'), /DSP221: .* LF-tags "team"/],
  ['an LF-tag of the same catalog', tag('team'), tag('team', ', catalogId: "111122223333"'), /DSP221/],
])('%s that two projects of an account create is an error at the second', (_, first, second, message) => {
  expect(problemsOf(project('a', first) + project('b', second))).toEqual([expect.stringMatching(message)]);
});

test.each<[string, string, string]>([
  ['databases', database('sales'), database('returns')],
  ['LF-tags', tag('team'), tag('sensitivity')],
  ['LF-tags of two catalogs', tag('team'), tag('team', ', catalogId: "444455556666"')],
])('%s with different names are accepted', (_, first, second) => {
  expect(problemsOf(project('a', first) + project('b', second))).toEqual([]);
});

test('databases of one project whose names differ only in case are an error', () => {
  const options = '{ description: x, verbatimName: true }';
  const both = `databases: { Sales: ${options}, sales: ${options} }`;

  expect(problemsOf(project('a', both))).toEqual([
    expect.stringMatching(/DSP314: the databases "Sales" and "sales" have the same name "sales", .* in lowercase/),
  ]);
});
