import { CfnResource, RemovalPolicy, Token } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { SecurityGroupRule, SecurityGroupRules } from './security-group-rules';
import { checkOneSource } from '../access/given-objects';
import { shortHash } from '../naming/names';
import { acknowledgeSuppressions } from '../private/acknowledge';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/** Properties of a security group of the platform. */
export interface RuledSecurityGroupProps {
  readonly securityGroupName: string;
  readonly description: string;
  readonly vpcId: string;
}

type Direction = 'Ingress' | 'Egress';

/** One side of a rule, as in the template. */
type Peer = { cidrIp: string } | { sgId: string } | { prefixListId: string };

/**
 * A security group that allows only the traffic of its rules; without egress rules, no outbound traffic is allowed.
 * Each rule is a separate resource with an ID derived from its content, so adding or reordering rules does not change
 * the others.
 */
export class RuledSecurityGroup extends SecurityGroup {
  private readonly rulesOfMembers: IConstruct[] = [];

  constructor(scope: Construct, id: string, props: RuledSecurityGroupProps) {
    super(scope, id, {
      // A security group uses only the ID of its VPC; the Availability Zone is not used.
      vpc: Vpc.fromVpcAttributes(scope, `${id}Vpc`, { vpcId: props.vpcId, availabilityZones: ['unused'] }),
      securityGroupName: props.securityGroupName,
      description: props.description,
      allowAllOutbound: false,
    });
  }

  /**
   * Adds rules of one direction, which are at `path` in the options of the component. Existing rules are skipped.
   */
  public addRules(direction: Direction, rules: SecurityGroupRules | undefined, path: OptionPath = []): void {
    const add = <T extends SecurityGroupRule>(
      kind: keyof SecurityGroupRules,
      list: T[] | undefined,
      peerOf: (rule: T, at: OptionPath) => Peer,
    ) => (list ?? []).forEach((rule, index) => {
      const at = [...path, kind, index];
      this.addRuleOf(direction, rule, peerOf(rule, at), at);
    });
    add('ipv4', rules?.ipv4, ({ cidr }) => ({ cidrIp: cidr }));
    // One of the two is given, which is checked.
    add('sg', rules?.sg, ({ sgId, securityGroup }, at) => {
      checkOneSource(this, at, { object: 'securityGroup', given: securityGroup, option: 'sgId', text: sgId });
      return { sgId: securityGroup?.securityGroupId ?? sgId! };
    });
    add('prefixList', rules?.prefixList, ({ prefixList, managedPrefixList: given }, at) => {
      checkOneSource(this, at, { object: 'managedPrefixList', given, option: 'prefixList', text: prefixList });
      return { prefixListId: given?.prefixListId ?? prefixList! };
    });
  }

  /** Allows all TCP traffic between members of the group. */
  public allowMembers(description: string): void {
    const others = new Set(this.node.children);
    this.addIngressRule(this, Port.allTcp(), description);
    this.addEgressRule(this, Port.allTcp(), description);
    this.rulesOfMembers.push(...this.node.children.filter((child) => !others.has(child)));
  }

  /** Retains the group, and the traffic between its members, when the members are retained. */
  public retainWithMembers(policy: RemovalPolicy): void {
    for (const resource of [this.node.defaultChild!, ...this.rulesOfMembers]) {
      (resource as CfnResource).applyRemovalPolicy(policy);
    }
  }

  private addRuleOf(direction: Direction, rule: SecurityGroupRule, peer: Peer, path: OptionPath): void {
    const ports = portsOf(this, rule, path);
    const id = `${direction}-${shortHash(JSON.stringify(this.stack.resolve([peer, ports])))}`;
    if (this.node.tryFindChild(id)) return;
    const common = { groupId: this.securityGroupId, description: rule.description, ...ports };
    const resource =
      direction === 'Ingress'
        ? new CfnSecurityGroupIngress(this, id, {
          ...common,
          ...('sgId' in peer
            ? { sourceSecurityGroupId: peer.sgId }
            : 'prefixListId' in peer
              ? { sourcePrefixListId: peer.prefixListId }
              : peer),
        })
        : new CfnSecurityGroupEgress(this, id, {
          ...common,
          ...('sgId' in peer
            ? { destinationSecurityGroupId: peer.sgId }
            : 'prefixListId' in peer
              ? { destinationPrefixListId: peer.prefixListId }
              : peer),
        });
    acknowledgeSuppressions(resource, rule.suppressions);
  }
}

function portsOf(
  scope: Construct,
  { protocol, port, toPort }: SecurityGroupRule,
  path: OptionPath,
): { ipProtocol: string; fromPort?: number; toPort?: number } {
  const ipProtocol = protocol.toLowerCase() === 'all' ? '-1' : protocol.toLowerCase();
  if (ipProtocol === '-1') return { ipProtocol };
  const icmp = ipProtocol.startsWith('icmp');
  checkPort(scope, [...path, 'port'], port, icmp);
  checkPort(scope, [...path, 'toPort'], toPort, icmp);
  if (port === undefined) {
    if (toPort !== undefined) {
      failAt(scope, [...path, 'toPort'], {
        code: 'DSP314',
        message: `a rule has "toPort" ${toPort} but no "port"`,
        hint: 'specify both, or only "port"',
      });
    }
    return ipProtocol === 'tcp' || ipProtocol === 'udp'
      ? { ipProtocol, fromPort: 0, toPort: 65535 }
      : { ipProtocol, fromPort: -1, toPort: -1 };
  }
  if (toPort !== undefined && !Token.isUnresolved(port) && !Token.isUnresolved(toPort) && toPort < port && !icmp) {
    failAt(scope, [...path, 'toPort'], {
      code: 'DSP313',
      message: `a rule has the ports ${port} to ${toPort}`,
      hint: 'specify the smaller port first',
    });
  }
  return { ipProtocol, fromPort: port, toPort: toPort ?? port };
}

/** The port of a rule. For ICMP, a type or code, of which -1 means all. */
function checkPort(scope: Construct, path: OptionPath, port: number | undefined, icmp: boolean): void {
  const [least, most] = icmp ? [-1, 255] : [0, 65535];
  if (port === undefined || Token.isUnresolved(port) || (Number.isInteger(port) && port >= least && port <= most)) {
    return;
  }
  failAt(scope, path, {
    code: 'DSP313',
    message: `${port} is not a valid ${icmp ? 'ICMP type or code' : 'port'}`,
    hint: `specify a whole number from ${least} to ${most}`,
  });
}
