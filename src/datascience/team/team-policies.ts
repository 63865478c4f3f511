import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CompleteTeamOptions } from './team-created-roles';
import { supportStatements } from './team-execution-policy';
import { guardrailStatements } from './team-guardrails';
import { instanceStatements } from './team-instance-types';
import { IsolationTag, isolationStatements } from './team-isolation';
import { jobStatements } from './team-job-policy';
import { jobNetwork, withDomain } from './team-network';
import { restrictionStatements } from './team-restrictions';
import { privateSpacesOnly } from './team-spaces';
import { teamAdminStatements, teamUserStatements } from './team-user-policy';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { discoveryStatements } from '../../governance/roles/base-persona';
import { opensProfileApps, StudioAccess } from '../studio/studio-access';
import { StudioDomain } from '../studio/studio-domain';

/** A managed policy of a team. */
export interface TeamPolicy {
  /** The construct ID. */
  readonly id: string;
  /** The suffix of the name. */
  readonly suffix: string;
  readonly description: string;
  readonly roles: RoleReference[];
  readonly statements: PolicyStatement[];
  /** The reason why its wildcards are acceptable, if it has any. */
  readonly wildcards?: string;
}

/** What the policies of a team depend on. */
export interface TeamPolicyFacts {
  readonly team: CompleteTeamOptions;
  readonly users: RoleReference[];
  /** The execution role, followed by the role of applications if it is different. */
  readonly execution: RoleReference[];
  /** The roles that the team creates. */
  readonly created: RoleReference[];
  /** The admin role, if the team creates it. */
  readonly createdAdmin?: RoleReference;
  readonly keyArn: string;
  readonly domain?: StudioDomain;
  readonly studio: StudioAccess;
  readonly tag: IsolationTag;
}

const RESOURCES_OF_THE_FUTURE =
  'Members create these resources, so their names are not known at deployment; a guardrail policy restricts how they '
    + 'are created.';
const PROFILES_OF_THE_DOMAIN =
  'Limited to the Studio domain of the team; other users\' profiles are denied by their tag.';
const NO_DATA = 'Only names and settings: Lake Formation and the policies of buckets and keys control access to data.';

/** The policies of a team, in the order in which they are created. */
export function teamPolicies(scope: Construct, facts: TeamPolicyFacts): TeamPolicy[] {
  const { team, users, execution, created, createdAdmin, domain, tag } = facts;
  const sharing = {
    privateSpacesOnly: privateSpacesOnly(scope, team), profileApps: opensProfileApps(team.studioDomainConfig),
  };
  const network = jobNetwork(scope, team, domain);
  const restrictions = restrictionStatements(scope, facts.keyArn, network, team.restrictions);
  const instances = instanceStatements(scope, team.allowedInstanceTypes);
  return [
    {
      id: 'JobPolicy',
      suffix: 'jobs',
      description: 'SageMaker jobs, models, endpoints and notebooks of the team',
      roles: execution,
      statements: jobStatements(scope, tag),
      wildcards: RESOURCES_OF_THE_FUTURE,
    },
    {
      id: 'ExecutionPolicy',
      suffix: 'execution',
      description: 'Studio applications of the team and what jobs need around them',
      roles: execution,
      statements: [
        ...supportStatements(scope, deployedRole(scope, execution[0]).arn, domain, {
          ...sharing, network: network && withDomain(network, domain, team),
        }),
        ...facts.studio.passRoleStatements(),
      ],
      wildcards: RESOURCES_OF_THE_FUTURE,
    },
    {
      id: 'GuardrailPolicy',
      suffix: 'guardrails',
      description: 'Jobs run in a VPC, with the key of the team and encrypted traffic',
      roles: execution,
      statements: guardrailStatements(facts.keyArn, sharing),
    },
    {
      id: 'IsolationPolicy',
      suffix: 'isolation',
      description: 'Resources of other teams and Studio profiles of users are denied',
      roles: execution,
      statements: isolationStatements(tag),
    },
    ...restrictions.length === 0 ? [] : [{
      id: 'RestrictionPolicy',
      suffix: 'restrictions',
      description: 'Jobs and notebooks are limited as the options of the team specify',
      roles: execution,
      statements: restrictions,
    }],
    ...instances.length === 0 ? [] : [{
      id: 'InstancePolicy',
      suffix: 'instances',
      description: 'Applications and jobs use instances of the allowed types',
      roles: execution,
      statements: instances,
    }],
    ...domain === undefined ? [] : [{
      id: 'UserPolicy',
      suffix: 'users',
      description: 'Opening the own Studio profile',
      roles: users,
      statements: teamUserStatements(domain, team.studioDomainConfig?.authMode),
      wildcards: PROFILES_OF_THE_DOMAIN,
    }],
    ...created.length === 0 ? [] : [{
      id: 'DiscoveryPolicy',
      suffix: 'discovery',
      description: 'Finding data in the catalog and in Athena',
      roles: created,
      statements: discoveryStatements(scope),
      wildcards: NO_DATA,
    }],
    ...domain === undefined || createdAdmin === undefined ? [] : [{
      id: 'AdminPolicy',
      suffix: 'admins',
      description: 'Ending applications and spaces of the team',
      roles: [createdAdmin],
      statements: teamAdminStatements(domain),
      wildcards: PROFILES_OF_THE_DOMAIN,
    }],
  ];
}
