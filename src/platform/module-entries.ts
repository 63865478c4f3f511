import { ModuleEntry } from './module-entry';
import { ModuleKind } from './module-kind';
import { MODULE_KINDS } from './module-kinds';
import { DataSciencePlatformOptions, DeploymentLevelOptions, LevelOptions, ModuleOptions } from './platform-options';
import { sortedEntries, sortKeysDeep } from '../private/collections';
import { OptionPath } from '../private/options-model';
import { Problem } from '../private/problems';
import { expandStatic, StaticScope } from './references/static-references';

/** Reports a problem with the options at `path`. */
export type ReportAt = (problem: Problem, path: OptionPath) => void;

const NAME = /^[a-z0-9-]+$/;

/** What a level passes on to the levels below. */
interface Inherited {
  readonly account?: string;
  readonly region?: string;
  readonly context: { readonly [key: string]: unknown };
  readonly tags: { readonly [key: string]: string };
}

/** Every module of a platform, sorted by name, with what it inherits and with the references resolved that need no stack. */
export function moduleEntries(options: DataSciencePlatformOptions, report: ReportAt): ModuleEntry[] {
  checkName('organization', options.organization, ['organization'], report);
  const entries: ModuleEntry[] = [];
  const top = inherit({ context: {}, tags: {} }, options, { organization: options.organization }, [], report);
  for (const [domain, domainOptions] of sortedEntries(options.domains)) {
    const domainPath = ['domains', domain];
    checkName('domain', domain, domainPath, report);
    const names = { organization: options.organization, domain };
    const ofDomain = inherit(top, domainOptions, names, domainPath, report);
    for (const [environment, environmentOptions] of sortedEntries(domainOptions.environments)) {
      const environmentPath = [...domainPath, 'environments', environment];
      checkName('environment', environment, environmentPath, report);
      const ofEnvironment = inherit(ofDomain, environmentOptions, { ...names, environment }, environmentPath, report);
      for (const [name, moduleOptions] of sortedEntries(environmentOptions.modules)) {
        const path = [...environmentPath, 'modules', name];
        checkName('module', name, path, report);
        const kind = kindOf(moduleOptions, path, report);
        if (kind === undefined) continue;
        const moduleNames = { ...names, environment, moduleName: name };
        const ofModule = inherit(ofEnvironment, moduleOptions, moduleNames, path, report);
        const scope: StaticScope = { ...moduleNames, context: ofModule.context };
        entries.push({
          domain,
          environment,
          name,
          kind,
          path: [...path, kind.key],
          scope,
          tags: ofModule.tags,
          account: ofModule.account,
          region: ofModule.region,
          options: sortKeysDeep(expandStatic(moduleOptions[kind.key], scope, (problem, at) => report(problem, [...path, kind.key, ...at]))) as ModuleEntry['options'],
        });
      }
    }
  }
  return entries;
}

function inherit(
  above: Inherited, level: DeploymentLevelOptions | LevelOptions, names: Omit<StaticScope, 'context'>, path: OptionPath, report: ReportAt,
): Inherited {
  const context = { ...above.context, ...level.context };
  const expand = <T>(key: string, value: T): T => expandStatic(value, { ...names, context }, (problem, at) => report(problem, [...path, key, ...at])) as T;
  const { account, region } = level as DeploymentLevelOptions;
  return {
    context,
    tags: { ...above.tags, ...expand('tags', level.tags ?? {}) },
    account: account === undefined ? above.account : target(expand('account', account), process.env.CDK_DEFAULT_ACCOUNT),
    region: region === undefined ? above.region : target(expand('region', region), process.env.CDK_DEFAULT_REGION),
  };
}

function target(value: string, fallback: string | undefined): string | undefined {
  return value === 'default' ? fallback : value;
}

function kindOf(module: ModuleOptions, path: OptionPath, report: ReportAt): ModuleKind | undefined {
  const given = MODULE_KINDS.filter((kind) => module[kind.key] !== undefined);
  if (given.length === 1) return given[0];
  report({
    code: 'DSP120',
    message: given.length === 0 ? 'the module does not say what it is' : `the module is several things at once: ${given.map((kind) => kind.key).join(', ')}`,
    hint: `give exactly one of ${MODULE_KINDS.map((kind) => kind.key).join(', ')} (in YAML: "module_path")`,
  }, path);
  return undefined;
}

function checkName(level: string, name: string, path: OptionPath, report: ReportAt): void {
  if (NAME.test(name)) return;
  report({ code: 'DSP121', message: `"${name}" is not a name for a ${level}`, hint: 'use lower-case letters, digits and hyphens' }, path);
}
