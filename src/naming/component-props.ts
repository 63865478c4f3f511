import { RemovalPolicy } from 'aws-cdk-lib';
import { IResourceNaming } from './resource-naming';

/**
 * What code can give to every component, in addition to its configuration.
 */
export interface ComponentProps {
  /**
   * Gives the physical names.
   *
   * @default - names derived from the path of the construct
   */
  readonly naming?: IResourceNaming;

  /**
   * What happens to buckets, keys and other holders of data when they leave the template.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
   * @default - they are retained, except when the creation of their stack fails
   */
  readonly removalPolicy?: RemovalPolicy;
}
