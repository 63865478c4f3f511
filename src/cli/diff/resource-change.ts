/** The effects on a resource, the most severe first. */
export const EFFECTS = [
  'cannot be replaced', 'cannot be created', 'replaced', 'may be replaced', 'deleted', 'retained', 'changed', 'added',
] as const;

export type Effect = (typeof EFFECTS)[number];

/** The effect of a deployment on a resource. */
export interface ResourceChange {
  readonly effect: Effect;
  readonly logicalId: string;
  readonly type: string;
  /** Paths of the properties that differ, with dots. Those that determine the effect are first. */
  readonly properties: readonly string[];
  /** The number of properties that determine the effect. */
  readonly causes: number;
  /** Whether the resource holds or protects data. */
  readonly holdsData: boolean;
  /** Whether CloudFormation keeps the old resource when it replaces it. */
  readonly keepsReplaced: boolean;
  /** The name of the resource in the template, if it is a string. */
  readonly name?: string;
  /** The resource that has the name of this one, which therefore cannot be created or replaced. */
  readonly nameOwner?: NameOwner;
  /** Whether no property differs, and the resource is replaced because a resource that it refers to is replaced. */
  readonly isConsequence: boolean;
}

/** The resource that has a name when another one with this name is created. */
export interface NameOwner {
  readonly logicalId: string;
  /** Its stack, if it is in another one. */
  readonly stack?: string;
  /** Whether it is retained in the account when it is removed from its template, and keeps the name. */
  readonly isKept: boolean;
  /** Whether the platform no longer has its stack. */
  readonly isGone: boolean;
  /** Whether `--adopt-existing` imports the kept one. */
  readonly isAdoptable: boolean;
}
