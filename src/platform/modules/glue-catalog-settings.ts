import { publishKey } from './publishing';
import { GlueCatalogSettings, GlueCatalogSettingsOptions } from '../../governance/catalog/glue-catalog-settings';
import { BuiltInKind } from '../module-kind';

/** Encryption of the Glue Data Catalog. */
export const glueCatalogSettingsModule: BuiltInKind = {
  key: 'glueCatalogSettings',
  modulePath: 'glue-catalog',
  struct: 'GlueCatalogSettingsOptions',
  creates: 'encryption and sharing of the Glue Data Catalog',
  isAccountWide: true,
  publishes: [
    { path: 'kms/arn', noun: 'key', meaning: 'ARN of the key' },
    { path: 'kms/id', noun: 'key', meaning: 'ID of the key' },
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
