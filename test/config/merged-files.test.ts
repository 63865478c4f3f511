import { readConfiguration } from '../../src/config/yaml-directory';
import { formatPosition } from '../../src/private/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const FIRST = `roles: { Admins: [{ name: first }] }
buckets:
  raw: { accessPolicies: [P] }
  curated: { accessPolicies: [P], defaultDeny: false }
`;

/** The data lake that a module is, and the warnings about it. */
function lakeOf(moduleData: string, second = ''): { lake: unknown; warnings: string[] } {
  const module = [
    'datalake:', '  module_path: "@aws-mdaa/datalake"', '  module_configs: [./first.yaml, ./second.yaml]', moduleData,
  ].join('\n');
  const configuration = readConfiguration(
    directoryWith({ 'mdaa.yaml': mdaaYaml(module), 'first.yaml': FIRST, 'second.yaml': second }),
  );
  const [{ modules }] = Object.values(Object.values(configuration.options.domains)[0].environments);
  return {
    lake: JSON.parse(JSON.stringify(modules!.datalake.dataLake)),
    warnings: configuration.options._origin!.warnings.map(({ code, message, position }) => (
      `${formatPosition(position!)} ${code}: ${message}`
    )),
  };
}

test('files are merged key by key, and their lists are joined', () => {
  const { lake, warnings } = lakeOf(
    '',
    'roles: { Admins: [{ name: second }] }\nbuckets: { raw: { accessPolicies: [Q] }, new: { accessPolicies: [] } }\n',
  );

  expect(lake).toMatchObject({
    roles: { Admins: [{ name: 'first' }, { name: 'second' }] },
    buckets: {
      raw: { accessPolicies: ['P', 'Q'] },
      curated: { accessPolicies: ['P'], defaultDeny: false },
      new: { accessPolicies: [] },
    },
  });
  expect(warnings).toEqual([]);
});

test('a list that repeats an item of the list that it is added to is reported, since it replaces nothing', () => {
  const { lake, warnings } = lakeOf('', 'roles: { Admins: [{ name: second }, { name: first }] }\n');

  expect(lake).toMatchObject({ roles: { Admins: [{ name: 'first' }, { name: 'second' }, { name: 'first' }] } });
  expect(warnings).toEqual([
    'second.yaml:1:37 DSP135: the list "Admins" is added to the one at first.yaml:1:19, which also has this item',
  ]);
});

test('a key of the module replaces that of the files as a whole, with a warning that lists the lost keys', () => {
  const { lake, warnings } = lakeOf('  module_config_data: { buckets: { raw: { accessPolicies: [R] } } }');

  expect(lake).toMatchObject({ roles: { Admins: [{ name: 'first' }] } });
  expect((lake as { buckets: unknown }).buckets).toMatchObject({ raw: { accessPolicies: ['R'] } });
  expect((lake as { buckets: object }).buckets).not.toHaveProperty('curated');
  expect(warnings).toEqual([
    'mdaa.yaml:10:35 DSP133: "buckets" replaces the map of the files as a whole: "curated" (first.yaml:4:3) has no '
      + 'effect',
  ]);
});

test.each([
  ['a list replaces a list', '  module_config_data: { roles: { Admins: [] } }'],
  ['a map has all keys of the files', '  module_config_data: { buckets: { raw: {}, curated: {} } }'],
  ['null removes a map', '  module_config_data: { buckets: null }'],
  ['a key is new', '  module_config_data: { accessPolicies: {} }'],
])('there is no warning if %s', (_, moduleData) => {
  expect(lakeOf(moduleData).warnings).toEqual([]);
});
