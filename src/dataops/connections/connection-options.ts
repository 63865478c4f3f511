import { ISecurityGroup, ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import { SecurityGroupRules } from '../../network/security-group-rules';

/**
 * Kinds of connections.
 */
export enum GlueConnectionType {
  /**
   * A database, by JDBC.
   */
  JDBC = 'JDBC',

  /**
   * An Apache Kafka cluster.
   */
  KAFKA = 'KAFKA',

  /**
   * A MongoDB database.
   */
  MONGODB = 'MONGODB',

  /**
   * A VPC that data stores are accessed through.
   */
  NETWORK = 'NETWORK',
}

/**
 * The subnet and security groups of a connection.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/setup-vpc-for-glue-access.html
 */
export interface GluePhysicalConnectionRequirements {
  /**
   * Availability Zone of the subnet. Required with `subnetId`, and with a `subnet` that is imported without its
   * Availability Zone.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-connection-physicalconnectionrequirements.html
   * @default - the Availability Zone of `subnet`
   * @sample eu-central-1a
   * @format availabilityZone
   */
  readonly availabilityZone?: string;

  /**
   * ID of the subnet.
   *
   * @default - none
   * @format subnetId
   */
  readonly subnetId?: string;

  /**
   * The subnet, instead of `subnetId` and `availabilityZone`, in code.
   *
   * @default - the subnet of `subnetId`
   */
  readonly subnet?: ISubnet;

  /**
   * IDs of security groups. Glue requires one with a self-referencing inbound rule for all TCP ports.
   *
   * @default - none
   * @format securityGroupId
   * @distinct
   */
  readonly securityGroupIdList?: string[];

  /**
   * Security groups in addition to those of `securityGroupIdList`, in code. Glue requires one with a self-referencing
   * inbound rule for all TCP ports.
   *
   * @default - none
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * Keys of `securityGroupConfigs` of the project.
   *
   * @default - none
   */
  readonly projectSecurityGroupNames?: string[];
}

/**
 * A Glue connection to a data store.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/glue-connections.html
 */
export interface GlueConnectionOptions {
  /**
   * Type of the connection.
   */
  readonly connectionType: GlueConnectionType;

  /**
   * Properties by their names in the Glue API, for example `JDBC_CONNECTION_URL` and `SECRET_ID`. A password in plain
   * text is an error, because it would be visible in the template: specify `SECRET_ID`, or a reference
   * `{{resolve:secretsmanager:...}}`.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
   * @default - none
   */
  readonly connectionProperties?: { [name: string]: string };

  /**
   * Description of the connection.
   *
   * @default - none
   * @format glueDescription
   */
  readonly description?: string;

  /**
   * Criteria for selecting the connection.
   *
   * @default - none
   */
  readonly matchCriteria?: string[];

  /**
   * The subnet and security groups of the connection. Required for the type `NETWORK`.
   *
   * @default - the connection does not use a VPC
   */
  readonly physicalConnectionRequirements?: GluePhysicalConnectionRequirements;
}

/**
 * A security group of a project, for connections. Its members can reach each other on all TCP ports, as Glue requires.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/setup-vpc-for-glue-access.html
 */
export interface ProjectSecurityGroupOptions {
  /**
   * ID of the VPC.
   *
   * @default - the ID of `vpc`
   * @unless vpc
   * @format vpcId
   */
  readonly vpcId?: string;

  /**
   * The VPC, instead of `vpcId`, in code.
   *
   * @default - the VPC of `vpcId`
   */
  readonly vpc?: IVpc;

  /**
   * Additional outbound rules.
   *
   * @default - HTTPS to any address, which is required to call AWS services
   */
  readonly securityGroupEgressRules?: SecurityGroupRules;
}
