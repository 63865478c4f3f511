import { CfnElement, CfnParameter, CfnResource, IResolvable, IResolveContext, Stack, Token } from 'aws-cdk-lib';
import { constructId } from '../../naming/names';
import { TEMPLATE_LIMITS } from '../../private/facts/template-limits';
import { valuesOf } from '../../private/shared-parameters';
import { dynamicReferencesIn } from '../../private/template-checks';

/** The template parameters, by path, of a stack with too many dynamic references. */
const PARAMETERS = Symbol('template parameters for Systems Manager parameters');

interface WithParameters {
  [PARAMETERS]?: ReadonlyMap<string, CfnParameter>;
}

const PATH = /\{\{resolve:ssm:([^}:]+)\}\}/g;

/** The value of a Systems Manager parameter, read by CloudFormation at deployment. */
export function parameterText(path: string): string {
  return new ParameterText(path).toString();
}

/** A dynamic reference, or a reference to the template parameter for the same path in this stack. */
class ParameterText implements IResolvable {
  public readonly creationStack: string[] = [];

  constructor(private readonly path: string) {}

  public resolve({ scope }: IResolveContext): unknown {
    const parameters = (Stack.of(scope) as WithParameters)[PARAMETERS];
    return parameters?.get(this.path)?.valueAsString ?? dynamicReference(this.path);
  }

  public toString(): string {
    return Token.asString(this, { displayHint: 'SSM' });
  }

  public toJSON(): string {
    return dynamicReference(this.path);
  }
}

function dynamicReference(path: string): string {
  return `{{resolve:ssm:${path}}}`;
}

/** The resources of a stack as in its template, and the number of their dynamic references. */
export interface RenderedResources {
  readonly properties: ReadonlyMap<CfnResource, RenderedProperties>;
  /** The logical IDs. */
  readonly ids: ReadonlyMap<CfnResource, string>;
  readonly dynamicReferences: number;
  /** Bytes of the template as the CDK writes it, up to what the synthesizer adds. */
  readonly bytes: number;
}

interface RenderedResource {
  readonly Properties?: RenderedProperties;
}

/** Properties of a resource by their names in CloudFormation. */
export interface RenderedProperties {
  readonly [name: string]: unknown;
}

/**
 * Uses template parameters instead of dynamic references to read Systems Manager parameters, one for each path, if the
 * resources have more dynamic references than CloudFormation accepts. Call it after all resources are created.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function settleParameters(stack: Stack, resources: readonly CfnResource[]): RenderedResources {
  const rendered = render(stack, resources);
  if (rendered.dynamicReferences <= TEMPLATE_LIMITS.dynamicReferences) return rendered;
  const text = JSON.stringify([...rendered.properties.values()]);
  const paths = [...new Set([...text.matchAll(PATH)].map(([, path]) => path))].sort();
  const scope = valuesOf(stack);
  const parameters = new Map(paths.map((path) => [path, new CfnParameter(scope, constructId(path.slice(1)), {
    type: 'AWS::SSM::Parameter::Value<String>',
    default: path,
    description: `The value of the parameter ${path}`,
  })]));
  Object.assign(stack, { [PARAMETERS]: parameters } satisfies WithParameters);
  return render(stack, resources);
}

function render(stack: Stack, resources: readonly CfnResource[]): RenderedResources {
  const all: { [logicalId: string]: RenderedResource } = {};
  const properties = new Map<CfnResource, RenderedProperties>();
  const ids = new Map<CfnResource, string>();
  for (const resource of resources) {
    const { Resources } = stack.resolve(resource._toCloudFormation()) as {
      Resources: { [logicalId: string]: RenderedResource };
    };
    Object.assign(all, Resources);
    const [[id, { Properties = {} }]] = Object.entries(Resources);
    properties.set(resource, Properties);
    ids.set(resource, id);
  }
  const text = JSON.stringify({ Resources: all }, undefined, 1);
  return {
    properties,
    ids,
    dynamicReferences: dynamicReferencesIn(text),
    bytes: Buffer.byteLength(text) + bytesOfOtherElements(stack),
  };
}

/** Bytes of parameters, outputs and mappings. */
function bytesOfOtherElements(stack: Stack): number {
  return stack.node.findAll()
    .filter((node): node is CfnElement => CfnElement.isCfnElement(node) && !CfnResource.isCfnResource(node))
    .reduce((sum, element) => sum + bytesOf(stack.resolve(element._toCloudFormation())), 0);
}

function bytesOf(template: object): number {
  return Buffer.byteLength(JSON.stringify(template, undefined, 1));
}
