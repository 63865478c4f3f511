import { Stack, Token } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import { Grant, IGrantable, ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { attachedPolicy } from '../access/attached-policy';
import { OPENED_BY_PARENT } from '../access/given-objects';
import { platformKey } from '../access/platform-key';
import { checkedPrefix, AccessLevel } from '../access/prefix-access';
import { protectedBucket } from '../access/protected-bucket';
import { grantPrefixes } from '../access/role-grants';
import { RoleRef } from '../access/role-ref';
import { RoleReference } from '../access/role-reference';
import { ComponentProps } from '../naming/component-props';
import { namingOf, physicalName, policyName } from '../naming/names';
import { failAt, standingAt } from '../private/option-problems';
import { checkOptions } from '../private/options-reader';
import { RETAIN } from '../private/removal';

/**
 * Limits of a workgroup.
 */
export interface AthenaWorkgroupConfiguration {
  /**
   * Bytes after whose scan a query is cancelled: at least 10,000,000.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
   * @default - no limit
   * @sample 10000000
   */
  readonly bytesScannedCutoffPerQuery?: number;
}

/**
 * Configuration of an Athena workgroup.
 */
export interface AthenaWorkgroupOptions {
  /**
   * Roles that administer the results of queries: they read, write and permanently delete all of them.
   */
  readonly dataAdminRoles: RoleRef[];

  /**
   * Roles that query in the workgroup.
   */
  readonly athenaUserRoles: RoleRef[];

  /**
   * Limits of the workgroup.
   *
   * @default - no limits
   */
  readonly workgroupConfiguration?: AthenaWorkgroupConfiguration;

  /**
   * What the name of the policy of the users begins with, followed by `-athena-usage`: the same in every account, for
   * permission sets that refer to it.
   *
   * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html
   * @default - the policy is named by the naming scheme
   * @format policyNamePrefix
   */
  readonly verbatimPolicyNamePrefix?: string;

  /**
   * ARN of an existing key that encrypts results. Its policy stays with its owner, and must let administrators and
   * users encrypt and decrypt.
   *
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;

  /**
   * Name of an existing bucket for results. Its policy stays with its owner, and must let users read, write and delete
   * below `athena-results/`.
   *
   * @default - a new bucket
   * @format bucketName
   * @sample example-org-athena
   */
  readonly existingBucketName?: string;
}

/**
 * Properties of an `AthenaWorkgroup`.
 */
export interface AthenaWorkgroupProps extends AthenaWorkgroupOptions, ComponentProps {
  /**
   * An existing bucket for results, in place of `existingBucketName`. Goes with `resultsKey`. The policy of a bucket
   * that the app owns is extended. The policies of an imported bucket, and of one that another component of this
   * library protects, do not change: a warning lists what they must allow.
   *
   * @default - a new bucket
   */
  readonly resultsBucket?: IBucket;

  /**
   * The key that encrypts the results in `resultsBucket`. The policy of a key that the app owns is extended; that of
   * an imported key must let administrators and users encrypt and decrypt.
   *
   * @default - a new key
   */
  readonly resultsKey?: IKey;

  /**
   * Prefix of the results in the bucket.
   *
   * @default 'athena-results/'
   */
  readonly resultsPrefix?: string;
}

const QUERY_ACTIONS = [
  'athena:BatchGetNamedQuery',
  'athena:BatchGetPreparedStatement',
  'athena:BatchGetQueryExecution',
  'athena:CreateNamedQuery',
  'athena:CreatePreparedStatement',
  'athena:DeleteNamedQuery',
  'athena:DeletePreparedStatement',
  'athena:GetNamedQuery',
  'athena:GetPreparedStatement',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetQueryResultsStream',
  'athena:GetQueryRuntimeStatistics',
  'athena:GetWorkGroup',
  'athena:ListNamedQueries',
  'athena:ListPreparedStatements',
  'athena:ListQueryExecutions',
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
  'athena:UpdateNamedQuery',
  'athena:UpdatePreparedStatement',
];

/**
 * An Athena workgroup whose results go to one encrypted place and nowhere else, and a policy on the roles of its users.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
 *
 * @example
 * const analyst = new Role(stack, 'Analyst', { assumedBy: new AccountRootPrincipal() });
 * new AthenaWorkgroup(stack, 'Athena', {
 *   dataAdminRoles: [{ name: 'data-admin' }],
 *   athenaUserRoles: [{ role: analyst }],
 * });
 */
export class AthenaWorkgroup extends Construct {
  /**
   * Name of the workgroup.
   */
  public readonly workgroupName: string;

  /**
   * ARN of the workgroup.
   */
  public readonly workgroupArn: string;

  /**
   * The workgroup.
   */
  public readonly workgroup: CfnWorkGroup;

  /**
   * The bucket that receives results.
   */
  public readonly resultsBucket: IBucket;

  /**
   * The key that encrypts results.
   */
  public readonly key: IKey;

  /**
   * The policy that lets users query. It is attached to every user role that may be changed; for permission sets and
   * immutable roles its owner attaches it by name.
   */
  public readonly usagePolicy: ManagedPolicy;

  private readonly resultsPrefix: string;

  constructor(scope: Construct, id: string, props: AthenaWorkgroupProps) {
    super(scope, id);
    checkOptions(this, 'AthenaWorkgroupProps', props);
    const naming = props.naming ?? namingOf(this);
    const admins = RoleReference.list(this, props.dataAdminRoles, ['dataAdminRoles']);
    const users = RoleReference.list(this, props.athenaUserRoles, ['athenaUserRoles']);
    const prefix = checkedPrefix(this, ['resultsPrefix'], props.resultsPrefix ?? 'athena-results/');
    checkCutoff(this, props.workgroupConfiguration?.bytesScannedCutoffPerQuery);
    if ((props.resultsBucket === undefined) !== (props.resultsKey === undefined)) {
      failAt(this, [props.resultsBucket === undefined ? 'resultsKey' : 'resultsBucket'], {
        code: 'DSP314',
        message: '"resultsBucket" and "resultsKey" go together',
        hint: 'give both, or neither',
      });
    }

    const { resultsKey, resultsBucket } = this.node.tryGetContext(OPENED_BY_PARENT) === true ? props : {};
    this.key = resultsKey ?? platformKey(this, 'Key', {
      existingKeyArn: props.existingKeyArn,
      givenKey: props.resultsKey,
      givenAs: 'resultsKey',
      naming,
      description: 'Encrypts the results of Athena queries',
      encrypt: [...admins, ...users],
      removalPolicy: props.removalPolicy,
    });
    this.resultsBucket = resultsBucket ?? protectedBucket(this, 'Bucket', {
      existingBucketName: props.existingBucketName,
      givenBucket: props.resultsBucket,
      givenAs: 'resultsBucket',
      naming,
      key: this.key,
      grants: [
        { prefix: '/', level: AccessLevel.READ_WRITE_SUPER, roles: admins },
        { prefix, level: AccessLevel.READ_WRITE, roles: users },
      ],
      removalPolicy: props.removalPolicy,
    });

    this.workgroupName = physicalName(naming, 'workgroup');
    this.workgroupArn = Stack.of(this).formatArn({
      service: 'athena',
      resource: 'workgroup',
      resourceName: this.workgroupName,
    });
    this.workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: this.workgroupName,
      description: 'Queries whose results are encrypted and kept in one place',
      recursiveDeleteOption: false,
      workGroupConfiguration: {
        // What a client asks for must not lead results elsewhere or leave them unencrypted.
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        engineVersion: { selectedEngineVersion: 'AUTO' },
        bytesScannedCutoffPerQuery: props.workgroupConfiguration?.bytesScannedCutoffPerQuery,
        resultConfiguration: {
          outputLocation: this.resultsBucket.s3UrlForObject(`${prefix}/`),
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: this.key.keyArn },
        },
      },
    });
    this.workgroup.applyRemovalPolicy(props.removalPolicy ?? RETAIN);

    this.resultsPrefix = prefix;
    this.usagePolicy = attachedPolicy(this, 'UsagePolicy', {
      managedPolicyName: standingAt(this, ['verbatimPolicyNamePrefix'], () =>
        policyName(naming, 'athena-usage', props.verbatimPolicyNamePrefix),
      ),
      description: `Queries in the Athena workgroup ${this.workgroupName}`,
      roles: users,
      document: new PolicyDocument({
        statements: [new PolicyStatement({ sid: 'Query', actions: QUERY_ACTIONS, resources: [this.workgroupArn] })],
      }),
    });
  }

  /**
   * Lets a role query in the workgroup, and read and write the results. Which data it may query is up to Lake Formation
   * and the policies of the buckets. Throws for a grantee that is not a role and has none, and for a role of another
   * stack without an explicit name.
   *
   * @param grantee the role, or what has one, such as a function
   *
   * @example
   * declare const workgroup: AthenaWorkgroup;
   * declare const role: IRole;
   * workgroup.grantQuery(role);
   */
  public grantQuery(grantee: IGrantable): Grant {
    const results = [{ prefix: `${this.resultsPrefix}/`, level: AccessLevel.READ_WRITE }];
    return grantPrefixes(this.resultsBucket, this.key, grantee, results).combine(
      Grant.addToPrincipal({ grantee, actions: QUERY_ACTIONS, resourceArns: [this.workgroupArn] }),
    );
  }
}

function checkCutoff(scope: Construct, bytes: number | undefined): void {
  if (bytes === undefined || Token.isUnresolved(bytes) || (Number.isInteger(bytes) && bytes >= 10_000_000)) return;
  failAt(scope, ['workgroupConfiguration', 'bytesScannedCutoffPerQuery'], {
    code: 'DSP313',
    message: `"bytesScannedCutoffPerQuery" is ${bytes}, and Athena accepts whole numbers no less than 10000000`,
    hint: 'raise it, or leave it out for no limit',
  });
}
