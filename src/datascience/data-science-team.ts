import { Stack } from 'aws-cdk-lib';
import { AccountRootPrincipal, ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { StudioAccess } from './studio-access';
import { StudioDomain } from './studio-domain';
import { StudioDomainOptions } from './studio-domain-options';
import { jobStatements, supportStatements } from './team-execution-policy';
import { guardrailStatements } from './team-guardrails';
import { teamUserStatements } from './team-user-policy';
import { attachedPolicy } from '../access/attached-policy';
import { deployedRole } from '../access/deployed-role';
import { PlatformKey } from '../access/platform-key';
import { AccessLevel } from '../access/prefix-access';
import { ProtectedBucket } from '../access/protected-bucket';
import { RoleRef } from '../access/role-ref';
import { RoleReference, uniqueRoles } from '../access/role-reference';
import { AthenaWorkgroup } from '../datalake/athena-workgroup';
import { ComponentProps } from '../naming/component-props';
import { IResourceNaming } from '../naming/resource-naming';
import { acknowledgeWildcards } from '../private/acknowledge';
import { namingOf, physicalName } from '../private/names';
import { checkOptions } from '../private/options-model';

/**
 * A data science team.
 */
export interface TeamOptions {
  /**
   * Roles that administer the data of the team: read, write and delete all of it for good.
   */
  readonly dataAdminRoles: RoleRef[];

  /**
   * Roles of the people of the team.
   *
   * @default - nobody
   */
  readonly teamUserRoles?: RoleRef[];

  /**
   * The role that Studio applications and SageMaker jobs of the team run as.
   */
  readonly teamExecutionRole: RoleRef;

  /**
   * The Studio domain of the team.
   *
   * @default - the team has no Studio domain
   */
  readonly studioDomainConfig?: StudioDomainOptions;
}

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
export interface DataScienceTeamProps extends DataScienceTeamOptions, ComponentProps {}

/** Where people and jobs of the team read and write. */
const WORKING_PREFIXES = ['projects/', 'sagemaker/', 'athena-results/'];

const RESOURCES_OF_THE_FUTURE = 'The team makes these resources itself, so that their names are not known at deployment; a guardrail policy says how they must be made.';
const PROFILES_OF_THE_DOMAIN = 'Limited to the Studio domain of the team; profiles of others are denied by their tag.';

/**
 * What one data science team needs: a small data lake of its own, an Athena workgroup on it, a Studio domain, and policies for its roles.
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
   * The Studio domain of the team, where it has one.
   */
  public readonly studioDomain?: StudioDomain;

  constructor(scope: Construct, id: string, props: DataScienceTeamProps) {
    super(scope, id);
    checkOptions(this, 'DataScienceTeamProps', props);
    const naming = props.naming ?? namingOf(this);
    const { team } = props;
    const admins = RoleReference.list(this, team.dataAdminRoles);
    const users = RoleReference.list(this, team.teamUserRoles);
    const execution = new RoleReference(this, team.teamExecutionRole);
    const studio = new StudioAccess(this, team.studioDomainConfig);
    const executions = uniqueRoles([execution, ...studio.executionRoles]);
    const members = uniqueRoles([...users, ...executions]);

    const key = this.createKey(naming, [...admins, ...studio.keyUsers], members, executions, props);
    this.key = key;
    this.bucket = new ProtectedBucket(this, 'Bucket', {
      naming,
      key,
      grants: [
        { prefix: '/', level: AccessLevel.READ_WRITE_SUPER, roles: admins },
        ...WORKING_PREFIXES.map((prefix) => ({ prefix, level: AccessLevel.READ_WRITE, roles: members })),
        ...studio.grants(members, WORKING_PREFIXES),
      ],
      removalPolicy: props.removalPolicy,
    });
    this.athenaWorkgroup = new AthenaWorkgroup(this, 'AthenaWorkgroup', {
      naming,
      dataAdminRoles: team.dataAdminRoles,
      athenaUserRoles: [...team.teamUserRoles ?? [], team.teamExecutionRole, ...studio.executionRefs],
      resultsBucket: this.bucket,
      resultsKey: key,
      removalPolicy: props.removalPolicy,
    });
    if (team.studioDomainConfig) {
      this.studioDomain = new StudioDomain(this, 'StudioDomain', {
        ...team.studioDomainConfig,
        naming,
        executionRole: team.teamExecutionRole,
        key,
        bucket: this.bucket,
        assetDeploymentRole: studio.assetDeploymentRole,
        removalPolicy: props.removalPolicy,
      });
    }
    this.attachPolicies(naming, users, executions, studio, team);
  }

  private createKey(naming: IResourceNaming, admins: RoleReference[], members: RoleReference[], executions: RoleReference[], props: ComponentProps): PlatformKey {
    const key = new PlatformKey(this, 'Key', {
      naming,
      description: 'Encrypts the bucket, query results and Studio volumes of the data science team',
      encrypt: uniqueRoles([...admins, ...members]),
      grantToServices: executions,
      removalPolicy: props.removalPolicy,
    });
    const region = Stack.of(this).region;
    key.allowService(new PolicyStatement({
      // Whoever deploys the domain must let SageMaker encrypt its file system. This opens no data: the grant goes to the service.
      sid: 'GrantToStudioFileSystem',
      principals: [new AccountRootPrincipal()],
      actions: ['kms:CreateGrant'],
      resources: ['*'],
      conditions: {
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
        StringEquals: { 'kms:ViaService': [`elasticfilesystem.${region}.amazonaws.com`, `sagemaker.${region}.amazonaws.com`] },
      },
    }));
    return key;
  }

  private attachPolicies(naming: IResourceNaming, users: RoleReference[], executions: RoleReference[], studio: StudioAccess, team: TeamOptions): void {
    const attach = (id: string, suffix: string, description: string, roles: RoleReference[], statements: PolicyStatement[]): ManagedPolicy => attachedPolicy(this, id, {
      managedPolicyName: physicalName(naming, 'managedPolicy', suffix),
      description,
      roles,
      document: new PolicyDocument({ statements }),
    });
    const executionRoleArn = deployedRole(this, executions[0]).arn;
    const jobs = attach('JobPolicy', 'jobs', 'SageMaker jobs, models, endpoints and notebooks of the team', executions, jobStatements(this));
    acknowledgeWildcards(jobs, jobs.document, RESOURCES_OF_THE_FUTURE);
    const support = attach('ExecutionPolicy', 'execution', 'Studio applications of the team and what jobs need around them', executions,
      [...supportStatements(this, executionRoleArn, this.studioDomain), ...studio.passRoleStatements()]);
    acknowledgeWildcards(support, support.document, RESOURCES_OF_THE_FUTURE);
    attach('GuardrailPolicy', 'guardrails', 'Jobs run in a VPC, with the key of the team and encrypted traffic', executions, guardrailStatements(this.key.keyArn));
    if (this.studioDomain && team.studioDomainConfig) {
      const user = attach('UserPolicy', 'users', 'Opening the own Studio profile', users, teamUserStatements(this.studioDomain, team.studioDomainConfig.authMode));
      acknowledgeWildcards(user, user.document, PROFILES_OF_THE_DOMAIN);
    }
  }
}
