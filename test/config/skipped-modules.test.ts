import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from '../../src';
import { readConfiguration } from '../../src/config/yaml-directory';
import { formatPosition } from '../../src/private/problems';
import { directoryWith, mdaaYaml } from '../support/scratch-kit';

const MODULES = `quick:
  module_path: "@aws-mdaa/quicksight-account"
network:
  module_path: "@aws-mdaa/datalake"
  module_type: tf
package:
  module_path: "@example/not-installed"
roles:
  module_path: "@aws-mdaa/roles"
  module_config_data: { generateRoles: { data-admin: { trustedPrincipal: this_account } } }
audit:
  module_path: "@aws-mdaa/audit"
  module_config_data: { readRoles: [{ arn: "ssm-domain:/quick/role/arn" }, { id: generated-role-id:data-admin }] }`;

function directoryOf(modules: string, top = ''): string {
  return directoryWith({ 'mdaa.yaml': mdaaYaml(modules, top) });
}

function read(directory: string, skipUnknownModules: boolean) {
  const { options, problems } = readConfiguration(directory, { skipUnknownModules });
  const [{ modules }] = Object.values(Object.values(options.domains)[0].environments);
  return {
    options,
    modules: Object.keys(modules ?? {}),
    problems: problems.map(({ code }) => code),
    warnings: options._origin!.warnings.map(({ code, message, position }) => (
      `${formatPosition(position!)} ${code}: ${message}`
    )),
  };
}

test('modules that the library does not have are omitted, with a warning for each', () => {
  const { modules, problems, warnings } = read(directoryOf(MODULES), true);

  expect(modules).toEqual(['roles', 'audit']);
  expect(problems).toEqual([]);
  expect(warnings).toEqual([
    'mdaa.yaml:8:26 DSP134: the module "quick" ("@aws-mdaa/quicksight-account") is omitted',
    'mdaa.yaml:10:26 DSP134: the module "network" ("@aws-mdaa/datalake") is omitted',
    'mdaa.yaml:13:26 DSP134: the module "package" ("@example/not-installed") is omitted',
  ]);
});

test('values of a skipped module are external, and declared', () => {
  const { options } = read(directoryOf(MODULES, 'external_parameters: [/acme/other/*]\n'), true);

  const { externalParameters, modules } = new DataSciencePlatform(new App(), 'Platform', options);

  expect(options.externalParameters).toEqual(expect.arrayContaining(['/acme/other/*', '/acme/shared/quick/*']));
  expect(externalParameters).toMatchObject([{ path: '/acme/shared/quick/role/arn', declared: true }]);
  expect(modules.map(({ name }) => name)).toEqual(['roles', 'audit']);
});

test('what reads the parameters of a skipped module is listed with the warning about the module', () => {
  const { options } = read(directoryOf(MODULES), true);

  const { _build: { warnings } } = new DataSciencePlatform(new App(), 'Platform', options);

  expect(warnings.filter(({ code }) => code === 'DSP134').map(({ notes }) => notes)).toEqual([
    ['"/acme/shared/quick/role/arn" is read by "shared/dev/audit"'], undefined, undefined,
  ]);
});

test('a parameter that is shared from another account is also one of the skipped module', () => {
  const arn = 'arn:aws:ssm:eu-central-1:444455556666:parameter/acme/shared/quick/role/arn';
  const modules = MODULES.replace('ssm-domain:/quick/role/arn', `{{resolve:ssm:${arn}}}`);
  const { options } = read(directoryOf(modules), true);

  const { externalParameters, _build: { warnings } } = new DataSciencePlatform(new App(), 'Platform', options);

  expect(externalParameters).toMatchObject([{ path: arn, declared: true }]);
  expect(warnings.flatMap(({ notes = [] }) => notes)).toEqual([`"${arn}" is read by "shared/dev/audit"`]);
});

test('without the option, each of them is an error', () => {
  expect(read(directoryOf(MODULES), false).problems).toEqual(['DSP122', 'DSP124', 'DSP122']);
});

test('a missing file and a module without a path are always errors', () => {
  const modules = 'mine:\n  module_path: ./missing.js\nnone:\n  context: {}';

  expect(read(directoryOf(modules), true).problems).toEqual(['DSP122', 'DSP112']);
});
