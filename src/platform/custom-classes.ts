import { createRequire } from 'module';
import { join } from 'path';
import { IAspect } from 'aws-cdk-lib';
import { CustomAspectOptions, CustomNamingOptions } from './options/level-options';
import { IResourceNaming } from '../naming/resource-naming';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** Names of the levels that a module belongs to. */
export interface ModuleNames {
  readonly organization: string;
  readonly environment: string;
  readonly domain: string;
  readonly moduleName: string;
}

/** The naming scheme that the user wrote in JavaScript. */
export function customNaming(options: CustomNamingOptions, names: ModuleNames): IResourceNaming {
  const { organization: org, environment: env } = names;
  const naming = construct(options.namingModule, options.namingClass, {
    ...names,
    org,
    env,
    props: options.namingProps ?? {},
  });
  requireMethod(naming, 'resourceName', options.namingClass, options.namingModule);
  return naming as IResourceNaming;
}

/** The aspect that the user wrote in JavaScript. */
export function customAspect(options: CustomAspectOptions): IAspect {
  const aspect = construct(options.aspectModule, options.aspectClass, options.aspectProps ?? {});
  requireMethod(aspect, 'visit', options.aspectClass, options.aspectModule);
  return aspect as IAspect;
}

function construct(module: string, className: string, argument: unknown): object {
  const exported = load(module);
  const found = exported[className];
  if (typeof found !== 'function') {
    return fail({
      code: 'DSP215',
      message: `"${module}" exports no class "${className}"`,
      hint: didYouMean(className, Object.keys(exported).filter((name) => typeof exported[name] === 'function')),
    });
  }
  try {
    return new (found as new (argument: unknown) => object)(argument);
  } catch (error) {
    return fail({
      code: 'DSP215',
      message: `the class "${className}" of "${module}" failed: ${firstLine(error)}`,
      hint: 'fix the class or its props',
    });
  }
}

function load(module: string): { [name: string]: unknown } {
  if (typeof module !== 'string') {
    fail({
      code: 'DSP215',
      message: 'the JavaScript module is no text',
      hint: 'give the path of a compiled file, or the name of a package',
    });
  }
  try {
    // Packages are those of the project at hand, not those of this library.
    return createRequire(join(process.cwd(), 'package.json'))(module) as { [name: string]: unknown };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND' && firstLine(error).includes(module);
    return fail({
      code: 'DSP215',
      message: missing
        ? `there is no JavaScript module "${module}"`
        : `the JavaScript module "${module}" failed: ${firstLine(error)}`,
      hint: missing ? 'give the path of a compiled file, or install the package' : undefined,
    });
  }
}

function requireMethod(object: object, method: string, className: string, module: string): void {
  if (typeof (object as { [name: string]: unknown })[method] === 'function') return;
  fail({
    code: 'DSP215',
    message: `the class "${className}" of "${module}" has no method "${method}"`,
    hint: `write ${method}(...) in the class`,
  });
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}
