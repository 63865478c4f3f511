import { Construct } from 'constructs';
import { StudioDomainOptions, StudioVpcEndpointOptions } from './studio-domain-options';
import { checkOneSource } from '../../access/given-objects';
import { failAt } from '../../private/option-problems';

/** Where a domain lives. */
export interface StudioNetwork {
  readonly vpcId: string;
  readonly subnetIds: string[];
}

/** The VPC and the subnets of a domain, by ID, however they are given. */
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
      code: 'DSP314', message: '"subnetSelection" is given without "vpc"', hint: 'give "vpc" in place of "vpcId"',
    });
  }
  // Both are required where no `vpc` is given, which is checked.
  return { vpcId: vpcId!, subnetIds: subnetIds! };
}

/** IDs of the subnets of endpoints, however they are given. */
export function endpointSubnetIds(scope: Construct, options: StudioVpcEndpointOptions): string[] | undefined {
  const { subnets, subnetIds } = options;
  checkOneSource(scope, ['createVpcEndpoints'], {
    object: 'subnets', given: subnets, option: 'subnetIds', text: subnetIds,
  });
  return subnets?.map(({ subnetId }) => subnetId) ?? subnetIds;
}
