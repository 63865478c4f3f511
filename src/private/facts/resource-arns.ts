import { readJsonOfPackage } from '../package-directory';

/** An example of an ARN that the policies of a service contain. */
const EXAMPLES: { readonly [service: string]: string } = {
  athena: 'arn:{{partition}}:athena:{{region}}:{{account}}:workgroup/NAME',
  dynamodb: 'arn:{{partition}}:dynamodb:{{region}}:{{account}}:table/NAME',
  glue: 'arn:{{partition}}:glue:{{region}}:{{account}}:database/NAME',
  iam: 'arn:{{partition}}:iam::{{account}}:role/NAME',
  kms: 'arn:{{partition}}:kms:{{region}}:{{account}}:key/ID',
  lambda: 'arn:{{partition}}:lambda:{{region}}:{{account}}:function:NAME',
  logs: 'arn:{{partition}}:logs:{{region}}:{{account}}:log-group:NAME',
  s3: 'arn:{{partition}}:s3:::BUCKET/*',
  sagemaker: 'arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/DOMAIN/NAME',
  sns: 'arn:{{partition}}:sns:{{region}}:{{account}}:TOPIC',
  sqs: 'arn:{{partition}}:sqs:{{region}}:{{account}}:QUEUE',
};

/**
 * An example of an ARN for the actions of a service.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function exampleArn(service: string): string {
  return Object.hasOwn(EXAMPLES, service) ? EXAMPLES[service] : `arn:{{partition}}:${service}:{{region}}:{{account}}:NAME`;
}

/** The fields of an ARN before that of the resource: partition, service, Region and account, and "arn" itself. */
export const FIELDS_BEFORE_RESOURCE = 5;

/** A format of ARNs that a service publishes. */
export interface ArnFormatOfService {
  readonly hasRegion: boolean;
  readonly hasAccount: boolean;
  /** What the resource begins with, or is if `isWhole`, for example `role/`. */
  readonly prefix: string;
  readonly isWhole: boolean;
}

/** The output of `projenrc/generate-actions.ts`. */
interface ArnFacts {
  /** The resources, separated by spaces, by `R` and `A` for a Region and an account. A name is written as `*`. */
  readonly services: { readonly [service: string]: { readonly [fields: string]: string } };
}

let facts: ArnFacts | undefined;

function arnFacts(): ArnFacts {
  facts ??= readJsonOfPackage<ArnFacts>('facts', 'resource-arns.json');
  return facts;
}

/** The services whose ARNs are published, by the name that is part of the ARN. */
export function servicesWithArns(): readonly string[] {
  return Object.keys(arnFacts().services);
}

/**
 * ARNs of AWS managed policies that the service authorization reference does not contain: sessions of roles, and
 * parameters, documents and automations of Systems Manager that belong to AWS.
 */
const MORE_ARNS: ArnFacts['services'] = {
  sts: { '-A': 'assumed-role/*' },
  ssm: { 'R-': '*' },
};

/** The formats of the ARNs of a service. Undefined for a service that has no ARNs, or that is not known. */
export function arnFormatsOf(service: string): readonly ArnFormatOfService[] | undefined {
  const { services } = arnFacts();
  if (!Object.hasOwn(services, service)) return undefined;
  return [services[service], MORE_ARNS[service] ?? {}].flatMap((formats) =>
    Object.entries(formats).flatMap(([fields, resources]) => resources.split(' ').map((resource) => ({
      hasRegion: fields.startsWith('R'),
      hasAccount: fields.endsWith('A'),
      prefix: resource.replace(/\*$/, ''),
      isWhole: !resource.endsWith('*'),
    }))));
}
