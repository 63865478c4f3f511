import { CommonOptions } from './options';
import { PlatformModule } from '../platform/platform-module';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

const FILTERS = [
  { option: 'domain', flag: '--domain', of: (module: PlatformModule) => module.domain },
  { option: 'env', flag: '--env', of: (module: PlatformModule) => module.environment },
  { option: 'module', flag: '--module', of: (module: PlatformModule) => module.name },
] as const;

/** The modules that the filters choose, in the order of their deployment. A name that no module has is an error. */
export function selectModules(modules: PlatformModule[], options: Pick<CommonOptions, 'domain' | 'env' | 'module'>): PlatformModule[] {
  for (const { option, flag, of } of FILTERS) {
    const known = [...new Set(modules.map(of))].sort();
    for (const name of options[option] ?? []) {
      if (!known.includes(name)) fail({ code: 'DSP403', message: `${flag}: there is no ${option} "${name}"`, hint: didYouMean(name, known) });
    }
  }
  const selected = modules.filter((module) => FILTERS.every(({ option, of }) => options[option]?.includes(of(module)) ?? true));
  if (selected.length === 0) fail({ code: 'DSP403', message: 'no module matches all of the filters', hint: 'run "dsp ls" to see the modules' });
  return selected;
}

/** The module that a command is about: `DOMAIN/ENVIRONMENT/NAME`, or the name alone where one module has it. */
export function findModule(modules: PlatformModule[], wanted: string): PlatformModule {
  const idOf = ({ domain, environment, name }: PlatformModule) => `${domain}/${environment}/${name}`;
  const found = modules.filter((module) => idOf(module) === wanted || module.name === wanted);
  if (found.length === 1) return found[0];
  return fail(found.length > 1
    ? { code: 'DSP431', message: `several modules are called "${wanted}"`, hint: `choose one of ${found.map(idOf).join(', ')}` }
    : { code: 'DSP431', message: `there is no module "${wanted}"`, hint: didYouMean(wanted, wanted.includes('/') ? modules.map(idOf) : [...new Set(modules.map(({ name }) => name))]) });
}
