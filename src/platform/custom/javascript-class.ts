import { createRequire } from 'module';
import { join } from 'path';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';

/** A JavaScript class of the user. */
export type JavaScriptClass = (new (argument: unknown) => object) & { readonly [member: string]: unknown };

/**
 * The class that a JavaScript module exports: `className`, or its default export. `module` is the path of a file or the
 * name of a package.
 */
export function loadClass(module: string, className?: string): JavaScriptClass {
  const exported = load(module);
  const found = className === undefined ? defaultExport(exported) : (exported as Exports)[className];
  if (typeof found === 'function') return found as JavaScriptClass;
  const classes = Object.keys(exported).filter((name) => typeof (exported as Exports)[name] === 'function');
  return fail({
    code: 'DSP215',
    message: `"${module}" exports no ${className === undefined ? 'default class' : `class "${className}"`}`,
    hint: className === undefined
      ? `specify the class with "module_class"${classes.length > 0 ? `: ${classes.join(', ')}` : ''}`
      : didYouMean(className, classes),
  });
}

/** An object of the class. */
export function construct(found: JavaScriptClass, module: string, argument: unknown): object {
  try {
    return new found(argument);
  } catch (error) {
    return fail({
      code: 'DSP215',
      message: `the class "${found.name}" of "${module}" failed: ${firstLineOf(error)}`,
      hint: 'fix the class or its options',
    });
  }
}

/** Throws an error if the object does not have the method. */
export function requireMethod(object: object, method: string, className: string, module: string): void {
  if (typeof (object as Exports)[method] === 'function') return;
  fail({
    code: 'DSP215',
    message: `the class "${className}" of "${module}" has no method "${method}"`,
    hint: `add ${method}(...) to the class`,
  });
}

/** The file that a path or package name resolves to, or undefined if there is none. */
export function resolveModule(module: string, directory: string): string | undefined {
  // Packages are resolved in the project of the user, not in this library.
  for (const from of [directory, process.cwd()]) {
    try {
      return createRequire(join(from, 'package.json')).resolve(module);
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The first line of an error message. */
export function firstLineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0];
}

type Exports = { readonly [name: string]: unknown };

function defaultExport(exported: object): unknown {
  return typeof exported === 'function' ? exported : (exported as Exports).default;
}

function load(module: string): object {
  if (typeof module !== 'string') {
    fail({
      code: 'DSP215',
      message: 'the JavaScript module is not a string',
      hint: 'specify the path of a compiled file, or the name of a package',
    });
  }
  const file = resolveModule(module, process.cwd());
  if (file === undefined) {
    return fail({
      code: 'DSP215',
      message: `the JavaScript module "${module}" does not exist`,
      hint: 'specify the path of a compiled file, or install the package',
    });
  }
  try {
    const exported: unknown = createRequire(file)(file);
    return (typeof exported === 'object' || typeof exported === 'function') && exported !== null ? exported : {};
  } catch (error) {
    const needed = /^Cannot find module '([^']+)'/.exec(firstLineOf(error))?.[1];
    return fail({
      code: 'DSP215',
      message: `the JavaScript module "${module}" failed: ${firstLineOf(error)}`,
      hint: needed === undefined ? undefined : `install "${needed}" in the directory of the module, or in one above it`,
    });
  }
}
