import { readConfiguration } from '../../src/config/yaml-directory';
import { formatProblem } from '../../src/private/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

/** A team with one user profile without a value. */
const team = (roles: string) => `team:
  module_path: "@aws-mdaa/datascience-team"
  module_config_data:
    team:
${roles}      studioDomainConfig:
        vpcId: vpc-0123456789abcdef0
        subnetIds: [subnet-0123456789abcdef0]
        userProfiles:
          alice:
`;

function problemsOf(modules: string, top = ''): string[] {
  const directory = directoryWith({ 'mdaa.yaml': mdaaYaml(modules, top) });
  return readConfiguration(directory).problems.map((problem) => formatProblem(problem));
}

describe('the hint for a user profile without a value', () => {
  test.each([
    ['the role of the team', '      teamUserRoles: [{ id: generated-role-id:scientist }]\n',
      '{ userRole: { id: generated-role-id:scientist } }'],
    ['a reference in quotes', '      teamUserRoles: [{ id: "ssm:/{{org}}/people/generated-role/x/id" }]\n',
      '{ userRole: { id: "ssm:/{{org}}/people/generated-role/x/id" } }'],
    ['an empty profile if the team creates the role', '', '{}'],
  ])('is %s', (_, roles, profile) => {
    const problems = problemsOf(team(roles));

    expect(problems).toEqual([expect.stringContaining('expected a map, found nothing\n')]);
    expect(problems[0]).toContain(`hint: write "alice: ${profile}"`);
  });
});

/** A bucket of a data lake with an option. */
const lake = (option: string) => `lake:
  module_path: "@aws-mdaa/datalake"
  module_config_data:
    roles: { Admins: [{ name: data-admin }] }
    accessPolicies: { Root: { rule: { prefix: /, ReadWriteSuperRoles: [Admins] } } }
    buckets:
      raw:
        accessPolicies: [Root]
        ${option}
`;

const CONTEXT = 'context:\n  lock: { days: 1 }\n  wrong: { dais: 1 }\n  word: x\n  policies: [Root]\n  flag: maybe\n';

describe('a value of the context of the wrong type is reported at the reference', () => {
  test.each([
    ['a string for a map', 'objectLock: "{{context:word}}"', '21:31', 'mdaa.yaml:5:9',
      'refer to a context value that is a map, or write the value itself'],
    ['a list for a map', 'objectLock: "{{context:policies}}"', '21:19', 'mdaa.yaml:6:3',
      'refer to a context value that is a map, or write the value itself'],
    ['a map for a boolean', 'defaultDeny: "{{context:lock}}"', '21:19', 'mdaa.yaml:3:3',
      'refer to a context value that is true or false, or write the value itself'],
    ['a string for a boolean', 'defaultDeny: "{{context:flag}}"', '21:32', 'mdaa.yaml:7:9',
      'write true or false'],
  ])('%s', (_, option, place, value, hint) => {
    const problems = problemsOf(lake(option), CONTEXT);

    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`mdaa.yaml:${place}: error DSP111`);
    expect(problems[0]).toContain(`is at ${value}`);
    expect(problems[0]).toContain(`hint: ${hint}`);
  });

  test('a list with other entries cannot contain a list', () => {
    const modules = lake('inventories: {}')
      .replace('accessPolicies: [Root]\n', 'accessPolicies: [Root, "{{context:policies}}"]\n');

    const problems = problemsOf(modules, CONTEXT);

    expect(problems).toEqual([expect.stringContaining(
      'hint: write accessPolicies: "{{context:policies}}", and add the other entries to the context value',
    )]);
  });

  test('an unknown key of a map in the context is reported there', () => {
    const problems = problemsOf(lake('objectLock: "{{context:wrong}}"'), CONTEXT);

    expect(problems).toEqual([expect.stringContaining('mdaa.yaml:4:18: error DSP110: unknown key "dais"')]);
    expect(problems[0]).toContain('note: it is used at mdaa.yaml:21:31');
  });
});
