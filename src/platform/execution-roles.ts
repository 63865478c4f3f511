import { Token } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { BuiltModule, Known } from './built-module';
import { Reporter } from './findings';
import { sameTarget } from './module-entry';
import { RenderedResources } from './references/parameter-text';
import { DataScienceTeam } from '../datascience/team/data-science-team';
import { executionTrustFinding } from '../datascience/team/team-role-checks';
import { OptionPath } from '../private/option-path';
import { OptionFinding } from '../private/option-problems';

/** The roles that a module creates, and those that jobs of its teams run with. */
export interface RoleFacts {
  readonly roles: readonly {
    readonly name: string;
    /** Why SageMaker cannot take the role, if so. */
    readonly finding?: OptionFinding;
  }[];
  readonly executionRoles: readonly { readonly name: string; readonly path: OptionPath }[];
}

/** The roles in the stack of a module. */
export function rolesIn({ stack, resources }: BuiltModule, { properties }: RenderedResources): RoleFacts {
  const teams = stack.node.children.filter((child) => child instanceof DataScienceTeam);
  return {
    roles: resources.flatMap((resource) => {
      if (!(resource instanceof CfnRole) || resource.roleName === undefined) return [];
      const { RoleName: name, AssumeRolePolicyDocument: trust } = properties.get(resource) ?? {};
      return typeof name === 'string' ? [{ name, finding: executionTrustFinding(name, trust) }] : [];
    }),
    executionRoles: teams.flatMap((team) => team._executionRoles.flatMap(({ name, path }) => (
      name === undefined || Token.isUnresolved(name) ? [] : [{ name, path }]
    ))),
  };
}

/** Reports execution roles of teams that modules of the platform create and that SageMaker cannot assume. */
export function checkExecutionRoles(modules: readonly Known<RoleFacts>[], reporter: Reporter): void {
  const makers = new Map<string, Known<RoleFacts>[]>();
  for (const module of modules) {
    for (const { name } of module.facts.roles) makers.set(name, [...makers.get(name) ?? [], module]);
  }
  for (const { entry, facts } of modules) {
    for (const { name, path } of facts.executionRoles) {
      const maker = makers.get(name)?.find((module) => sameTarget(module.entry, entry));
      const finding = maker?.facts.roles.find((role) => role.name === name)?.finding;
      if (finding !== undefined) reporter.problem(finding, [...entry.path, entry.kind.key, 'team', ...path]);
    }
  }
}
