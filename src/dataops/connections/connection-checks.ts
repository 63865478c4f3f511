import { Stack, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { GlueConnectionOptions, GlueConnectionType, GluePhysicalConnectionRequirements } from './connection-options';
import { sortedEntries } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';

/** Required properties of each type of connection: one of these. */
const REQUIRED = {
  [GlueConnectionType.JDBC]: ['JDBC_CONNECTION_URL', 'HOST'],
  [GlueConnectionType.KAFKA]: ['KAFKA_BOOTSTRAP_SERVERS'],
  [GlueConnectionType.MONGODB]: ['CONNECTION_URL', 'HOST'],
  [GlueConnectionType.NETWORK]: [],
};

/** Formats of properties that Glue accepts for every type of connection, with a hint for each. */
const FORMS: { readonly [name: string]: { readonly form: RegExp; readonly hint: string } } = {
  JDBC_CONNECTION_URL: {
    form: /^jdbc:[a-z0-9]+:\S+$/i,
    hint: 'specify for example jdbc:postgresql://host:5432/database',
  },
  CONNECTION_URL: {
    form: /^(mongodb(\+srv)?|jdbc:[a-z0-9]+|https?):\S+$/i,
    hint: 'specify for example mongodb://host:27017/database',
  },
  KAFKA_BOOTSTRAP_SERVERS: {
    form: /^[^\s,:/]+:\d{1,5}(\s*,\s*[^\s,:/]+:\d{1,5})*$/,
    hint: 'specify HOST:PORT, separated by commas',
  },
  PORT: { form: /^\d{1,5}$/, hint: 'specify a number' },
  ...Object.fromEntries(
    [
      'JDBC_ENFORCE_SSL',
      'KAFKA_SSL_ENABLED',
      'SKIP_CUSTOM_JDBC_CERT_VALIDATION',
      'KAFKA_SKIP_CUSTOM_CERT_VALIDATION',
    ].map((name) => [name, { form: /^(true|false)$/i, hint: 'specify true or false' }]),
  ),
};

/** Properties whose value is a secret. An encrypted password has a separate key. */
const SECRET = /^(?!ENCRYPTED_).*PASSWORD$/i;
/** A password in a URL: `user:password@host`, `password=...`, or the Oracle format `user/password@host`. */
const PASSWORD_IN_URL = /(\/\/[^/@:?;]+:[^/@]+@)|([?;&]\s*(password|pwd)\s*=\s*[^;&]+)|(:thin:[^/@:]+\/[^@]+@)/i;
const MAX_CRITERIA = 10;

/**
 * Throws an error for settings of a project connection that Glue rejects at creation or when the connection is used.
 */
export class ConnectionCheck {
  constructor(
    private readonly scope: Construct,
    private readonly key: string,
    private readonly options: GlueConnectionOptions,
  ) {}

  /** The text properties of the connection. */
  public general(): void {
    const { matchCriteria } = this.options;
    if (matchCriteria !== undefined && !Token.isUnresolved(matchCriteria) && matchCriteria.length > MAX_CRITERIA) {
      this.refuse(
        ['matchCriteria'],
        `has ${matchCriteria.length} "matchCriteria", and AWS Glue accepts at most ${MAX_CRITERIA}`,
        'remove some of them',
        'DSP313',
      );
    }
  }

  /** The subnet of the connection, with these security groups. */
  public place(place: GluePhysicalConnectionRequirements, groups: string[]): void {
    const at = ['physicalConnectionRequirements'];
    const { availabilityZone, subnetId } = place;
    if (this.options.connectionType === GlueConnectionType.NETWORK && (subnetId === undefined || groups.length === 0)) {
      this.refuse(
        at,
        'has the type "NETWORK" and no subnet or no security group',
        'specify both in "physicalConnectionRequirements"',
      );
    }
    if (subnetId !== undefined) {
      if (availabilityZone === undefined) {
        this.refuse(
          at,
          'has a subnet and no Availability Zone, which Glue requires',
          'specify "availabilityZone", the Availability Zone of the subnet, for example "eu-central-1a"',
        );
      }
      return;
    }
    const idle =
      availabilityZone !== undefined ? 'an availability zone' : groups.length > 0 ? 'security groups' : undefined;
    if (idle !== undefined) {
      this.refuse(
        at,
        `has ${idle} but no subnet`,
        'specify "subnetId"; without it, the connection does not use a VPC',
      );
    }
  }

  /** The validated properties. */
  public properties(): { [name: string]: string } | undefined {
    const { connectionType, connectionProperties } = this.options;
    const properties = Object.fromEntries(
      sortedEntries(connectionProperties).map(([name, value]) => [name, this.property(name, value)]),
    );
    const required = REQUIRED[connectionType];
    if (required.length > 0 && !required.some((name) => name in properties)) {
      this.refuse(
        ['connectionProperties'],
        `has the type "${connectionType}" and no "${required[0]}"`,
        'specify it in "connectionProperties"',
      );
    }
    return connectionProperties === undefined ? undefined : properties;
  }

  private property(name: string, text: string): string {
    const at = ['connectionProperties', name];
    // A string that contains deploy-time values is checked as it is in the template, so that a secret in it
    // is found.
    const shown = JSON.stringify(Stack.of(this.scope).resolve(text));
    if (
      (SECRET.test(name) && !isSecret(text, shown)) ||
      (/URL$/i.test(name) && PASSWORD_IN_URL.test(text) && !isSecret('', shown))
    ) {
      failAt(this.scope, this.at(at), {
        code: 'DSP336',
        message: `connection "${this.key}" has a password in plain text in "${name}"`,
        hint: 'store it in AWS Secrets Manager and specify SECRET_ID, or '
          + '{{resolve:secretsmanager:ID:SecretString:password}}',
      });
    }
    if (!/^[A-Z][A-Z0-9_]*$/.test(name)) {
      this.refuse(
        at,
        `has the property "${name}", which Glue does not support`,
        'use the property names of the Glue API, for example JDBC_CONNECTION_URL',
        'DSP304',
      );
    }
    const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
    if (form && !isDeferred(text) && !form.form.test(text)) {
      this.refuse(at, `has "${text}" as "${name}"`, form.hint, 'DSP304');
    }
    return text;
  }

  private at(path: OptionPath): OptionPath {
    return ['connections', this.key, ...path];
  }

  private refuse(
    path: OptionPath,
    message: string,
    hint: string,
    code: 'DSP304' | 'DSP313' | 'DSP314' = 'DSP314',
  ): never {
    return failAt(this.scope, this.at(path), { code, message: `connection "${this.key}" ${message}`, hint });
  }
}

/** Whether the value is a reference to Secrets Manager, or a deploy-time value such as a parameter. */
function isSecret(text: string, shown: string): boolean {
  return (
    shown.includes('{{resolve:secretsmanager:') ||
    (isDeferred(text) && !shown.includes('{{resolve:') && shown.startsWith('{'))
  );
}
