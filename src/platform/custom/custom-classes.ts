import { IAspect } from 'aws-cdk-lib';
import { construct, loadClass, requireMethod } from './javascript-class';
import { IResourceNaming } from '../../naming/resource-naming';
import { CustomAspectOptions, CustomNamingOptions } from '../options/level-options';

/** Names of the levels that a module belongs to. */
export interface ModuleNames {
  readonly organization: string;
  readonly environment: string;
  readonly domain: string;
  readonly moduleName: string;
}

/** The naming scheme from a JavaScript class of the user. */
export function customNaming(options: CustomNamingOptions, names: ModuleNames): IResourceNaming {
  const { namingModule: module, namingClass: className } = options;
  const { organization: org, environment: env } = names;
  const props = options.namingProps ?? {};
  const naming = construct(loadClass(module, className), module, { ...names, org, env, props });
  requireMethod(naming, 'resourceName', className, module);
  return naming as IResourceNaming;
}

/** The aspect from a JavaScript class of the user. */
export function customAspect(options: CustomAspectOptions): IAspect {
  const { aspectModule: module, aspectClass: className } = options;
  const aspect = construct(loadClass(module, className), module, options.aspectProps ?? {});
  requireMethod(aspect, 'visit', className, module);
  return aspect as IAspect;
}
