import { BootstraplessSynthesizer, CfnOutput, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { BuiltModule } from './built-module';
import { checkDuplicateNames } from './duplicate-names';
import { checkExecutionRoles } from './execution-roles';
import { Reporter } from './findings';
import { checkLakeFormationAccess } from './lake-formation-access';
import { ModuleEntry, moduleId, sameTarget, surelySameTarget } from './module-entry';
import { kindName } from './module-kind';
import { checkOutputKeys } from './output-keys';
import { PlatformModule } from './platform-module';
import { RenderedResources, settleParameters } from './references/parameter-text';
import { checkTagKeys } from './tag-keys';
import { policyTooLong } from '../access/policy-limits';
import { POLICIES_PER_ROLE } from '../private/aws-limits';
import { cfnResourcesOf } from '../private/cfn-resources';
import { unique } from '../private/collections';
import { TEMPLATE_LIMITS } from '../private/facts/template-limits';
import { Problem } from '../private/problems';

/** Reports what AWS would refuse only once all modules are put together. */
export function checkLimits(modules: Map<ModuleEntry, PlatformModule>, reporter: Reporter): void {
  const made = [...modules].map(([entry, module]) => (
    { entry, module, stack: module.stack, resources: cfnResourcesOf(module.stack) }
  ));
  const rendered = made.map((module) => checkResources(module, reporter));
  for (const { entry, module } of made) {
    for (const stack of module.additionalStacks) {
      checkResources({ entry, stack, resources: cfnResourcesOf(stack) }, reporter);
    }
  }
  made.forEach((module, index) => checkPolicies(module, rendered[index], reporter));
  checkPoliciesPerRole(made, reporter);
  checkAccountWideSettings([...modules.keys()], reporter);
  checkDuplicateNames(made, reporter);
  checkExecutionRoles(made, reporter);
  checkLakeFormationAccess(made, reporter);
  checkOutputKeys(made, reporter);
  checkTagKeys(made, reporter);
}

function checkResources({ entry, stack, resources }: BuiltModule, reporter: Reporter): RenderedResources {
  const rendered = settleParameters(stack, resources);
  const elements = stack.node.findAll();
  const counts: { readonly [what: string]: [number, number] } = {
    'resources': [resources.length, TEMPLATE_LIMITS.resources],
    // The synthesizer adds one for the version of the bootstrap stack.
    'template parameters': [
      elements.filter((node) => node instanceof CfnParameter).length + 1, TEMPLATE_LIMITS.parameters,
    ],
    'outputs': [elements.filter((node) => node instanceof CfnOutput).length, TEMPLATE_LIMITS.outputs],
    'dynamic references': [rendered.dynamicReferences, TEMPLATE_LIMITS.dynamicReferences],
  };
  for (const [what, [count, limit]] of Object.entries(counts)) {
    if (count <= limit) continue;
    reporter.problem(
      {
        code: 'DSP310',
        message: `the module has ${count} ${what}, and CloudFormation accepts ${limit} in one stack`,
        hint: 'split it into several modules of the same kind',
      },
      entry.path,
    );
  }
  const limit = bytesAccepted(stack);
  if (rendered.bytes > limit) reporter.problem(templateTooLong(stack.stackName, rendered.bytes, limit), entry.path);
  return rendered;
}

/** Without a bucket of a bootstrap stack, the request itself holds the template. */
function bytesAccepted({ synthesizer }: Stack): number {
  return synthesizer instanceof BootstraplessSynthesizer ? TEMPLATE_LIMITS.bytesInRequest : TEMPLATE_LIMITS.bytes;
}

/** The problem of a template that is longer than CloudFormation accepts. */
export function templateTooLong(stackName: string, bytes: number, limit: number = TEMPLATE_LIMITS.bytes): Problem {
  return {
    code: 'DSP311',
    message: `the template of "${stackName}" has ${bytes} bytes, and CloudFormation accepts ${limit}`,
    hint: limit === TEMPLATE_LIMITS.bytes ? 'split the module into several modules of the same kind'
      : 'use a synthesizer that stores templates in a bucket, for example DefaultStackSynthesizer',
  };
}

function checkPolicies({ entry }: BuiltModule, { properties }: RenderedResources, reporter: Reporter): void {
  const problems = [...properties].flatMap(([resource, rendered]) => policyTooLong(resource, rendered) ?? []);
  for (const { where, option, ...problem } of problems) {
    reporter.problem(
      { ...problem, message: option === undefined ? `${problem.message} (${where})` : problem.message },
      [...entry.path, entry.kind.key, ...(option ?? [])],
    );
  }
}

/** Policies reach a role from several modules: its own, and those of the components that it uses. */
function checkPoliciesPerRole(modules: BuiltModule[], reporter: Reporter): void {
  const attached = new Map<string, { entry: ModuleEntry; name: string; policies: Set<string> }>();
  const add = (entry: ModuleEntry, name: unknown, policy: string) => {
    if (typeof name !== 'string' || Token.isUnresolved(name)) return;
    const key = [entry.account, entry.isDefaultAccount ? entry.environment : '', name].join('|');
    const role = attached.get(key) ?? { entry, name, policies: new Set<string>() };
    role.policies.add(policy);
    attached.set(key, role);
  };
  for (const { entry, stack, resources } of modules) {
    const roleNames = new Map(
      resources.flatMap((resource) =>
        resource instanceof CfnRole ? [[stack.resolve(resource.logicalId) as string, resource.roleName]] : [],
      ),
    );
    for (const resource of resources) {
      if (resource instanceof CfnRole) {
        for (const arn of listOf(stack, resource.managedPolicyArns)) {
          add(entry, resource.roleName, JSON.stringify(arn) + stack.stackName);
        }
      } else if (resource instanceof CfnManagedPolicy) {
        for (const role of listOf(stack, resource.roles)) {
          add(entry, nameOf(role, roleNames), JSON.stringify(stack.resolve(resource.ref)) + stack.stackName);
        }
      }
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

/** The name of a role that a policy of the same stack refers to, or the name itself. */
function nameOf(role: unknown, roleNames: ReadonlyMap<string, string | undefined>): string | undefined {
  return typeof role === 'string' ? role : roleNames.get((role as { Ref?: string }).Ref ?? '');
}

function listOf(stack: Stack, list: unknown): unknown[] {
  const resolved: unknown = stack.resolve(list ?? []);
  return Array.isArray(resolved) ? resolved : [];
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
          hint: 'keep one of them, or give their environments different accounts',
        },
        module.path,
      );
    });
  }
}
