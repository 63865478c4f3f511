import { readJsonOfPackage } from '../package-directory';

/** The effect of changed properties on a resource of a type. Paths of properties have dots. */
export interface ResourceChanges {
  /** Properties whose change replaces the resource. */
  readonly createOnly?: readonly string[];
  /** Properties whose change can replace the resource. */
  readonly conditional?: readonly string[];
  /** The properties that identify a resource. */
  readonly identifier?: readonly string[];
  /** Whether every change replaces the resource, because the type cannot be updated. */
  readonly neverUpdated?: boolean;
  /** Whether CloudFormation deletes the replaced resource before it creates the new one, instead of afterwards. */
  readonly deletedFirst?: boolean;
  /** Whether CloudFormation can import an existing resource into a stack. */
  readonly importable?: boolean;
}

/** The output of `projenrc/resource-changes.py`. */
interface Facts {
  readonly stateful: readonly string[];
  readonly types: { readonly [type: string]: ResourceChanges };
}

let facts: Facts | undefined;

/**
 * The effect of changes according to the registry schema of a type. Undefined for a type that the library does not use.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export function resourceChanges(type: string): ResourceChanges | undefined {
  return readFacts().types[type];
}

/**
 * Types whose deletion loses data, of all services, as `cfn-lint` lists them.
 *
 * @see https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md
 */
export function statefulTypes(): readonly string[] {
  return readFacts().stateful;
}

function readFacts(): Facts {
  facts ??= readJsonOfPackage<Facts>('facts', 'resource-changes.json');
  return facts;
}
