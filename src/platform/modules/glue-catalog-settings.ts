import { KEY_VALUES, publishKey } from './publishing';
import { GlueCatalogSettings, GlueCatalogSettingsOptions } from '../../governance/catalog/glue-catalog-settings';
import { CATALOG_KEY_PARAMETER } from '../../private/facts/mdaa-parameters';
import { BuiltInKind } from '../module-kind';

/** Encryption of the Glue Data Catalog. */
export const glueCatalogSettingsModule: BuiltInKind = {
  key: 'glueCatalogSettings',
  modulePath: 'glue-catalog',
  struct: 'GlueCatalogSettingsOptions',
  creates: 'encryption and sharing of the Glue Data Catalog',
  isAccountWide: true,
  accountPaths: [CATALOG_KEY_PARAMETER],
  publishes: [
    ...KEY_VALUES,
  ],
  build: (context) => {
    const { stack, common, options } = context;
    const settings = new GlueCatalogSettings(stack, 'GlueCatalogSettings', {
      ...(options as GlueCatalogSettingsOptions),
      ...common,
    });
    publishKey(context, settings.key);
    return settings;
  },
};
