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
