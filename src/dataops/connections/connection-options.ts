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
   * A VPC, through which data stores are reached.
   */
  NETWORK = 'NETWORK',
}

/**
 * Where in a VPC a connection begins.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/setup-vpc-for-glue-access.html
 */
export interface GluePhysicalConnectionRequirements {
  /**
   * Availability Zone of the subnet. Required with `subnetId`, and with a `subnet` that is imported without its zone.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-connection-physicalconnectionrequirements.html
   * @default - the zone of `subnet`
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
   * The subnet, in place of `subnetId` and `availabilityZone`, when composing in code.
   *
   * @default - the subnet of `subnetId`
   */
  readonly subnet?: ISubnet;

  /**
   * IDs of security groups. Glue needs one that lets all TCP traffic in from itself.
   *
   * @default - none
   * @format securityGroupId
   * @distinct
   */
  readonly securityGroupIdList?: string[];

  /**
   * Security groups in addition to those of `securityGroupIdList`, when composing in code. Glue needs one that lets
   * all TCP traffic in from itself.
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
 * A connection of Glue to a data store.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/glue-connections.html
 */
export interface GlueConnectionOptions {
  /**
   * Type of the connection.
   */
  readonly connectionType: GlueConnectionType;

  /**
   * Properties by their names in the API of Glue, for example `JDBC_CONNECTION_URL` and `SECRET_ID`. A password as
   * plain text is refused, because every reader of the template could read it: specify `SECRET_ID`, or a reference
   * `{{resolve:secretsmanager:...}}`.
   *
   * @see https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
   * @default - none
   */
  readonly connectionProperties?: { [name: string]: string };

  /**
   * What the connection is for.
   *
   * @default - none
   * @format glueDescription
   */
  readonly description?: string;

  /**
   * Criteria by which the connection can be chosen.
   *
   * @default - none
   */
  readonly matchCriteria?: string[];

  /**
   * Where in a VPC the connection begins. Required for the type `NETWORK`.
   *
   * @default - outside of any VPC
   */
  readonly physicalConnectionRequirements?: GluePhysicalConnectionRequirements;
}

/**
 * A security group of a project, for connections. All TCP traffic passes between its members in both directions, as
 * Glue needs it.
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
   * The VPC, in place of `vpcId`, when composing in code.
   *
   * @default - the VPC of `vpcId`
   */
  readonly vpc?: IVpc;

  /**
   * What else is let out.
   *
   * @default - HTTPS to any address, which calls of AWS services need
   */
  readonly securityGroupEgressRules?: SecurityGroupRules;
}
