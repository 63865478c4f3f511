/**
 * The candidate that was most likely intended by `word`, or undefined if none is similar. Case, hyphens and underscores
 * determine the order of candidates with the same distance. An `unlikely` candidate, for example one that already
 * exists, must be nearer than the others.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  unlikely: readonly string[] = [],
): string | undefined {
  // In a short word, two edits leave too little in common.
  const limit = word.length <= 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let best: { candidate: string; rank: number } | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(simplify(word), simplify(candidate), limit) + (unlikely.includes(candidate) ? 1 : 0);
    if (distance > limit) continue;
    const longest = word.length + candidate.length;
    const rank = distance + editDistance(word, candidate, longest) / (longest + 1);
    if (best === undefined || rank < best.rank) best = { candidate, rank };
  }
  return best?.candidate;
}

/** The shortest word in which a typo is recognized without a list of all words. */
const SHORTEST_TYPO = 4;
/** The most letters that differ because of one typo. */
const TYPO = 2;

/** Whether two words differ in one place by at most two letters. */
export function isTypo(word: string, other: string): boolean {
  if (word === other || Math.min(word.length, other.length) < SHORTEST_TYPO) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(word.length, other.length) - start && word.at(-1 - end) === other.at(-1 - end)) end++;
  return Math.max(word.length, other.length) - start - end <= TYPO;
}

const CHOICES = 'choose one of: ';
/** Maximum number of names in a list. */
const MOST_NAMES = 12;

/** A hint for an unknown word: the nearest candidate, or the list of likely candidates if it is short. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
  unlikely: readonly string[] = [],
): string | undefined {
  const match = nearest(word, candidates, unlikely);
  if (match !== undefined) return `did you mean "${match}"?`;
  const likely = candidates.filter((candidate) => !unlikely.includes(candidate));
  if (likely.length === 0) return undefined;
  return choices(likely);
}

/** Names in quotes, as in `"a", "b" and "c"`. */
export function quotedList(names: readonly string[], last: 'and' | 'or'): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted[quoted.length - 1]}`;
}

/** A hint that lists names, only the first ones if there are many. */
export function choices(names: readonly string[]): string {
  return `${CHOICES}${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ', ...' : ''}`;
}

/** A hint for a name that AWS may have added after this version was built. */
export function unlessNew(meant: string | undefined): string {
  return meant === undefined
    ? 'check the spelling; if AWS added the name recently, ignore this warning'
    : `did you mean "${meant}"? If AWS added the name recently, ignore this warning`;
}

/** Whether a hint lists names, because none is similar. */
export function listsChoices(hint: string | undefined): boolean {
  return hint === undefined || hint.startsWith(CHOICES);
}

/** The word that a hint of `didYouMean` suggests. */
export function suggestedBy(hint: string | undefined): string | undefined {
  return hint === undefined ? undefined : /^did you mean "(.*)"\?$/.exec(hint)?.[1];
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[-_]/g, '');
}

/** Optimal string alignment distance: a swap of two neighbors counts as one edit. Gives up beyond `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      }
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/** How to write a reference that has single braces; undefined for other texts. */
export function bracesHint(text: string): string | undefined {
  return /^\{[a-z][^{}]*\}$/.test(text) ? `write "{${text}}" for a reference` : undefined;
}

/** How to write a reference whose prefix is misspelled or missing; undefined for other texts. */
export function referenceHint(text: string): string | undefined {
  const parameter = /^(ssm(?:-org|-domain|-env)?):\/*(.+)$/i.exec(text);
  const path = /^(?:resolve:ssm:)?(\/[\w.{}-]+(?:\/[\w.{}-]+){3,})$/.exec(text);
  const role = /^generated[-_]?roles?[-_]?(id|arn|name)?s?:\s*(.+)$/i.exec(text);
  const written = parameter ? `${parameter[1].toLowerCase()}:/${parameter[2]}`
    : path ? `ssm:${path[1]}`
      : role && `generated-role-${(role[1] ?? 'id').toLowerCase()}:${role[2]}`;
  if (!written) return undefined;
  if (written === text) return 'only a platform resolves references: specify the value itself, or the construct';
  return `write "${written}" for ${role ? 'a role of the domain' : 'the value of a parameter'}`;
}

/** How to write a path of a parameter that contains a reference in the wrong form, or other characters. */
export function parameterPathHint(path: string): string | undefined {
  if (/^[\w./:-]*$/.test(path.replace(/\{\{[^{}]*\}\}/g, ''))) return undefined;
  const written = path.replace(/\$?\{+\s*([\w.:-]+)\s*\}+/g, '{{$1}}');
  return written === path ? 'use only letters, digits and . _ - in a path' : `write the path as "${written}"`;
}
