import { Aws } from 'aws-cdk-lib';
import { IResourceNaming, ResourceNameOptions } from '../../../src';

/** Names that hold account and region: bucket names are taken worldwide, and tests run in several regions at once. */
export class AccountNaming implements IResourceNaming {
  constructor(private readonly test: string) {}

  public resourceName({ suffix }: ResourceNameOptions = {}): string {
    return ['dsp-integ', this.test, ...suffix === undefined ? [] : [suffix], Aws.ACCOUNT_ID, Aws.REGION].join('-');
  }
}
