/**
 * A kind of connection.
 */
export enum GlueConnectionType {
  /**
   * To a database through JDBC.
   */
  JDBC = 'JDBC',

  /**
   * To Apache Kafka.
   */
  KAFKA = 'KAFKA',

  /**
   * To MongoDB, or to Amazon DocumentDB.
   */
  MONGODB = 'MONGODB',

  /**
   * To a VPC.
   */
  NETWORK = 'NETWORK',
}

/**
 * Where in a network a connection begins.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-glue-connection-physicalconnectionrequirements.html
 */
export interface PhysicalConnectionRequirements {
  /**
   * Availability zone of the subnet.
   *
   * @default - none
   */
  readonly availabilityZone?: string;

  /**
   * Id of the subnet.
   *
   * @default - none
   */
  readonly subnetId?: string;

  /**
   * Ids of security groups that exist already.
   *
   * @default - none
   */
  readonly securityGroupIdList?: string[];

  /**
   * Keys of `securityGroupConfigs`.
   *
   * @default - none
   */
  readonly projectSecurityGroupNames?: string[];
}

/**
 * A connection.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html
 */
export interface GlueConnectionOptions {
  /**
   * The type.
   */
  readonly connectionType: GlueConnectionType;

  /**
   * Properties as Glue names them, for example `JDBC_CONNECTION_URL`. A password belongs into a secret of Secrets Manager, which `SECRET_ID` names: one
   * that stands here in plain text is an error.
   *
   * @see https://docs.aws.amazon.com/glue/latest/webapi/API_Connection.html
   * @default - none
   */
  readonly connectionProperties?: any;

  /**
   * What the connection is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Criteria by which the connection is chosen.
   *
   * @default - none
   */
  readonly matchCriteria?: string[];

  /**
   * Where in a network the connection begins.
   *
   * @default - outside of any VPC
   */
  readonly physicalConnectionRequirements?: PhysicalConnectionRequirements;
}
