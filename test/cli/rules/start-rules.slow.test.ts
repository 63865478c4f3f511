import { mkdirSync, rmSync, utimesSync } from 'fs';
import { join } from 'path';
import { EarlyRules } from '../../../src/cli/rules/early-rules';
import { StartedRules } from '../../../src/cli/rules/start-rules';
import { readConfiguration } from '../../../src/config/yaml-directory';
import { runDsp } from '../../support/command-line';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';
import { temporaryDirectory } from '../../support/temporary-directory';

const ROLES = `roles:
  module_path: "@aws-mdaa/roles"
  module_configs: [./roles.yaml]`;
const FILES = {
  'mdaa.yaml': mdaaYaml(ROLES),
  'roles.yaml': 'generateRoles: { a: { trustedPrincipal: this_account } }',
};

beforeEach(() => {
  process.env.CDK_VALIDATION = 'true';
  process.env.XDG_CACHE_HOME = temporaryDirectory();
});

afterEach(() => {
  process.env.CDK_VALIDATION = 'false';
  delete process.env.XDG_CACHE_HOME;
  jest.restoreAllMocks();
});

/** Whether the rules start early for a configuration, as if all templates are then checked. */
function startsEarly(directory: string): boolean {
  const start = jest.spyOn(EarlyRules, 'start').mockReturnValue({ stop: jest.fn() } as unknown as EarlyRules);
  const rules = new StartedRules(directory);
  rules.settings(readConfiguration(directory)).onChecked?.(['AWS::IAM::Role']);
  const started = start.mock.calls.length > 0;
  start.mockRestore();
  return started;
}

test.each(['mdaa.yaml', 'roles.yaml'])('the rules start early if %s has changed since the last check', (file) => {
  const directory = directoryWith(FILES);

  const first = startsEarly(directory);
  const unchanged = startsEarly(directory);
  utimesSync(join(directory, file), 1000, 1000);
  const changed = startsEarly(directory);

  expect([first, unchanged, changed]).toEqual([true, false, true]);
});

test.each<[string, (file: string) => void]>([
  ['missing', () => undefined],
  ['a directory', (file) => mkdirSync(file)],
])('with the rules, a file that is %s is reported as without them', async (_, create) => {
  const directory = directoryWith(FILES);
  const file = join(directory, 'roles.yaml');
  rmSync(file);
  create(file);
  const synth = ['synth', '-c', directory, '-o', join(temporaryDirectory(), 'cdk.out')];

  const ruled = await runDsp(synth);
  process.env.CDK_VALIDATION = 'false';
  const unruled = await runDsp(synth);

  expect(unruled.stderr).toMatch(/DSP10[12]/);
  expect(ruled).toEqual(unruled);
});
