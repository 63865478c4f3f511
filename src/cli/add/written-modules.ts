import { isMap, parseDocument } from 'yaml';
import { isOutside, normalized, WorkingCopy } from './working-copy';
import { MODULE_SCOPES } from '../../config/yaml-keys';
import { isPlainObject } from '../../private/collections';
import { fail } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';
import { YamlEdits, YamlPath } from '../init/yaml-edits';

/** A module in `mdaa.yaml`. */
export interface WrittenModule {
  /** Undefined for an environment template at the top level. */
  readonly domain?: string;
  readonly environment: string;
  readonly name: string;
  /** The last part of its module path, for example `roles`. */
  readonly kind: string;
  /** Its location in `mdaa.yaml`. Environments that repeat modules by an alias have the same locations. */
  readonly path: YamlPath;
  /** Its existing configuration files. */
  readonly files: readonly string[];
}

/** The modules without those that only repeat another one by an alias. */
export function withoutRepeated(modules: readonly WrittenModule[]): WrittenModule[] {
  const textOf = ({ path }: WrittenModule) => JSON.stringify(path);
  return modules.filter((module, index) => modules.findIndex((other) => textOf(other) === textOf(module)) === index);
}

/** A note for each other module that is the same text, which an alias repeats. */
export function aliasNotes(all: readonly WrittenModule[], chosen: readonly WrittenModule[]): string[] {
  return withoutRepeated(chosen).flatMap((module) => all
    .filter((other) => !chosen.includes(other) && withoutRepeated([module, other]).length === 1)
    .map((other) => `the change applies to "${placeOf(other)}" too, because it repeats these modules by an alias`));
}

/** A part of the configuration of a module: a file, or a map in `mdaa.yaml`. */
export interface ConfigurationPart {
  readonly file: string;
  readonly prefix: YamlPath;
}

const FILE_KEYS = ['module_configs', 'app_configs'];
export const DATA_KEYS = ['module_config_data', 'app_config_data'];

/**
 * All modules of the environments and of the environment templates. None of a file with syntax errors, unless it is
 * still being edited.
 */
export function writtenModules(copy: WorkingCopy, { isBeingEdited = false } = {}): WrittenModule[] {
  const text = copy.read(copy.entryFile);
  if (text === undefined) {
    return fail({
      code: 'DSP101',
      where: copy.entryFile,
      message: `file "${copy.entryFile}" not found`,
      hint: 'run the command in the directory of mdaa.yaml, or specify that directory with --config; '
        + '"dsp init" creates a starter project',
    });
  }
  const parsed = parseDocument(text, { logLevel: 'silent' });
  const top: unknown = isMap(parsed.contents) && (isBeingEdited || parsed.errors.length === 0) ? parsed.toJS() : {};
  const edits = new YamlEdits(text);
  const found: WrittenModule[] = [];
  const collect = (environments: unknown, path: YamlPath, domain?: string) => {
    for (const [environment, value] of entries(environments)) {
      for (const [name, module] of entries(isPlainObject(value) ? value.modules : undefined)) {
        if (!isPlainObject(module)) continue;
        const modulePath = String(module.module_path ?? module.cdk_app ?? '');
        found.push({
          domain,
          environment,
          name,
          kind: kindOf(modulePath),
          path: [...edits.withoutAliases([...path, environment, 'modules']), name],
          files: FILE_KEYS.flatMap((key) => {
            const names = module[key];
            return Array.isArray(names) ? names : [];
          }).filter((file): file is string => typeof file === 'string' && copy.read(file) !== undefined)
            .map(normalized),
        });
      }
    }
  };
  collect(isPlainObject(top) ? top.env_templates : undefined, ['env_templates']);
  for (const [domain, value] of entries(isPlainObject(top) ? top.domains : undefined)) {
    if (!isPlainObject(value)) continue;
    collect(value.env_templates, ['domains', domain, 'env_templates'], domain);
    collect(value.environments, ['domains', domain, 'environments'], domain);
  }
  return found;
}

/** The location of a configuration key of a module; the last file takes precedence. */
export function partWith(copy: WorkingCopy, module: WrittenModule, key: string): ConfigurationPart | undefined {
  return partsWith(copy, module, key)[0];
}

/** Every location of a configuration key of a module; the last file is first. */
export function partsWith(copy: WorkingCopy, module: WrittenModule, key: string): ConfigurationPart[] {
  const parts = [
    ...DATA_KEYS.map((data) => ({ file: copy.entryFile, prefix: [...module.path, data] })),
    ...[...module.files].reverse().map((file) => ({ file, prefix: [] })),
  ];
  return parts.filter(({ file, prefix }) => new YamlEdits(copy.read(file)!).has([...prefix, key]));
}

/** A file as `mdaa.yaml` names it. */
export function writtenPath(file: string): string {
  return isOutside(file) ? file : `./${file}`;
}

/** Adds a file to the configuration of a module. */
export function addFile(copy: WorkingCopy, module: WrittenModule, file: string): void {
  copy.edit(copy.entryFile, (edits) => {
    const key = FILE_KEYS.find((candidate) => edits.has([...module.path, candidate])) ?? FILE_KEYS[0];
    edits.append([...module.path, key], writtenPath(file));
  });
}

/** The modules of a kind for a command, by name or `DOMAIN/ENVIRONMENT/NAME`; without a name, the only one. */
export function modulesOfKind(
  modules: readonly WrittenModule[],
  kind: string,
  what: string,
  wanted: string | undefined,
  option: string,
): WrittenModule[] {
  const candidates = modules.filter((module) => module.kind === kind);
  if (candidates.length === 0) {
    fail({
      code: 'DSP461',
      message: `there is no ${what}`,
      hint: `add a module "@aws-mdaa/${kind}" to mdaa.yaml first; the starter kit has one`,
    });
  }
  const chosen = wanted === undefined
    ? candidates
    : candidates.filter((module) => module.name === wanted || placeOf(module) === wanted);
  if (chosen.length === 0) {
    fail({
      code: 'DSP461',
      message: `there is no ${what} "${wanted}"`,
      hint: didYouMean(wanted!, [...new Set(candidates.map(({ name }) => name))]),
    });
  }
  const identities = new Set(chosen.map(({ domain, name }) => `${domain}/${name}`));
  if (identities.size > 1) {
    fail({
      code: 'DSP461',
      message: wanted === undefined ? `there are several: ${what}` : `several modules have the name "${wanted}"`,
      hint: `choose one with ${option}: ${chosen.map(placeOf).join(', ')}`,
    });
  }
  return chosen;
}

export function placeOf({ domain, environment, name }: WrittenModule): string {
  return [...domain === undefined ? [] : [domain], environment, name].join('/');
}

function entries(value: unknown): [string, unknown][] {
  return isPlainObject(value) ? Object.entries(value) : [];
}

function kindOf(modulePath: string): string {
  const scope = MODULE_SCOPES.find((candidate) => modulePath.startsWith(candidate));
  return scope === undefined ? modulePath : modulePath.slice(scope.length).replace(/@.*$/, '');
}
