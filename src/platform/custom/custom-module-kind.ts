import { checkSchema } from './options-schema';
import { IPlatformModule } from './platform-module-interface';
import { isPlainObject } from '../../private/collections';
import { OptionProblem } from '../../private/options-reader';
import { ModuleKind } from '../module-kind';

/** The key of the options of a custom module. */
export const CUSTOM = 'custom';

/** The kind of a custom module. */
export function customModuleKind(custom: IPlatformModule): ModuleKind {
  return {
    key: CUSTOM,
    name: custom.kind,
    publishes: (custom.publishes ?? []).map(({ path, noun, plural }) => ({ path, noun, plural, meaning: noun })),
    readsFrom: custom.readsFrom,
    isAccountWide: custom.isAccountWide,
    needsLakeFormation: custom.needsLakeFormation,
    projectName: ({ projectName }) => (typeof projectName === 'string' ? projectName : undefined),
    build: (context) => custom.buildModule(context),
  };
}

/** The options of a custom module in code, and the problems of the module. */
export function readCustomModule(
  custom: IPlatformModule,
): { readonly options: { readonly [name: string]: unknown }; readonly problems: readonly OptionProblem[] } {
  const missing = missingMember(custom);
  if (missing !== undefined) {
    const problem: OptionProblem = {
      code: 'DSP215',
      path: [],
      message: `the custom module has no ${missing}`,
      hint: 'implement IPlatformModule: "kind" is a string and "buildModule" a method',
    };
    return { options: {}, problems: [problem] };
  }
  const options = isPlainObject(custom.options) ? custom.options : {};
  const schema: unknown = custom.optionsSchema ?? (custom.constructor as { optionsSchema?: unknown }).optionsSchema;
  return schema === undefined ? { options, problems: [] } : checkSchema(schema, options, 'code', `"${custom.kind}"`);
}

/** The members of a module that an object does not have. */
export function missingMember(custom: Partial<IPlatformModule>): string | undefined {
  if (typeof custom.kind !== 'string' || custom.kind === '') return 'property "kind"';
  return typeof custom.buildModule === 'function' ? undefined : 'method "buildModule"';
}
