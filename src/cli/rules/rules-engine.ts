import { readFileSync } from 'fs';
import { setFlagsFromString } from 'v8';
import {
  CloudFormationValidatePlugin, IPolicyValidationContext, PolicyValidationStack, PolicyViolation,
} from 'aws-cdk-lib';

/** A template to check, and where it will be deployed. */
export type RuledStack = Pick<PolicyValidationStack, 'stackConstructPath' | 'templatePath' | 'accountId' | 'region'>;

/** The findings of the rules in one template, without the location of the template. */
export interface TemplateResult {
  readonly version?: string;
  readonly violations: readonly Violation[];
}

export type Violation = Omit<PolicyViolation, 'violatingResources'> & {
  readonly resourceLogicalId?: string;
  readonly locations: string[];
};

/** How much a WebAssembly function runs before V8 optimizes it, about 500 times the default of V8. */
const EXECUTED_BYTES = 1_000_000_000;

/** The CloudFormation rules of the CDK, for one template at a time. */
export class RulesEngine {
  private readonly plugin: CloudFormationValidatePlugin;

  constructor() {
    // Concurrent marking costs more than it saves while the memory of the engine grows.
    setFlagsFromString('--no-concurrent-marking');
    // By default, V8 optimizes thousands of functions of the engine that run only briefly.
    setFlagsFromString(`--wasm-tiering-budget=${EXECUTED_BYTES}`);
    // Starts the engine in some versions of the CDK.
    this.plugin = new CloudFormationValidatePlugin();
  }

  /**
   * Starts the engine for the types of all templates; otherwise, it would start again for each template with other
   * types.
   */
  public start(types: Iterable<string>): void {
    const engine = this.plugin as unknown as { initializeEngine?(types: ReadonlySet<string>): void };
    engine.initializeEngine?.(new Set(types));
  }

  /** The findings in each template. The rules use only the templates of the app. */
  public check(stacks: readonly RuledStack[], context: Partial<IPolicyValidationContext> = {}): TemplateResult[] {
    this.start(typesIn(stacks));
    return stacks.map((stack) => {
      const one = { ...context, templatePaths: [stack.templatePath], stackTemplates: [stack] };
      const { violations } = this.plugin.validate(one as IPolicyValidationContext);
      return {
        version: this.plugin.version,
        violations: violations.flatMap(({ violatingResources, ...violation }) => (
          violatingResources.map(({ resourceLogicalId, locations }) => (
            { ...violation, resourceLogicalId, locations }
          ))
        )),
      };
    });
  }
}

/** The types of the resources in the templates. */
export function typesIn(stacks: readonly Pick<RuledStack, 'templatePath'>[]): Set<string> {
  return new Set(stacks.flatMap(({ templatePath }) => {
    const { Resources } = JSON.parse(readFileSync(templatePath, 'utf8')) as {
      Resources?: { [id: string]: { Type: string } };
    };
    return Object.values(Resources ?? {}).map(({ Type }) => Type);
  }));
}
