import { RemovalPolicy } from 'aws-cdk-lib';
import { IResourceNaming } from './resource-naming';

/**
 * Properties of every component that are available only in code.
 */
export interface ComponentProps {
  /**
   * Generates the physical names.
   *
   * @default - names derived from the path of the construct
   */
  readonly naming?: IResourceNaming;

  /**
   * Removal policy for buckets, keys and other resources that hold data.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
   * @default - they are retained, except when the creation of their stack fails
   */
  readonly removalPolicy?: RemovalPolicy;
}
