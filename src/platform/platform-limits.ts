import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnParameter as CfnSsmParameter } from 'aws-cdk-lib/aws-ssm';
import { BuiltModule, Known } from './built-module';
import { checkDuplicateNames, NameFacts, namesOf } from './duplicate-names';
import { checkExecutionRoles, RoleFacts, rolesIn } from './execution-roles';
import { ProblemAt, Reporter } from './findings';
import { checkLakeFormationAccess, LakeFormationFacts, lakeFormationOf } from './lake-formation-access';
import { ModuleEntry, moduleId, sameTarget, surelySameTarget } from './module-entry';
import { kindName } from './module-kind';
import { checkOutputKeys, OutputFacts, outputsOf } from './output-keys';
import { PlatformModule } from './platform-module';
import { RenderedProperties, RenderedResources, settleParameters } from './references/parameter-text';
import { checkTagKeys, TagFacts, tagsOf } from './tag-keys';
import { policyTooLong } from '../access/policy-limits';
import { applyTags } from '../private/apply-tags';
import { cfnResourcesOf, resourcesBelow } from '../private/cfn-resources';
import { unique } from '../private/collections';
import { POLICIES_PER_ROLE } from '../private/facts/aws-limits';
import { countsOf, templateIsChecked, templateProblems } from '../private/template-checks';

/** Facts about a module for the checks of a whole platform, as plain data. Paths are relative to the module. */
export interface ModuleFacts extends NameFacts, RoleFacts, LakeFormationFacts, OutputFacts, TagFacts {
  /** Problems that CloudFormation would report in the stack, in the additional stacks and in the policies. */
  readonly refused: { readonly [part in 'stack' | 'additional' | 'policies']: readonly ProblemAt[] };
  readonly attachments: readonly PolicyAttachment[];
  /** Paths that each additional stack publishes, in the order of the stacks. */
  readonly publishedElsewhere: readonly (readonly string[])[];
}

/** A managed policy of a role, as a text that is equal for the same policy only. */
interface PolicyAttachment {
  readonly role: string;
  readonly policy: string;
}

/** Receives the properties of the resources of a stack, as in its template. */
export type RenderedListener = (properties: ReadonlyMap<CfnResource, RenderedProperties>) => void;

/** The facts of a module that is complete. */
export function factsOf(entry: ModuleEntry, module: PlatformModule, onRendered?: RenderedListener): ModuleFacts {
  const { stack, additionalStacks } = module;
  for (const each of [stack, ...additionalStacks]) applyTags(each);
  const built: BuiltModule = { entry, module, stack, resources: cfnResourcesOf(stack) };
  const rendered = settleParameters(stack, built.resources);
  onRendered?.(rendered.properties);
  return {
    refused: {
      stack: problemsOfTemplate(stack, built.resources, rendered),
      additional: additionalStacks.flatMap((other) => {
        const resources = cfnResourcesOf(other);
        return problemsOfTemplate(other, resources, settleParameters(other, resources));
      }),
      policies: policyProblems(built, rendered),
    },
    attachments: attachmentsIn(built, rendered),
    publishedElsewhere: additionalStacks.map((other) => (
      resourcesBelow(other, CfnSsmParameter).flatMap(({ name }) => name ?? [])
    )),
    ...namesOf(built.resources),
    ...rolesIn(built, rendered),
    ...lakeFormationOf(built),
    ...outputsOf(built),
    ...tagsOf(built),
  };
}

/** Reports limits of AWS that several modules together exceed. */
export function checkLimits(modules: readonly Known<ModuleFacts>[], reporter: Reporter): void {
  for (const part of ['stack', 'additional', 'policies'] as const) {
    for (const { entry, facts } of modules) {
      for (const { problem, path } of facts.refused[part]) reporter.problem(problem, [...entry.path, ...path]);
    }
  }
  checkPoliciesPerRole(modules, reporter);
  checkAccountWideSettings(modules.map(({ entry }) => entry), reporter);
  checkDuplicateNames(modules, reporter);
  checkExecutionRoles(modules, reporter);
  checkLakeFormationAccess(modules, reporter);
  checkOutputKeys(modules, reporter);
  checkTagKeys(modules, reporter);
}

function problemsOfTemplate(
  stack: Stack, resources: readonly CfnResource[], { dynamicReferences, bytes }: RenderedResources,
): ProblemAt[] {
  const size = { ...countsOf(stack), resources: resources.length, dynamicReferences, bytes };
  const problems = templateProblems(stack, size, 'the module', 'split it into several modules of the same kind');
  templateIsChecked(stack);
  return problems.map((problem) => ({ problem, path: [] }));
}

function policyProblems({ entry }: BuiltModule, { properties }: RenderedResources): ProblemAt[] {
  const problems = [...properties].flatMap(([resource, rendered]) => policyTooLong(resource, rendered) ?? []);
  return problems.map(({ where, option, ...problem }) => ({
    problem: { ...problem, message: option === undefined ? `${problem.message} (${where})` : problem.message },
    path: [entry.kind.key, ...(option ?? [])],
  }));
}

/** The managed policies that a stack attaches to roles whose names are known. */
function attachmentsIn({ stack, resources }: BuiltModule, { properties, ids }: RenderedResources): PolicyAttachment[] {
  const roleNames = new Map(resources.flatMap((resource) => (
    resource instanceof CfnRole ? [[ids.get(resource), properties.get(resource)?.RoleName]] : []
  )));
  const attach = (role: unknown, policy: unknown): PolicyAttachment[] => (
    typeof role === 'string' ? [{ role, policy: JSON.stringify(policy) + stack.stackName }] : []
  );
  return resources.flatMap((resource) => {
    const { RoleName: name, ManagedPolicyArns: arns, Roles: roles } = properties.get(resource) ?? {};
    if (resource instanceof CfnRole) return listOf(arns).flatMap((arn) => attach(name, arn));
    if (!(resource instanceof CfnManagedPolicy)) return [];
    return listOf(roles).flatMap((role) => attach(nameOf(role, roleNames), { Ref: ids.get(resource) }));
  });
}

/** The name of a role that a policy of the same stack refers to, or the name itself. */
function nameOf(role: unknown, roleNames: ReadonlyMap<string | undefined, unknown>): unknown {
  return typeof role === 'string' ? role : roleNames.get((role as { Ref?: string }).Ref);
}

function listOf(list: unknown): unknown[] {
  return Array.isArray(list) ? list : [];
}

/** Several modules attach policies to a role: its own module, and those whose components use the role. */
function checkPoliciesPerRole(modules: readonly Known<ModuleFacts>[], reporter: Reporter): void {
  const attached = new Map<string, { entry: ModuleEntry; name: string; policies: Set<string> }>();
  for (const { entry, facts } of modules) {
    for (const { role: name, policy } of facts.attachments) {
      const key = [entry.account, entry.isDefaultAccount ? entry.environment : '', name].join('|');
      const role = attached.get(key) ?? { entry, name, policies: new Set<string>() };
      role.policies.add(policy);
      attached.set(key, role);
    }
  }
  for (const { entry, name, policies } of attached.values()) {
    if (policies.size <= POLICIES_PER_ROLE) continue;
    reporter.problem(
      {
        code: 'DSP302',
        message: `the modules together attach ${policies.size} managed policies to the role "${name}", and IAM `
          + `accepts ${POLICIES_PER_ROLE}`,
        hint: 'merge policies of the role, or split the permissions between several roles',
      },
      entry.path,
    );
  }
}

function checkAccountWideSettings(entries: ModuleEntry[], reporter: Reporter): void {
  const accountWide = entries.filter(({ kind }) => kind.isAccountWide);
  for (const name of unique(accountWide.map(({ kind }) => kindName(kind)))) {
    const modules = accountWide.filter(({ kind }) => kindName(kind) === name);
    modules.forEach((module, index) => {
      const other = modules.slice(0, index).find((earlier) => surelySameTarget(earlier, module));
      if (other === undefined || !sameTarget(other, module)) return;
      reporter.warning(
        {
          code: 'DSP213',
          message: `"${moduleId(module)}" and "${moduleId(other)}" both configure settings that exist once per `
            + 'account and Region; the last deployment takes effect',
          hint: 'keep one of them, or use different accounts for their environments',
        },
        module.path,
      );
    });
  }
}
