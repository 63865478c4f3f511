import { NOTHING_BUILT, PartitionRequest, SentModule } from './partition-data';
import { ModuleEntry } from '../module-entry';
import { PlatformPlan } from '../platform-plan';
import { rolesOf } from '../references/producers';

/**
 * Size of the part of one process, in characters of the options of its modules: its memory grows with the number of
 * resources, which grows with the options. A team has about 600 characters; a process with a full part needs about
 * 450 MB.
 */
const CHARACTERS_PER_PROCESS = 300_000;
/** Another size, for tests. */
const SIZE_VARIABLE = 'DSP_CHARACTERS_PER_PROCESS';

/**
 * The parts of a platform that separate processes build. None for a platform that is small enough for one process, and
 * for a platform with objects that exist only in the process that has read the files.
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

/** The end of each part: as few parts as possible, of about the same length, at most about `size`. */
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

/** Whether a module is plain data: custom modules and permissions boundaries can be objects of a class. */
function isPlainData({ kind, settings }: ModuleEntry): boolean {
  return kind.struct !== undefined && typeof settings.permissionsBoundary !== 'object';
}

function withOptions({ kind, scope: _, ...entry }: ModuleEntry): SentModule {
  return { ...entry, kind: kind.key };
}

/** The data about a module that other modules need. */
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
    tagLevels: {},
    settings: { customAspects: [] },
    additionalStacks: [],
  };
}
