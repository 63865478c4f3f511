import { IPrefixList, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Suppression } from '../access/suppression';

/**
 * The properties that all kinds of security group rules have.
 */
export interface SecurityGroupRule {
  /**
   * IP protocol: `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html
   * @format ipProtocol
   */
  readonly protocol: string;

  /**
   * The port, or the first port of a range. For ICMP, the type.
   *
   * @default - all ports
   * @sample 443
   */
  readonly port?: number;

  /**
   * The last port of a range. For ICMP, the code.
   *
   * @default - `port`
   */
  readonly toPort?: number;

  /**
   * Description of the rule.
   *
   * @default - none
   * @format securityGroupRuleDescription
   */
  readonly description?: string;

  /**
   * Acknowledged findings of compliance checks for this rule.
   *
   * @default - none
   */
  readonly suppressions?: Suppression[];
}

/**
 * A rule for a range of IPv4 addresses.
 */
export interface SecurityGroupIpv4Rule extends SecurityGroupRule {
  /**
   * The addresses in CIDR notation, for example `10.0.0.0/16`.
   *
   * @format ipv4Cidr
   */
  readonly cidr: string;
}

/**
 * A rule for another security group.
 */
export interface SecurityGroupPeerRule extends SecurityGroupRule {
  /**
   * ID of the other security group.
   *
   * @default - the ID of `securityGroup`
   * @unless securityGroup
   * @format securityGroupId
   */
  readonly sgId?: string;

  /**
   * The other security group, instead of `sgId`. Its own rules do not change.
   *
   * @default - the security group of `sgId`
   */
  readonly securityGroup?: ISecurityGroup;
}

/**
 * A rule for a prefix list, for example that of a gateway endpoint.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/managed-prefix-lists.html
 */
export interface SecurityGroupPrefixListRule extends SecurityGroupRule {
  /**
   * ID of the prefix list.
   *
   * @default - the ID of `managedPrefixList`
   * @unless managedPrefixList
   * @format prefixListId
   */
  readonly prefixList?: string;

  /**
   * The prefix list, instead of `prefixList`.
   *
   * @default - the list of `prefixList`
   */
  readonly managedPrefixList?: IPrefixList;
}

/**
 * Rules of a security group, in one direction.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
export interface SecurityGroupRules {
  /**
   * Rules for ranges of IPv4 addresses.
   *
   * @default - none
   */
  readonly ipv4?: SecurityGroupIpv4Rule[];

  /**
   * Rules for other security groups.
   *
   * @default - none
   */
  readonly sg?: SecurityGroupPeerRule[];

  /**
   * Rules for prefix lists.
   *
   * @default - none
   */
  readonly prefixList?: SecurityGroupPrefixListRule[];
}
