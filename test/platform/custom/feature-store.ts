import { CfnOutput } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct, IConstruct } from 'constructs';
import { IPlatformModule, IPlatformModuleContext } from '../../../src';

/** A custom module: a bucket for features that some roles read and jobs write. */
export class FeatureStoreModule implements IPlatformModule {
  public readonly kind: string = 'feature-store';
  public readonly publishes = [{ path: 'bucket/name', noun: 'bucket' }];

  constructor(public readonly options: { [name: string]: unknown } = {}) {}

  public buildModule(context: IPlatformModuleContext): IConstruct {
    const { readers = [], writers = [] } = context.options;
    const store = new Construct(context.stack, 'FeatureStore');
    const key = context.createKey(store, 'Key', {
      description: 'Encrypts features', decryptRoles: readers, encryptRoles: writers,
    });
    const bucket = context.createBucket(store, 'Bucket', {
      key,
      access: [{ prefix: 'features/', readRoles: readers, readWriteRoles: writers }],
    });
    context.attachPolicy(store, 'Writers', {
      suffix: 'writers',
      description: 'Lists feature groups',
      statements: [new PolicyStatement({ actions: ['sagemaker:ListFeatureGroups'], resources: ['*'] })],
      roles: writers,
    });
    context.publish('bucket/name', bucket.bucketName);
    return store;
  }
}

/** A module that calls `run`. */
export class ScriptedModule implements IPlatformModule {
  public readonly kind = 'scripted';

  constructor(
    private readonly run: (context: IPlatformModuleContext, scope: Construct) => void,
    private readonly more: Partial<IPlatformModule> = {},
  ) {}

  public get options(): { [name: string]: unknown } | undefined {
    return this.more.options;
  }

  public get optionsSchema(): IPlatformModule['optionsSchema'] {
    return this.more.optionsSchema;
  }

  public get readsFrom(): string[] | undefined {
    return this.more.readsFrom;
  }

  public get isAccountWide(): boolean | undefined {
    return this.more.isAccountWide;
  }

  public buildModule(context: IPlatformModuleContext): IConstruct {
    const scope = new Construct(context.stack, 'Scripted');
    new CfnOutput(scope, 'Options', { value: context.stack.toJsonString(context.options) });
    new Key(scope, 'Key');
    this.run(context, scope);
    return scope;
  }
}
