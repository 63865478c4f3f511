import { Stack } from 'aws-cdk-lib';
import { Port } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { StudioDomainOptions, StudioVpcEndpointOptions } from './studio-domain-options';
import { endpointSubnetIds, StudioNetwork } from './studio-network';
import { usesRStudio } from './studio-rstudio';
import { physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { RuledSecurityGroup } from '../../network/ruled-security-group';
import { VpcEndpoints } from '../../network/vpc-endpoints';
import { unique } from '../../private/collections';
import { ENDPOINT_SERVICES } from '../../private/facts/vpc-endpoints';
import { warnAt } from '../../private/option-problems';

/** Services that the execution role can call from an application, by the prefix of their IAM actions. */
const CALLED = ['athena', 'cloudwatch', 'ecr', 'glue', 'kms', 'logs', 'sagemaker', 'sts'];

/** Properties of the domain that the endpoints use. */
export interface StudioEndpointsProps {
  readonly domain: StudioDomainOptions & { readonly mlflow?: boolean };
  readonly naming: IResourceNaming;
  readonly network: StudioNetwork;
  readonly securityGroup: { readonly securityGroupId: string };
}

/**
 * The endpoints of `createVpcEndpoints`, if specified. A service that the domain needs without an endpoint causes a
 * warning: the VPC must already have that endpoint, or another route to the service.
 */
export function studioEndpoints(scope: Construct, props: StudioEndpointsProps): VpcEndpoints | undefined {
  const { domain, naming, network, securityGroup } = props;
  const options = domain.createVpcEndpoints;
  if (options === undefined) return undefined;
  const needed = neededServices(domain);
  warnOfMissing(scope, options, needed);
  const endpoints = new VpcEndpoints(scope, 'VpcEndpoints', {
    vpcId: network.vpcId,
    subnetIds: endpointSubnetIds(scope, options) ?? network.subnetIds,
    securityGroupName: physicalName(naming, 'securityGroup', 'endpoints'),
    clientSecurityGroupId: securityGroup.securityGroupId,
    services: unique(options.services ?? needed),
    s3RouteTableIds: options.s3RouteTableIds,
    privateDns: options.privateDns ?? true,
    resourceAccounts: options.resourceAccounts && unique([Stack.of(scope).account, ...options.resourceAccounts]),
  });
  if (securityGroup instanceof RuledSecurityGroup && domain.securityGroupEgress !== undefined) {
    securityGroup.addEgressRule(endpoints.securityGroup, Port.HTTPS, 'Endpoints of AWS services');
  }
  return endpoints;
}

/** The endpoint services for the services that the execution role can call, sorted. */
function neededServices(domain: StudioEndpointsProps['domain']): string[] {
  const called = [
    ...CALLED,
    ...domain.mlflow ? ['sagemaker-mlflow'] : [],
    ...usesRStudio(domain) || domain.rStudioServerProDomainSettings ? ['license-manager'] : [],
  ];
  return called.flatMap((prefix) => ENDPOINT_SERVICES[prefix]).sort();
}

function warnOfMissing(scope: Construct, options: StudioVpcEndpointOptions, needed: readonly string[]): void {
  const { services = needed, s3RouteTableIds } = options;
  const missing = [...needed.filter((service) => !services.includes(service)), ...s3RouteTableIds ? [] : ['s3']];
  if (missing.length === 0) return;
  warnAt(scope, ['createVpcEndpoints'], {
    code: 'DSP363',
    message: `applications can call services for which no endpoint is created: ${missing.join(', ')}`,
    hint: 'add them to "services" (S3: "s3RouteTableIds"), unless the VPC has these endpoints or another route there',
  });
}
