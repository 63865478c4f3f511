import { Aws } from 'aws-cdk-lib';
import { IResourceNaming, ResourceNameOptions } from '../../../src';

/**
 * Names that contain account and Region: bucket names are globally unique, and tests run in several Regions at once.
 */
export class AccountNaming implements IResourceNaming {
  constructor(private readonly test: string) {}

  public resourceName({ suffix }: ResourceNameOptions = {}): string {
    return ['dsp-integ', this.test, ...suffix === undefined ? [] : [suffix], Aws.ACCOUNT_ID, Aws.REGION].join('-');
  }
}
