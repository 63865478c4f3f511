import { App, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { IsolatedNetwork } from './isolated-network';

/**
 * The network of a platform under test: a stack that is deployed first and publishes its IDs as parameters, as a
 * network team does.
 */
export class PlatformNetwork extends Stack {
  /** Reference to the VPC, for options of the platform. */
  public readonly vpcId: string;
  /** Reference to the subnet. */
  public readonly subnetId: string;

  constructor(app: App, name: string) {
    super(app, name);
    const { vpc, subnet } = new IsolatedNetwork(this, 'Network');
    this.vpcId = this.publish('vpc-id', vpc.vpcId);
    this.subnetId = this.publish('subnet-id', subnet.subnetId);
  }

  private publish(key: string, stringValue: string): string {
    const parameterName = `/${this.stackName}/${key}`;
    new StringParameter(this, key, { parameterName, stringValue });
    return `ssm:${parameterName}`;
  }
}
