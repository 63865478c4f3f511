import { Stack } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RuledSecurityGroup } from './ruled-security-group';
import { constructId, stableText } from '../naming/names';
import { bucketArn } from '../private/arns';

/** Properties of the endpoints of a VPC. */
export interface VpcEndpointsProps {
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly securityGroupName: string;
  /** The security group whose members use the endpoints. */
  readonly clientSecurityGroupId: string;
  /** Services of interface endpoints, without the prefix of their names. */
  readonly services: string[];
  /** Route tables of the S3 gateway endpoint. Without any, the endpoint is not created. */
  readonly s3RouteTableIds?: string[];
  readonly privateDns: boolean;
  /** Accounts whose resources can be reached; any if undefined. */
  readonly resourceAccounts?: string[];
}

/** SageMaker services whose endpoints are named `aws.sagemaker.<region>.<name>`. */
const SAGEMAKER = ['experiments', 'notebook', 'partner-app', 'studio'];

/** Endpoints through which members of a security group reach AWS services, only for this account. */
export class VpcEndpoints extends Construct {
  /** The security group of the interface endpoints. */
  public readonly securityGroup: RuledSecurityGroup;
  public readonly endpoints: CfnVPCEndpoint[] = [];

  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { region } = Stack.of(this);
    this.securityGroup = new RuledSecurityGroup(this, 'SecurityGroup', {
      securityGroupName: props.securityGroupName,
      description: 'Endpoints of AWS services',
      vpcId: props.vpcId,
    });
    this.securityGroup.addRules('Ingress', {
      sg: [{ sgId: props.clientSecurityGroupId, protocol: 'tcp', port: 443, description: 'Calls of AWS services' }],
    });
    const thisAccount = this.thisAccount(props.resourceAccounts);
    for (const service of props.services) {
      const ofSageMaker = SAGEMAKER.includes(service);
      this.endpoints.push(new CfnVPCEndpoint(this, constructId(stableText(this, service)), {
        vpcEndpointType: 'Interface',
        serviceName: ofSageMaker ? `aws.sagemaker.${region}.${service}` : `com.amazonaws.${region}.${service}`,
        vpcId: props.vpcId,
        subnetIds: props.subnetIds,
        securityGroupIds: [this.securityGroup.securityGroupId],
        privateDnsEnabled: props.privateDns,
        // These are opened with signed URLs, which have no principal.
        policyDocument: ofSageMaker ? undefined : new PolicyDocument({ statements: [thisAccount] }),
      }));
    }
    if (props.s3RouteTableIds !== undefined) {
      this.endpoints.push(new CfnVPCEndpoint(this, 'S3', {
        vpcEndpointType: 'Gateway',
        serviceName: `com.amazonaws.${region}.s3`,
        vpcId: props.vpcId,
        routeTableIds: props.s3RouteTableIds,
        policyDocument: new PolicyDocument({ statements: [thisAccount, this.imageLayers(region)] }),
      }));
    }
  }

  /** Requests without a resource have no resource account. */
  private thisAccount(resourceAccounts: string[] | undefined): PolicyStatement {
    return new PolicyStatement({
      sid: 'ThisAccount',
      principals: [new AnyPrincipal()],
      actions: ['*'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:PrincipalAccount': Stack.of(this).account },
        ...(resourceAccounts && { StringEqualsIfExists: { 'aws:ResourceAccount': resourceAccounts } }),
      },
    });
  }

  /** Layers of container images are read through URLs that ECR signs with an account that AWS owns. */
  private imageLayers(region: string): PolicyStatement {
    return new PolicyStatement({
      sid: 'ImageLayers',
      principals: [new AnyPrincipal()],
      actions: ['s3:GetObject'],
      resources: [bucketArn(this, `prod-${region}-starport-layer-bucket/*`)],
    });
  }
}
