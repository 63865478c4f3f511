import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { BuiltModule } from './built-module';
import { Reporter } from './findings';
import { sameTarget } from './module-entry';
import { DataScienceTeam } from '../datascience/team/data-science-team';
import { executionTrustFinding } from '../datascience/team/team-role-checks';

/** Reports execution roles of teams that modules of the platform create and that SageMaker cannot assume. */
export function checkExecutionRoles(modules: readonly BuiltModule[], reporter: Reporter): void {
  const roles = modules.flatMap((module) =>
    module.resources.flatMap((resource) =>
      resource instanceof CfnRole && resource.roleName !== undefined ? [{ module, resource }] : [],
    ),
  );
  for (const { entry, stack } of modules) {
    const teams = stack.node.children.filter((child) => child instanceof DataScienceTeam);
    for (const { name, path } of teams.flatMap((team) => team._executionRoles)) {
      const found = roles.find(({ module, resource }) => resource.roleName === name && sameTarget(module.entry, entry));
      if (found === undefined || name === undefined) continue;
      const { module, resource } = found;
      const finding = executionTrustFinding(name, module.stack.resolve(resource.assumeRolePolicyDocument));
      if (finding !== undefined) reporter.problem(finding, [...entry.path, entry.kind.key, 'team', ...path]);
    }
  }
}
