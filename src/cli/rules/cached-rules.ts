import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { setFlagsFromString } from 'v8';
import {
  CloudFormationValidatePlugin, IPolicyValidationContext, PolicyValidationPluginReport, PolicyValidationStack,
  PolicyViolation,
} from 'aws-cdk-lib';
import { ResultCache } from './result-cache';
import { groupBy, isPlainObject } from '../../private/collections';

/** The findings of the rules in a template, without the location of the template. */
interface TemplateResult {
  readonly version?: string;
  readonly violations: readonly Violation[];
}

type Violation = Omit<PolicyViolation, 'violatingResources'> & {
  readonly resourceLogicalId?: string;
  readonly locations: string[];
};

/**
 * Validates templates against the CloudFormation rules of the CDK. A template that has not changed since an earlier run
 * is not validated again. The findings are those of the CDK, in the same order, with the name of its plugin, so that
 * acknowledgements apply.
 */
export class CachedRules extends CloudFormationValidatePlugin {
  private knownVersion?: string;

  /** `onFindings` is called in place of a report if anything is found. */
  constructor(private readonly cache?: ResultCache, private readonly onFindings?: () => void) {
    super();
  }

  public override get version(): string | undefined {
    return this.knownVersion ?? super.version;
  }

  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    // The rules are part of the CDK.
    const version = cdkVersion();
    const keys = new Map(context.stackTemplates.map((stack) => [stack, keyOf(stack, version)]));
    const results = new Map<PolicyValidationStack, TemplateResult>();
    for (const [stack, key] of keys) {
      const known = this.cache?.read(key);
      if (isResult(known)) results.set(stack, known);
    }
    const changed = context.stackTemplates.filter((stack) => !results.has(stack));
    if (changed.length > 0) {
      this.startEngine(changed);
      for (const stack of changed) results.set(stack, this.check(stack, context));
      this.cache?.write(new Map(changed.map((stack) => [keys.get(stack)!, results.get(stack)])));
    }
    this.knownVersion = results.values().next().value?.version;
    if (this.onFindings && [...results.values()].some(({ violations }) => violations.length > 0)) {
      this.onFindings();
      return { success: true, violations: [] };
    }
    return report(context.stackTemplates.map((stack) => [stack, results.get(stack)!]));
  }

  private check(stack: PolicyValidationStack, context: IPolicyValidationContext): TemplateResult {
    const { violations } = super.validate({
      ...context, templatePaths: [stack.templatePath], stackTemplates: [stack],
    });
    return {
      version: super.version,
      violations: violations.flatMap(({ violatingResources, ...violation }) =>
        violatingResources.map(({ resourceLogicalId, locations }) => ({ ...violation, resourceLogicalId, locations }))),
    };
  }

  /**
   * Starts the engine once for the types of all templates; otherwise it would start again for each template with other
   * types. Concurrent marking costs more than it saves while the memory of the engine grows.
   */
  private startEngine(stacks: readonly PolicyValidationStack[]): void {
    setFlagsFromString('--no-concurrent-marking');
    const engine = this as unknown as { initializeEngine?(types: ReadonlySet<string>): void };
    engine.initializeEngine?.(new Set(stacks.flatMap(({ templatePath }) => resourceTypes(templatePath))));
  }
}

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

function cdkVersion(): string {
  const manifest = require.resolve('aws-cdk-lib/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

function resourceTypes(templatePath: string): string[] {
  const { Resources } = JSON.parse(readFileSync(templatePath, 'utf8')) as {
    Resources?: { [id: string]: { Type: string } };
  };
  return Object.values(Resources ?? {}).map(({ Type }) => Type);
}

function isResult(value: unknown): value is TemplateResult {
  return isPlainObject(value) && Array.isArray(value.violations) && value.violations.every((violation) => (
    isPlainObject(violation) && typeof violation.ruleName === 'string' && Array.isArray(violation.locations)
  ));
}
