import { Token } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { SecurityGroupRule, SecurityGroupRules } from './security-group-rules';
import { acknowledgeSuppressions } from '../private/acknowledge';
import { isDeferred } from '../private/deferred';
import { shortHash } from '../private/names';
import { fail } from '../private/problems';

/** What a security group of the platform needs to know. */
export interface RuledSecurityGroupProps {
  readonly securityGroupName: string;
  readonly description: string;
  readonly vpcId: string;
  /** Rules of the two directions. Without egress rules nothing leaves the group. */
  readonly ingress?: SecurityGroupRules;
  readonly egress?: SecurityGroupRules;
}

type Direction = 'Ingress' | 'Egress';

/** One side of a rule, as the template writes it. */
type Peer = { cidrIp: string } | { sgId: string } | { prefixListId: string };

/**
 * A security group that lets through what its rules say and nothing else. Each rule is a resource of its own, named after what it says, so that
 * adding or reordering rules leaves the others alone.
 */
export class RuledSecurityGroup extends SecurityGroup {
  constructor(scope: Construct, id: string, props: RuledSecurityGroupProps) {
    super(scope, id, {
      // A security group needs no more of its VPC than the id; the zone is never used.
      vpc: Vpc.fromVpcAttributes(scope, `${id}Vpc`, { vpcId: props.vpcId, availabilityZones: ['unused'] }),
      securityGroupName: props.securityGroupName,
      description: props.description,
      allowAllOutbound: false,
    });
    this.addRules('Ingress', props.ingress);
    this.addRules('Egress', props.egress);
  }

  /** Adds rules of one direction. A rule that is there already is left out. */
  public addRules(direction: Direction, rules: SecurityGroupRules | undefined): void {
    for (const rule of rules?.ipv4 ?? []) this.addRuleOf(direction, rule, { cidrIp: checkedCidr(this, rule.cidr) });
    for (const rule of rules?.sg ?? []) this.addRuleOf(direction, rule, { sgId: rule.sgId });
    for (const rule of rules?.prefixList ?? []) this.addRuleOf(direction, rule, { prefixListId: rule.prefixList });
  }

  private addRuleOf(direction: Direction, rule: SecurityGroupRule, peer: Peer): void {
    const ports = portsOf(this, rule);
    const id = `${direction}-${shortHash(JSON.stringify(this.stack.resolve([peer, ports])))}`;
    if (this.node.tryFindChild(id)) return;
    const common = { groupId: this.securityGroupId, description: rule.description, ...ports };
    const resource = direction === 'Ingress'
      ? new CfnSecurityGroupIngress(this, id, {
        ...common,
        ...('sgId' in peer ? { sourceSecurityGroupId: peer.sgId } : 'prefixListId' in peer ? { sourcePrefixListId: peer.prefixListId } : peer),
      })
      : new CfnSecurityGroupEgress(this, id, {
        ...common,
        ...('sgId' in peer ? { destinationSecurityGroupId: peer.sgId } : 'prefixListId' in peer ? { destinationPrefixListId: peer.prefixListId } : peer),
      });
    acknowledgeSuppressions(resource, rule.suppressions);
  }
}

function portsOf(scope: Construct, { protocol, port, toPort }: SecurityGroupRule): { ipProtocol: string; fromPort?: number; toPort?: number } {
  const ipProtocol = protocol.toLowerCase() === 'all' ? '-1' : protocol.toLowerCase();
  if (ipProtocol === '-1') return { ipProtocol };
  if (port === undefined) {
    if (toPort !== undefined) fail({ code: 'DSP304', where: scope.node.path, message: `a rule has "toPort" ${toPort} and no "port"`, hint: 'give both, or "port" alone' });
    return ipProtocol === 'tcp' || ipProtocol === 'udp' ? { ipProtocol, fromPort: 0, toPort: 65535 } : { ipProtocol, fromPort: -1, toPort: -1 };
  }
  if (toPort !== undefined && !Token.isUnresolved(port) && !Token.isUnresolved(toPort) && toPort < port && !ipProtocol.startsWith('icmp')) {
    fail({ code: 'DSP304', where: scope.node.path, message: `a rule has the ports ${port} to ${toPort}`, hint: 'write the smaller port first' });
  }
  return { ipProtocol, fromPort: port, toPort: toPort ?? port };
}

function checkedCidr(scope: Construct, cidr: string): string {
  if (isDeferred(cidr)) return cidr;
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (match && match.slice(1, 5).every((byte) => Number(byte) < 256) && Number(match[5]) <= 32) return cidr;
  return fail({ code: 'DSP304', where: scope.node.path, message: `"${cidr}" is not a range of IPv4 addresses`, hint: 'write CIDR notation, for example 10.0.0.0/16' });
}
