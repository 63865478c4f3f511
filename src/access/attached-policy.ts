import { CfnManagedPolicy, ManagedPolicy, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RoleReference } from './role-reference';
import { fail } from '../private/problems';

/** A managed policy and the roles, of any stack, that it is attached to. */
export interface AttachedPolicyProps {
  readonly managedPolicyName: string;
  readonly description: string;
  readonly document: PolicyDocument;
  readonly roles: RoleReference[];
}

/**
 * A managed policy attached to the roles that may be changed. A permission set or an immutable role is left alone: whoever owns it attaches the
 * policy by name. A role known by its id alone cannot be attached, which is an error.
 */
export function attachedPolicy(scope: Construct, id: string, props: AttachedPolicyProps): ManagedPolicy {
  const nameless = props.roles.find((role) => role.name === undefined && !role.immutable);
  if (nameless) {
    fail({
      code: 'DSP309',
      where: scope.node.path,
      message: `a managed policy cannot be attached to the role "${nameless.refId}", which is known by its id alone`,
      hint: 'give its "name" or "arn" as well, or say "immutable: true" and attach the policy yourself',
    });
  }
  const policy = new ManagedPolicy(scope, id, {
    managedPolicyName: props.managedPolicyName,
    description: props.description,
    document: props.document,
  });
  const names = props.roles.filter((role) => role.attachable).map((role) => role.name!);
  // By name: the roles live in other stacks, and a role object would be changed by the attachment.
  if (names.length > 0) (policy.node.defaultChild as CfnManagedPolicy).roles = names;
  return policy;
}
