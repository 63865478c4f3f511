/**
 * A finding of a compliance check that was looked at and accepted.
 *
 * @see https://github.com/cdklabs/cdk-nag#suppressing-a-rule
 */
export interface Suppression {
  /**
   * ID of the rule, for example `AwsSolutions-IAM5`: it covers the findings of that rule on this one resource. The id
   * of a single finding (`AwsSolutions-IAM5[Resource::*]`) covers only that finding.
   *
   * @sample AwsSolutions-IAM5
   */
  readonly id: string;

  /**
   * Why the finding is accepted.
   *
   * @sample The action takes no resource.
   */
  readonly reason: string;

  /**
   * The findings of the rule that are meant, where not all are: texts as cdk-nag writes them in brackets
   * (`Resource::*`), or maps with a regular expression for them (`{ regex: '/^Action::s3:.*$/g' }`).
   *
   * @default - every finding of the rule on the resource
   */
  readonly appliesTo?: any[];
}
