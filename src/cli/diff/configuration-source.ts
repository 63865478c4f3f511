import { createHash } from 'crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, sep } from 'path';
import { Configuration } from '../../config/configuration';
import { moduleId, modulePath } from '../../platform/module-entry';
import { PlatformModule } from '../../platform/platform-module';
import { compareStrings, isPlainObject } from '../../private/collections';
import { formatPath, OptionPath } from '../../private/option-path';

/** A module of a configuration. */
export interface ModuleSource {
  /** `<domain>/<environment>/<module>` */
  readonly id: string;
  readonly path: OptionPath;
  /** IDs of the modules that it depends on directly. */
  readonly dependencies: readonly string[];
}

/** A configuration that templates were created from. Its files can be deleted afterwards. */
export class ConfigurationSource {
  /** Modules by the names of their stacks. */
  public readonly modules: ReadonlyMap<string, ModuleSource>;
  private readonly ids: ReadonlyMap<string, ModuleSource>;
  /** Digests of the files that a part of the platform reads and that are not YAML files, by part and file. */
  private readonly digests = new Map<string, Map<string, string>>();

  constructor(public readonly configuration: Configuration, modules: readonly PlatformModule[]) {
    this.modules = new Map(modules.flatMap((module) => {
      const source: ModuleSource = {
        id: moduleId(module),
        path: modulePath(module),
        dependencies: module.dependencies.map((dependency) => dependency.module),
      };
      return [module.stack, ...module.additionalStacks].map(({ stackName }): [string, ModuleSource] => [
        stackName, source,
      ]);
    }));
    this.ids = new Map([...this.modules.values()].map((module) => [module.id, module]));
    const known = new Map<string, string>();
    for (const { file, path } of configuration.files) {
      for (const one of filesBelow(file)) {
        if (/\.ya?ml$/.test(one)) continue;
        const digest = known.get(one) ?? createHash('sha256').update(readFileSync(one)).digest('hex');
        known.set(one, digest);
        const part = formatPath(path);
        this.digests.set(part, (this.digests.get(part) ?? new Map<string, string>()).set(this.nameOf(one), digest));
      }
    }
  }

  public byId(id: string): ModuleSource | undefined {
    return this.ids.get(id);
  }

  /** Digests by file of the files that a part of the platform reads and that are not YAML files. */
  public filesOf(path: OptionPath): ReadonlyMap<string, string> {
    return this.digests.get(formatPath(path)) ?? new Map<string, string>();
  }

  /** A value with the paths of files relative to the directory of the configuration. */
  public withoutDirectory(value: unknown): unknown {
    if (typeof value === 'string') {
      return value.startsWith(`${this.configuration.directory}${sep}`) ? this.nameOf(value) : value;
    }
    if (Array.isArray(value)) return value.map((item) => this.withoutDirectory(item));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.withoutDirectory(item)]));
  }

  private nameOf(file: string): string {
    return relative(this.configuration.directory, file).split(sep).join('/');
  }
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort(compareStrings).flatMap((name) => filesBelow(join(path, name)));
}
