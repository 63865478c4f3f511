import { Stack, Token } from 'aws-cdk-lib';
import { checkRegion } from './aws-region';
import { StackEnvironment } from './cdk-failures';
import { moduleId } from '../platform/module-entry';
import { PlatformModule } from '../platform/platform-module';
import { unique } from '../private/collections';
import { fail, Problem } from '../private/problems';

/** The selected modules and all their dependencies, in deployment order. */
export function withDependencies(
  all: readonly PlatformModule[], selected: readonly PlatformModule[],
): PlatformModule[] {
  const wanted = new Set(selected.map(moduleId));
  // Modules come after their dependencies, so one pass from the end finds all of them.
  for (const module of [...all].reverse()) {
    if (wanted.has(moduleId(module))) for (const { module: needed } of module.dependencies) wanted.add(needed);
  }
  return all.filter((module) => wanted.has(moduleId(module)));
}

/** The dependencies of the selected modules that are not selected. */
export function missingDependencies(selected: readonly PlatformModule[]): Problem | undefined {
  const ids = selected.map(moduleId);
  const missing = unique(selected.flatMap(({ dependencies }) => dependencies.map(({ module }) => module)))
    .filter((module) => !ids.includes(module));
  return missing.length === 0 ? undefined : {
    code: 'DSP418',
    message: `the selected modules depend on modules that are not selected: ${missing.join(', ')}`,
    hint: 'they must be deployed already; add --with-dependencies to deploy them as well',
  };
}

/** Remaining modules that read values of the selected ones. */
export function orphans(all: readonly PlatformModule[], selected: readonly PlatformModule[]): Problem | undefined {
  const ids = selected.map(moduleId);
  const users = all.filter((module) => (
    !ids.includes(moduleId(module)) && module.dependencies.some(({ module: needed }) => ids.includes(needed))
  ));
  return users.length === 0 ? undefined : {
    code: 'DSP419',
    message: `modules that are not deleted depend on the selected ones: ${users.map(moduleId).join(', ')}`,
    hint: 'delete them first, or deploy the selected modules again before their next deployment',
  };
}

/** Throws an error if stacks of the modules are protected, before any of them is deleted. */
export function checkProtection(modules: readonly PlatformModule[]): void {
  const stacks = modules.flatMap(stacksOf).filter(({ terminationProtection }) => terminationProtection);
  if (stacks.length === 0) return;
  fail({
    code: 'DSP414',
    message: `the termination protection of ${stacks.map(({ stackName }) => `"${stackName}"`).join(', ')} is on, `
      + 'and nothing was deleted',
    hint: 'set "termination_protection: false", run "dsp deploy", then run the command again',
  });
}

/** Throws an error if the Region of a stack is not specified anywhere. */
export function checkEnvironments(modules: readonly PlatformModule[], passedOn: readonly string[]): void {
  if (modules.flatMap(stacksOf).some(({ region }) => Token.isUnresolved(region))) checkRegion(passedOn);
}

/** Accounts and Regions of the stacks of the modules. */
export function environmentsOf(modules: readonly PlatformModule[]): StackEnvironment[] {
  const known = (text: string) => (Token.isUnresolved(text) ? undefined : text);
  return modules.flatMap(stacksOf).map(({ stackName, account, region }) => (
    { stackName, account: known(account), region: known(region) ?? process.env.AWS_REGION }
  ));
}

function stacksOf({ stack, additionalStacks }: PlatformModule): Stack[] {
  return [stack, ...additionalStacks];
}
