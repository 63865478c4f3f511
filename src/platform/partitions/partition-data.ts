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
 * Data that processes that build parts of a platform exchange. Modules are identified by their index in the deployment
 * order.
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
  /** The modules that each module of this part depends on. */
  readonly dependencies: readonly (readonly number[])[];
  /** The modules with problems in their files. */
  readonly affected: readonly number[];
  /** The results of the previous parts. */
  readonly state: PartitionState;
  /** Whether there are already problems. */
  readonly hasProblems: boolean;
}

/** A module without the data that is valid only in its own process. */
export interface SentModule extends Omit<ModuleEntry, 'kind' | 'scope'> {
  readonly kind: keyof ModuleComponentOptions;
}

/** Data about earlier modules that later modules need. The states of several parts are concatenated. */
export interface PartitionState {
  readonly built: readonly number[];
  readonly published: readonly SentValue[];
  /** The modules whose values are all known. */
  readonly settled: readonly number[];
  /** Locations of Lake Formation, and the modules that register them. */
  readonly locations: readonly (readonly [arn: string, owner: number])[];
  readonly claims: readonly (readonly [key: string, claim: AppClaim])[];
}

/** A published value, with the string that is valid in other stacks, as in a template. */
export interface SentValue {
  readonly producer: number;
  readonly path: string;
  readonly known?: unknown;
}

/** A finding of the build of a part. */
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

/** The result of building a part. */
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
