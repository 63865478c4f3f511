import { CommonOptions } from './options';
import { moduleId } from '../platform/module-entry';
import { selectModules as select } from '../platform/module-selection';
import { PlatformModule } from '../platform/platform-module';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** The command-line options that select modules. */
const FLAGS = { domains: '--domain', environments: '--env', modules: '--module' };

/** The modules that match the filters, in deployment order. A name that no module has is an error. */
export function selectModules(
  modules: PlatformModule[],
  { domain, env, module }: Pick<CommonOptions, 'domain' | 'env' | 'module'>,
): PlatformModule[] {
  return select(modules, { domains: domain, environments: env, modules: module }, FLAGS);
}

/** The module for a command: `DOMAIN/ENVIRONMENT/NAME`, or only the name if it is unique. */
export function findModule(modules: PlatformModule[], wanted: string): PlatformModule {
  const found = modules.filter((module) => moduleId(module) === wanted || module.name === wanted);
  if (found.length === 1) return found[0];
  return fail(
    found.length > 1
      ? {
        code: 'DSP431',
        message: `several modules have the name "${wanted}"`,
        hint: `choose one of ${found.map(moduleId).join(', ')}`,
      }
      : {
        code: 'DSP431',
        message: `there is no module "${wanted}"`,
        hint: didYouMean(
          wanted,
          wanted.includes('/') ? modules.map(moduleId) : [...new Set(modules.map(({ name }) => name))],
        ),
      },
  );
}
