import { ISubnet, IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/**
 * A VPC without internet access: sufficient for a Studio domain, and free of charge. No application can start in it.
 */
export class IsolatedNetwork extends Construct {
  public readonly vpc: IVpc;
  public readonly subnet: ISubnet;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 1,
      natGateways: 0,
      subnetConfiguration: [{ name: 'isolated', subnetType: SubnetType.PRIVATE_ISOLATED }],
      // The construct library would create a Lambda function for it.
      restrictDefaultSecurityGroup: false,
    });
    [this.subnet] = this.vpc.isolatedSubnets;
  }
}
