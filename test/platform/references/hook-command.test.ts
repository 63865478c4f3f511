import { execFileSync } from 'child_process';
import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../../src';
import { withQuotedVariables } from '../../../src/platform/references/hook-command';

const VALUE = 'a b"; echo taken; \'$(echo taken)`echo taken`';

beforeEach(() => { process.env.DSP_HOOK_VALUE = VALUE; });
afterEach(() => { delete process.env.DSP_HOOK_VALUE; });

test.each([
  ['without quotes', 'printf "<%s>" {{env_var:DSP_HOOK_VALUE}}'],
  ['in double quotes', 'printf "<%s>" "{{ env_var:DSP_HOOK_VALUE }}"'],
  ['in single quotes', 'printf "<%s>" \'{{env_var:DSP_HOOK_VALUE}}\''],
  ['after escaped quotes', ': \\" ; printf "<%s>" {{env_var:DSP_HOOK_VALUE}}'],
])('a value is one argument of the command, regardless of its content', (_, command) => {
  const output = execFileSync('/bin/sh', ['-c', withQuotedVariables(command)], { encoding: 'utf8', env: process.env });

  expect(output).toBe(`<${VALUE}>`);
});

test.each(['echo {{env_var:DSP_IS_NOT_SET}}', 'echo {{env}} {{context:key}}', 'echo "$HOME"'])(
  '%s is not changed',
  (command) => {
    expect(withQuotedVariables(command)).toBe(command);
  },
);

test('commands of modules read variables in the shell', () => {
  const modules = {
    roles: {
      roles: { generateRoles: { r: { trustedPrincipal: 'this_account' } } },
      predeploy: { command: 'echo {{env_var:DSP_HOOK_VALUE}} {{org}}' },
    },
  };

  const platform = new DataSciencePlatform(new App(), 'Platform', {
    organization: 'acme', domains: { shared: { environments: { dev: { modules } } } },
  });

  expect(platform.modules[0].predeploy?.command).toBe('echo "${DSP_HOOK_VALUE}" acme');
});
