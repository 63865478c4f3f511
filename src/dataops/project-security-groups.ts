import { ISecurityGroup, Port } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { SecurityGroupConfig } from './dataops-project-options';
import { IResourceNaming } from '../naming/resource-naming';
import { RuledSecurityGroup } from '../network/ruled-security-group';
import { sortedEntries } from '../private/collections';
import { constructId, physicalName } from '../private/names';

/** Makes the security groups of a project, by key. Glue wants the members of a connection's group to reach each other on every TCP port. */
export function createSecurityGroups(scope: Construct, naming: IResourceNaming, configs: { [key: string]: SecurityGroupConfig } | undefined): { [key: string]: ISecurityGroup } {
  return Object.fromEntries(sortedEntries(configs).map(([key, { vpcId, securityGroupEgressRules }]) => {
    const group = new RuledSecurityGroup(scope, `SecurityGroup-${constructId(key)}`, {
      securityGroupName: physicalName(naming, 'securityGroup', key),
      description: `Connections and jobs of the DataOps project: ${key}`,
      vpcId,
      egress: securityGroupEgressRules,
    });
    group.addIngressRule(group, Port.allTcp(), 'Glue workers reach each other');
    group.addEgressRule(group, Port.allTcp(), 'Glue workers reach each other');
    return [key, group];
  }));
}
