import { CfnDataLakeSettings } from 'aws-cdk-lib/aws-lakeformation';
import { BuiltModule } from './built-module';
import { Reporter } from './findings';
import { moduleId, sameTarget } from './module-entry';
import { deploymentRoleArn } from '../governance/lake-formation/lake-formation-settings';

/** Types that only a Lake Formation administrator can create for others. */
const GRANTS = /^AWS::LakeFormation::(PrincipalPermissions|Permissions|Tag|TagAssociation|Resource)$/;

/**
 * Warns about grants that Lake Formation can deny to the deployment itself: the platform sets the Lake Formation
 * administrators, does not leave access control to IAM, and the role with which CloudFormation deploys is not an
 * administrator.
 */
export function checkLakeFormationAccess(modules: readonly BuiltModule[], reporter: Reporter): void {
  for (const settings of modules.filter(({ entry }) => entry.kind.administersLakeFormation)) {
    if (settings.entry.options.iamAllowedPrincipalsDefault !== false) continue;
    const admins = settings.resources.flatMap((resource) =>
      resource instanceof CfnDataLakeSettings ? [JSON.stringify(settings.stack.resolve(resource.admins))] : [],
    );
    const denied = modules.filter((module) => {
      const grants = module.resources.some(({ cfnResourceType }) => GRANTS.test(cfnResourceType));
      if (!grants || !sameTarget(module.entry, settings.entry)) return false;
      const role = JSON.stringify(module.stack.resolve(deploymentRoleArn(module.stack)));
      return !admins.some((list) => list.includes(role));
    });
    if (denied.length === 0) continue;
    reporter.warning(
      {
        code: 'DSP222',
        message:
          'the role with which CloudFormation deploys is not a Lake Formation administrator, so grants of the platform '
            + 'can be denied',
        notes: [`grants are created by ${denied.map(({ entry }) => `"${moduleId(entry)}"`).join(', ')}`],
        hint: 'set "createCdkLFAdmin: true", or add that role to "lakeFormationAdminRoles"',
      },
      [...settings.entry.path, settings.entry.kind.key, 'createCdkLFAdmin'],
    );
  }
}
