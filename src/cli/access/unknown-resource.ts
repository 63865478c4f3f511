import { isTypo, nameHint } from './name-hints';
import { Named, NameIndex } from './names';
import { kindOf, RESOURCE_KINDS, ResourceKind } from './resource-kinds';
import { OptionFinding } from '../../private/option-problems';
import { choices } from '../../private/suggestions';

interface OfKind extends Named {
  readonly kind: ResourceKind;
}

/** The problem with the name of a resource that does not exist or is ambiguous. Hints are of the kind in the name. */
export function unknownResource<T extends OfKind>(text: string, index: NameIndex<T>): OptionFinding {
  const ambiguity = index.ambiguity(text);
  if (ambiguity !== undefined) return ambiguity;
  const { kind, prefix, name } = kindOf(text);
  const things = index.candidates().filter(({ thing }) => thing.kind === kind);
  const candidates = things.map(({ label, names }) => ({
    label: kindOf(label).name, names: names.map((other) => kindOf(other).name),
  }));
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
  return unknown(kind, head, nameHint(head, candidates) ?? 'the platform has no bucket');
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
