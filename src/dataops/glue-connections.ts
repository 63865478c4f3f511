import { Stack } from 'aws-cdk-lib';
import { CfnConnection } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { ConnectionCheck } from './connection-checks';
import { GlueConnectionOptions } from './connection-options';
import { IResourceNaming } from '../naming/resource-naming';
import { acknowledge } from '../private/acknowledge';
import { sortedEntries, unique } from '../private/collections';
import { constructId, physicalName } from '../private/names';
import { failAt } from '../private/option-problems';
import { didYouMean } from '../private/suggestions';

/** The connections of a project. */
export class GlueConnections {
  /** Names of the connections by key. */
  public readonly names: { [key: string]: string } = {};

  constructor(
    private readonly scope: Construct, private readonly naming: IResourceNaming, private readonly securityGroups: { readonly [key: string]: string },
  ) {}

  /** Makes the connections. */
  public create(connections: { readonly [key: string]: GlueConnectionOptions } | undefined): void {
    for (const [key, options] of sortedEntries(connections)) {
      const name = physicalName(this.naming, 'glue', key);
      const check = new ConnectionCheck(this.scope, key, options);
      const requirements = options.physicalConnectionRequirements;
      const { projectSecurityGroupNames, ...place } = requirements ?? {};
      const groups = unique([...place.securityGroupIdList ?? [], ...(projectSecurityGroupNames ?? []).map((group, index) => this.securityGroupId(key, group, index))]);
      this.names[key] = name;
      check.general();
      check.place(groups);
      const connection = new CfnConnection(this.scope, `Connection-${constructId(key)}`, {
        catalogId: Stack.of(this.scope).account,
        connectionInput: {
          name,
          connectionType: options.connectionType,
          description: options.description,
          matchCriteria: options.matchCriteria,
          connectionProperties: check.properties(),
          physicalConnectionRequirements: requirements === undefined ? undefined : { ...place, securityGroupIdList: groups.length > 0 ? groups : undefined },
        },
      });
      if (place.availabilityZone !== undefined) {
        acknowledge(connection, { id: 'CloudFormation-Validate::W3010', reason: 'A connection belongs to one subnet, whose zone the configuration names.' });
      }
    }
  }

  private securityGroupId(key: string, group: string, index: number): string {
    if (Object.hasOwn(this.securityGroups, group)) return this.securityGroups[group];
    return failAt(this.scope, ['connections', key, 'physicalConnectionRequirements', 'projectSecurityGroupNames', index], {
      code: 'DSP204',
      message: `connection "${key}" names the security group "${group}", which the project has not`,
      hint: didYouMean(group, Object.keys(this.securityGroups)) ?? 'add it to "securityGroupConfigs"',
    });
  }
}
