/**
 * A resource that CloudFormation keeps although the template of its stack was not created by the platform.
 */
export interface AdoptedResourceOptions {
  /**
   * Logical ID of the resource in the deployed template, which the template of the platform then uses.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
   * @format logicalId
   * @sample lakeKeyB5F3DF98
   * @yaml logical_id
   */
  readonly logicalId: string;

  /**
   * Values of the deployed template for create-only properties, by path with dots. They can contain intrinsic
   * functions. Other properties are errors.
   *
   * @default - all properties have the values of the platform
   */
  readonly properties?: { [path: string]: any };
}

/**
 * An output of a deployed stack whose export other stacks can import.
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
   * Value of the output, if it is a string in the deployed template.
   *
   * @default - that of `expression`
   */
  readonly value?: string;

  /**
   * The intrinsic function for the value, as in the deployed template, for example `{ Ref: Bucket }`.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
   * @default - none
   */
  readonly expression?: { [name: string]: any };
}

/**
 * A stack that was deployed by other means and that the platform adopts.
 */
export interface AdoptedStackOptions {
  /**
   * Name of the deployed stack.
   *
   * @default - the name of the stack in the platform
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
   * deployed name for each name in the platform.
   *
   * @default - all names are those of the platform
   */
  readonly names?: { [kind: string]: { [name: string]: string } };

  /**
   * Outputs to keep, by logical ID, because other stacks may import them.
   *
   * @default - none
   */
  readonly outputs?: { [logicalId: string]: AdoptedOutputOptions };
}
