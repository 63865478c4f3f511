import { readConfiguration } from '../../src/config/yaml-directory';
import { formatPosition, Problem } from '../../src/private/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const LAKE = `roles: { Admins: [{ name: admins }], Readers: [{ name: readers }] }
accessPolicies:
  Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } }
  Read: { rule: { prefix: data/, ReadRoles: [Readers] } }
buckets:
  raw: { accessPolicies: [Root, Read] }
  curated: { accessPolicies: [Root, Read] }
`;

/** The findings about incomplete entries in a module of two files. */
function findingsOf(kind: string, first: string, second: string, more = ''): string[] {
  const module = [
    'lake:', `  module_path: "@aws-mdaa/${kind}"`, '  module_configs: [./first.yaml, ./second.yaml]', more,
  ].join('\n');
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(module), 'first.yaml': first, 'second.yaml': second });
  const { warnings, problems } = readConfiguration(directory).options._origin!;
  const textOf = (severity: string) => ({ code, message, position, hint, notes = [] }: Problem) => (
    [`${formatPosition(position!)} ${severity} ${code}: ${message}`, ...notes, hint].join('\n')
  );
  return [...warnings.map(textOf('warning')), ...problems.map(textOf('error'))];
}

test('a bucket that lacks what all buckets of the other file have is compared with those only there', () => {
  const second = 'buckets: { raw: { accessPolicies: [More] }, transformed: { accessPolicies: [More] } }\n';

  const found = findingsOf('datalake', LAKE, second);

  expect(found).toEqual([
    'second.yaml:1:45 warning DSP137: bucket "transformed" is only in second.yaml, and incomplete there: without '
      + '"Root" and "Read"\n'
      + 'if it is "curated" at first.yaml:7:3, write "curated" here, or "transformed" there; otherwise add "Root" and '
      + '"Read" here',
  ]);
});

test('the order of the files does not matter', () => {
  const addition = 'buckets: { raw: { accessPolicies: [More] }, transformed: { accessPolicies: [More] } }\n';

  const found = findingsOf('datalake', addition, LAKE);

  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^first.yaml:1:45 warning DSP137: bucket "transformed" is only in first.yaml/);
});

test('a similar name is a sign, too', () => {
  const found = findingsOf('datalake', LAKE, 'buckets: { curatd: { accessPolicies: [More] } }\n');

  expect(found[0]).toContain('write "curated" here, or "curatd" there');
});

test('a logical role to which only the other file refers can be one to which nothing refers', () => {
  const found = findingsOf('datalake', LAKE.replace('Readers:', 'Analysts:'), 'roles: { Readers: [{ name: more }] }\n');

  expect(found).toEqual([
    'second.yaml:1:10 warning DSP137: role "Readers" is only in second.yaml: first.yaml refers to it, and nothing '
      + 'refers to "Analysts" of first.yaml\n'
      + 'if it is "Analysts" at first.yaml:1:38, write "Analysts" here, or "Readers" there; otherwise remove '
      + '"Analysts", or refer to it',
  ]);
});

test('an entry without a required key that another entry has is one error, with the references to rename', () => {
  const roles = 'generateRoles: { analyst: { trustedPrincipal: this_account } }\n';
  const reader = `audit:
  module_path: "@aws-mdaa/audit"
  module_config_data: { readRoles: [{ id: generated-role-id:data-user }] }`;

  const found = findingsOf(
    'roles', roles, 'generateRoles: { data-user: { awsManagedPolicies: [ReadOnlyAccess] } }\n', `\n${reader}`,
  );

  expect(found).toEqual([
    'second.yaml:1:18 error DSP137: role "data-user" is only in second.yaml, and incomplete there: without '
      + '"trustedPrincipal"\n'
      + 'if the name is "analyst", also write "generated-role-id:analyst" at mdaa.yaml:13:53\n'
      + 'if it is "analyst" at first.yaml:1:18, write "analyst" here, or "data-user" there; otherwise add '
      + '"trustedPrincipal" here',
  ]);
});

test.each([
  ['a complete bucket', 'buckets: { new: { accessPolicies: [Root, Read, More] } }\n'],
  ['a bucket without access policies', 'buckets: { raw: { accessPolicies: [More] }, new: { accessPolicies: [] } }\n'],
  ['a bucket with other access policies', 'buckets: { new: { accessPolicies: [More] } }\n'],
  ['a second bucket of the same name', 'buckets: { raw2: { accessPolicies: [More] } }\n'],
  ['additions to buckets of the other file', 'buckets: { raw: { accessPolicies: [More] } }\n'],
  ['roles and policies that are used in the same file', 'roles: { More: [{ name: more }] }\n'
    + 'accessPolicies: { More: { rule: { prefix: more/, ReadRoles: [More] } } }\n'],
])('there is no finding about %s', (_, second) => {
  expect(findingsOf('datalake', LAKE, second)).toEqual([]);
});
