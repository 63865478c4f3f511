/** A statement of a policy, in its JSON form. */
export type Statement = { readonly [element: string]: unknown };

/** A policy, in its JSON form. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}
