/**
 * Endpoints in the VPC of a domain, through which applications reach AWS without a way to the internet.
 *
 * A VPC has one set of endpoints with private DNS: let one domain of a VPC make them. The policy of an endpoint lets principals of this account alone
 * through, apart from the endpoint of Studio itself, which is opened by signed links.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html
 */
export interface StudioVpcEndpointOptions {
  /**
   * Names of services, as in the name of an endpoint without its beginning `com.amazonaws.<region>.`. `studio`, `notebook`, `experiments` and
   * `partner-app` stand for `aws.sagemaker.<region>.<name>`.
   *
   * @default - athena, ecr.api, ecr.dkr, glue, kms, logs, monitoring, sagemaker.api, sagemaker.runtime, studio, sts
   * @sample sagemaker.api
   */
  readonly services?: string[];

  /**
   * Ids of the subnets that the endpoints lie in, one for each availability zone.
   *
   * @default - the subnets of the domain
   * @pattern ^subnet-([0-9a-f]{8}|[0-9a-f]{17})$
   * @sample subnet-0123456789abcdef0
   */
  readonly subnetIds?: string[];

  /**
   * Ids of the route tables of the subnets: the gateway endpoint of S3, which costs nothing, is entered there.
   *
   * @default - no gateway endpoint is made
   * @pattern ^rtb-([0-9a-f]{8}|[0-9a-f]{17})$
   * @sample rtb-0123456789abcdef0
   */
  readonly s3RouteTableIds?: string[];

  /**
   * Whether the ordinary names of the services lead to the endpoints.
   *
   * @default true
   */
  readonly privateDns?: boolean;
}
