/**
 * An acknowledged finding of a compliance check.
 *
 * @see https://github.com/cdklabs/cdk-nag#suppressing-a-rule
 */
export interface Suppression {
  /**
   * ID of the rule, for example `AwsSolutions-IAM5`, for all findings of that rule on this resource. The ID of a single
   * finding (`AwsSolutions-IAM5[Resource::*]`) applies only to that finding.
   *
   * @sample AwsSolutions-IAM5
   */
  readonly id: string;

  /**
   * Reason why the finding is acceptable.
   *
   * @sample The action takes no resource.
   */
  readonly reason: string;

  /**
   * The findings of the rule to suppress, if not all: strings as cdk-nag writes them in brackets (`Resource::*`), or
   * maps with a regular expression (`{ regex: '/^Action::s3:.*$/g' }`).
   *
   * @default - all findings of the rule on the resource
   */
  readonly appliesTo?: any[];
}
