import { NOTHING_BUILT, PartitionRequest, SentModule } from './partition-data';
import { ModuleEntry } from '../module-entry';
import { PlatformPlan } from '../platform-plan';
import { rolesOf } from '../references/producers';

/**
 * What one process builds, in characters of the options of its modules: its memory grows with the resources, and they
 * grow with the options. A team has about 600, and the process for so many needs about 500 MB.
 */
const CHARACTERS_PER_PROCESS = 400_000;
/** Another size, for tests. */
const SIZE_VARIABLE = 'DSP_CHARACTERS_PER_PROCESS';

/**
 * The parts of a platform that processes of their own build, or none for a platform that one process builds well, and
 * for one with objects that only the process that read the files has.
 */
export function planPartitions(plan: PlatformPlan, isAffected: (entry: ModuleEntry) => boolean): PartitionRequest[] {
  const { order, entries, shared } = plan;
  const size = Number(process.env[SIZE_VARIABLE] ?? CHARACTERS_PER_PROCESS);
  if (!order.every(isPlainData)) return [];
  const ends = endsOfParts(order.map(({ options }) => JSON.stringify(options).length), size);
  if (ends.length < 2) return [];
  const indexes = new Map(order.map((entry, index) => [entry, index]));
  const indexOf = (entry: ModuleEntry) => indexes.get(entry)!;
  const all = order.map(withoutOptions);
  const common = {
    shared,
    byName: entries.map(indexOf),
    affected: order.filter(isAffected).map(indexOf),
    state: NOTHING_BUILT,
    hasProblems: false,
  };
  return ends.map((to, number) => {
    const from = number === 0 ? 0 : ends[number - 1];
    return {
      ...common,
      from,
      to,
      modules: all.map((module, index) => index < from || index >= to ? module : withOptions(order[index])),
      dependencies: order.slice(from, to).map((entry) => plan.dependencies.get(entry)!.map(indexOf)),
    };
  });
}

/** Where each part ends: as few parts as possible of about the same length, at most about `size`. */
function endsOfParts(lengths: readonly number[], size: number): number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const each = total / Math.ceil(total / size);
  const ends: number[] = [];
  let sum = 0;
  lengths.forEach((length, index) => {
    sum += length;
    if (sum < each * (ends.length + 1) && index < lengths.length - 1) return;
    ends.push(index + 1);
  });
  return ends;
}

/** Whether a module is data only: not the object of a class, as modules and boundaries of users can be. */
function isPlainData({ kind, settings }: ModuleEntry): boolean {
  return kind.struct !== undefined && typeof settings.permissionsBoundary !== 'object';
}

function withOptions({ kind, scope: _, ...entry }: ModuleEntry): SentModule {
  return { ...entry, kind: kind.key };
}

/** What other modules need to know of one. */
function withoutOptions(module: ModuleEntry): SentModule {
  const { domain, environment, name, account, region, isDefaultAccount, kind } = module;
  return {
    domain,
    environment,
    name,
    account,
    region,
    isDefaultAccount,
    kind: kind.key,
    roles: rolesOf(module),
    options: {},
    path: [],
    tags: {},
    settings: { customAspects: [] },
    additionalStacks: [],
  };
}
