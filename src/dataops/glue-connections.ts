import { Stack } from 'aws-cdk-lib';
import { CfnConnection } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { GlueConnectionOptions, GlueConnectionType } from './connection-options';
import { IResourceNaming } from '../naming/resource-naming';
import { acknowledge } from '../private/acknowledge';
import { isPlainObject, sortedEntries, unique } from '../private/collections';
import { isDeferred } from '../private/deferred';
import { constructId, physicalName } from '../private/names';
import { fail } from '../private/problems';
import { didYouMean } from '../private/suggestions';

/** What a connection cannot do without: one of these. */
const REQUIRED = {
  [GlueConnectionType.JDBC]: ['JDBC_CONNECTION_URL', 'HOST'],
  [GlueConnectionType.KAFKA]: ['KAFKA_BOOTSTRAP_SERVERS'],
  [GlueConnectionType.MONGODB]: ['CONNECTION_URL', 'HOST'],
  [GlueConnectionType.NETWORK]: [],
};

/** Properties whose value is a secret. An encrypted password is encrypted with a key of its own. */
const SECRET = /^(?!ENCRYPTED_).*PASSWORD$/i;
/** A password in a URL: `user:password@host`, `password=...`, or `user/password@host` of Oracle. */
const PASSWORD_IN_URL = /(\/\/[^/@:?;]+:[^/@]+@)|([?;&]\s*(password|pwd)\s*=\s*[^;&]+)|(:thin:[^/@:]+\/[^@]+@)/i;

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
      const requirements = options.physicalConnectionRequirements;
      const { projectSecurityGroupNames, ...place } = requirements ?? {};
      const groups = unique([...place.securityGroupIdList ?? [], ...(projectSecurityGroupNames ?? []).map((group) => this.securityGroupId(key, group))]);
      this.names[key] = name;
      const connection = new CfnConnection(this.scope, `Connection-${constructId(key)}`, {
        catalogId: Stack.of(this.scope).account,
        connectionInput: {
          name,
          connectionType: options.connectionType,
          description: options.description,
          matchCriteria: options.matchCriteria,
          connectionProperties: this.checkedProperties(key, options),
          physicalConnectionRequirements: requirements === undefined ? undefined : { ...place, securityGroupIdList: groups.length > 0 ? groups : undefined },
        },
      });
      if (place.availabilityZone !== undefined) {
        acknowledge(connection, { id: 'CloudFormation-Validate::W3010', reason: 'A connection belongs to one subnet, whose zone the configuration names.' });
      }
      if (options.connectionType === GlueConnectionType.NETWORK && (place.subnetId === undefined || groups.length === 0)) {
        this.refuse(key, 'is of the type "NETWORK" and has no subnet or no security group', 'give both in "physicalConnectionRequirements"');
      }
    }
  }

  private checkedProperties(key: string, { connectionType, connectionProperties }: GlueConnectionOptions): { [name: string]: string } | undefined {
    const given: unknown = connectionProperties;
    if (given !== undefined && !isPlainObject(given)) this.refuse(key, 'has "connectionProperties" that are no map', 'for example { JDBC_CONNECTION_URL: jdbc:postgresql://host:5432/db }');
    const properties = Object.fromEntries(sortedEntries(given).map(([name, value]) => [name, this.checkedProperty(key, name, value)]));
    const required = REQUIRED[connectionType];
    if (required.length > 0 && !required.some((name) => name in properties)) {
      this.refuse(key, `is of the type "${connectionType}" and has no "${required[0]}"`, 'give it in "connectionProperties"');
    }
    return given === undefined ? undefined : properties;
  }

  private checkedProperty(key: string, name: string, value: unknown): string {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      this.refuse(key, `has ${JSON.stringify(value)} as "${name}"`, 'give a text, a number, true or false');
    }
    const text = String(value);
    // A text that is put together at deployment is shown to the check as the template shows it, so that a secret in it is seen.
    const shown = JSON.stringify(Stack.of(this.scope).resolve(text));
    if ((SECRET.test(name) && !isSecret(text, shown)) || (/URL$/i.test(name) && PASSWORD_IN_URL.test(text) && !isSecret('', shown))) {
      fail({
        code: 'DSP336',
        where: this.scope.node.path,
        message: `connection "${key}" has a password as plain text in "${name}"`,
        hint: 'put it into AWS Secrets Manager and give SECRET_ID, or {{resolve:secretsmanager:ID:SecretString:password}}',
      });
    }
    return text;
  }

  private securityGroupId(key: string, group: string): string {
    if (Object.hasOwn(this.securityGroups, group)) return this.securityGroups[group];
    return fail({
      code: 'DSP204',
      where: this.scope.node.path,
      message: `connection "${key}" names the security group "${group}", which the project has not`,
      hint: didYouMean(group, Object.keys(this.securityGroups)) ?? 'add it to "securityGroupConfigs"',
    });
  }

  private refuse(key: string, message: string, hint: string): never {
    return fail({ code: 'DSP304', where: this.scope.node.path, message: `connection "${key}" ${message}`, hint });
  }
}

/** A reference to Secrets Manager, or a value that the deployment gives, such as a parameter. */
function isSecret(text: string, shown: string): boolean {
  return shown.includes('{{resolve:secretsmanager:') || (isDeferred(text) && !shown.includes('{{resolve:') && shown.startsWith('{'));
}
