import { AccessRequestFor, PlatformAccess } from './platform-access';
import { ResourceKind } from './resource-kinds';
import { PlatformResource } from './resources';
import { unique } from '../../private/collections';

/** Actions on objects that readers have, and those that writers have in addition. */
const READ = /^(?:s3:(?:Get|List)(?!.*(?:Version|Policy|Acl))|kms:Decrypt$)/;
const WRITE = /^(?:s3:(?:PutObject|DeleteObject|AbortMultipartUpload)$|kms:(?:Encrypt|GenerateDataKey))/;

/** An option that grants access, and the part of the configuration that it belongs to. */
export interface GrantOption {
  readonly option: string;
  readonly of: string;
}

interface Granted {
  readonly kind: ResourceKind;
  readonly action: string;
  readonly label: string;
}

/** The options with which modules of a kind grant access to their resources. */
const GRANTS: { readonly [kind: string]: (granted: Granted) => GrantOption | undefined } = {
  dataLake: ({ kind, action, label }) => {
    const option = READ.test(action) ? 'ReadRoles' : WRITE.test(action) ? 'ReadWriteRoles' : 'ReadWriteSuperRoles';
    return { option: `"${option}" of an access policy`, of: kind === 'bucket' ? label : 'its buckets' };
  },
  auditBucket: ({ action }) => (READ.test(action) ? { option: '"readRoles"', of: 'the audit bucket' } : undefined),
  athenaWorkgroup: () => ({ option: '"athenaUserRoles"', of: 'the workgroup' }),
  dataOpsProject: ({ kind, label }) => (kind === 'database'
    ? { option: '"lakeFormation.grants"', of: label.replace(/^database:/, 'the database ') }
    : undefined),
  dataScienceTeam: () => ({ option: '"dataAdminRoles", "teamUserRoles" or "teamExecutionRole"', of: 'the team' }),
};

/** The option to which a role is added for access to a resource, if its module has one. */
export function grantOption(
  access: PlatformAccess, resource: PlatformResource, { action, isLakeFormation }: AccessRequestFor,
): GrantOption | undefined {
  if (isLakeFormation && resource.kind === 'bucket') {
    return { option: '"lakeFormation"', of: 'a database with its "locationBucketName" and "locationPrefix"' };
  }
  const module = access.origins.moduleOf(resource.resource.stack);
  if (module === undefined || !Object.hasOwn(GRANTS, module.kind)) return undefined;
  return GRANTS[module.kind]({ kind: resource.kind, action, label: access.resources.index.labelOf(resource) });
}

/** The option for all requests of a problem, if it is the same. */
export function commonGrant(grants: readonly (GrantOption | undefined)[]): string | undefined {
  const options = unique(grants.map((grant) => grant?.option));
  const parts = unique(grants.map((grant) => grant?.of ?? ''));
  return options.length === 1 && options[0] !== undefined ? `${options[0]} of ${parts.join(' and ')}` : undefined;
}
