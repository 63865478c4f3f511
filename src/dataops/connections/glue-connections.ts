import { Stack } from 'aws-cdk-lib';
import { ISecurityGroup, ISubnet } from 'aws-cdk-lib/aws-ec2';
import { CfnConnection } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { ConnectionCheck } from './connection-checks';
import {
  GlueConnectionOptions, GluePhysicalConnectionRequirements as Requirements, ProjectSecurityGroupOptions,
} from './connection-options';
import { checkOneSource } from '../../access/given-objects';
import { constructId, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { RuledSecurityGroup } from '../../network/ruled-security-group';
import { SecurityGroupRules } from '../../network/security-group-rules';
import { acknowledge } from '../../private/acknowledge';
import { sortedEntries, unique } from '../../private/collections';
import { NAME_RULES } from '../../private/facts/name-rules';
import { otherRegionFinding } from '../../private/format-regions';
import { failAt } from '../../private/option-problems';
import { didYouMean } from '../../private/suggestions';

/** The connections of a project. */
export class GlueConnections {
  /** Names of the connections by key. */
  public readonly names: { [key: string]: string } = {};
  /** The connections by key. */
  public readonly resources: { [key: string]: CfnConnection } = {};

  constructor(
    private readonly scope: Construct, private readonly naming: IResourceNaming,
    private readonly securityGroups: { readonly [key: string]: ISecurityGroup },
  ) {}

  /** Creates the connections. */
  public create(connections: { readonly [key: string]: GlueConnectionOptions } | undefined): void {
    for (const [key, options] of sortedEntries(connections)) {
      const name = physicalName(this.naming, 'glue', key);
      const check = new ConnectionCheck(this.scope, key, options);
      const requirements = options.physicalConnectionRequirements;
      const { projectSecurityGroupNames, subnet, securityGroups, ...texts } = requirements ?? {};
      const place = this.place(key, texts, subnet);
      const given = (securityGroups ?? []).map(({ securityGroupId }) => securityGroupId);
      const own = (projectSecurityGroupNames ?? []).map((group, index) => this.securityGroupId(key, group, index));
      const groups = unique([...place.securityGroupIdList ?? [], ...given, ...own]);
      this.names[key] = name;
      check.general();
      check.place(place, groups);
      const connection = new CfnConnection(this.scope, `Connection-${constructId(key)}`, {
        catalogId: Stack.of(this.scope).account,
        connectionInput: {
          name,
          connectionType: options.connectionType,
          description: options.description,
          matchCriteria: options.matchCriteria,
          connectionProperties: check.properties(),
          physicalConnectionRequirements:
            requirements === undefined
              ? undefined
              : { ...place, securityGroupIdList: groups.length > 0 ? groups : undefined },
        },
      });
      this.resources[key] = connection;
      if (place.availabilityZone !== undefined) {
        acknowledge(connection, {
          id: 'CloudFormation-Validate::W3010',
          reason: 'A connection belongs to one subnet, whose Availability Zone the configuration specifies.',
        });
      }
    }
  }

  private place(key: string, texts: Requirements, subnet: ISubnet | undefined): Requirements {
    const path = ['connections', key, 'physicalConnectionRequirements'];
    if (subnet === undefined) return texts;
    const zone = zoneOf(subnet);
    for (const option of ['subnetId', ...zone === undefined ? [] : ['availabilityZone'] as const] as const) {
      checkOneSource(this.scope, path, { object: 'subnet', given: subnet, option, text: texts[option] });
    }
    const finding = zone === undefined
      ? undefined
      : otherRegionFinding('availabilityZone', zone, Stack.of(this.scope).region);
    if (finding !== undefined) failAt(this.scope, [...path, 'subnet'], finding);
    return { ...texts, subnetId: subnet.subnetId, availabilityZone: zone ?? texts.availabilityZone };
  }

  private securityGroupId(key: string, group: string, index: number): string {
    if (Object.hasOwn(this.securityGroups, group)) return this.securityGroups[group].securityGroupId;
    return failAt(
      this.scope,
      ['connections', key, 'physicalConnectionRequirements', 'projectSecurityGroupNames', index],
      {
        code: 'DSP204',
        message: `connection "${key}" refers to the security group "${group}", which the project does not define`,
        hint: didYouMean(group, Object.keys(this.securityGroups)) ?? 'add it to "securityGroupConfigs"',
      },
    );
  }
}

/** The Availability Zone of a subnet. It is not known for a subnet that is imported by its ID. */
function zoneOf(subnet: ISubnet): string | undefined {
  try {
    return subnet.availabilityZone;
  } catch {
    return undefined;
  }
}

const HTTPS: SecurityGroupRules = {
  ipv4: [{ cidr: '0.0.0.0/0', protocol: 'tcp', port: 443, description: 'AWS services' }],
};

/** Creates the security groups of a project, by key. */
export function projectSecurityGroups(
  scope: Construct,
  naming: IResourceNaming,
  groups: { readonly [key: string]: ProjectSecurityGroupOptions } | undefined,
): { [key: string]: ISecurityGroup } {
  return Object.fromEntries(
    sortedEntries(groups).map(([key, { vpc, securityGroupEgressRules, ...options }]) => {
      checkOneSource(scope, ['securityGroupConfigs', key], {
        object: 'vpc',
        given: vpc,
        option: 'vpcId',
        text: options.vpcId,
      });
      // One of them is specified, which is checked.
      const vpcId = vpc?.vpcId ?? options.vpcId!;
      const group = new RuledSecurityGroup(scope, `SecurityGroup-${constructId(key)}`, {
        securityGroupName: physicalName(naming, 'securityGroup', key),
        description: `Connections of the DataOps project: ${key}`
          .replace(/[^\w .:/()#,@[\]+=&;{}!$*-]/g, ' ')
          .slice(0, NAME_RULES.securityGroup.maxLength),
        vpcId,
      });
      group.addRules('Egress', securityGroupEgressRules ?? HTTPS, [
        'securityGroupConfigs',
        key,
        'securityGroupEgressRules',
      ]);
      // Glue rejects a connection without a self-referencing inbound rule for all TCP ports.
      const itself: SecurityGroupRules = {
        sg: [
          { sgId: group.securityGroupId, protocol: 'tcp', port: 0, toPort: 65535, description: 'Members of the group' },
        ],
      };
      group.addRules('Ingress', itself);
      group.addRules('Egress', itself);
      return [key, group];
    }),
  );
}
