import { firstOf, LocatedMap, scalarText } from './documents/located';
import { MODULE_SCOPES } from './yaml-keys';
import { BuiltInKind } from '../platform/module-kind';
import { MODULE_KINDS } from '../platform/module-kinds';
import { keysOf } from '../private/option-hints';

/** The keys of `mdaa.yaml` that name the kind of a module. */
export const MODULE_PATH = ['module_path', 'cdk_app'];

/** `datalake` for `@aws-mdaa/datalake@1.0.0`; undefined for other packages. */
export function builtInName(text: string): string | undefined {
  const scope = MODULE_SCOPES.find((candidate) => text.startsWith(candidate));
  return scope === undefined ? undefined : text.slice(scope.length).replace(/@.*$/, '');
}

/** The name of a kind in files. */
export function modulePathOf({ modulePath }: BuiltInKind): string {
  return `${MODULE_SCOPES[0]}${modulePath}`;
}

/** The only kind of which a configuration has all keys, if it has no key of its own kind. */
export function kindOfKeys(config: LocatedMap, own?: BuiltInKind): BuiltInKind | undefined {
  const keys = [...config.entries.keys()];
  if (keys.length === 0 || (own && keys.some((key) => keysOf(own.struct).includes(key)))) return undefined;
  const others = MODULE_KINDS.filter((kind) => keys.every((key) => keysOf(kind.struct).includes(key)));
  return others.length === 1 ? others[0] : undefined;
}

/** Where a key of the configuration of a module belongs that is written next to the keys of the module itself. */
export function configurationHint(module: LocatedMap, key: string): string | undefined {
  const name = builtInName(scalarText(firstOf(module, MODULE_PATH)) ?? '');
  const kind = MODULE_KINDS.find(({ modulePath }) => modulePath === name);
  if (kind === undefined || !keysOf(kind.struct).includes(key)) return undefined;
  return `"${key}" belongs to the configuration of the module: write it in a file that "module_configs" lists, or below `
    + '"module_config_data"';
}

/** How to write a key that only other kinds of modules have. */
export function otherModuleHint(key: string): string | undefined {
  const kinds = MODULE_KINDS.filter((kind) => keysOf(kind.struct).includes(key)).map((kind) => `"${modulePathOf(kind)}"`);
  return kinds.length === 0 ? undefined
    : `"${key}" is a key of ${kinds.join(' and ')}: write it in the file of such a module`;
}
