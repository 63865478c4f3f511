import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDataCatalog } from 'aws-cdk-lib/aws-athena';
import { CfnDataCatalogEncryptionSettings } from 'aws-cdk-lib/aws-glue';
import { AccountPrincipal, AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResourceShare } from 'aws-cdk-lib/aws-ram';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { GlueCatalogAccessPolicy, GlueCatalogPolicy, throughGlue } from './glue-catalog-policy';
import { addKeyStatement, warnOfImportedKey } from '../../access/given-objects';
import { platformKey } from '../../access/platform-key';
import { ComponentProps } from '../../naming/component-props';
import { constructId, namingOf, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { sortedEntries, unique } from '../../private/collections';
import { valueOf } from '../../private/lookup';
import { checkOptions } from '../../private/options-reader';
import { RETAIN } from '../../private/removal';

/**
 * Configuration of the Glue Data Catalog of an account and Region.
 */
export interface GlueCatalogSettingsOptions {
  /**
   * Access policies for databases and tables, by name. Together with `consumerAccounts`, they become the resource
   * policy of the catalog. An account and Region has only one: it replaces an existing policy, and is removed with the
   * last access policy. Resources that are shared through Lake Formation and AWS Resource Access Manager remain shared.
   * A principal of another account also needs permission from its own account, and the catalog key through Glue, which
   * the policy of a new key grants to each principal. If Lake Formation manages a table, Lake Formation grants are also
   * required. Glue accepts resource policies of up to 10,240 characters; a longer policy is an error.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html
   * @default - the resource policy is not changed
   */
  readonly accessPolicies?: { [name: string]: GlueCatalogAccessPolicy };

  /**
   * 12-digit IDs of accounts that can read the whole catalog, by a name of your choice. Each account controls which of
   * its roles have access. The accounts can decrypt with the catalog key through Glue.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html
   * @default - none
   * @format accountId
   */
  readonly consumerAccounts?: { [name: string]: string };

  /**
   * 12-digit IDs of accounts whose catalogs are available to Athena in this account. The key of the map becomes the
   * suffix of the name of an Athena data catalog. Reading it requires permission from that account. The data catalogs
   * are retained when they are removed from the configuration.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/data-sources-glue-cross-account.html
   * @default - only the catalog of this account
   * @format accountId
   */
  readonly producerAccounts?: { [name: string]: string };

  /**
   * 12-digit IDs of accounts that can use the catalog key through Glue, for reading and writing. An SSM parameter with
   * the ARN of the key is shared with them, which they read by its ARN, for example `{{resolve:ssm:arn:aws:ssm:...}}`.
   * An account outside the organization, or in an organization without automatic sharing, must accept the invitation to
   * the share.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-shared-parameters.html
   * @default - none
   * @format accountId
   */
  readonly kmsKeyConsumerAccounts?: { [name: string]: string };

  /**
   * ARN of an existing key that encrypts the catalog. Its policy must allow the principals that use the catalog,
   * including those of `consumerAccounts`, `kmsKeyConsumerAccounts` and `accessPolicies`, the following actions if
   * `kms:ViaService` is `glue.REGION.amazonaws.com`: `kms:Decrypt` and `kms:DescribeKey` to read, and `kms:Encrypt`,
   * `kms:GenerateDataKey*` and `kms:ReEncrypt*` to write.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
   * @default - a new key
   * @format kmsKeyArn
   */
  readonly existingKeyArn?: string;
}

/**
 * Properties of `GlueCatalogSettings`.
 */
export interface GlueCatalogSettingsProps extends GlueCatalogSettingsOptions, ComponentProps {
  /**
   * An existing key, instead of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;
}

const READ_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey'];
/** The actions of Glue on behalf of principals that read or write the catalog. */
const CATALOG_ACTIONS = [...READ_ACTIONS, 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/**
 * Encrypts the metadata of the Glue Data Catalog, and the passwords of its connections, with a dedicated key, and
 * shares the catalog with other accounts. The settings apply to the whole catalog of the account and Region, so create
 * only one of them. They are retained when the construct is removed, because encrypted entries need the key. A function
 * sets the resource policy at deployment; it is created only if `accessPolicies` or `consumerAccounts` is specified.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
 *
 * @example
 * new GlueCatalogSettings(stack, 'Catalog', { consumerAccounts: { analytics: '111122223333' } });
 */
export class GlueCatalogSettings extends Construct {
  /**
   * The key of the catalog. Every principal of the account can use it, but only through Glue, whose permissions control
   * access.
   */
  public readonly key: IKey;

  /**
   * The settings.
   */
  public readonly encryptionSettings: CfnDataCatalogEncryptionSettings;

  /**
   * The resource policy, if `accessPolicies` or `consumerAccounts` is specified.
   */
  public readonly resourcePolicy?: AwsCustomResource;

  /**
   * The SSM parameter with the ARN of the key, if `kmsKeyConsumerAccounts` is specified.
   */
  public readonly keyArnParameter?: CfnParameter;

  /**
   * The share of the parameter, if `kmsKeyConsumerAccounts` is specified.
   */
  public readonly keyArnShare?: CfnResourceShare;

  private readonly naming: IResourceNaming;
  private readonly dataCatalogs: { [name: string]: CfnDataCatalog } = {};

  constructor(scope: Construct, id: string, props: GlueCatalogSettingsProps = {}) {
    super(scope, id);
    checkOptions(this, 'GlueCatalogSettingsProps', props);
    const { account, region } = Stack.of(this);
    this.naming = props.naming ?? namingOf(this);
    const removalPolicy = props.removalPolicy ?? RETAIN;
    this.key = platformKey(this, 'Key', {
      naming: this.naming,
      description: 'Encrypts the Glue Data Catalog',
      removalPolicy: props.removalPolicy,
      existingKeyArn: props.existingKeyArn,
      givenKey: props.key,
    });
    this.allowKey('UseThroughGlue', [new AnyPrincipal()], CATALOG_ACTIONS, {
      StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `glue.${region}.amazonaws.com` },
    });
    this.encryptionSettings = new CfnDataCatalogEncryptionSettings(this, 'EncryptionSettings', {
      catalogId: account,
      dataCatalogEncryptionSettings: {
        encryptionAtRest: { catalogEncryptionMode: 'SSE-KMS', sseAwsKmsKeyId: this.key.keyArn },
        connectionPasswordEncryption: { kmsKeyId: this.key.keyArn, returnConnectionPasswordEncrypted: true },
      },
    });
    this.encryptionSettings.applyRemovalPolicy(removalPolicy);
    this.resourcePolicy = this.addResourcePolicy(props);
    for (const [name, producer] of sortedEntries(props.producerAccounts)) {
      this.addProducer(name, producer, removalPolicy);
    }
    const keyConsumers = accountsOf(props.kmsKeyConsumerAccounts);
    if (keyConsumers.length > 0) {
      this.allowAccounts('KeyConsumers', keyConsumers, CATALOG_ACTIONS);
      this.keyArnParameter = this.makeKeyArnParameter();
      this.keyArnShare = this.share(this.keyArnParameter, keyConsumers);
    }
  }

  /**
   * The data catalog of Athena that shows the catalog of a producer. Throws an error if there is no such producer.
   *
   * @param name a name in `producerAccounts`
   */
  public dataCatalog(name: string): CfnDataCatalog {
    return valueOf(this, 'unknown producer account', this.dataCatalogs, name, 'add it to "producerAccounts"');
  }

  private addResourcePolicy(props: GlueCatalogSettingsProps): AwsCustomResource | undefined {
    const policy = new GlueCatalogPolicy(this);
    const consumers = accountsOf(props.consumerAccounts);
    policy.addConsumers(consumers);
    for (const [name, access] of sortedEntries(props.accessPolicies)) policy.addAccessPolicy(name, access);
    if (consumers.length > 0) this.allowAccounts('Consumers', consumers, READ_ACTIONS);
    const { readers, writers } = policy.foreignPrincipals;
    if (readers.length > 0) this.allowKey('ReadersOfAccessPolicies', readers, READ_ACTIONS, throughGlue(this));
    if (writers.length > 0) this.allowKey('WritersOfAccessPolicies', writers, CATALOG_ACTIONS, throughGlue(this));
    const resource = policy.deploy('ResourcePolicy', this.key);
    // The settings must exist first, so that Glue encrypts the policy with the key.
    resource?.node.addDependency(this.encryptionSettings);
    return resource;
  }

  private addProducer(name: string, account: string, removalPolicy: RemovalPolicy): void {
    const catalogName = physicalName(this.naming, 'dataCatalog', name);
    this.dataCatalogs[name] = new CfnDataCatalog(this, `DataCatalog-${constructId(name)}`, {
      name: catalogName,
      type: 'GLUE',
      description: `Glue Data Catalog of the producer account "${name}"`,
      parameters: { 'catalog-id': account },
    });
    this.dataCatalogs[name].applyRemovalPolicy(removalPolicy);
  }

  private makeKeyArnParameter(): CfnParameter {
    return new CfnParameter(this, 'KeyArnParameter', {
      name: physicalName(this.naming, 'parameter', 'kms-arn'),
      type: 'String',
      // Only advanced parameters can be shared.
      tier: 'Advanced',
      description: 'ARN of the key of the Glue Data Catalog, for the accounts that may use it',
      value: this.key.keyArn,
    });
  }

  private share(parameter: CfnParameter, accounts: string[]): CfnResourceShare {
    const parameterArn = Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: parameter.ref,
    });
    return new CfnResourceShare(this, 'KeyArnShare', {
      name: physicalName(this.naming, 'resourceShare', 'kms-arn'),
      resourceArns: [parameterArn],
      principals: accounts,
      allowExternalPrincipals: true,
    });
  }

  private allowAccounts(sid: string, accounts: string[], actions: string[]): void {
    this.allowKey(sid, accounts.map((account) => new AccountPrincipal(account)), actions, {
      StringEquals: { ...throughGlue(this).StringEquals, 'kms:CallerAccount': accounts },
    });
  }

  /** The owner of an imported key manages its policy. */
  private allowKey(
    sid: string,
    principals: PolicyStatement['principals'],
    actions: string[],
    conditions: { StringEquals: { [key: string]: string | string[] } },
  ): void {
    const statement = new PolicyStatement({ sid, principals, actions, resources: ['*'], conditions });
    const added = addKeyStatement(this, this.key, statement);
    if (!added && this.key.node.scope !== this) warnOfImportedKey(this, this.key);
  }
}

/** The accounts of a map, sorted by name, without duplicates. */
function accountsOf(accounts: { [name: string]: string } | undefined): string[] {
  return unique(sortedEntries(accounts).map(([, account]) => account));
}
