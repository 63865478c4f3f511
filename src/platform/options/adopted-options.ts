/**
 * A resource that CloudFormation keeps although its stack was written by something else.
 */
export interface AdoptedResourceOptions {
  /**
   * Logical ID that the deployed template gives the resource. The template of the platform gives it the same one.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
   * @format logicalId
   * @sample lakeKeyB5F3DF98
   * @yaml logical_id
   */
  readonly logicalId: string;

  /**
   * Values of the deployed template for properties whose change would replace the resource, by path with dots. They can
   * hold intrinsic functions. Other properties are errors.
   *
   * @default - all properties have the values that the platform gives them
   */
  readonly properties?: { [path: string]: any };
}

/**
 * An output of a deployed stack whose export other stacks may import.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export interface AdoptedOutputOptions {
  /**
   * Name of the export.
   *
   * @yaml export_name
   */
  readonly exportName: string;

  /**
   * Value of the output, if the deployed template has a text.
   *
   * @default - that of `expression`
   */
  readonly value?: string;

  /**
   * The intrinsic function that gives the value, as the deployed template has it, for example `{ Ref: Bucket }`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
   * @default - none
   */
  readonly expression?: { [name: string]: any };
}

/**
 * A stack that something else deployed and that the platform continues.
 */
export interface AdoptedStackOptions {
  /**
   * Name of the deployed stack.
   *
   * @default - the name that the platform gives the stack
   * @format stackName
   * @sample research-lake
   * @yaml stack_name
   */
  readonly stackName?: string;

  /**
   * The adopted resources, by the path of their construct in the stack, for example `DataLake/Key`.
   *
   * @default - none
   */
  readonly resources?: { [path: string]: AdoptedResourceOptions };

  /**
   * Physical names that differ from those of the platform: by kind (for example `bucket`, `role`, `keyAlias`), the
   * deployed name for each name that the platform would give.
   *
   * @default - all names are those of the platform
   */
  readonly names?: { [kind: string]: { [name: string]: string } };

  /**
   * Outputs that stay, by logical ID, since other stacks may import them.
   *
   * @default - none
   */
  readonly outputs?: { [logicalId: string]: AdoptedOutputOptions };
}
