import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  CfnManagedPolicy, Grant, IGrantable, IManagedPolicy, IRole, ManagedPolicy, PolicyDocument, Role,
} from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { CfnMlflowTrackingServer, CfnSpace } from 'aws-cdk-lib/aws-sagemaker';
import { Construct } from 'constructs';
import { createBudget } from './team-budget';
import { CreatedRole, createRoles, withCreatedRoles } from './team-created-roles';
import { checkExisting } from './team-existing-bucket';
import { isolationTag } from './team-isolation';
import { fileSystemGrantStatement } from './team-key';
import { mlflowPrefix, mlflowRole, TeamMlflow } from './team-mlflow';
import { givenNetwork } from './team-network';
import { TeamOptions } from './team-options';
import { TeamPolicy, teamPolicies } from './team-policies';
import { checkOwnExecutionRoles, checkProfileRoles } from './team-role-checks';
import { createSpaces, privateSpacesOnly } from './team-spaces';
import { attachedPolicy } from '../../access/attached-policy';
import { inventoryKeyStatements, receivedInventories } from '../../access/bucket-inventory';
import { addKeyStatement, OPENED_BY_PARENT } from '../../access/given-objects';
import { platformKey } from '../../access/platform-key';
import { policyLengthErrors } from '../../access/policy-limits';
import { AccessLevel, PrefixGrant } from '../../access/prefix-access';
import { protectedBucket } from '../../access/protected-bucket';
import { grantPrefixes } from '../../access/role-grants';
import { RoleReference, uniqueRoles } from '../../access/role-reference';
import { AthenaWorkgroup } from '../../datalake/athena-workgroup';
import { ComponentProps } from '../../naming/component-props';
import { namingOf, physicalName, policyName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { acknowledgeWildcards } from '../../private/acknowledge';
import { valueOf } from '../../private/lookup';
import { placeOptions, standingAt } from '../../private/option-problems';
import { checkOptions } from '../../private/options-reader';
import { StudioAccess, studioPrefixes } from '../studio/studio-access';
import { StudioDomain } from '../studio/studio-domain';

/**
 * Configuration of a data science team.
 */
export interface DataScienceTeamOptions {
  /**
   * The team.
   */
  readonly team: TeamOptions;
}

/**
 * Properties of a `DataScienceTeam`.
 */
export interface DataScienceTeamProps extends DataScienceTeamOptions, ComponentProps {
  /**
   * An existing key, instead of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;

  /**
   * An existing bucket, instead of `existingBucketName`. The policy of a bucket that the app owns is extended. The
   * policies of an imported bucket, and of a bucket that another component of this library protects, are not changed: a
   * warning lists what they must allow.
   *
   * @default - a new bucket, or that of `existingBucketName`
   */
  readonly bucket?: IBucket;
}

/** The prefixes that members and jobs of the team read and write. */
const WORKING_PREFIXES = ['projects/', 'sagemaker/', 'athena-results/'];

const ONE_SERVER =
  'All MLflow actions, only on the tracking server of the team; the other actions do not support resource-level '
    + 'permissions, and only show names.';

/** The roles of a team. */
interface TeamRoles {
  readonly admins: RoleReference[];
  readonly users: RoleReference[];
  /** The execution role, followed by the role of applications if it is different. */
  readonly execution: RoleReference[];
  readonly members: RoleReference[];
}

/** The access that the key and bucket policies must grant to an MLflow tracking server. */
interface MlflowAccess {
  readonly role: Role;
  readonly roles: RoleReference[];
  readonly prefix: string;
  readonly grants: PrefixGrant[];
}

/**
 * The resources of a data science team: a bucket and a key, an Athena workgroup, a Studio domain, and policies for its
 * roles.
 *
 * @example
 * declare const vpc: IVpc;
 * new DataScienceTeam(stack, 'Team', {
 *   team: {
 *     dataAdminRoles: [{ name: 'data-admin' }],
 *     teamUserRoles: [{ name: 'data-scientist' }],
 *     teamExecutionRole: { name: 'team-execution' },
 *     studioDomainConfig: { authMode: StudioAuthMode.SSO, vpc },
 *   },
 * });
 */
export class DataScienceTeam extends Construct {
  /**
   * The key of the team.
   */
  public readonly key: IKey;

  /**
   * The bucket of the team: `projects/`, `sagemaker/`, `athena-results/` and `sagemaker-lifecycle-assets/`.
   */
  public readonly bucket: IBucket;

  /**
   * The Athena workgroup of the team.
   */
  public readonly athenaWorkgroup: AthenaWorkgroup;

  /**
   * The Studio domain of the team, if any.
   */
  public readonly studioDomain?: StudioDomain;

  /**
   * The MLflow tracking server of the team, if any.
   */
  public readonly mlflowServer?: CfnMlflowTrackingServer;

  /**
   * The budget of the team, if any.
   */
  public readonly budget?: CfnBudget;

  /**
   * The role of the MLflow tracking server, if any.
   */
  public readonly mlflowServerRole?: IRole;

  /**
   * The policy of the role of the MLflow tracking server, if any.
   */
  public readonly mlflowServerPolicy?: IManagedPolicy;

  /**
   * The roles that applications and jobs of the team run as.
   *
   * @internal
   */
  public readonly _executionRoles: readonly RoleReference[];

  /**
   * The roles that the team creates.
   *
   * @internal
   */
  public readonly _createdRoles: readonly CreatedRole[];

  private readonly assetPrefix: string;
  private readonly spaces: Map<string, CfnSpace>;
  private readonly policies: { [id: string]: ManagedPolicy } = {};

  constructor(scope: Construct, id: string, props: DataScienceTeamProps) {
    super(scope, id);
    checkOptions(this, 'DataScienceTeamProps', props);
    this.node.setContext(OPENED_BY_PARENT, true);
    const naming = props.naming ?? namingOf(this);
    // From here on, option paths begin with `team`.
    placeOptions(this, ['team'], { AthenaWorkgroup: [], StudioDomain: ['studioDomainConfig'] });
    checkExisting(this, props.team, props.bucket);
    this._createdRoles = createRoles(this, naming, props.team);
    const team = withCreatedRoles(props.team, this._createdRoles);
    const studio = new StudioAccess(this, team.studioDomainConfig);
    const execution = uniqueRoles([
      new RoleReference(this, team.teamExecutionRole, ['teamExecutionRole']),
      ...studio.executionRoles,
    ]);
    this._executionRoles = execution;
    this.assetPrefix = studioPrefixes(team.studioDomainConfig).assets;
    checkOwnExecutionRoles(this, execution);
    const users = RoleReference.list(this, team.teamUserRoles, ['teamUserRoles']);
    checkProfileRoles(this, users, team.studioDomainConfig);
    const admins = RoleReference.list(this, team.dataAdminRoles, ['dataAdminRoles']);
    const roles: TeamRoles = { admins, users, execution, members: uniqueRoles([...users, ...execution]) };
    const mlflow = this.mlflowAccess(naming, roles, team);

    this.key = this.findOrCreateKey(naming, roles, [...studio.keyUsers, ...mlflow?.roles ?? []], props);
    this.bucket = protectedBucket(this, 'Bucket', {
      existingBucketName: team.existingBucketName,
      givenBucket: props.bucket,
      naming,
      key: this.key,
      grants: [
        { prefix: '/', level: AccessLevel.READ_WRITE_SUPER, roles: roles.admins },
        ...WORKING_PREFIXES.map((prefix) => ({ prefix, level: AccessLevel.READ_WRITE, roles: roles.members })),
        ...studio.grants(roles.members, WORKING_PREFIXES),
        ...mlflow?.grants ?? [],
      ],
      inventories: team.inventories,
      removalPolicy: props.removalPolicy,
    });
    this.athenaWorkgroup = new AthenaWorkgroup(this, 'AthenaWorkgroup', {
      naming,
      dataAdminRoles: team.dataAdminRoles,
      athenaUserRoles: [...team.teamUserRoles ?? [], team.teamExecutionRole, ...studio.executionRefs],
      resultsBucket: this.bucket,
      resultsKey: this.key,
      verbatimPolicyNamePrefix: team.verbatimPolicyNamePrefix,
      removalPolicy: props.removalPolicy,
    });
    if (team.studioDomainConfig) {
      const jobs = givenNetwork(this, team.jobNetwork ?? {});
      this.studioDomain = new StudioDomain(this, 'StudioDomain', {
        ...team.studioDomainConfig,
        // Configurations of AWS MDAA specify the role, and their templates must not change.
        sdkDefaults: team.studioDomainConfig.sdkDefaults ?? props.team.teamExecutionRole === undefined,
        naming,
        executionRole: team.teamExecutionRole,
        jobSubnetIds: jobs.subnetIds,
        jobSecurityGroupIds: jobs.securityGroupIds,
        key: this.key,
        bucket: this.bucket,
        assetDeploymentRole: studio.assetDeploymentRole,
        sharedSpaces: !privateSpacesOnly(this, team),
        mlflow: team.mlflow?.enabled,
      });
    }
    this.spaces = createSpaces(this, team, this.studioDomain);
    const created = this._createdRoles.map(({ role }) => new RoleReference(this, { role }));
    const policies = teamPolicies(this, {
      team,
      users,
      execution,
      created,
      createdAdmin: this.adminRole === undefined ? undefined : new RoleReference(this, { role: this.adminRole }),
      keyArn: this.key.keyArn,
      domain: this.studioDomain,
      studio,
      tag: isolationTag(this.studioDomain, physicalName(naming, 'workgroup')),
    });
    for (const policy of policies) this.attach(naming, team, policy);
    if (team.mlflow && mlflow) {
      const tracking = new TeamMlflow(this, 'Mlflow', {
        ...mlflow,
        options: team.mlflow,
        naming,
        bucket: this.bucket,
        key: this.key,
        verbatimPolicyNamePrefix: team.verbatimPolicyNamePrefix,
        removalPolicy: props.removalPolicy,
      });
      this.mlflowServer = tracking.server;
      this.mlflowServerPolicy = tracking.policy;
      this.mlflowServerRole = mlflow.role;
      this.attach(naming, team, {
        id: 'MlflowPolicy',
        suffix: 'mlflow',
        description: 'Experiments in the MLflow tracking server of the team',
        roles: roles.members,
        statements: tracking.userStatements(),
        wildcards: ONE_SERVER,
      });
    }
    if (team.budget) this.budget = createBudget(this, team.budget, naming, this.studioDomain);
  }

  /**
   * The role that administers the data of the team, if the team creates it.
   */
  public get adminRole(): IRole | undefined {
    return this.createdRole('admin');
  }

  /**
   * The role of the members of the team, if the team creates it.
   */
  public get userRole(): IRole | undefined {
    return this.createdRole('user');
  }

  /**
   * The role that applications and jobs of the team run as, if the team creates it.
   */
  public get executionRole(): IRole | undefined {
    return this.createdRole('execution');
  }

  /**
   * The policy for finding data, for the roles that the team creates, if any.
   */
  public get discoveryPolicy(): IManagedPolicy | undefined {
    return this.policies.DiscoveryPolicy;
  }

  /**
   * The policy for the Studio domain, for the admin role that the team creates, if any.
   */
  public get adminPolicy(): IManagedPolicy | undefined {
    return this.policies.AdminPolicy;
  }

  /**
   * The policy of the execution role for SageMaker jobs, models, endpoints and notebooks.
   */
  public get jobPolicy(): IManagedPolicy {
    return this.policies.JobPolicy;
  }

  /**
   * The policy of the execution role for Studio applications and the resources that jobs need.
   */
  public get executionPolicy(): IManagedPolicy {
    return this.policies.ExecutionPolicy;
  }

  /**
   * The policy of the execution role with the guardrails.
   */
  public get guardrailPolicy(): IManagedPolicy {
    return this.policies.GuardrailPolicy;
  }

  /**
   * The policy that denies the execution role access to the SageMaker resources of other teams and to the Studio
   * profiles of users.
   */
  public get isolationPolicy(): IManagedPolicy {
    return this.policies.IsolationPolicy;
  }

  /**
   * The policy of the execution role for allowed instance types, if `allowedInstanceTypes` is specified.
   */
  public get instancePolicy(): IManagedPolicy | undefined {
    return this.policies.InstancePolicy;
  }

  /**
   * The policy of the execution role for `jobNetwork` and `restrictions`, if specified.
   */
  public get restrictionPolicy(): IManagedPolicy | undefined {
    return this.policies.RestrictionPolicy;
  }

  /**
   * The policy for opening one's own Studio profile, if the team has a Studio domain.
   */
  public get userPolicy(): IManagedPolicy | undefined {
    return this.policies.UserPolicy;
  }

  /**
   * The policy for experiments in the MLflow tracking server, if the team has one.
   */
  public get mlflowPolicy(): IManagedPolicy | undefined {
    return this.policies.MlflowPolicy;
  }

  /**
   * Grants a role the permissions of team members on data: read and write under `projects/`, `sagemaker/` and
   * `athena-results/` of the bucket, read lifecycle assets, and run queries in the workgroup. It cannot open a Studio
   * profile. Throws an error for a grantee without a role, and for a role of another stack without an explicit name.
   *
   * @param grantee the role, or a construct with a role, such as a function
   *
   * @example
   * declare const team: DataScienceTeam;
   * declare const role: IRole;
   * team.grantUse(role);
   */
  public grantUse(grantee: IGrantable): Grant {
    return grantPrefixes(this.bucket, this.key, grantee, [
      ...WORKING_PREFIXES.map((prefix) => ({ prefix, level: AccessLevel.READ_WRITE })),
      { prefix: `${this.assetPrefix}/`, level: AccessLevel.READ },
    ]).combine(this.athenaWorkgroup.grantQuery(grantee));
  }

  /**
   * The JupyterLab space of a user profile. Throws an error if it does not exist.
   *
   * @param key the key of the profile in `userProfiles` of the Studio domain
   */
  public jupyterLabSpace(key: string): CfnSpace {
    return valueOf(this, 'there is no JupyterLab space for', Object.fromEntries(this.spaces), key);
  }

  private createdRole(kind: CreatedRole['kind']): IRole | undefined {
    return this._createdRoles.find((created) => created.kind === kind)?.role;
  }

  private mlflowAccess(naming: IResourceNaming, { members }: TeamRoles, team: TeamOptions): MlflowAccess | undefined {
    if (!team.mlflow?.enabled) return undefined;
    const prefix = mlflowPrefix(this, team.mlflow, studioPrefixes(team.studioDomainConfig).assets);
    const role = mlflowRole(this, naming);
    const roles = [new RoleReference(this, { role })];
    // Clients upload artifacts to the bucket themselves, not through the server.
    const reached = WORKING_PREFIXES.some((working) => `${prefix}/`.startsWith(working));
    return {
      role,
      roles,
      prefix,
      grants: [{ prefix: `${prefix}/`, level: AccessLevel.READ_WRITE, roles: [...(reached ? [] : members), ...roles] }],
    };
  }

  private findOrCreateKey(
    naming: IResourceNaming,
    { admins, members, execution }: TeamRoles,
    others: RoleReference[],
    props: DataScienceTeamProps,
  ): IKey {
    const { existingKeyArn, inventories } = props.team;
    const key = platformKey(this, 'Key', {
      existingKeyArn,
      givenKey: props.key,
      naming,
      description: 'Encrypts the bucket, query results and Studio volumes of the data science team',
      encrypt: uniqueRoles([...admins, ...others, ...members]),
      grantToServices: execution,
      removalPolicy: props.removalPolicy,
    });
    addKeyStatement(this, key, fileSystemGrantStatement(this));
    const name = physicalName(naming, 'bucket');
    const received = receivedInventories(name, { [name]: inventories });
    for (const statement of inventoryKeyStatements(this, received.length > 0 ? [name] : [])) {
      addKeyStatement(this, key, statement);
    }
    return key;
  }

  private attach(naming: IResourceNaming, team: TeamOptions, { id, suffix, ...props }: TeamPolicy): void {
    const policy = attachedPolicy(this, id, {
      managedPolicyName: standingAt(this, ['verbatimPolicyNamePrefix'], () =>
        policyName(naming, suffix, team.verbatimPolicyNamePrefix),
      ),
      description: props.description,
      roles: props.roles,
      document: new PolicyDocument({ statements: props.statements }),
    });
    this.policies[id] = policy;
    this.node.addValidation({ validate: () => policyLengthErrors(policy.node.defaultChild as CfnManagedPolicy) });
    if (props.wildcards !== undefined) acknowledgeWildcards(policy, policy.document, props.wildcards);
  }
}
