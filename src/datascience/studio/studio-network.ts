import { Construct } from 'constructs';
import { StudioDomainOptions, StudioVpcEndpointOptions } from './studio-domain-options';
import { checkOneSource } from '../../access/given-objects';
import { failAt } from '../../private/option-problems';

/** The network of a domain. */
export interface StudioNetwork {
  readonly vpcId: string;
  readonly subnetIds: string[];
}

/** The VPC and subnets of a domain by ID, from IDs or constructs. */
export function studioNetwork(scope: Construct, options: StudioDomainOptions): StudioNetwork {
  const { vpc, subnetSelection, vpcId, subnetIds, securityGroup, securityGroupId } = options;
  checkOneSource(scope, [], { object: 'vpc', given: vpc, option: 'vpcId', text: vpcId });
  checkOneSource(scope, [], { object: 'vpc', given: vpc, option: 'subnetIds', text: subnetIds });
  checkOneSource(scope, [], {
    object: 'securityGroup', given: securityGroup, option: 'securityGroupId', text: securityGroupId,
  });
  if (vpc !== undefined) return { vpcId: vpc.vpcId, subnetIds: vpc.selectSubnets(subnetSelection).subnetIds };
  if (subnetSelection !== undefined) {
    failAt(scope, ['subnetSelection'], {
      code: 'DSP314', message: '"subnetSelection" is specified without "vpc"', hint: 'specify "vpc" instead of "vpcId"',
    });
  }
  // Both are required without `vpc`, which is checked.
  return { vpcId: vpcId!, subnetIds: subnetIds! };
}

/** IDs of the subnets of endpoints, from IDs or constructs. */
export function endpointSubnetIds(scope: Construct, options: StudioVpcEndpointOptions): string[] | undefined {
  const { subnets, subnetIds } = options;
  checkOneSource(scope, ['createVpcEndpoints'], {
    object: 'subnets', given: subnets, option: 'subnetIds', text: subnetIds,
  });
  return subnets?.map(({ subnetId }) => subnetId) ?? subnetIds;
}
