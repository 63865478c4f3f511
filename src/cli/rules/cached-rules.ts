import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import {
  CloudFormationValidatePlugin, IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport,
  PolicyValidationStack, PolicyViolation,
} from 'aws-cdk-lib';
import { EarlyRules } from './early-rules';
import { ResultCache } from './result-cache';
import { RulesEngine, TemplateResult, typesIn } from './rules-engine';
import { groupBy, isPlainObject } from '../../private/collections';

/** Settings and callbacks of the rules. */
export interface RulesSettings {
  readonly cache?: ResultCache;
  /** Called instead of a report if there are findings. */
  readonly onFindings?: () => void;
  /** The rules in a separate thread. */
  readonly early?: EarlyRules;
  /** Called with the types of all templates when they have been checked. */
  readonly onChecked?: (types: readonly string[]) => void;
}

/**
 * Validates templates against the CloudFormation rules of the CDK. A template that has not changed since an earlier run
 * is not validated again, and without a changed template no engine starts. The findings are those of the CDK, in the
 * same order, with the name of its plugin, so that acknowledgements apply.
 */
export class CachedRules implements IPolicyValidationPlugin {
  public readonly name = CloudFormationValidatePlugin.PLUGIN_NAME;
  private knownVersion?: string;

  constructor(private readonly settings: RulesSettings) {}

  public get version(): string | undefined {
    return this.knownVersion ?? CloudFormationValidatePlugin.prototype.version;
  }

  /** Not known without an engine. The CDK reads them for its usage statistics, which the stacks of a platform omit. */
  public get ruleIds(): string[] | undefined {
    return undefined;
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { cache, early, onFindings, onChecked } = this.settings;
    // The rules are part of the CDK.
    const version = cdkVersion();
    const keys = new Map(context.stackTemplates.map((stack) => [stack, keyOf(stack, version)]));
    const results = new Map<PolicyValidationStack, TemplateResult>();
    for (const [stack, key] of keys) {
      const known = cache?.read(key);
      if (isResult(known)) results.set(stack, known);
    }
    const changed = context.stackTemplates.filter((stack) => !results.has(stack));
    if (changed.length > 0) {
      const found = early?.check(changed) ?? new RulesEngine().check(changed, context);
      changed.forEach((stack, index) => results.set(stack, found[index]));
      cache?.write(new Map(changed.map((stack) => [keys.get(stack)!, results.get(stack)])));
    } else {
      early?.stop();
    }
    if (changed.length > 0 || early) onChecked?.([...typesIn(context.stackTemplates)].sort());
    this.knownVersion = results.values().next().value?.version;
    if (onFindings && [...results.values()].some(({ violations }) => violations.length > 0)) {
      onFindings();
      return { success: true, violations: [] };
    }
    return report(context.stackTemplates.map((stack) => [stack, results.get(stack)!]));
  }
}

// The CDK recognizes its rules by their class, whose constructor is not called: it starts an engine in some versions.
Object.setPrototypeOf(CachedRules.prototype, CloudFormationValidatePlugin.prototype as object);

/** The findings of all templates as the CDK reports them: the same finding in several templates is reported once. */
function report(results: [PolicyValidationStack, TemplateResult][]): PolicyValidationPluginReport {
  const found = results.flatMap(([stack, { violations }]) => violations.map((violation) => ({ stack, violation })));
  const same = groupBy(found, ({ violation: { ruleName, severity, description } }) => (
    [JSON.stringify([ruleName, severity, description])]
  ));
  const violations = [...same.values()].map((group): PolicyViolation => {
    const { resourceLogicalId: _, locations: __, ...violation } = group[0].violation;
    return {
      ...violation,
      violatingResources: group.map(({ stack, violation: { resourceLogicalId, locations } }) => ({
        resourceLogicalId,
        constructPath: resourceLogicalId === undefined ? stack.stackConstructPath : undefined,
        templatePath: stack.templatePath,
        locations,
      })),
    };
  });
  return { success: violations.every(({ severity }) => severity !== 'error' && severity !== 'fatal'), violations };
}

/** A key for everything that the findings in a template depend on. */
function keyOf({ templatePath, accountId, region }: PolicyValidationStack, rules: string): string {
  const hash = createHash('sha256');
  for (const part of [rules, accountId ?? '', region ?? '', readFileSync(templatePath, 'utf8')]) {
    hash.update(`${part.length}:${part}`);
  }
  return hash.digest('hex');
}

/** The version of the CDK, and with it that of its rules. */
export function cdkVersion(): string {
  const manifest = require.resolve('aws-cdk-lib/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function isResult(value: unknown): value is TemplateResult {
  return isPlainObject(value) && Array.isArray(value.violations) && value.violations.every((violation) => (
    isPlainObject(violation) && typeof violation.ruleName === 'string' && Array.isArray(violation.locations)
  ));
}
