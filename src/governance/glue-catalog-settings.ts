import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDataCatalogEncryptionSettings } from 'aws-cdk-lib/aws-glue';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { PlatformKey } from '../access/platform-key';
import { ComponentProps } from '../naming/component-props';
import { namingOf } from '../private/names';
import { checkOptions } from '../private/options-model';

/**
 * Configuration of the Glue Data Catalog of an account and region.
 */
export interface GlueCatalogSettingsOptions {}

/**
 * Properties of `GlueCatalogSettings`.
 */
export interface GlueCatalogSettingsProps extends GlueCatalogSettingsOptions, ComponentProps {}

/** What Glue does with the key on behalf of whoever reads or writes the catalog. */
const CATALOG_ACTIONS = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/**
 * Encrypts the metadata of the Glue Data Catalog, and the passwords of its connections, with a key of their own.
 *
 * The settings apply to the whole catalog of the account and region, so there must be one of them only. They remain when the construct is
 * removed, since entries that are encrypted already need the key.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
 */
export class GlueCatalogSettings extends Construct {
  /**
   * The key of the catalog. Every principal of the account can use it, and only through Glue, whose own permissions then decide.
   */
  public readonly key: IKey;

  /**
   * The settings.
   */
  public readonly encryptionSettings: CfnDataCatalogEncryptionSettings;

  constructor(scope: Construct, id: string, props: GlueCatalogSettingsProps = {}) {
    super(scope, id);
    checkOptions(this, 'GlueCatalogSettingsProps', props);
    const { account, region } = Stack.of(this);
    const key = new PlatformKey(this, 'Key', {
      naming: props.naming ?? namingOf(this),
      description: 'Encrypts the Glue Data Catalog',
      removalPolicy: props.removalPolicy,
    });
    key.allowService(new PolicyStatement({
      sid: 'UseThroughGlue',
      principals: [new AnyPrincipal()],
      actions: CATALOG_ACTIONS,
      resources: ['*'],
      conditions: { StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `glue.${region}.amazonaws.com` } },
    }));
    this.key = key;
    this.encryptionSettings = new CfnDataCatalogEncryptionSettings(this, 'EncryptionSettings', {
      catalogId: account,
      dataCatalogEncryptionSettings: {
        encryptionAtRest: { catalogEncryptionMode: 'SSE-KMS', sseAwsKmsKeyId: key.keyArn },
        connectionPasswordEncryption: { kmsKeyId: key.keyArn, returnConnectionPasswordEncrypted: true },
      },
    });
    this.encryptionSettings.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
  }
}
