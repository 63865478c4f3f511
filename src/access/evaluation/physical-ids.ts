import { createHash } from 'crypto';

/** The identifiers of a deployed resource. */
export interface Identity {
  /** The return value of `Ref`. */
  readonly ref: string;
  /** The return values of `Fn::GetAtt` for the required attributes, such as `Arn`. */
  readonly attributes: { readonly [name: string]: string };
}

/** A resource in a template, and the environment of its stack. */
export interface PlacedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
}

/** A resource in a template, before it has an identity. */
export interface IdentitySource extends PlacedResource {
  /** The resolved string of a property, for example `DatabaseInput.Name`, if the template has it. */
  property(path: string): string | undefined;
}

type Identify = (source: IdentitySource) => Identity;

const DIGITS = '0123456789abcdef';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The identities of each type. Other types use the generated value of `otherIdentity`. */
const IDENTITIES: { readonly [type: string]: Identify } = {
  'AWS::Athena::WorkGroup': (r) => ({ ref: nameOf(r, 'Name'), attributes: {} }),
  'AWS::CloudTrail::Trail': (r) => named(nameOf(r, 'TrailName'), (name) => regional(r, 'cloudtrail', `trail/${name}`)),
  'AWS::EC2::SecurityGroup': (r) => generatedId(r, 'sg', 'GroupId', 'Id'),
  'AWS::EC2::Subnet': (r) => generatedId(r, 'subnet', 'SubnetId'),
  'AWS::EC2::VPC': (r) => generatedId(r, 'vpc', 'VpcId'),
  'AWS::Events::Rule': (r) => named(nameOf(r, 'Name'), (name) => regional(r, 'events', `rule/${name}`)),
  'AWS::Glue::Classifier': (r) => ({
    ref: nameOf(r, 'CsvClassifier.Name', 'GrokClassifier.Name', 'JsonClassifier.Name', 'XMLClassifier.Name'),
    attributes: {},
  }),
  'AWS::Glue::Connection': (r) => ({ ref: nameOf(r, 'ConnectionInput.Name'), attributes: {} }),
  'AWS::Glue::Database': (r) => ({ ref: nameOf(r, 'DatabaseInput.Name'), attributes: {} }),
  'AWS::IAM::Group': (r) => named(nameOf(r, 'GroupName'), (name) => iamArn(r, 'group', name)),
  'AWS::IAM::InstanceProfile': (r) =>
    named(nameOf(r, 'InstanceProfileName'), (name) => iamArn(r, 'instance-profile', name)),
  'AWS::IAM::ManagedPolicy': (r) => {
    const arn = iamArn(r, 'policy', nameOf(r, 'ManagedPolicyName'));
    return { ref: arn, attributes: { PolicyArn: arn, PolicyId: uniqueId(r, 'ANPA') } };
  },
  'AWS::IAM::Role': (r) => {
    const name = nameOf(r, 'RoleName');
    return { ref: name, attributes: { Arn: iamArn(r, 'role', name), RoleId: uniqueId(r, 'AROA') } };
  },
  'AWS::IAM::User': (r) => named(nameOf(r, 'UserName'), (name) => iamArn(r, 'user', name)),
  'AWS::KMS::Alias': (r) => ({ ref: nameOf(r, 'AliasName'), attributes: {} }),
  'AWS::KMS::Key': (r) => {
    const id = madeUp(r, DIGITS, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return { ref: id, attributes: { KeyId: id, Arn: regional(r, 'kms', `key/${id}`) } };
  },
  'AWS::Lambda::Function': (r) => named(nameOf(r, 'FunctionName'), (name) => regional(r, 'lambda', `function:${name}`)),
  'AWS::Logs::LogGroup': (r) => named(nameOf(r, 'LogGroupName'), (name) => regional(r, 'logs', `log-group:${name}:*`)),
  'AWS::S3::Bucket': (r) => {
    const name = nameOf(r, 'BucketName').toLowerCase();
    return {
      ref: name,
      attributes: {
        Arn: `arn:${r.partition}:s3:::${name}`,
        DomainName: `${name}.s3.amazonaws.com`,
        RegionalDomainName: `${name}.s3.${r.region}.amazonaws.com`,
      },
    };
  },
  'AWS::SageMaker::Domain': (r) => {
    const id = `d-${madeUp(r, DIGITS, 12)}`;
    return {
      ref: id,
      attributes: {
        DomainId: id,
        DomainArn: regional(r, 'sagemaker', `domain/${id}`),
        HomeEfsFileSystemId: `fs-${madeUp(r, DIGITS, 17)}`,
        SecurityGroupIdForDomainBoundary: `sg-${madeUp(r, DIGITS, 17)}`,
        Url: `https://${id}.studio.${r.region}.sagemaker.aws`,
      },
    };
  },
  'AWS::SageMaker::NotebookInstanceLifecycleConfig': (r) => {
    const name = nameOf(r, 'NotebookInstanceLifecycleConfigName');
    const arn = regional(r, 'sagemaker', `notebook-instance-lifecycle-config/${name}`);
    return {
      ref: arn,
      attributes: { NotebookInstanceLifecycleConfigArn: arn, NotebookInstanceLifecycleConfigName: name },
    };
  },
  'AWS::SageMaker::StudioLifecycleConfig': (r) => {
    const name = nameOf(r, 'StudioLifecycleConfigName');
    return {
      ref: name,
      attributes: { StudioLifecycleConfigArn: regional(r, 'sagemaker', `studio-lifecycle-config/${name}`) },
    };
  },
  'AWS::SageMaker::UserProfile': (r) => {
    const name = nameOf(r, 'UserProfileName');
    const domain = r.property('DomainId');
    return {
      ref: `${name}|${domain}`,
      attributes: { UserProfileArn: regional(r, 'sagemaker', `user-profile/${domain}/${name}`) },
    };
  },
  'AWS::SecretsManager::Secret': (r) => {
    const arn = regional(r, 'secretsmanager', `secret:${nameOf(r, 'Name')}-${madeUp(r, DIGITS, 6)}`);
    return { ref: arn, attributes: { Id: arn } };
  },
  'AWS::SNS::Topic': (r) => {
    const name = nameOf(r, 'TopicName');
    const arn = regional(r, 'sns', name);
    return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
  },
  'AWS::SQS::Queue': (r) => {
    const name = nameOf(r, 'QueueName');
    const url = `https://sqs.${r.region}.amazonaws.com/${r.account}/${name}`;
    return { ref: url, attributes: { Arn: regional(r, 'sqs', name), QueueName: name, QueueUrl: url } };
  },
  'AWS::SSM::Parameter': (r) => ({
    ref: nameOf(r, 'Name'),
    attributes: { Type: r.property('Type') ?? '', Value: r.property('Value') ?? '' },
  }),
  'AWS::StepFunctions::StateMachine': (r) => {
    const name = nameOf(r, 'StateMachineName');
    const arn = regional(r, 'states', `stateMachine:${name}`);
    return { ref: arn, attributes: { Arn: arn, Name: name } };
  },
};

/**
 * The identity of a resource after deployment: from its name if it has one, otherwise generated, but always the same.
 */
export function identify(source: IdentitySource): Identity {
  return (IDENTITIES[source.type] ?? otherIdentity)(source);
}

/** An attribute that is not part of the identity: unique and stable, and an ARN if its name indicates it. */
export function otherAttribute(source: IdentitySource, attribute: string): string {
  const value = `${source.stack}-${source.logicalId}-${attribute}`;
  return /Arn$/.test(attribute) ? arnByType(source, value) : value;
}

/** The unique ID of a role, as `AROA` and 17 characters. */
export function roleIdOf(seed: string): string {
  return `AROA${hashed(seed, BASE32, 17)}`;
}

/** Most CloudFormation types have their name in `Name`, or in `FooName` for a type `Foo`. */
function otherIdentity(source: IdentitySource): Identity {
  const name = nameOf(source, 'Name', `${source.type.split('::').pop()}Name`);
  return { ref: name, attributes: { Arn: arnByType(source, name) } };
}

function arnByType(source: IdentitySource, name: string): string {
  const [, service = 'unknown', kind = 'resource'] = source.type.toLowerCase().split('::');
  return regional(source, service, `${kind}/${name}`);
}

function named(name: string, arnOf: (name: string) => string): Identity {
  return { ref: name, attributes: { Arn: arnOf(name) } };
}

function generatedId(source: IdentitySource, prefix: string, ...attributes: string[]): Identity {
  const id = `${prefix}-${madeUp(source, DIGITS, 17)}`;
  return { ref: id, attributes: Object.fromEntries(attributes.map((attribute) => [attribute, id])) };
}

function nameOf(source: IdentitySource, ...properties: string[]): string {
  for (const property of properties) {
    const name = source.property(property);
    if (name !== undefined) return name;
  }
  return `${source.stack}-${source.logicalId}`;
}

function regional(source: IdentitySource, service: string, resource: string): string {
  return `arn:${source.partition}:${service}:${source.region}:${source.account}:${resource}`;
}

function iamArn(source: IdentitySource, kind: string, name: string): string {
  return `arn:${source.partition}:iam::${source.account}:${kind}${source.property('Path') ?? '/'}${name}`;
}

function uniqueId(source: IdentitySource, prefix: string): string {
  return `${prefix}${madeUp(source, BASE32, 17)}`;
}

function madeUp(source: IdentitySource, alphabet: string, length: number): string {
  return hashed(`${source.stack}/${source.logicalId}`, alphabet, length);
}

function hashed(seed: string, alphabet: string, length: number): string {
  return [...createHash('sha256').update(seed).digest()]
    .slice(0, length)
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
}
