import { customModuleFile, CustomModuleSource, loadCustomModule } from './custom-modules';
import { DocumentStore } from './document-store';
import {
  Located,
  LocatedEntry,
  LocatedMap,
  emptyMap,
  entry,
  firstOf,
  replaceEntries,
  scalarText,
  withEntries,
  withoutKeys,
} from './documents/located';
import { builtInName, kindOfKeys, MODULE_PATH, modulePathOf } from './foreign-keys';
import { incompleteEntries } from './incomplete-entries';
import { LevelReader } from './level-reader';
import { withLocalPaths } from './local-paths';
import { NamedCode } from './named-code';
import { Report } from './report';
import { MODULE_SCOPES } from './yaml-keys';
import { CUSTOM } from '../platform/custom/custom-module-kind';
import { BuiltInKind } from '../platform/module-kind';
import { MODULE_KINDS } from '../platform/module-kinds';
import { StaticScope } from '../platform/references/static-references';
import { formatPosition } from '../private/problems';
import { nearest } from '../private/suggestions';

const MODULE_CLASS = 'module_class';
const MODULE_TYPE = 'module_type';
const MODULE_FILES = ['module_configs', 'app_configs'];
const MODULE_DATA = ['module_config_data', 'app_config_data'];
const NAG_SUPPRESSIONS = 'nag_suppressions';
const TERRAFORM = 'tf';
const ADD_IT = 'you can add a module kind with this name, see docs/modules.md; "--skip-unknown-modules" continues '
  + 'without the module';

/** How modules are read. */
export interface ModuleReading {
  /** Whether to skip modules that the library does not have. */
  readonly skipUnknownModules: boolean;
  /** Whether custom modules may run. */
  readonly allowCode: boolean;
}

/** The kind of a module: a built-in kind, or a class of the user. */
type Component = BuiltInKind | CustomModuleSource & { readonly key: typeof CUSTOM; readonly file: string };

/** Reads a module of `mdaa.yaml` and its configuration files. */
export class ModuleReader {
  private readonly notAllowed: NamedCode[] = [];

  constructor(
    private readonly documents: DocumentStore,
    private readonly levels: LevelReader,
    private readonly report: Report,
    private readonly reading: ModuleReading,
  ) {}

  /** The custom modules that may not run. */
  public get refused(): readonly NamedCode[] {
    return this.notAllowed;
  }

  /**
   * The module as options of the platform: its own keys, and its configuration at the key of its kind. Undefined for a
   * skipped module.
   */
  public read(module: LocatedMap, scope: StaticScope): Located | undefined {
    const path = firstOf(module, MODULE_PATH);
    if (this.reading.skipUnknownModules && path && this.isUnknown(module, path)) {
      this.skip(path, scope);
      return undefined;
    }
    const own = this.levels.read(module, scope, [
      ...MODULE_PATH,
      MODULE_CLASS,
      MODULE_TYPE,
      ...MODULE_FILES,
      ...MODULE_DATA,
      'additional_context',
    ]);
    const type = entry(module, MODULE_TYPE);
    if (type && scalarText(type) !== 'cdk') {
      this.unsupportedType(type);
      return own;
    }
    const component = this.componentOf(module, path, scope);
    if (component === undefined) return own;
    const config = this.configurationOf(module, scope, path!, component);
    const suppressions = config.kind === 'map' ? entry(config, NAG_SUPPRESSIONS) : undefined;
    const read =
      config.kind === 'map' ? this.componentConfiguration(component, withoutKeys(config, [NAG_SUPPRESSIONS])) : config;
    return withEntries(own, [
      ...read ? [{ key: component.key, from: module, value: read }] : [],
      ...suppressions ? [{ key: NAG_SUPPRESSIONS, from: module, value: suppressions }] : [],
    ]);
  }

  /**
   * The configuration files merged in order. Each key of the configuration in the module itself then replaces the value
   * of the files as a whole, as in AWS MDAA.
   */
  private configurationOf(module: LocatedMap, scope: StaticScope, path: Located, component?: Component): Located {
    const files = this.documents.loadMerged(
      firstOf(module, MODULE_FILES),
      scope,
      (document) => this.documents.expand(document, scope),
      (earlier, part) => {
        const struct = component !== undefined && 'struct' in component ? component.struct : undefined;
        const found = struct === undefined ? [] : incompleteEntries(struct, earlier, part);
        this.report.incomplete.push(...found.map((one) => ({ module: this.report.place, found: one })));
      },
    );
    const data = firstOf(module, MODULE_DATA);
    const config = files ?? emptyMap(path.position);
    // References are replaced first, because two files can write the same key in two ways.
    const own = data && this.documents.expand(data, scope);
    if (own?.kind !== 'map' || config.kind !== 'map') return own ?? config;
    for (const [key, item] of own.entries) this.checkReplaced(key, config.entries.get(key)?.value, item);
    return replaceEntries(config, own);
  }

  /**
   * Reports keys of a file that the configuration in the module drops, because it replaces the map that contains them.
   */
  private checkReplaced(key: string, replaced: Located | undefined, { keyPosition, value }: LocatedEntry): void {
    if (replaced?.kind !== 'map' || value.kind !== 'map') return;
    const dropped = [...replaced.entries.values()].filter((item) => !value.entries.has(item.key));
    if (dropped.length === 0) return;
    const names = dropped.map((item) => `"${item.key}"`).join(', ');
    this.report.warning({
      code: 'DSP133',
      message: `"${key}" replaces the map of the files as a whole: ${names} `
        + `(${formatPosition(dropped[0].keyPosition)}) ${dropped.length === 1 ? 'has' : 'have'} no effect`,
      hint: `repeat the keys to keep under "${key}", or move the override into a file of "${MODULE_FILES[0]}", `
        + 'which is merged key by key',
    }, keyPosition);
  }

  private componentConfiguration(component: Component, config: LocatedMap): Located | undefined {
    if ('struct' in component && this.isOfOtherKind(component, config)) return undefined;
    if ('struct' in component) return withLocalPaths(component.struct, config, this.documents);
    if (!this.reading.allowCode) {
      this.notAllowed.push({ path: component.path, position: component.namedAt.position });
      return undefined;
    }
    return loadCustomModule(component.file, component, config, this.documents, this.report);
  }

  /** Reports a configuration that is written for another kind of module. */
  private isOfOtherKind(kind: BuiltInKind, config: LocatedMap): boolean {
    const other = kindOfKeys(config, kind);
    if (other === undefined) return false;
    const [first] = config.entries.values();
    this.report.problem({
      code: 'DSP110',
      message: `"${first.key}" is a key of "${modulePathOf(other)}", and this module is "${modulePathOf(kind)}"`,
      hint: 'name the file of this module in "module_configs", or correct "module_path"',
    }, first.keyPosition);
    return true;
  }

  /** Whether the library does not have the module, and it is not a file or package. */
  private isUnknown(module: LocatedMap, path: Located): boolean {
    const text = scalarText(path);
    if (scalarText(entry(module, MODULE_TYPE)) === TERRAFORM) return true;
    if (text === undefined || isFilePath(text)) return false;
    const name = builtInName(text);
    return name === undefined
      ? customModuleFile(text, this.documents.directory) === undefined
      : !MODULE_KINDS.some(({ modulePath }) => modulePath === name);
  }

  private skip(path: Located, { organization, domain, moduleName }: StaticScope): void {
    const own = `/${organization}/${domain}/${moduleName}`;
    this.report.skipped.push({ path: own, position: path.position });
    this.report.warning({
      code: 'DSP134',
      message: `the module "${moduleName}" ("${scalarText(path)}") is omitted`,
      hint: `parameters under "${own}/" are external: deploy the module with its own tool first`,
    }, path.position);
  }

  private unsupportedType(type: Located): void {
    const text = scalarText(type);
    this.report.problem(
      text === TERRAFORM
        ? {
          code: 'DSP124',
          message: 'Terraform modules ("tf") are not supported',
          hint: 'use the CDK module with the same purpose, or deploy this module with its own tool',
        }
        : { code: 'DSP113', message: `${JSON.stringify(text ?? null)} is not one of cdk, tf` },
      type.position,
    );
  }

  private componentOf(
    module: LocatedMap, path: Located | undefined, scope: StaticScope,
  ): Component | undefined {
    const text = scalarText(path);
    if (text === undefined) {
      const kind = this.likelyKind(module, scope, module) ?? MODULE_KINDS[0];
      this.report.problem(
        {
          code: 'DSP112',
          message: '"module_path" is missing',
          hint: `add the key, for example module_path: "${modulePathOf(kind)}"`,
        },
        module.position,
      );
      return undefined;
    }
    const className = entry(module, MODULE_CLASS);
    const name = builtInName(text);
    if (name !== undefined) {
      return this.builtIn(text, name, className) ?? this.unknownModule(text, path!, module, scope);
    }
    const file = customModuleFile(text, this.documents.directory);
    if (file !== undefined) {
      return { key: CUSTOM, file, path: text, className: scalarText(className), namedAt: path! };
    }
    return this.unknownModule(text, path!, module, scope);
  }

  private builtIn(
    text: string, name: string, className: Located | undefined,
  ): Component | undefined {
    if (className !== undefined) {
      this.report.problem({
        code: 'DSP315',
        message: `"${MODULE_CLASS}" has no effect for "${text}", which is a built-in module`,
        hint: 'remove it, or specify a custom file or package in "module_path"',
      }, className.position);
    }
    return MODULE_KINDS.find((candidate) => candidate.modulePath === name);
  }

  private unknownModule(text: string, path: Located, module: LocatedMap, scope: StaticScope): undefined {
    const known = MODULE_KINDS.map(modulePathOf);
    const isPath = isFilePath(text);
    const named = this.likelyKind(module, scope, path);
    const meant = misspeltModule(text, known) ?? (named && modulePathOf(named));
    this.report.problem({
      code: 'DSP122',
      message: isPath ? `no module in "${text}"` : `unknown module "${text}"`,
      notes: isPath ? undefined : [meant === undefined ? `the library has ${known.join(', ')}` : ADD_IT],
      hint: isPath
        ? 'specify the path of a compiled JavaScript file, relative to the directory of mdaa.yaml'
        : meant === undefined ? ADD_IT : `did you mean "${meant}"?`,
    }, path.position);
    return undefined;
  }

  /** The kind after which a module is named, or the only one that has all keys of its configuration. */
  private likelyKind(module: LocatedMap, scope: StaticScope, path: Located): BuiltInKind | undefined {
    const named = namedLike(scope.moduleName);
    if (named !== undefined) return named;
    const config = this.configurationOf(module, scope, path);
    return config.kind === 'map' ? kindOfKeys(withoutKeys(config, [NAG_SUPPRESSIONS])) : undefined;
  }
}

/** The module that a name is a misspelling of. Scope and name are compared separately: a common scope means nothing. */
function misspeltModule(text: string, known: readonly string[]): string | undefined {
  const [scope, name] = partsOf(text);
  if (scope !== '' && !MODULE_SCOPES.some((candidate) => nearest(scope, [candidate]) !== undefined)) return undefined;
  const meant = nearest(name, known.map((candidate) => partsOf(candidate)[1]));
  return known.find((candidate) => partsOf(candidate)[1] === meant);
}

/** The kind after which a module is named. */
function namedLike(moduleName: string | undefined): BuiltInKind | undefined {
  return MODULE_KINDS.find(({ modulePath }) => modulePath === moduleName);
}

/** Scope and name of a package, without its version. */
function partsOf(text: string): [string, string] {
  const end = text.lastIndexOf('/') + 1;
  return [text.slice(0, end), text.slice(end).replace(/@.*$/, '')];
}

function isFilePath(text: string): boolean {
  return /^\.|\//.test(text) && !text.startsWith('@');
}
