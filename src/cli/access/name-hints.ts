import { choices } from '../../private/suggestions';

/** Something that a misspelled or renamed name can mean. */
export interface Candidate {
  /** The name that lists show. */
  readonly label: string;
  /** All of its names. */
  readonly names: readonly string[];
  /** Whether it precedes equally similar candidates. Default: false. */
  readonly isLikely?: boolean;
}

/** The shortest beginning that two names must share to be taken for one name and a longer form of it. */
const SHORTEST_BEGINNING = 3;
/** In a word of this length, two edits can be a typing error. */
const LONG_WORD = 8;
/** How much a likely candidate precedes others, as a part of a full match. */
const LIKELY = 0.5;

/**
 * A hint for a name that does not exist. A suggestion is a longer or shorter form of the name, or the name without a
 * typing error: another role of the same domain can have quite different permissions. Otherwise, all candidates are
 * listed, the most similar first. `prefix` precedes the names in the hint.
 */
export function nameHint(word: string, candidates: readonly Candidate[], prefix = ''): string | undefined {
  for (const isMeant of [isOtherLength, isTypo]) {
    const names = candidates.flatMap(({ names: all }) => all.find((name) => isMeant(word, name)) ?? []);
    if (names.length === 1) return `did you mean "${prefix}${names[0]}"?`;
    if (names.length > 1) return listOf(word, names.map((name) => ({ label: name, names: [name] })), prefix);
  }
  return candidates.length === 0 ? undefined : listOf(word, candidates, prefix);
}

/** Whether a word is probably another one with a typing error. Numbers are never errors: `team1` is not `team2`. */
export function isTypo(word: string, name: string): boolean {
  const [given, meant] = [word, name].map((text) => text.toLowerCase().split(/[/:]/));
  const [last, lastMeant] = [given.pop()!, meant.pop()!];
  if (given.join('/') !== meant.join('/') || digits(last) !== digits(lastMeant)) return false;
  const [words, meantWords] = [last, lastMeant].map((text) => text.split(/[-_.]/));
  if (words.length !== meantWords.length) return words.join('') === meantWords.join('');
  const wrong = words.map((one, index): [string, string] => [one, meantWords[index]]).filter(([a, b]) => a !== b);
  return wrong.length <= editsIn(last, lastMeant)
    && wrong.every(([a, b]) => differsBy(a, b, editsIn(a, b)))
    && differsBy(last, lastMeant, editsIn(last, lastMeant));
}

/** Whether one of two names begins with the other, or ends with it after a hyphen. */
function isOtherLength(word: string, name: string): boolean {
  const [short, long] = [word, name].sort((a, b) => a.length - b.length);
  if (short.length < SHORTEST_BEGINNING) return false;
  const end = short.lastIndexOf('/') + 1;
  const isEnd = end > 0 && long.startsWith(short.slice(0, end)) && !long.slice(end).includes('/')
    && long.endsWith(`-${short.slice(end)}`);
  return isEnd || (long.startsWith(short) && /^\D/.test(long.slice(short.length)));
}

/** The number of edits that are a typing error. A word of two letters would become a different word. */
function editsIn(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  return length >= LONG_WORD ? 2 : Number(length >= SHORTEST_BEGINNING);
}

/** Whether at most this number of edits separates two words. A swap of two neighbors is one edit. */
function differsBy(a: string, b: string, edits: number): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [x, y] = [a.slice(same), b.slice(same)];
  if (x === y) return true;
  if (edits === 0) return false;
  return differsBy(x.slice(1), y, edits - 1)
    || differsBy(x, y.slice(1), edits - 1)
    || differsBy(x.slice(1), y.slice(1), edits - 1)
    || (x.length > 1 && x[0] === y[1] && x[1] === y[0] && differsBy(x.slice(2), y.slice(2), edits - 1));
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

function listOf(word: string, candidates: readonly Candidate[], prefix: string): string {
  const ranked = candidates.map((candidate) => ({ candidate, rank: rankOf(word, candidate) }));
  return choices(ranked.sort((a, b) => b.rank - a.rank).map(({ candidate }) => `${prefix}${candidate.label}`));
}

function rankOf(word: string, { label, isLikely }: Candidate): number {
  return similarity(word, label) + (isLikely ? LIKELY : 0);
}

/** The share of neighboring letters that two words have in common: 0 to 1. */
function similarity(a: string, b: string): number {
  const [own, other] = [pairsOf(a), pairsOf(b)];
  const common = [...own].filter((pair) => other.has(pair)).length;
  return common === 0 ? 0 : (2 * common) / (own.size + other.size);
}

function pairsOf(word: string): Set<string> {
  const lower = word.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, lower.length - 1) }, (_, index) => lower.slice(index, index + 2)));
}
