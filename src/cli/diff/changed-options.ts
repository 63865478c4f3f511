import { isDeepStrictEqual } from 'util';
import { ConfigurationSource, ModuleSource } from './configuration-source';
import { LocatedDifference, locatedDifferences } from './located-differences';
import { Located, toPlain } from '../../config/documents/located';
import { formatPath, OptionPath } from '../../private/option-path';
import { propertiesOf } from '../../private/options-model';
import { formatPosition } from '../../private/problems';
import { contextKeysIn, levelName } from '../describe/origin';

/** An option that differs between two configurations. */
export interface ChangedOption {
  /** The option, in the spelling of the files: `buckets.raw.accessPolicies`. */
  readonly option: string;
  /** File, line and column, or only the file if its content differs. */
  readonly place: string;
  /** Whether the option was removed, and the location is in the baseline. */
  readonly isRemoved: boolean;
  /** The level or the other module that has the option: `domain "shared"`. */
  readonly owner?: string;
}

/** The same, with the values. */
export interface OptionDifference extends ChangedOption {
  readonly path: OptionPath;
  readonly before?: Located;
  readonly after?: Located;
}

/** The keys of a level that do not determine its modules, or that are compared elsewhere. */
const NOT_OF_LEVEL = ['domains', 'environments', 'modules', 'context'];

/** Lengths of the paths of a module and of the levels above it. */
const LEVEL_DEPTHS = [6, 4, 2, 0];

/** The keys at which the configurations of modules are. */
const COMPONENTS = ['custom', ...Object.keys(propertiesOf('ModuleComponentOptions'))];

/** Compares two configurations, as far as the stacks of modules are concerned. */
export class OptionComparison {
  private readonly known = new Map<string, OptionDifference[]>();
  private all?: OptionDifference[];

  constructor(private readonly before: ConfigurationSource, private readonly after: ConfigurationSource) {}

  /** The module of a stack, in the new configuration or the old one. */
  public moduleOf(stackName: string): ModuleSource | undefined {
    return this.after.modules.get(stackName) ?? this.before.modules.get(stackName);
  }

  /** Differences in the options of a module, and of the levels above it. */
  public ofModule({ path }: ModuleSource): OptionDifference[] {
    return LEVEL_DEPTHS.flatMap((depth) => this.differences(path.slice(0, depth)));
  }

  /** Differences in the options of the modules that a module depends on, directly or not, and in those above them. */
  public ofDependencies(module: ModuleSource): OptionDifference[] {
    return this.ofOthers(this.dependenciesOf(module));
  }

  /** Differences in the options of all modules and levels. */
  public ofAll(): OptionDifference[] {
    this.all ??= this.ofOthers([...this.before.modules.values(), ...this.after.modules.values()]);
    return this.all;
  }

  private ofOthers(modules: readonly ModuleSource[]): OptionDifference[] {
    const options = modules.flatMap((module) => this.ofModule(module).map((option) => (
      { ...option, owner: option.owner ?? `module "${module.id}"` }
    )));
    return [...new Map(options.map((option) => [JSON.stringify(shownOption(option)), option])).values()];
  }

  private dependenciesOf(module: ModuleSource): ModuleSource[] {
    const found = new Map<string, ModuleSource>();
    const visit = (id: string): void => {
      if (found.has(id) || id === module.id) return;
      const sides = [this.after, this.before].flatMap((side) => side.byId(id) ?? []);
      if (sides.length === 0) return;
      found.set(id, sides[0]);
      sides.forEach((side) => side.dependencies.forEach(visit));
    };
    [this.after, this.before].flatMap((side) => side.byId(module.id)?.dependencies ?? []).forEach(visit);
    return [...found.values()];
  }

  private differences(path: OptionPath): OptionDifference[] {
    const key = formatPath(path);
    const found = this.known.get(key) ?? this.findDifferences(path);
    this.known.set(key, found);
    return found;
  }

  private findDifferences(path: OptionPath): OptionDifference[] {
    const isModule = path.length === LEVEL_DEPTHS[0];
    const [old, current] = [this.before, this.after].map((side) => partAt(side, path, isModule ? [] : NOT_OF_LEVEL));
    // A level without its counterpart is part of the difference above it, or its modules are.
    if (!isModule && (old === undefined || current === undefined)) return [];
    const found = locatedDifferences(old, current, (one, other) => this.isSame(one, other));
    const options = found.flatMap((difference) => this.asOptions(difference, path, isModule));
    return isModule ? [...options, ...this.changedFiles(path)] : options;
  }

  private asOptions(difference: LocatedDifference, path: OptionPath, isModule: boolean): OptionDifference[] {
    const { before, after, position } = difference;
    const below = COMPONENTS.includes(String(difference.path[0])) ? difference.path.slice(1) : difference.path;
    const owner = isModule ? undefined : levelName(path);
    if (after?.source !== undefined && before?.source === after.source) {
      const contexts = this.changedContexts(after.source, path);
      if (contexts.length > 0) return contexts.map((context) => ({ ...context, before, after, path: below }));
      // A reference to the name of the organization differs with it.
      if (isModule && this.differences([]).some(({ option }) => option === 'organization')) return [];
    }
    const isRemoved = after === undefined;
    return [{
      option: below.length === 0 ? 'the module' : formatPath(below),
      place: formatPosition(position),
      isRemoved,
      ...owner !== undefined && { owner },
      path: below,
      before,
      after,
    }];
  }

  /** The context values in a reference that differ. */
  private changedContexts(reference: string, path: OptionPath): ChangedOption[] {
    return contextKeysIn(reference).flatMap((key): ChangedOption[] => {
      const [old, current] = [this.before, this.after].map(({ configuration }) => (
        configuration.contextsOf(path).find(({ values }) => values.entries.has(key))
      ));
      const [from, to] = [old, current].map((level) => level?.values.entries.get(key));
      if (from === undefined || to === undefined) return [];
      if (isDeepStrictEqual(toPlain(from.value), toPlain(to.value))) return [];
      const owner = levelName(current!.path);
      return [{ option: `context.${key}`, place: formatPosition(to.keyPosition), isRemoved: false, owner }];
    });
  }

  /** Files other than YAML files that the module reads, and whose content differs. */
  private changedFiles(path: OptionPath): OptionDifference[] {
    return [...this.after.filesOf(path)].flatMap(([file, digest]) => {
      const other = this.before.filesOf(path).get(file);
      if (other === undefined || other === digest) return [];
      return [{ option: 'the content of the file', place: file, isRemoved: false, path: [] }];
    });
  }

  /** Whether two values are equal. Paths of files are relative to the directory of each configuration. */
  private isSame(one: Located, other: Located): boolean {
    return isDeepStrictEqual(this.before.withoutDirectory(toPlain(one)), this.after.withoutDirectory(toPlain(other)));
  }
}

function partAt({ configuration }: ConfigurationSource, path: OptionPath, without: readonly string[]) {
  const value = configuration.valueAt(path);
  if (value === undefined) return undefined;
  if (value.kind !== 'map') return { value, position: configuration.positionOf(path) };
  const entries = new Map([...value.entries].filter(([key]) => !without.includes(key)));
  return { value: { ...value, entries }, position: configuration.positionOf(path) };
}

/** An option without its values. */
export function shownOption({ option, place, isRemoved, owner }: ChangedOption): ChangedOption {
  return { option, place, isRemoved, ...owner !== undefined && { owner } };
}
