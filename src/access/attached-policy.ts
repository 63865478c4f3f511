import { CfnManagedPolicy, ManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { deployedRole } from './role-lookup';
import { RoleReference } from './role-reference';

/** A managed policy and the roles, of any stack, that it is attached to. */
export interface AttachedPolicyProps {
  readonly managedPolicyName: string;
  readonly description: string;
  readonly document: PolicyDocument;
  readonly roles: RoleReference[];
}

/**
 * A managed policy that is attached to the roles that the platform can change. Permission sets and immutable roles are
 * not changed: their owners attach the policy by name. A role known only by its ID is looked up at deployment.
 */
export function attachedPolicy(scope: Construct, id: string, props: AttachedPolicyProps): ManagedPolicy {
  const policy = new ManagedPolicy(scope, id, {
    managedPolicyName: props.managedPolicyName,
    description: props.description,
    document: props.document,
  });
  const names = props.roles.filter((role) => !role.immutable).map((role) => deployedRole(scope, role).name);
  // By name, because the roles are in other stacks, and an attachment would change a role object.
  if (names.length > 0) (policy.node.defaultChild as CfnManagedPolicy).roles = names;
  return policy;
}
