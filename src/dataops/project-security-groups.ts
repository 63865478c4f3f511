import { Construct } from 'constructs';
import { ProjectSecurityGroupOptions } from './connection-options';
import { IResourceNaming } from '../naming/resource-naming';
import { RuledSecurityGroup } from '../network/ruled-security-group';
import { SecurityGroupRules } from '../network/security-group-rules';
import { sortedEntries } from '../private/collections';
import { checkFormat } from '../private/formats';
import { constructId, physicalName } from '../private/names';

const HTTPS: SecurityGroupRules = { ipv4: [{ cidr: '0.0.0.0/0', protocol: 'tcp', port: 443, description: 'AWS services' }] };

/** Makes the security groups of a project, whose ids are returned by key. */
export function projectSecurityGroups(
  scope: Construct, naming: IResourceNaming, groups: { readonly [key: string]: ProjectSecurityGroupOptions } | undefined,
): { [key: string]: string } {
  return Object.fromEntries(sortedEntries(groups).map(([key, { vpcId, securityGroupEgressRules }]) => {
    checkFormat(scope, ['securityGroupConfigs', key, 'vpcId'], 'vpc', vpcId);
    const group = new RuledSecurityGroup(scope, `SecurityGroup-${constructId(key)}`, {
      securityGroupName: physicalName(naming, 'securityGroup', key),
      description: `Connections of the DataOps project: ${key}`.replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, ' ').slice(0, 255),
      vpcId,
    });
    group.addRules('Egress', securityGroupEgressRules ?? HTTPS, ['securityGroupConfigs', key, 'securityGroupEgressRules']);
    // Glue refuses a connection unless a group lets all TCP traffic in from itself.
    const itself: SecurityGroupRules = { sg: [{ sgId: group.securityGroupId, protocol: 'tcp', port: 0, toPort: 65535, description: 'Members of the group' }] };
    group.addRules('Ingress', itself);
    group.addRules('Egress', itself);
    return [key, group.securityGroupId];
  }));
}
