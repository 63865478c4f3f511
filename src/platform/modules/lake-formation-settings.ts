import {
  LakeFormationSettings,
  LakeFormationSettingsOptions,
} from '../../governance/lake-formation/lake-formation-settings';
import { MANAGE_ACCESS_ROLE_PARAMETER } from '../../private/facts/mdaa-parameters';
import { BuiltInKind } from '../module-kind';
import { EXAMPLES } from './publishing';

/** Settings of Lake Formation. */
export const lakeFormationSettingsModule: BuiltInKind = {
  key: 'lakeFormationSettings',
  modulePath: 'lakeformation-settings',
  struct: 'LakeFormationSettingsOptions',
  creates: 'administrators and defaults of Lake Formation',
  isAccountWide: true,
  administersLakeFormation: true,
  accountPaths: [MANAGE_ACCESS_ROLE_PARAMETER],
  publishes: [
    {
      path: 'datazone-admin-role/arn',
      noun: 'DataZone role',
      meaning: 'ARN of the role for Amazon DataZone, if it is created',
      example: EXAMPLES.roleArn,
    },
  ],
  build: (context) => {
    const { stack, common, options } = context;
    const settings = new LakeFormationSettings(stack, 'LakeFormationSettings', {
      ...(options as LakeFormationSettingsOptions),
      ...common,
    });
    if (settings.dataZoneAdminRole) {
      context.publish('datazone-admin-role/arn', settings.dataZoneAdminRole.roleArn);
      context.publishForAccount(MANAGE_ACCESS_ROLE_PARAMETER, settings.dataZoneAdminRole.roleArn);
    }
    return settings;
  },
};
