import { CfnDataLakeSettings } from 'aws-cdk-lib/aws-lakeformation';
import { BuiltModule, Known } from './built-module';
import { Reporter } from './findings';
import { moduleId, sameTarget } from './module-entry';
import { deploymentRoleArn } from '../governance/lake-formation/lake-formation-settings';

/** Types that only a Lake Formation administrator can create for others. */
const GRANTS = /^AWS::LakeFormation::(PrincipalPermissions|Permissions|Tag|TagAssociation|Resource)$/;

/** What a module has to do with the administration of Lake Formation. */
export interface LakeFormationFacts {
  /** Administrators, as in the template, of a module that sets them and grants no default permissions to IAM. */
  readonly administrators?: readonly string[];
  /** The role that deploys the grants of the module, as a template has it. Undefined without grants. */
  readonly grantingRole?: string;
}

/** What the stack of a module has to do with the administration of Lake Formation. */
export function lakeFormationOf({ entry, stack, resources }: BuiltModule): LakeFormationFacts {
  const textOf = (value: unknown) => JSON.stringify(stack.resolve(value));
  const administers = entry.kind.administersLakeFormation && entry.options.iamAllowedPrincipalsDefault === false;
  return {
    administrators: administers
      ? resources.flatMap((resource) => resource instanceof CfnDataLakeSettings ? [textOf(resource.admins)] : [])
      : undefined,
    grantingRole: resources.some(({ cfnResourceType }) => GRANTS.test(cfnResourceType))
      ? textOf(deploymentRoleArn(stack))
      : undefined,
  };
}

/**
 * Warns about grants that Lake Formation can deny to the deployment itself: the platform sets the Lake Formation
 * administrators, does not leave access control to IAM, and the role with which CloudFormation deploys is not an
 * administrator.
 */
export function checkLakeFormationAccess(modules: readonly Known<LakeFormationFacts>[], reporter: Reporter): void {
  for (const { entry: settings, facts: { administrators } } of modules) {
    if (administrators === undefined) continue;
    const denied = modules.filter(({ entry, facts: { grantingRole: role } }) => (
      role !== undefined && sameTarget(entry, settings) && !administrators.some((list) => list.includes(role))
    ));
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
      [...settings.path, settings.kind.key, 'createCdkLFAdmin'],
    );
  }
}
