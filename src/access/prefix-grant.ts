import { IBucket } from 'aws-cdk-lib/aws-s3';
import { RoleReference } from './role-reference';

/** What a role may do with the objects below a prefix. A higher level includes the lower ones. */
export enum AccessLevel {
  /** Get objects, their tags and attributes. */
  READ = 1,
  /** Read, put and tag objects, and delete them, which leaves a delete marker. */
  READ_WRITE = 2,
  /** Read, write, and delete versions for good. */
  READ_WRITE_SUPER = 3,
}

/** Access of some roles to one prefix of a bucket. */
export interface PrefixGrant {
  /** `data/`, or `/` for the whole bucket. */
  readonly prefix: string;
  readonly level: AccessLevel;
  readonly roles: RoleReference[];
}

/** `data/` and `/data` become `data`; `/` becomes the empty string. */
export function normalizePrefix(prefix: string): string {
  return prefix.replace(/^\/+|\/+$/g, '');
}

/** ARN of the objects below a normalized prefix. */
export function objectsBelow(bucket: IBucket, prefix: string): string {
  return bucket.arnForObjects(prefix === '' ? '*' : `${prefix}/*`);
}
