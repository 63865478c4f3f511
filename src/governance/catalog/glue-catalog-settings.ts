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
 * Configuration of the Glue Data Catalog of an account and region.
 */
export interface GlueCatalogSettingsOptions {
  /**
   * Who may read and write which databases and tables, by name of the policy. Together with `consumerAccounts` they
   * become the resource policy of the catalog, of which there is one in an account and region: it replaces an existing
   * policy, and is removed with the last of them. Resources that are shared through Lake Formation and AWS Resource
   * Access Manager remain shared.
   *
   * A principal of another account also needs permission from its own account, and the key of the catalog through Glue:
   * the key that is created here allows that to each principal. If Lake Formation governs a table, its grants are
   * required too.
   *
   * Glue accepts 10,240 characters of policy; a longer one is an error.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html
   * @default - the resource policy is left as it is
   */
  readonly accessPolicies?: { [name: string]: GlueCatalogAccessPolicy };

  /**
   * IDs of accounts, 12 digits, that may read the whole catalog, by any name. Each account then decides which of its
   * roles do. They may decrypt with the key of the catalog, through Glue.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html
   * @default - no account
   * @format accountId
   */
  readonly consumerAccounts?: { [name: string]: string };

  /**
   * IDs of accounts, 12 digits, whose catalogs Athena shows in this account. The key of the map becomes the end of the
   * name of a data catalog of Athena. Reading it needs permission from that account. The data catalogs remain when they
   * are removed here.
   *
   * @see https://docs.aws.amazon.com/athena/latest/ug/data-sources-glue-cross-account.html
   * @default - only the catalog of this account
   * @format accountId
   */
  readonly producerAccounts?: { [name: string]: string };

  /**
   * IDs of accounts, 12 digits, that may use the key of the catalog, through Glue, for reading and writing. An SSM
   * parameter with the ARN of the key is shared with them, which they read by its ARN, for example
   * `{{resolve:ssm:arn:aws:ssm:...}}`. An account outside of the organization, or of an organization that does not
   * share by itself, must accept the invitation to the share.
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-shared-parameters.html
   * @default - no account
   * @format accountId
   */
  readonly kmsKeyConsumerAccounts?: { [name: string]: string };

  /**
   * ARN of an existing key that encrypts the catalog. Its policy must let those who use the catalog, also of
   * `consumerAccounts`, `kmsKeyConsumerAccounts` and `accessPolicies`, do the following where `kms:ViaService` is
   * `glue.REGION.amazonaws.com`: `kms:Decrypt` and `kms:DescribeKey` to read, and `kms:Encrypt`, `kms:GenerateDataKey*`
   * and `kms:ReEncrypt*` to write.
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
   * An existing key, in place of `existingKeyArn`. The policy of a key that the app owns is extended. The policy of an
   * imported key is not changed, and a warning is issued.
   *
   * @default - a new key, or that of `existingKeyArn`
   */
  readonly key?: IKey;
}

const READ_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey'];
/** What Glue does with the key on behalf of principals that read or write the catalog. */
const CATALOG_ACTIONS = [...READ_ACTIONS, 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/**
 * Encrypts the metadata of the Glue Data Catalog, and the passwords of its connections, with a dedicated key, and
 * shares the catalog with other accounts.
 *
 * The settings apply to the whole catalog of the account and region, so create only one of them. They remain when the
 * construct is removed, since entries that are encrypted already need the key.
 *
 * The resource policy is set by a function at deployment, which exists only where `accessPolicies` or
 * `consumerAccounts` are given.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
 *
 * @example
 * new GlueCatalogSettings(stack, 'Catalog', { consumerAccounts: { analytics: '111122223333' } });
 */
export class GlueCatalogSettings extends Construct {
  /**
   * The key of the catalog. Every principal of the account can use it, and only through Glue, whose own permissions
   * then decide.
   */
  public readonly key: IKey;

  /**
   * The settings.
   */
  public readonly encryptionSettings: CfnDataCatalogEncryptionSettings;

  /**
   * The resource policy, where `accessPolicies` or `consumerAccounts` are given.
   */
  public readonly resourcePolicy?: AwsCustomResource;

  /**
   * The SSM parameter with the ARN of the key, where `kmsKeyConsumerAccounts` are given.
   */
  public readonly keyArnParameter?: CfnParameter;

  /**
   * The share of the parameter, where `kmsKeyConsumerAccounts` are given.
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
    return valueOf(this, 'unknown producer account', this.dataCatalogs, name, 'name it under "producerAccounts"');
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
    // So that Glue encrypts the policy with the key.
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

  /** The policy of a key that the app does not own stays with its owner. */
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

/** The accounts of a map, in the order of their names, each once. */
function accountsOf(accounts: { [name: string]: string } | undefined): string[] {
  return unique(sortedEntries(accounts).map(([, account]) => account));
}
