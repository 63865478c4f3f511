import { CfnResource, Stack, Token } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { Reporter } from './module-builder';
import { ModuleEntry, moduleId, sameTarget, surelySameTarget } from './module-entry';
import { PlatformModule } from './platform-module';
import { policyTooLong } from '../access/policy-limits';

/** Resources that CloudFormation takes in one stack. */
const RESOURCES_PER_STACK = 500;
/** Managed policies that IAM attaches to a role without a raised quota. */
const POLICIES_PER_ROLE = 10;

/** Kinds of modules whose settings hold for the whole account and region. */
const ACCOUNT_WIDE = ['glueCatalogSettings', 'lakeFormationSettings'];

/** Reports what AWS would refuse only once all modules are put together. */
export function checkLimits(modules: Map<ModuleEntry, PlatformModule>, reporter: Reporter): void {
  checkResources(modules, reporter);
  checkPolicies(modules, reporter);
  checkPoliciesPerRole(modules, reporter);
  checkAccountWideSettings([...modules.keys()], reporter);
}

function checkResources(modules: Map<ModuleEntry, PlatformModule>, reporter: Reporter): void {
  for (const [entry, { stack }] of modules) {
    const count = resourcesOf(stack).length;
    if (count <= RESOURCES_PER_STACK) continue;
    reporter.problem({
      code: 'DSP310',
      message: `the module has ${count} resources, and CloudFormation takes ${RESOURCES_PER_STACK} in one stack`,
      hint: 'split it into several modules of the same kind',
    }, entry.path);
  }
}

function checkPolicies(modules: Map<ModuleEntry, PlatformModule>, reporter: Reporter): void {
  for (const [entry, { stack }] of modules) {
    for (const problem of resourcesOf(stack).flatMap((resource) => policyTooLong(resource) ?? [])) {
      reporter.problem({ ...problem, message: `${problem.message} (${problem.where})` }, [...entry.path, entry.kind.key]);
    }
  }
}

/** Policies reach a role from several modules: its own, and those of the components that it uses. */
function checkPoliciesPerRole(modules: Map<ModuleEntry, PlatformModule>, reporter: Reporter): void {
  const attached = new Map<string, { entry: ModuleEntry; name: string; policies: Set<string> }>();
  const add = (entry: ModuleEntry, name: unknown, policy: string) => {
    if (typeof name !== 'string' || Token.isUnresolved(name)) return;
    const key = [entry.account, entry.isDefaultAccount ? entry.environment : '', name].join('|');
    const role = attached.get(key) ?? { entry, name, policies: new Set<string>() };
    role.policies.add(policy);
    attached.set(key, role);
  };
  for (const [entry, { stack }] of modules) {
    for (const resource of resourcesOf(stack)) {
      if (resource instanceof CfnRole) {
        for (const arn of listOf(stack, resource.managedPolicyArns)) add(entry, resource.roleName, JSON.stringify(arn) + stack.stackName);
      } else if (resource instanceof CfnManagedPolicy) {
        for (const role of listOf(stack, resource.roles)) add(entry, nameOf(stack, role), JSON.stringify(stack.resolve(resource.ref)) + stack.stackName);
      }
    }
  }
  for (const { entry, name, policies } of attached.values()) {
    if (policies.size <= POLICIES_PER_ROLE) continue;
    reporter.problem({
      code: 'DSP302',
      message: `the modules together attach ${policies.size} managed policies to the role "${name}", and IAM takes ${POLICIES_PER_ROLE}`,
      hint: 'put several policies of the role into one, or let different roles do different things',
    }, entry.path);
  }
}

/** The name of a role that a policy of the same stack refers to, or the name as it stands. */
function nameOf(stack: Stack, role: unknown): string | undefined {
  if (typeof role === 'string') return role;
  const logicalId = (role as { Ref?: string }).Ref;
  const found = resourcesOf(stack).find((resource): resource is CfnRole => resource instanceof CfnRole && stack.resolve(resource.logicalId) === logicalId);
  return found?.roleName;
}

function listOf(stack: Stack, list: unknown): unknown[] {
  const resolved: unknown = stack.resolve(list ?? []);
  return Array.isArray(resolved) ? resolved : [];
}

function checkAccountWideSettings(entries: ModuleEntry[], reporter: Reporter): void {
  for (const kind of ACCOUNT_WIDE) {
    const modules = entries.filter((entry) => entry.kind.key === kind);
    modules.forEach((module, index) => {
      const other = modules.slice(0, index).find((earlier) => surelySameTarget(earlier, module));
      if (other === undefined || !sameTarget(other, module)) return;
      reporter.warning({
        code: 'DSP213',
        message: `"${moduleId(module)}" and "${moduleId(other)}" both set what there is once in an account and region; whichever is deployed last wins`,
        hint: 'keep one of them, or give their environments different accounts',
      }, module.path);
    });
  }
}

function resourcesOf(stack: Stack): CfnResource[] {
  return stack.node.findAll().filter((node): node is CfnResource => CfnResource.isCfnResource(node));
}
