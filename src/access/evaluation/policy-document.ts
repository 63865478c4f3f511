/** A condition of a statement: values by operator and key. */
export interface ConditionBlock {
  readonly [operator: string]: { readonly [key: string]: string | boolean | number | readonly (string | number)[] };
}

/** The principals of a statement: `*` for all principals, or by kind. */
export type PrincipalElement = string | { readonly [kind: string]: string | readonly string[] };

/** A statement of a policy, in JSON format. */
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

/** A policy, in JSON format. */
export interface PolicyDocumentJson {
  readonly Version?: string;
  readonly Statement: PolicyStatementJson | readonly PolicyStatementJson[];
}

/** The resource that a policy is attached to. */
export type PolicyKind = 'identity' | 'resource' | 'boundary';

/** A policy, and its source. */
export interface NamedPolicy {
  readonly kind: PolicyKind;
  /** The label of the policy in messages: the name of an inline policy, or an ARN. */
  readonly name: string;
  /** The stack and logical ID of the resource with the policy. Undefined for other policies. */
  readonly origin?: { readonly stack: string; readonly logicalId: string };
  readonly document: PolicyDocumentJson;
}
