import { CfnParameter, CfnResource, IResolvable, Lazy, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { cfnResourcesOf } from '../../private/cfn-resources';
import { ownConstructPath } from '../../private/facts/mdaa-construct-paths';
import { FORMATS } from '../../private/formats';
import { Problem } from '../../private/problems';
import { didYouMean } from '../../private/suggestions';

const PARAMETER_TYPES: { readonly [type: string]: string } = {
  string: 'String',
  number: 'Number',
  list: 'CommaDelimitedList',
};

/** References to resources and CloudFormation parameters in the stack of the reader itself. */
export class StackReferences {
  private readonly pending: {
    readonly text: string;
    readonly path: string;
    readonly report: (problem: Problem) => void;
  }[] = [];

  constructor(private readonly stack: Stack, private readonly moduleKind: string) {}

  /**
   * `CONSTRUCT/PATH[:ATTRIBUTE]`: the reference of a resource that the module will create, or one of its attributes.
   * The path is that of a construct of this library, or of MDAA.
   */
  public resource(text: string, report: (problem: Problem) => void): string {
    const [path, attribute] = text.split(':');
    this.pending.push({ text, path, report });
    const produce = (): string | IResolvable => {
      const resource = this.find(path);
      // Not created yet, or never, which is reported at the end.
      if (resource === undefined) return path;
      return attribute === undefined ? resource.ref : resource.getAtt(attribute);
    };
    return Lazy.uncachedString({ produce: () => produce() as string });
  }

  /** Reports every reference to a resource that the module did not create. Called after the module is complete. */
  public check(): void {
    for (const { text, path, report } of this.pending) {
      if (this.find(path) !== undefined) continue;
      report({
        code: 'DSP214',
        message: `"{{ref:${text}}}": the module has no resource "${path}"`,
        notes: ['it is neither the path of a construct of this library nor that of a construct of AWS MDAA that the '
          + 'module has'],
        hint: didYouMean(
          path,
          cfnResourcesOf(this.stack).map((resource) => this.pathOf(resource)),
        ),
      });
    }
  }

  /** `[TYPE:]NAME`: a parameter of the stack, whose value is passed at deployment. */
  public parameter(text: string, alone: boolean, report: (problem: Problem) => void): unknown {
    const [, type = 'string', name] = /^(?:(string|number|list):)?(.*)$/.exec(text)!;
    if (!FORMATS.logicalId.pattern.test(name)) {
      report({
        code: 'DSP216',
        message: `"${name}" is not a valid CloudFormation parameter name`,
        hint: 'use letters and digits; the name can have the prefix "string:", "number:" or "list:"',
      });
      return '';
    }
    if (type === 'list' && !alone) {
      report({
        code: 'DSP216',
        message: `"{{param:${text}}}" is a list, which cannot be part of a longer string`,
        hint: 'use the reference as the whole value',
      });
      return '';
    }
    const parameter = this.findOrCreateParameter(name, type, report);
    if (parameter === undefined || !alone || type === 'string') return parameter?.valueAsString ?? '';
    return type === 'number' ? parameter.valueAsNumber : parameter.valueAsList;
  }

  private findOrCreateParameter(
    name: string,
    type: string,
    report: (problem: Problem) => void,
  ): CfnParameter | undefined {
    const existing = this.stack.node.tryFindChild(name);
    if (existing === undefined) {
      return new CfnParameter(this.stack, name, {
        type: PARAMETER_TYPES[type],
        description: `Value of {{param:${name}}} in the configuration`,
      });
    }
    if (existing instanceof CfnParameter && existing.type === PARAMETER_TYPES[type]) return existing;
    report({
      code: 'DSP216',
      message: `the parameter "${name}" is used with different types, or its name is already in use`,
      hint: 'use the same type everywhere, or a different name',
    });
    return undefined;
  }

  private find(path: string): CfnResource | undefined {
    const wanted = path.replace(/^\/+|\/+$/g, '');
    const ofMdaa = ownConstructPath(this.moduleKind, wanted);
    return this.at(wanted)
      ?? cfnResourcesOf(this.stack).find((candidate) => this.stack.resolve(candidate.logicalId) === wanted)
      ?? (ofMdaa === undefined ? undefined : this.at(ofMdaa));
  }

  private at(path: string): CfnResource | undefined {
    const found = path
      .split('/')
      .reduce<IConstruct | undefined>(
        (node, id) => node?.node.children.find((child) => child.node.id === id),
        this.stack,
      );
    const resource = CfnResource.isCfnResource(found) ? found : found?.node.defaultChild;
    return CfnResource.isCfnResource(resource) ? resource : undefined;
  }

  private pathOf(resource: CfnResource): string {
    return resource.node.path.slice(this.stack.node.path.length + 1).replace(/\/Resource$/, '');
  }
}
