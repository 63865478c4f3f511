import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { BuiltModule, Known } from './built-module';
import { Reporter } from './findings';
import { sameTarget } from './module-entry';
import { RenderedResources } from './references/parameter-text';
import { RunningServiceName, trustedServices, trustFinding } from '../access/trust-finding';
import { GlueCrawlers } from '../dataops/crawlers/glue-crawlers';
import { DataScienceTeam } from '../datascience/team/data-science-team';
import { isDeferred } from '../private/deferred';
import { OptionPath } from '../private/option-path';

/** The roles that a module creates, and those that jobs of its teams, or its crawlers, run with. */
export interface RoleFacts {
  readonly roles: readonly {
    readonly name: string;
    /** The services that can assume it. */
    readonly services: readonly RunningServiceName[];
  }[];
  readonly executionRoles: readonly ExecutionRole[];
}

/** A role that a service runs as. The path is that of its reference in the options of the component. */
interface ExecutionRole {
  readonly name: string;
  readonly service: RunningServiceName;
  readonly path: OptionPath;
}

/** The roles in the stack of a module. */
export function rolesIn({ stack, resources }: BuiltModule, { properties }: RenderedResources): RoleFacts {
  return {
    roles: resources.flatMap((resource) => {
      if (!(resource instanceof CfnRole) || resource.roleName === undefined) return [];
      const { RoleName: name, AssumeRolePolicyDocument: trust } = properties.get(resource) ?? {};
      return typeof name === 'string' ? [{ name, services: trustedServices(trust) }] : [];
    }),
    executionRoles: stack.node.children.flatMap((child): ExecutionRole[] => {
      if (child instanceof GlueCrawlers) return withName(child._executionRoles, 'glue', []);
      return child instanceof DataScienceTeam ? withName(child._executionRoles, 'sagemaker', ['team']) : [];
    }),
  };
}

/** The roles whose names are known. */
function withName(
  roles: readonly { readonly name?: string; readonly path: OptionPath }[],
  service: RunningServiceName,
  base: OptionPath,
): ExecutionRole[] {
  return roles.flatMap(({ name, path }) => (
    name === undefined || isDeferred(name) ? [] : [{ name, service, path: [...base, ...path] }]
  ));
}

/** Reports roles that modules of the platform create and that the service that runs as them cannot assume. */
export function checkExecutionRoles(modules: readonly Known<RoleFacts>[], reporter: Reporter): void {
  const makers = new Map<string, Known<RoleFacts>[]>();
  for (const module of modules) {
    for (const { name } of module.facts.roles) makers.set(name, [...makers.get(name) ?? [], module]);
  }
  for (const { entry, facts } of modules) {
    for (const { name, service, path } of facts.executionRoles) {
      const maker = makers.get(name)?.find((module) => sameTarget(module.entry, entry));
      const services = maker?.facts.roles.find((role) => role.name === name)?.services;
      if (services === undefined || services.includes(service)) continue;
      reporter.problem(trustFinding(name, service), [...entry.path, entry.kind.key, ...path]);
    }
  }
}
