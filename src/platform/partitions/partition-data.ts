import { AppClaim } from '../../private/app-claims';
import { AdoptionFindings } from '../adoption';
import { CompleteModule } from '../build-modules';
import { ProblemAt } from '../findings';
import { ModuleEntry } from '../module-entry';
import { ModuleComponentOptions } from '../options/module-component-options';
import { PlatformModule } from '../platform-module';
import { SharedOptions } from '../platform-plan';
import { ExternalRead } from '../references/reference-log';

/**
 * What processes that build parts of a platform tell each other, as plain data. Modules are named by their index in the
 * order of the deployment.
 */
export interface PartitionRequest {
  readonly shared: SharedOptions;
  /** All modules of the platform; those of other parts without their options. */
  readonly modules: readonly SentModule[];
  /** The modules sorted by name. */
  readonly byName: readonly number[];
  /** The modules of this part. */
  readonly from: number;
  readonly to: number;
  /** What each module of this part waits for. */
  readonly dependencies: readonly (readonly number[])[];
  /** The modules with problems in their files. */
  readonly affected: readonly number[];
  /** What the parts before this one have built. */
  readonly state: PartitionState;
  /** Whether anything is wrong already. */
  readonly hasProblems: boolean;
}

/** A module without what is only in its own process. */
export interface SentModule extends Omit<ModuleEntry, 'kind' | 'scope'> {
  readonly kind: keyof ModuleComponentOptions;
}

/** What later modules must know of earlier ones. Those of several parts follow each other. */
export interface PartitionState {
  readonly built: readonly number[];
  readonly published: readonly SentValue[];
  /** The modules of which all values are known. */
  readonly settled: readonly number[];
  /** Locations of Lake Formation, and the modules that register them. */
  readonly locations: readonly (readonly [arn: string, owner: number])[];
  readonly claims: readonly (readonly [key: string, claim: AppClaim])[];
}

/** A published value, with the text that is valid in other stacks as it is in a template. */
export interface SentValue {
  readonly producer: number;
  readonly path: string;
  readonly known?: unknown;
}

/** Something that was found while a part was built. */
export interface SentFinding extends ProblemAt {
  readonly kind: 'problem' | 'warning' | 'note';
}

/** A stack without its content. */
export interface SentStack {
  readonly id: string;
  readonly stackName: string;
  readonly account?: string;
  readonly region?: string;
  readonly terminationProtection?: boolean;
}

/** A module that was built. */
export interface SentResult extends Pick<CompleteModule, 'facts'>, Pick<PlatformModule, 'kind' | 'dependencies'> {
  readonly index: number;
  readonly stack: SentStack;
  readonly additional: readonly (SentStack & { readonly waitsForMain: boolean })[];
}

/** What building a part gave. */
export interface PartitionResult {
  readonly modules: readonly SentResult[];
  readonly findings: readonly SentFinding[];
  readonly state: PartitionState;
  readonly reads: readonly (Omit<ExternalRead, 'reader'> & { readonly reader: number })[];
  readonly uses: readonly { readonly user: number; readonly owner: number }[];
  readonly adoption: AdoptionFindings;
}

export const NOTHING_BUILT: PartitionState = { built: [], published: [], settled: [], locations: [], claims: [] };

/** The state after another part. */
export function followedBy(state: PartitionState, next: PartitionState): PartitionState {
  return {
    built: [...state.built, ...next.built],
    published: [...state.published, ...next.published],
    settled: [...state.settled, ...next.settled],
    locations: [...state.locations, ...next.locations],
    claims: [...state.claims, ...next.claims],
  };
}
