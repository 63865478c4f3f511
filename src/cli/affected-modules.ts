import { relative, resolve, sep } from 'path';
import { Configuration } from '../config/configuration';
import { moduleId, modulePath } from '../platform/module-entry';
import { PlatformModule } from '../platform/platform-module';
import { unique } from '../private/collections';
import { OptionPath } from '../private/option-path';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** How a file affects a module: its configuration reads the file, or a module that it depends on does. */
export type Reach = 'reads the file' | { readonly waitsFor: string };

/** The modules that a change of a file affects. A file that no module reads is an error. */
export function affectedModules(
  modules: readonly PlatformModule[],
  configuration: Configuration,
  file: string,
): Map<PlatformModule, Reach> {
  const path = resolve(file);
  const uses = configuration.files.filter((use) => use.file === path || path.startsWith(`${use.file}${sep}`));
  if (uses.length === 0) notRead(file, configuration);
  const affected = new Map<PlatformModule, Reach>();
  for (const module of modules) {
    // Modules are in deployment order: dependencies come first.
    const waitsFor = modules.find(
      (other) =>
        affected.has(other) && module.dependencies.some((dependency) => dependency.stackName === other.stack.stackName),
    );
    if (uses.some((use) => isPartOf(use.path, module))) affected.set(module, 'reads the file');
    else if (waitsFor) affected.set(module, { waitsFor: moduleId(waitsFor) });
  }
  return affected;
}

function notRead(file: string, configuration: Configuration): never {
  const known = unique(configuration.files.map((use) => relative(process.cwd(), use.file)));
  return fail({
    code: 'DSP432',
    message: `no module reads "${file}"`,
    hint: didYouMean(relative(process.cwd(), resolve(file)), known),
  });
}

/** Whether a part of the platform is the module, or a level above it. */
function isPartOf(part: OptionPath, module: PlatformModule): boolean {
  const path = modulePath(module);
  return part.every((step, index) => path[index] === step);
}
