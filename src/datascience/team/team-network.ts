import { Construct } from 'constructs';
import { TeamJobNetworkOptions, TeamOptions } from './team-options';
import { checkOneSource } from '../../access/given-objects';
import { unique } from '../../private/collections';
import { failAt } from '../../private/option-problems';
import { StudioDomain } from '../studio/studio-domain';
import { securityGroupIdsOf } from '../studio/studio-user-settings';

/** Subnets and security groups by ID. */
export interface TeamNetwork {
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
}

/** The network that `jobNetwork` limits jobs to, if specified. */
export function jobNetwork(
  scope: Construct, { jobNetwork: options }: TeamOptions, domain: StudioDomain | undefined,
): TeamNetwork | undefined {
  if (options === undefined) return undefined;
  const given = givenNetwork(scope, options);
  const network = domain && domainNetwork(domain);
  const idsOf = (option: keyof TeamNetwork): string[] => {
    const ids = given[option] ?? network?.[option] ?? [];
    if (ids.length > 0) return ids;
    return failAt(scope, ['jobNetwork'], {
      code: 'DSP314',
      message: `"jobNetwork" has no "${option}", and the team has no Studio domain that provides them`,
      hint: `specify "${option}", or omit "jobNetwork"`,
    });
  };
  return { subnetIds: idsOf('subnetIds'), securityGroupIds: idsOf('securityGroupIds') };
}

/** The IDs that `jobNetwork` has, from texts or constructs. */
export function givenNetwork(
  scope: Construct, { subnetIds, subnets, securityGroupIds, securityGroups }: TeamJobNetworkOptions,
): Partial<TeamNetwork> {
  const path = ['jobNetwork'];
  checkOneSource(scope, path, { object: 'subnets', given: subnets, option: 'subnetIds', text: subnetIds });
  checkOneSource(scope, path, {
    object: 'securityGroups', given: securityGroups, option: 'securityGroupIds', text: securityGroupIds,
  });
  return {
    subnetIds: subnets?.map(({ subnetId }) => subnetId) ?? subnetIds,
    securityGroupIds: securityGroups?.map(({ securityGroupId }) => securityGroupId) ?? securityGroupIds,
  };
}

/** The networks of jobs and of the applications of the domain together. */
export function withDomain(
  network: TeamNetwork, domain: StudioDomain | undefined, { studioDomainConfig }: TeamOptions,
): TeamNetwork {
  if (domain === undefined) return network;
  const { subnetIds, securityGroupIds } = domainNetwork(domain);
  const settings = [
    studioDomainConfig?.defaultUserSettings,
    ...Object.values(studioDomainConfig?.userProfiles ?? {}).map(({ userSettings }) => userSettings),
  ];
  return {
    subnetIds: unique([...network.subnetIds, ...subnetIds]),
    securityGroupIds: unique([
      ...network.securityGroupIds,
      ...securityGroupIds,
      ...settings.flatMap((users) => securityGroupIdsOf(users ?? {})),
    ]),
  };
}

function domainNetwork({ domain, securityGroup }: StudioDomain): TeamNetwork {
  return { subnetIds: [...domain.subnetIds ?? []], securityGroupIds: [securityGroup.securityGroupId] };
}
