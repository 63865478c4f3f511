import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * The default for resources that hold data: they are retained, except when the creation of their stack fails.
 * Otherwise, their names would be in use when the deployment is repeated.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export const RETAIN = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
