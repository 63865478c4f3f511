import { RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ProjectRoles } from './databases/glue-databases';
import { projectLifecycle, ProjectLifecycleRule } from './project-lifecycle';
import { AccessLevel } from '../access/prefix-access';
import { protectedBucket } from '../access/protected-bucket';
import { RoleReference, uniqueRoles } from '../access/role-reference';
import { IResourceNaming } from '../naming/resource-naming';

/** The part of the properties of a DataOps project that is read here. */
export interface ProjectBucketOptions {
  readonly bucket?: IBucket;
  readonly existingBucketName?: string;
  readonly lifecycleConfiguration?: ProjectLifecycleRule[];
  readonly removalPolicy?: RemovalPolicy;
}

/** Who has access to the bucket of a project, and the key that encrypts it. */
export interface ProjectBucketProps {
  readonly naming: IResourceNaming;
  readonly key: IKey;
  readonly roles: ProjectRoles;
  readonly deployment: RoleReference;
}

/** The bucket of a project: `data/` and `temp/` for jobs, `deployment/` for their code. */
export function projectBucket(
  scope: Construct, options: ProjectBucketOptions, { naming, key, roles, deployment }: ProjectBucketProps,
): IBucket {
  const { bucket, existingBucketName, lifecycleConfiguration, removalPolicy } = options;
  const isExisting = (bucket ?? existingBucketName) !== undefined;
  const workers = uniqueRoles([...roles.dataEngineers, ...roles.execution]);
  return protectedBucket(scope, 'Bucket', {
    existingBucketName,
    givenBucket: bucket,
    naming,
    key,
    grants: [
      { prefix: '/', level: AccessLevel.READ_WRITE_SUPER, roles: roles.dataAdmins },
      { prefix: 'data/', level: AccessLevel.READ_WRITE, roles: workers },
      { prefix: 'temp/', level: AccessLevel.READ_WRITE, roles: workers },
      { prefix: 'deployment/', level: AccessLevel.READ, roles: workers },
      { prefix: 'deployment/', level: AccessLevel.READ_WRITE, roles: [deployment] },
    ],
    lifecycleRules: projectLifecycle(scope, lifecycleConfiguration, isExisting),
    removalPolicy,
  });
}
