import { Stack, Token } from 'aws-cdk-lib';
import { CfnConnection } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { GlueConnectionOptions } from './glue-connection-options';
import { IResourceNaming } from '../naming/resource-naming';
import { isPlainObject, sortedEntries } from '../private/collections';
import { constructId, physicalName } from '../private/names';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** Makes connections, in the given security groups by key. Gives their names by key. */
export function createConnections(
  scope: Construct, naming: IResourceNaming, connections: { [key: string]: GlueConnectionOptions } | undefined, securityGroups: { [key: string]: string },
): { [key: string]: string } {
  return Object.fromEntries(sortedEntries(connections).map(([key, options]) => {
    const name = physicalName(naming, 'glue', key);
    const { physicalConnectionRequirements: place } = options;
    new CfnConnection(scope, `Connection-${constructId(key)}`, {
      catalogId: Stack.of(scope).account,
      connectionInput: {
        name,
        connectionType: options.connectionType,
        description: options.description,
        matchCriteria: options.matchCriteria,
        connectionProperties: checkedProperties(scope, key, options.connectionProperties),
        physicalConnectionRequirements: place && {
          availabilityZone: place.availabilityZone,
          subnetId: place.subnetId,
          securityGroupIdList: [
            ...place.securityGroupIdList ?? [],
            ...(place.projectSecurityGroupNames ?? []).map((group) => securityGroupOf(scope, key, group, securityGroups)),
          ],
        },
      },
    });
    return [key, name];
  }));
}

function securityGroupOf(scope: Construct, key: string, group: string, securityGroups: { [key: string]: string }): string {
  if (Object.hasOwn(securityGroups, group)) return securityGroups[group];
  return fail({
    code: 'DSP204',
    where: scope.node.path,
    message: `the connection "${key}" names the security group "${group}", which the project does not have`,
    hint: didYouMean(group, Object.keys(securityGroups)) ?? 'describe it under "securityGroupConfigs"',
  });
}

/** Whoever reads the template would read a password in it. */
function checkedProperties(scope: Construct, key: string, properties: unknown): unknown {
  if (properties === undefined) return undefined;
  if (!isPlainObject(properties)) {
    return fail({ code: 'DSP111', where: scope.node.path, message: `"connectionProperties" of the connection "${key}" must be a map`, hint: 'for example { JDBC_CONNECTION_URL: jdbc:... }' });
  }
  for (const [name, value] of sortedEntries(properties)) {
    const isSecret = /PASSWORD$/i.test(name) && typeof value === 'string';
    if (isSecret && !Token.isUnresolved(value) && !/\{\{resolve:(secretsmanager|ssm-secure):/.test(value)) {
      fail({
        code: 'DSP335',
        where: scope.node.path,
        message: `the connection "${key}" has the property "${name}" in plain text`,
        hint: 'put the password into a secret and name it with SECRET_ID, or write {{resolve:secretsmanager:...}}',
      });
    }
  }
  return properties;
}
