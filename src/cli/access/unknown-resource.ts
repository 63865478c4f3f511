import { Candidate, isTypo, nameHint } from './name-hints';
import { Named, NameIndex } from './names';
import { kindOf, RESOURCE_KINDS, ResourceKind } from './resource-kinds';
import { OptionFinding } from '../../private/option-problems';
import { choices } from '../../private/suggestions';

interface OfKind extends Named {
  readonly kind: ResourceKind;
  readonly separator: '/' | ':';
}

/** The problem with the name of a resource that does not exist or is ambiguous. Hints are of the kind in the name. */
export function unknownResource<T extends OfKind>(
  text: string, index: NameIndex<T>, isLikely?: (thing: T) => boolean,
): OptionFinding {
  const ambiguity = index.ambiguity(text);
  if (ambiguity !== undefined) return ambiguity;
  const { kind, prefix, name } = kindOf(text);
  const things = index.candidates(isLikely, kind === 'bucket' ? undefined : text)
    .filter(({ thing }) => thing.kind === kind);
  const candidates = things.map(({ label, names, isLikely: isMeant }) => ({
    label: kindOf(label).name, names: names.map((other) => kindOf(other).name), isLikely: isMeant,
  }));
  if (kind === 'profile' && isLikely !== undefined) {
    const hint = profileHint(name, candidates);
    if (hint !== undefined) return unknown(kind, name, hint);
  }
  if (kind !== 'bucket') {
    return unknown(kind, name, nameHint(name, candidates, prefix) ?? `the platform has no ${kind}`);
  }
  const meant = ofOtherKind(text, index);
  if (meant.length === 1) return unknown('resource', text, `did you mean "${meant[0]}"?`);
  if (meant.length > 1) return unknown('resource', text, choices(meant));
  // A name is "raw", "raw/data/x" or "example-team:projects/x", and the bucket can be "shared/datalake:raw".
  const heads = [...text.matchAll(/[/:]|$/g)].map(({ index: end }) => text.slice(0, end));
  const misspelled = heads.find((head) => candidates.some(({ names }) => names.some((other) => isTypo(head, other))));
  const head = misspelled ?? heads[0];
  const separator = text.slice(head.length, head.length + 1);
  const addressed = candidates.filter((_, position) => things[position].thing.separator === separator);
  const hint = nameHint(head, addressed.length > 0 ? addressed : candidates);
  return unknown(kind, head, hint ?? 'the platform has no bucket');
}

/**
 * The only profile, or the only one that no sentence names, of the team in the name if it has one. The session of its
 * owner has the name of the profile.
 */
function profileHint(name: string, candidates: readonly Candidate[]): string | undefined {
  const [user, team] = name.split('/').reverse();
  const isOfTeam = ({ label }: Candidate) => team === undefined || label.split('/').reverse()[1] === team;
  const ofTeam = candidates.filter(isOfTeam);
  const meant = ofTeam.length === 1 ? ofTeam : ofTeam.filter(({ isLikely }) => isLikely);
  if (meant.length !== 1) return undefined;
  const [session] = meant[0].label.split('/').reverse();
  return `write "profile:${meant[0].label}", and "session: ${session}" instead of "session: ${user}"`;
}

/** Names of other kinds: without their prefix, or with a misspelled one. */
function ofOtherKind<T extends OfKind>(text: string, index: NameIndex<T>): string[] {
  const [, word, rest] = /^([^:/]+):(.+)$/.exec(text) ?? [];
  const kinds = RESOURCE_KINDS.filter((kind) => word !== undefined && isTypo(word, kind));
  return [...kinds.map((kind) => `${kind}:${rest}`), ...RESOURCE_KINDS.map((kind) => `${kind}:${text}`)]
    .filter((name) => index.find(name) !== undefined);
}

function unknown(kind: ResourceKind | 'resource', name: string, hint: string): OptionFinding {
  return { code: 'DSP451', message: `there is no ${kind} "${name}"`, hint };
}
