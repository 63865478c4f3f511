import { answer } from '../../../src/cli/access/answers';
import { PlatformAccess, readManagedPolicies } from '../../../src/cli/access/platform-access';
import { reachOf } from '../../../src/cli/access/reach';
import { directoryWith, mdaaYaml } from '../../support/scratch-kit';

const CONFIGURATION = mdaaYaml(`roles:
  module_path: "@aws-mdaa/roles"
  module_config_data:
    generateRoles: { data-admin: { trustedPrincipal: this_account }, analyst: { trustedPrincipal: this_account } }
project:
  module_path: "@aws-mdaa/dataops-project"
  module_config_data:
    dataAdminRoles: [{ id: generated-role-id:data-admin }]
    databases:
      sales:
        description: Sales
        lakeFormation:
          grants:
            orders:
              principals: { analyst: { role: { id: generated-role-id:analyst } } }
              tablePermissions: write
              tables: [orders]
            rest:
              principals: { analyst: { role: { id: generated-role-id:analyst } } }`, 'region: eu-central-1\n');
const ACCESS = PlatformAccess.fromConfiguration(
  directoryWith({ 'mdaa.yaml': CONFIGURATION }), readManagedPolicies(undefined),
);

test('a role has the permissions on a table that its grants on this table or on all tables have', () => {
  const found = ['orders', 'customers', '*'].map((table) => ['SELECT', 'INSERT', 'ALTER'].map((action) => (
    answer(ACCESS, 'shared/analyst', { action, resource: `table:sales/${table}`, context: {} }).allowed
  )));

  expect(found).toEqual([[true, true, false], [true, false, false], [true, false, false]]);
});

test('permissions on a database, on all tables and on one table are listed separately', () => {
  const { reaches } = reachOf(ACCESS).find(({ role }) => role === 'shared/analyst')!;

  expect(reaches.filter(({ kind }) => kind === 'database')).toEqual([
    { kind: 'database', resource: 'database:sales', access: ['DESCRIBE'] },
    { kind: 'database', resource: 'table:sales/*', access: ['DESCRIBE', 'SELECT'] },
    { kind: 'database', resource: 'table:sales/orders', access: ['DELETE', 'DESCRIBE', 'INSERT', 'SELECT'] },
  ]);
});
