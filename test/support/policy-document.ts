/** A policy statement, in JSON form. */
export type Statement = { readonly [element: string]: unknown };

/** A policy, in JSON form. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}
