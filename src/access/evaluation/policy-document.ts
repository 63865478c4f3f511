/** A condition of a statement: values by operator and key. */
export interface ConditionBlock {
  readonly [operator: string]: { readonly [key: string]: string | boolean | number | readonly (string | number)[] };
}

/** The principals of a statement: all of them by `*`, or by kind. */
export type PrincipalElement = string | { readonly [kind: string]: string | readonly string[] };

/** A statement of a policy, in its JSON form. */
export interface PolicyStatementJson {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Condition?: ConditionBlock;
}

/** A policy, in its JSON form. */
export interface PolicyDocumentJson {
  readonly Version?: string;
  readonly Statement: PolicyStatementJson | readonly PolicyStatementJson[];
}

/** Where a policy is attached. */
export type PolicyKind = 'identity' | 'resource' | 'boundary';

/** A policy, and where it comes from. */
export interface NamedPolicy {
  readonly kind: PolicyKind;
  /** How messages name the policy: the name of an inline policy, or an ARN. */
  readonly name: string;
  /** The stack and the logical ID of the resource that has the policy; undefined for one from elsewhere. */
  readonly origin?: { readonly stack: string; readonly logicalId: string };
  readonly document: PolicyDocumentJson;
}
