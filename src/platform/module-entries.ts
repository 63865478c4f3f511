import { CUSTOM, customModuleKind, readCustomModule } from './custom/custom-module-kind';
import { IPlatformModule } from './custom/platform-module-interface';
import { ModuleEntry, moduleId, ModuleSettings, Target } from './module-entry';
import { ModuleKind } from './module-kind';
import { MODULE_KINDS } from './module-kinds';
import { DeploymentLevelOptions } from './options/level-options';
import { AdditionalStackOptions, DeploymentHookOptions, ModuleOptions } from './options/module-options';
import { DataSciencePlatformOptions } from './options/platform-options';
import { stackNameOf } from './platform-stack';
import { sortedEntries, sortKeysDeep } from '../private/collections';
import { TAGS_PER_RESOURCE } from '../private/facts/aws-limits';
import { FormatName, formatFinding } from '../private/formats';
import { describeValue } from '../private/option-hints';
import { OptionPath } from '../private/option-path';
import { OptionFinding } from '../private/option-problems';
import { Problem } from '../private/problems';
import { Context } from './references/context-levels';
import { withQuotedVariables } from './references/hook-command';
import { visitTexts } from './references/producers';
import { expandStatic, StaticScope } from './references/static-references';

/** Reports a problem with the options at `path`. */
export type ReportAt = (problem: Problem, path: OptionPath) => void;

/** The names of domains, environments and modules. */
export const MODULE_NAME = /^[a-z0-9-]+$/;

/** The settings that a level passes on to the levels below. */
interface Inherited extends Target {
  readonly context: Context;
  readonly tags: { readonly [key: string]: string };
  readonly tagLevels: { readonly [key: string]: OptionPath };
  readonly isDefaultAccount: boolean;
  readonly settings: ModuleSettings;
}

/**
 * Every module of a platform, sorted by name, with its inherited settings. References that do not need a stack are
 * resolved.
 */
export function moduleEntries(options: DataSciencePlatformOptions, report: ReportAt): ModuleEntry[] {
  checkText('organizationName', options.organization, ['organization'], report);
  const entries: ModuleEntry[] = [];
  const invalid: { readonly domain: string; readonly name: string; readonly path: OptionPath }[] = [];
  const nothing = {
    context: Context.EMPTY, tags: {}, tagLevels: {}, isDefaultAccount: true, settings: { customAspects: [] },
  };
  const top = inherit(nothing, options, { organization: options.organization }, [], report);
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
        const entry = moduleEntry(
          moduleOptions, ofEnvironment, { ...names, environment, moduleName: name }, path, report,
        );
        if (entry) entries.push(entry);
        if (!MODULE_NAME.test(name)) invalid.push({ domain, name, path });
      }
    }
  }
  for (const { domain, name, path } of invalid) {
    const meant = nameInReferences({ organization: options.organization, domain, name }, entries);
    checkName('module', name, path, report, meant);
  }
  return withDistinctStacks(entries, report);
}

/**
 * Names joined by hyphens can be the same for modules in different domains or environments, whose stacks would be the
 * same.
 */
function withDistinctStacks(entries: ModuleEntry[], report: ReportAt): ModuleEntry[] {
  const taken = new Map<string, ModuleEntry>();
  return entries.filter((entry) => {
    const name = stackNameOf(entry);
    const other = taken.get(name);
    taken.set(name, other ?? entry);
    if (other !== undefined) {
      report(
        {
          code: 'DSP221',
          message: `"${moduleId(entry)}" and "${moduleId(other)}" both name their stack "${name}"`,
          hint: 'rename one of them',
        },
        entry.path,
      );
    }
    return other === undefined;
  });
}

type ModuleNames = {
  readonly organization: string;
  readonly domain: string;
  readonly environment: string;
  readonly moduleName: string;
};

function moduleEntry(
  module: ModuleOptions,
  above: Inherited,
  names: ModuleNames,
  path: OptionPath,
  report: ReportAt,
): ModuleEntry | undefined {
  const { domain, environment, moduleName: name } = names;
  const component = componentOf(module, path, report);
  if (component === undefined) return undefined;
  const { kind } = component;
  const { context, ...inherited } = inherit(above, module, names, path, report);
  checkTagCount(inherited.tags, [...path, 'tags'], report);
  const scope: StaticScope = { ...names, context };
  const expand = <T>(key: string, value: T): T =>
    expandStatic(value, scope, (problem, at) => report(problem, [...path, key, ...at])) as T;
  return {
    domain,
    environment,
    name,
    kind,
    path,
    scope,
    ...inherited,
    options: sortKeysDeep(expand(kind.key, component.options)) as ModuleEntry['options'],
    additionalStacks: [
      ...expand('additionalAccounts', module.additionalAccounts ?? []).map((account): AdditionalStackOptions => ({
        account,
      })),
      ...expand('additionalStacks', module.additionalStacks ?? []),
    ],
    allowCrossReferenceStack: module.allowCrossReferenceStack,
    predeploy: expand('predeploy', quoted(module.predeploy)),
    postdeploy: expand('postdeploy', quoted(module.postdeploy)),
    nagSuppressions: expand('nagSuppressions', module.nagSuppressions),
  };
}

/** A hook whose command reads environment variables in the shell. */
function quoted(hook: DeploymentHookOptions | undefined): DeploymentHookOptions | undefined {
  return hook && { ...hook, command: withQuotedVariables(hook.command) };
}

function inherit(
  above: Inherited,
  level: DeploymentLevelOptions,
  names: Omit<StaticScope, 'context'>,
  path: OptionPath,
  report: ReportAt,
): Inherited {
  const context = above.context.below(level.context ?? {}, levelName(names));
  const expand = <T>(key: string, value: T): T =>
    expandStatic(value, { ...names, context }, (problem, at) => report(problem, [...path, key, ...at])) as T;
  const account = expand('account', level.account);
  const region = expand('region', level.region);
  if (level.permissionsBoundary !== undefined && level.permissionsBoundaryArn !== undefined) {
    report({
      code: 'DSP314',
      message: '"permissionsBoundary" and "permissionsBoundaryArn" cannot be combined',
      hint: 'specify one of them',
    }, [...path, 'permissionsBoundaryArn']);
  }
  checkText('accountIdOrDefault', account, [...path, 'account'], report);
  checkText('regionNameOrDefault', region, [...path, 'region'], report);
  return {
    context,
    tags: { ...above.tags, ...expand('tags', level.tags ?? {}) },
    tagLevels: {
      ...above.tagLevels, ...Object.fromEntries(Object.keys(level.tags ?? {}).map((key) => [key, path])),
    },
    isDefaultAccount: account === undefined ? above.isDefaultAccount : account === 'default',
    ...targetOf({ account, region }, above),
    settings: {
      customNaming:
        level.customNaming && isComplete({ ...level.customNaming }, 'naming')
          ? expand('customNaming', level.customNaming)
          : above.settings.customNaming,
      customAspects: [
        ...above.settings.customAspects,
        ...expand(
          'customAspects',
          (level.customAspects ?? []).filter((aspect) => isComplete({ ...aspect }, 'aspect')),
        ),
      ],
      permissionsBoundary:
        level.permissionsBoundary ??
        expand('permissionsBoundaryArn', level.permissionsBoundaryArn) ??
        above.settings.permissionsBoundary,
      dataRemoval: level.dataRemoval ?? above.settings.dataRemoval,
      terminationProtection: level.terminationProtection ?? above.settings.terminationProtection,
    },
  };
}

/** Whether a class is specified correctly; missing names were reported when the options were read. */
function isComplete(options: { readonly [key: string]: unknown }, prefix: 'naming' | 'aspect'): boolean {
  return options[`${prefix}Module`] !== undefined && options[`${prefix}Class`] !== undefined;
}

function levelName({ domain, environment, moduleName }: Omit<StaticScope, 'context'>): string {
  if (moduleName !== undefined) return `module "${moduleName}"`;
  if (environment !== undefined) return `environment "${environment}"`;
  return domain === undefined ? 'the top level' : `domain "${domain}"`;
}

/**
 * Account and Region that `given` specifies; missing values come from `fallback`, and `default` means those of the
 * environment of the CLI.
 */
export function targetOf(given: Target, fallback: Target): Target {
  const choose = (value: string | undefined, other: string | undefined, ambient: string | undefined) =>
    value === 'default' ? ambient : (value ?? other);
  return {
    account: choose(given.account, fallback.account, process.env.CDK_DEFAULT_ACCOUNT),
    region: choose(given.region, fallback.region, process.env.CDK_DEFAULT_REGION),
  };
}

/** The kind of a module, and its options. Undefined if there is none, or several, which is reported. */
function componentOf(
  module: ModuleOptions,
  path: OptionPath,
  report: ReportAt,
): { readonly kind: ModuleKind; readonly options: unknown } | undefined {
  const keys = [...MODULE_KINDS.map((kind) => kind.key), CUSTOM] as const;
  const given = keys.filter((key) => module[key] !== undefined);
  if (given.length === 1) {
    if (module.custom !== undefined) return customComponent(module.custom, [...path, CUSTOM], report);
    return { kind: MODULE_KINDS.find(({ key }) => key === given[0])!, options: module[given[0]] };
  }
  report(
    {
      code: 'DSP120',
      message:
        given.length === 0
          ? 'the module does not specify its kind'
          : `the module specifies several kinds: ${given.join(', ')}`,
      hint: `specify exactly one of ${keys.join(', ')} (in YAML: "module_path")`,
    },
    path,
  );
  return undefined;
}

function customComponent(
  custom: IPlatformModule,
  path: OptionPath,
  report: ReportAt,
): { readonly kind: ModuleKind; readonly options: unknown } | undefined {
  const { options, problems } = readCustomModule(custom);
  for (const { path: at, ...problem } of problems) report(problem, [...path, ...at]);
  return problems.length === 0 ? { kind: customModuleKind(custom), options } : undefined;
}

/** Reports a key that is not a valid name for a domain, environment or module. */
function checkName(level: string, name: string, path: OptionPath, report: ReportAt, meant = validName(name)): void {
  if (MODULE_NAME.test(name)) return;
  const rule = 'use lowercase letters, digits and hyphens';
  report({
    code: 'DSP121',
    message: `"${name}" is not a valid name for ${/^[aeiou]/.test(level) ? 'an' : 'a'} ${level}`,
    hint: meant === '' ? rule : `write "${meant}": ${rule}`,
  }, path);
}

function validName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

/** The name that references use for a module whose own name is invalid. */
function nameInReferences(
  { organization, domain, name }: { readonly organization: string; readonly domain: string; readonly name: string },
  entries: readonly ModuleEntry[],
): string | undefined {
  const base = `/${organization}/${domain}/`;
  const found = new Set<string>();
  visitTexts(entries.map(({ options }) => options), (text) => {
    for (const part of text.split(base).slice(1)) found.add(part.split('/')[0]);
  });
  return [...found].find((other) => MODULE_NAME.test(other) && isSameName(other, name));
}

/** Whether two names are equal without characters that names of modules cannot have, and hyphens. */
export function isSameName(one: string, other: string): boolean {
  const letters = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters(one) === letters(other);
}

/** Reports an account or Region in the wrong format. */
export function checkTarget({ account, region }: Target, path: OptionPath, report: ReportAt): boolean {
  const checks = [
    checkText('accountIdOrDefault', account, path, report),
    checkText('regionNameOrDefault', region, path, report),
  ];
  return checks.every((isValid) => isValid);
}

function checkText(format: FormatName, text: unknown, path: OptionPath, report: ReportAt): boolean {
  if (text === undefined) return true;
  const finding: OptionFinding | undefined =
    typeof text === 'string'
      ? formatFinding(format, text)
      : { code: 'DSP111', message: `expected a string, found ${describeValue(text)}` };
  if (finding) report(finding, path);
  return finding === undefined;
}

/** The tags of all levels apply to each resource of a module. */
function checkTagCount(tags: { readonly [key: string]: string }, path: OptionPath, report: ReportAt): void {
  const count = Object.keys(tags).length;
  if (count <= TAGS_PER_RESOURCE) return;
  report(
    {
      code: 'DSP313',
      message: `the module has ${count} tags, including those of the levels above, and AWS accepts `
        + `${TAGS_PER_RESOURCE} on a resource`,
      hint: 'remove some of them',
    },
    path,
  );
}
