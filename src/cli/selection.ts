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
