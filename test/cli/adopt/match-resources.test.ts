import { matchResources } from '../../../src/cli/adopt/match-resources';
import { Template } from '../../../src/cli/diff/template';

/** A template with the permissions of a role on all tables of a database. */
function grant(id: string, permissions: string[]): Template {
  const properties = {
    Principal: { DataLakePrincipalIdentifier: 'arn:aws:iam::111122223333:role/reader' },
    Resource: { Table: { CatalogId: '111122223333', DatabaseName: 'sales', TableWildcard: {} } },
    Permissions: permissions,
    PermissionsWithGrantOption: [],
  };
  return { Resources: { [id]: { Type: 'AWS::LakeFormation::PrincipalPermissions', Properties: properties } } };
}

test.each<[string, string[], boolean]>([
  ['with its permissions in another order', ['SELECT', 'DESCRIBE'], true],
  ['and not one with other permissions', ['SELECT', 'INSERT'], false],
])('a Lake Formation permission adopts the deployed one %s', (_, permissions, isMatch) => {
  const [deployed, synthesized] = [grant('Old', permissions), grant('New', ['DESCRIBE', 'SELECT'])];
  const other = grant('Another', ['ALL']).Resources;
  const withOther = { Resources: { ...synthesized.Resources, ...other } };

  const matches = matchResources({
    deployed,
    deployedValues: deployed,
    synthesized: withOther,
    synthesizedValues: withOther,
    stackNames: { deployed: 'acme-lake', own: 'acme-lake' },
  });

  expect([...matches].map(([id, match]) => [id, match.deployed])).toEqual(isMatch ? [['New', 'Old']] : []);
});
