import { Value } from '../../access/evaluation/intrinsics';
import { CloudFormationTemplate, ResolvedTemplates, ResolveOptions } from '../../access/evaluation/resolved-templates';
import { Template, TemplateResource } from '../diff/template';

/** A deployed template with all its sections. */
export interface DeployedTemplate extends Template {
  readonly Parameters?: { readonly [name: string]: { readonly Type: string; readonly Default?: unknown } };
  readonly Outputs?: { readonly [logicalId: string]: DeployedOutput };
}

/** An output of a template. */
export interface DeployedOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

/**
 * Templates in which each reference is replaced by its value, or by a string that is the same for the same reference.
 */
export class EvaluatedTemplates {
  private readonly evaluated: ResolvedTemplates;

  constructor(
    private readonly templates: ReadonlyMap<string, DeployedTemplate>, environments: ResolveOptions['environments'],
  ) {
    this.evaluated = new ResolvedTemplates(
      Object.fromEntries(templates) as { [stack: string]: CloudFormationTemplate },
      { environments, placeholders: true },
    );
  }

  /** A template with references resolved. */
  public of(stack: string): Template {
    const definitions = this.templates.get(stack)?.Resources ?? {};
    const resources = this.evaluated.resources.filter((resource) => resource.stack === stack);
    return {
      Resources: Object.fromEntries(resources.map(({ logicalId, properties }): [string, TemplateResource] => [
        logicalId, { ...definitions[logicalId], Properties: properties as TemplateResource['Properties'] },
      ])),
    };
  }

  /** Names of the exports of a template, by the logical ID of the output. */
  public exportNames(stack: string): Map<string, string> {
    return new Map(Object.entries(this.templates.get(stack)?.Outputs ?? {}).flatMap(([id, { Export }]) => (
      Export === undefined ? [] : [[id, this.textOf(stack, Export.Name)] as const]
    )));
  }

  /** Names of the exports that a template imports. */
  public importsOf(stack: string): Set<string> {
    const found = new Set<string>();
    JSON.stringify(this.templates.get(stack), (key, value: unknown) => {
      if (key === 'Fn::ImportValue') found.add(this.textOf(stack, value));
      return value;
    });
    return found;
  }

  /** A value in a template as a string, with references resolved. */
  public textOf(stack: string, value: unknown): string {
    return String(this.evaluated.evaluate(stack, value as Value));
  }
}
