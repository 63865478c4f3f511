import { spawn } from 'child_process';
import { runChild } from './child-process';
import { Terminal } from './terminal';
import { DeploymentHookOptions } from '../platform/options/module-options';
import { PlatformModule } from '../platform/platform-module';

/** A step of a deployment: stacks that the aws-cdk CLI deploys together, with the commands before and after them. */
export interface DeploymentStep {
  /** IDs of the stacks in the assembly, in order. */
  readonly stacks: string[];
  /** The module, if it has its own commands. */
  readonly module?: PlatformModule;
}

/** Modules with commands are deployed separately; the modules between them are deployed together. */
export function deploymentSteps(modules: PlatformModule[]): DeploymentStep[] {
  const steps: DeploymentStep[] = [];
  for (const module of modules) {
    const stacks = stackIds(module);
    const last = steps[steps.length - 1];
    if (module.predeploy || module.postdeploy) steps.push({ stacks, module });
    else if (last && !last.module) last.stacks.push(...stacks);
    else steps.push({ stacks });
  }
  return steps;
}

/** IDs of the stacks of a module in the assembly, which begin with the ID of the platform. */
export function stackIds(module: PlatformModule): string[] {
  return [module.stack, ...module.additionalStacks].map((stack) => stack.node.path);
}

/** The plan as text: one line for each stack and command, in execution order. */
export function describePlan(steps: DeploymentStep[]): string {
  return steps.flatMap(({ stacks, module }) => [
    ...module?.predeploy ? [`predeploy   ${module.predeploy.command}`] : [],
    ...stacks.map((stack) => `deploy      ${stack}`),
    ...module?.postdeploy ? [`postdeploy  ${module.postdeploy.command}`] : [],
  ]).join('\n');
}

/** Runs the steps in order. Returns the exit code of the first relevant failure, otherwise 0. */
export async function runSteps(
  steps: DeploymentStep[],
  deploy: (stacks: string[]) => Promise<number>,
  commands: { directory: string; terminal: Terminal },
): Promise<number> {
  for (const { stacks, module } of steps) {
    const before = await runHook('predeploy', module, commands);
    if (before !== 0) return before;
    const code = await deploy(stacks);
    const after = code !== 0 && module?.postdeploy?.afterSuccess ? 0 : await runHook('postdeploy', module, commands);
    if (code !== 0 || after !== 0) return code === 0 ? after : code;
  }
  return 0;
}

/** Runs a command in the shell. A failure is an error only if the configuration specifies it. */
async function runHook(
  when: 'predeploy' | 'postdeploy',
  module: PlatformModule | undefined,
  { directory, terminal }: { directory: string; terminal: Terminal },
): Promise<number> {
  const hook: DeploymentHookOptions | undefined = module?.[when];
  if (module === undefined || hook === undefined) return 0;
  terminal.progress(`${when} of ${module.stack.stackName}: ${hook.command}`);
  const environment = {
    DSP_DOMAIN: module.domain,
    DSP_ENVIRONMENT: module.environment,
    DSP_MODULE: module.name,
    DSP_STACK: module.stack.stackName,
  };
  const { code, interrupted } = await runChild(() => spawn(hook.command, {
    shell: true,
    cwd: directory,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })).catch(() => ({ code: 127, interrupted: false }));
  // An interruption of this program stops the deployment, regardless of how the command handles the signal.
  if (interrupted) return code === 0 ? 1 : code;
  if (code === 0) return 0;
  if (hook.exitIfFail) {
    terminal.problems([
      {
        code: 'DSP413',
        where: module.stack.stackName,
        message: `the ${when} command failed with exit code ${code}`,
        hint: 'fix the command, or set "exit_if_fail: false"',
      },
    ]);
    return 1;
  }
  terminal.progress(
    `the ${when} command of ${module.stack.stackName} failed with exit code ${code}; continuing because "exit_if_fail" `
      + 'is not set',
  );
  return 0;
}
