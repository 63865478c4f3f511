import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AddToResourcePolicyResult, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  BucketGrants,
  CfnBucket,
  CfnBucketPolicy,
  CorsRule,
  IBucket,
  LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { protectedBucketGrants } from './bucket-grants';
import {
  BucketInventories,
  inventoryConfigurations,
  inventoryDeliveryStatements,
  openDestinations,
  ReceivedInventory,
  receivedInventories,
} from './bucket-inventory';
import { allowedBy, checkOneSource, KnowsItsGrants, openBucket } from './given-objects';
import { lockObjects, ObjectLockOptions } from './object-lock';
import { policyLengthErrors } from './policy-limits';
import {
  PrefixGrant, prefixAccessStatements, PrefixReach, reachesOf, transportAndEncryptionStatements,
} from './prefix-access';
import { physicalName } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';
import { acknowledge } from '../private/acknowledge';
import { asToken } from '../private/deferred';
import { OptionPath } from '../private/option-path';
import { failAt, placeOptions, standingAt } from '../private/option-problems';
import { RETAIN } from '../private/removal';

/** ID of the lifecycle rule that every bucket has, unless another rule replaces it. */
export const END_OF_UPLOADS = 'AbortIncompleteUploads';

/** Properties of a bucket of the platform. */
export interface ProtectedBucketProps {
  readonly naming: IResourceNaming;
  readonly suffix?: string;
  readonly key: IKey;
  readonly grants: PrefixGrant[];
  /** Whether to deny principals without a grant access to the objects. */
  readonly defaultDeny?: boolean;
  /**
   * S3 inventories. The policy of the key must allow S3 to encrypt those that are stored in the bucket itself: see
   * `inventoryKeyStatements`.
   */
  readonly inventories?: BucketInventories;
  /**
   * Inventories of other buckets that are delivered to this bucket. The policy of the key must allow S3 to encrypt
   * them.
   */
  readonly otherInventories?: ReceivedInventory[];
  /**
   * Rules in addition to the one that aborts incomplete uploads. If one of them also aborts uploads, it takes
   * precedence.
   */
  readonly lifecycleRules?: LifecycleRule[];
  readonly cors?: CorsRule[];
  /** Whether to send S3 events to EventBridge. */
  readonly enableEventBridgeNotifications?: boolean;
  /** A service, for example `cloudtrail.amazonaws.com`, whose PUT requests can specify another kind of encryption. */
  readonly ownEncryptionOf?: string;
  /** Default retention of versions, only for a new bucket. */
  readonly objectLock?: ObjectLockOptions;
  readonly removalPolicy?: RemovalPolicy;
  /** The path of the options of the bucket in the options of the component. */
  readonly optionsPath?: OptionPath;
}

/**
 * A versioned bucket, encrypted with one key, without public access, whose policy grants access by prefix.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class ProtectedBucket extends Bucket implements KnowsItsGrants {
  private readonly grantsByPrefix: PrefixGrant[];
  private readonly defaultDeny: boolean;
  /** Statements of the policy before and after the statements for prefixes. */
  private readonly before: PolicyStatement[];
  private readonly after: PolicyStatement[] = [];

  constructor(scope: Construct, id: string, props: ProtectedBucketProps) {
    const { optionsPath = [] } = props;
    const name = standingAt(scope, optionsPath, () => physicalName(props.naming, 'bucket', props.suffix));
    super(scope, id, {
      bucketName: name,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy: props.removalPolicy ?? RETAIN,
      lifecycleRules: withEndOfUploads(props.lifecycleRules ?? []),
      cors: props.cors,
    });
    this.grantsByPrefix = [...props.grants];
    this.defaultDeny = props.defaultDeny ?? true;
    placeOptions(this, optionsPath);
    const resource = this.node.defaultChild as CfnBucket;
    const inventories = inventoryConfigurations(this, name, props.inventories);
    if (inventories.length > 0) resource.inventoryConfigurations = inventories;
    openDestinations(this, name, props.inventories);
    if (props.objectLock !== undefined) lockObjects(resource, props.objectLock);
    // The CDK would create a Lambda function for a setting that is a property of the bucket.
    if (props.enableEventBridgeNotifications) {
      resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
    this.before = [
      ...transportAndEncryptionStatements(this, props.key.keyArn, props.ownEncryptionOf),
      ...inventoryDeliveryStatements(this, [
        ...receivedInventories(name, { [name]: props.inventories }),
        ...(props.otherInventories ?? []),
      ]),
    ];
    for (const statement of [...this.before, ...this.prefixStatements()]) super.addToResourcePolicy(statement);
    this.node.addValidation({
      validate: () => policyLengthErrors(this.policy?.node.defaultChild as CfnBucketPolicy | undefined),
    });
    // Without its policy, a retained bucket would be open to every administrator.
    this.policy?.applyRemovalPolicy(props.removalPolicy ?? RETAIN);
    acknowledge(
      this,
      ...[
        'AwsSolutions-S1',
        'NIST.800.53.R5-S3BucketLoggingEnabled',
        'HIPAA.Security-S3BucketLoggingEnabled',
        'PCI.DSS.321-S3BucketLoggingEnabled',
      ].map((rule) => ({
        id: rule,
        reason:
          'CloudTrail data events record object access; unlike server access logs, they are complete and not delayed.',
      })),
      ...[
        'NIST.800.53.R5-S3BucketReplicationEnabled',
        'HIPAA.Security-S3BucketReplicationEnabled',
        'PCI.DSS.321-S3BucketReplicationEnabled',
      ].map((rule) => ({
        id: rule,
        reason:
          'Objects are versioned and retained; the data owner decides on a copy in another Region, because it affects '
            + 'data residency.',
      })),
    );
  }

  public allows(grant: PrefixGrant): boolean {
    return allowedBy(this.grantsByPrefix, grant);
  }

  /** Grant methods that extend the exceptions of the denials. */
  public override get grants(): BucketGrants {
    return protectedBucketGrants(this);
  }

  public get reaches(): PrefixReach[] {
    return reachesOf(this.grantsByPrefix);
  }

  public addGrant(grant: PrefixGrant): void {
    if (this.allows(grant)) return;
    this.grantsByPrefix.push(grant);
    // Existing statements cannot be changed: the policy is composed again, with those for all grants.
    (this.policy!.node.defaultChild as CfnBucketPolicy).policyDocument = Lazy.any({
      produce: () => new PolicyDocument({ statements: [...this.before, ...this.prefixStatements(), ...this.after] }),
    });
  }

  public override addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    this.checkEffect(statement);
    return this.addOwnStatement(statement);
  }

  /** Adds a statement of the platform itself to the policy. */
  public addOwnStatement(statement: PolicyStatement): AddToResourcePolicyResult {
    this.after.push(statement);
    return super.addToResourcePolicy(statement);
  }

  private prefixStatements(): PolicyStatement[] {
    return prefixAccessStatements(this, this.grantsByPrefix, { defaultDeny: this.defaultDeny });
  }

  /** Throws an error for an allow statement that has no effect because of the denials of the bucket. */
  private checkEffect(statement: PolicyStatement): void {
    const { Effect: effect, Principal: principal, Resource: resources } = Stack.of(this).resolve(
      statement.toStatementJson(),
    ) as { [key: string]: any };
    if (!this.defaultDeny || effect !== 'Allow' || principal?.AWS === undefined) return;
    if (![resources].flat().some((resource) => JSON.stringify(resource).includes('/'))) return;
    const known = this.grantsByPrefix.flatMap(({ roles }) => roles.flatMap(({ arn }) => arn ?? []));
    const named = new Set(known.map((arn) => JSON.stringify(Stack.of(this).resolve(arn))));
    if ([principal.AWS].flat().every((arn) => named.has(JSON.stringify(arn)))) return;
    failAt(this, [], {
      code: 'DSP368',
      message: 'the statement allows access to objects to a principal that the bucket policy denies it',
      hint: 'use grantRead or grantReadWrite of the bucket, or the options of the component that creates it',
    });
  }
}

/** An existing bucket. */
interface ExistingBucket {
  readonly existingBucketName?: string;
  /** The bucket that code specifies instead of its name. */
  readonly givenBucket?: IBucket;
  /** The property that specifies it. */
  readonly givenAs?: string;
}

/**
 * A new or an existing bucket. The policy of a bucket that the app owns is extended; the policy of an imported bucket
 * is not changed.
 */
export function protectedBucket(scope: Construct, id: string, props: ProtectedBucketProps & ExistingBucket): IBucket {
  const { existingBucketName: name, givenBucket, givenAs = 'bucket', key } = props;
  checkOneSource(scope, props.optionsPath ?? [], {
    object: givenAs, given: givenBucket, option: 'existingBucketName', text: name,
  });
  if (givenBucket !== undefined) {
    openBucket(scope, givenBucket, props.grants);
    return givenBucket;
  }
  if (name === undefined) return new ProtectedBucket(scope, id, props);
  const bucketName = asToken(name);
  return Bucket.fromBucketAttributes(scope, id, { bucketName, encryptionKey: key });
}

/**
 * If two rules abort the same upload, S3 applies the shorter period, so the default rule would override a longer period
 * that the user specifies.
 */
function withEndOfUploads(rules: LifecycleRule[]): LifecycleRule[] {
  if (rules.some((rule) => rule.abortIncompleteMultipartUploadAfter !== undefined && rule.enabled !== false)) {
    return rules;
  }
  return [{ id: END_OF_UPLOADS, abortIncompleteMultipartUploadAfter: Duration.days(7) }, ...rules];
}
