import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { runDsp } from '../../support/command-line';
import { copyKit, STARTER_KIT } from '../../support/kits';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

jest.setTimeout(60_000);

const EDITED = ['mdaa.yaml', 'access.yaml', 'datalake/sample-data.yaml', 'dataops/project.yaml'];

test.each<[string, (text: string) => string]>([
  ['line ends of Windows', (text) => text.replace(/\n/g, '\r\n')],
  ['no line break at the end', (text) => text.trimEnd()],
  ['a byte order mark', (text) => `\ufeff${text}`],
])('a team that is added to files with %s and removed again leaves every byte as before', async (_, change) => {
  const directory = copyKit(STARTER_KIT);
  const text = () => EDITED.map((file) => readFileSync(join(directory, file), 'utf8'));
  for (const file of EDITED) writeFileSync(join(directory, file), change(readFileSync(join(directory, file), 'utf8')));
  const before = text();

  const added = await runDsp(['add', 'team', 'risk', '--users', 'alice,bob', '--config', directory]);
  const between = text();
  const removed = await runDsp(['remove', 'team', 'risk', '--config', directory]);

  expect([added.code, removed.code]).toEqual([0, 0]);
  expect(between.map((file, index) => file === before[index])).toEqual([false, false, false, false]);
  expect(between.join('').replace(/\r\n/g, '').includes('\n')).toBe(!before[0].includes('\r\n'));
  expect(text()).toEqual(before);
});

test('a user of a team that shares its file with another team is a user of both, which is said', async () => {
  const team = '  module_path: "@aws-mdaa/datascience-team"\n  module_configs: [team.yaml]';
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(`one:\n${team}\ntwo:\n${team}`),
    'team.yaml': 'team:\n  studioDomainConfig:\n    vpcId: vpc-1234567890abcdef0\n    '
      + 'subnetIds: [subnet-1234567890abcdef0]\n    userProfiles:\n      alice: {}\n',
  });

  const { code, stderr } = await runDsp(['add', 'user', 'one', 'carol', '--config', directory]);

  expect(code).toBe(0);
  expect(stderr).toContain('the users of team "shared/dev/two" change too, because it also uses team.yaml');
});

const TEAM_FILE = `team:
    studioDomainConfig:
        vpcId: vpc-1234567890abcdef0
        subnetIds: [ subnet-1234567890abcdef0 ]
        userProfiles:   # people
            # the first
            alice: &profile
                userRole: {name: scientist, id: AROAEXAMPLEEXAMPLE12}
            # the others
            bob: *profile

            # the end
`;

const WITH_ALIASES = `organization: acme
region: eu-west-1
domains:
    ds:
        environments:
            dev:
                account: &account "111122223333"
                modules: &modules
                    # the first team
                    one:
                        module_path: '@aws-mdaa/datascience-team'
                        module_configs:
                        - ./team.yaml
            prod: {account: '222233334444', modules: *modules}
    other: {environments: {dev: {account: *account, modules: {"two": {
        module_path: '@aws-mdaa/datascience-team', module_configs: [team.yaml] }}}}}
`;

/** A platform with aliases, braces and its own indentation. */
function withAliases() {
  const directory = directoryWith({ 'mdaa.yaml': WITH_ALIASES, 'team.yaml': TEAM_FILE });
  const text = (file: string) => readFileSync(join(directory, file), 'utf8');
  const run = (...args: string[]) => runDsp([...args, '--config', directory]);
  return { run, text };
}

test('a team is added once for environments that repeat their modules by an alias, and removed from all', async () => {
  const { run, text } = withAliases();

  const added = await run('add', 'team', 'three', '--users', 'al,bo', '--domain', 'ds');
  const between = text('mdaa.yaml');
  const stacks = (await run('ls')).stdout;
  const removed = await run('remove', 'team', 'ds/prod/three');

  expect([added.code, removed.code]).toEqual([0, 0]);
  expect(between.match(/\bthree:/g)).toHaveLength(1);
  expect(stacks.match(/acme-\w+-ds-three/g)).toEqual(['acme-dev-ds-three', 'acme-prod-ds-three']);
  expect(removed.stderr).toContain('the change applies to "ds/dev/three" too');
  expect(removed.stderr).toContain('dsp destroy -d ds -e prod -m three');
  expect(text('mdaa.yaml')).toBe(WITH_ALIASES);
});

test('users are added to and removed from maps with aliases and comments', async () => {
  const { run, text } = withAliases();

  const added = await run('add', 'user', 'ds/dev/one', '007');
  const removed = await run('remove', 'user', 'one', 'alice');

  expect([added.code, removed.code]).toEqual([0, 0]);
  expect(added.stderr).toContain('the users of team "ds/prod/one" change too');
  expect(text('team.yaml').split('\n').slice(4)).toEqual([
    '        userProfiles:   # people',
    '            # the first',
    '            # the others',
    '            bob: &profile { userRole: { name: scientist, id: AROAEXAMPLEEXAMPLE12 } }',
    '            "007":',
    '                userRole:',
    '                    name: scientist',
    '                    id: AROAEXAMPLEEXAMPLE12',
    '',
    '            # the end',
    '',
  ]);
});

test('a copied environment has no anchors, so that later aliases have the same values as before', async () => {
  const { run, text } = withAliases();

  const { code, stderr } = await run('add', 'environment', 'test', '--account', '333344445555', '--copy-from', 'dev');
  const stacks = (await run('ls')).stdout;

  expect(code).toBe(0);
  expect(stderr).toContain('cdk bootstrap aws://333344445555/eu-west-1');
  expect(text('mdaa.yaml').match(/&\w+/g)).toEqual(['&account', '&modules']);
  expect(stacks).toMatch(/acme-dev-other-two .* 111122223333 /);
  expect(stacks).toMatch(/acme-test-other-two .* 333344445555 /);
});

test('a team in braces with no users gets one', async () => {
  const network = 'vpcId: vpc-1234567890abcdef0, subnetIds: [subnet-1234567890abcdef0]';
  const team = `{studioDomainConfig: {${network}, userProfiles: {}}}`;
  const directory = directoryWith({
    'mdaa.yaml': mdaaYaml(`one: {module_path: "@aws-mdaa/datascience-team", module_config_data: {team: ${team}}}`),
  });

  const { code } = await runDsp(['add', 'user', 'one', 'carol', '--config', directory]);

  expect(code).toBe(0);
  expect(readFileSync(join(directory, 'mdaa.yaml'), 'utf8')).toContain('userProfiles: { carol: {} }}}');
});

test.each([
  ['with the separators of Windows', (file: string) => `.\\teams\\${file}`],
  ['absolute', (file: string, directory: string) => join(directory, 'teams', file)],
])('paths can be %s', async (_, pathOf) => {
  const directory = directoryWith({ 'mdaa.yaml': '', 'teams/one.yaml': TEAM_FILE });
  const path = pathOf('one.yaml', directory);
  writeFileSync(join(directory, 'mdaa.yaml'),
    mdaaYaml(`one: {module_path: "@aws-mdaa/datascience-team", module_configs: ['${path}']}`));

  const user = await runDsp(['add', 'user', 'one', 'carol', '--config', directory]);
  const team = await runDsp(['add', 'team', 'two', '--users', 'dan', '--config', directory]);

  expect([user.code, team.code]).toEqual([0, 0]);
  expect(readFileSync(join(directory, 'teams/one.yaml'), 'utf8')).toContain('carol:');
});

test('a file outside of the directory of the platform is kept when its team is removed', async () => {
  const directory = directoryWith({
    'team.yaml': TEAM_FILE,
    'platform/mdaa.yaml': mdaaYaml(['one', 'two'].map((name) =>
      `${name}:\n  module_path: "@aws-mdaa/datascience-team"\n  module_configs: [../team.yaml]`).join('\n')),
  });
  const remove = (team: string) => runDsp(['remove', 'team', team, '--config', join(directory, 'platform')]);

  const shared = await remove('one');
  writeFileSync(join(directory, 'platform/mdaa.yaml'), mdaaYaml(
    'two:\n  module_path: "@aws-mdaa/datascience-team"\n  module_configs: [../team.yaml]\n'
    + 'catalog:\n  module_path: "@aws-mdaa/glue-catalog"'));
  const last = await remove('two');

  expect([shared.code, last.code]).toEqual([0, 0]);
  expect(shared.stderr).not.toContain('kept here');
  expect(last.stderr).toContain('kept here: ../team.yaml');
  expect(readFileSync(join(directory, 'team.yaml'), 'utf8')).toBe(TEAM_FILE);
});
