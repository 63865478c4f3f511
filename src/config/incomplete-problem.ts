import { entry, LocatedMap, scalarText } from './documents/located';
import { modulesIn, textsBelow, WrittenText } from './documents/tree-walks';
import { IncompleteEntry } from './incomplete-entries';
import { unique } from '../private/collections';
import { OptionPath } from '../private/option-path';
import { formatPosition, Problem } from '../private/problems';
import { quotedList } from '../private/suggestions';

/** The place of a module: `domains`, its domain, `environments`, its environment, `modules`, its name. */
const DOMAIN = 1;
const NAME = 5;

/**
 * The problem with an entry that is incomplete in one of the files of modules. Names to which other modules refer are
 * hardly new names for it.
 */
export function incompleteProblem(
  { key, entry: part, meant, lacks }: IncompleteEntry, platform: LocatedMap, modules: readonly OptionPath[],
): Problem {
  const references = modules.flatMap((module) => referencesTo(module, platform));
  const isReferredTo = (name: string) => references.some(({ text }) => renamed(text, name, '') !== text);
  const unknown = meant.filter((candidate) => !isReferredTo(candidate.key));
  const likely = unknown.length > 0 ? unknown : meant;
  const noun = nounOf(key);
  const { file } = part.keyPosition;
  const other = likely[0].keyPosition.file;
  const names = quotedList(likely.map((candidate) => candidate.key), 'or');
  const places = likely.map(({ keyPosition }) => formatPosition(keyPosition)).join(' or ');
  const cause = `${noun} "${part.key}" is only in ${file}`;
  const notes = likely.length > 1 ? [] : references.flatMap(({ source, node }) => {
    const written = renamed(source, part.key, likely[0].key);
    const place = formatPosition(node.position);
    return written === source ? [] : [`if the name is ${names}, also write "${written}" at ${place}`];
  });
  return {
    code: 'DSP137',
    message: lacks.length === 0
      ? `${cause}: ${other} refers to it, and nothing refers to ${names} of ${other}`
      : `${cause}, and incomplete there: without ${quotedList(lacks, 'and')}`,
    ...notes.length === 0 ? {} : { notes: unique(notes) },
    hint: `if it is ${names} at ${places}, write ${names} here, or "${part.key}" there; otherwise `
      + (lacks.length === 0 ? `remove ${names}, or refer to it` : `add ${quotedList(lacks, 'and')} here`),
    asCause: cause,
  };
}

/** The references of other modules to what a module publishes. */
function referencesTo(module: OptionPath, platform: LocatedMap): WrittenText[] {
  const organization = scalarText(entry(platform, 'organization')) ?? '';
  const [domain, name] = [module[DOMAIN], module[NAME]].map(String);
  const bases = [`/${organization}/${domain}/${name}/`, `/${organization}/${domain}/generated-role/`];
  return modulesIn(platform)
    .filter((other) => other.domain !== domain || other.name !== name)
    .flatMap((other) => textsBelow(other.value).filter(({ text }) => bases.some((base) => text.includes(base))
      || (other.domain === domain && /^(generated-role-|project:)/.test(text))));
}

/** A reference with another name in it. */
function renamed(reference: string, name: string, meant: string): string {
  return reference.replace(/[^/:{}\s]+/g, (segment) => (segment === name ? meant : segment));
}

/** `access policy` is shortened to `policy`: the last word of a key in the singular. */
function nounOf(key: string): string {
  const word = /[A-Z]?[a-z]+$/.exec(key)?.[0].toLowerCase() ?? key;
  return word.replace(/ies$/, 'y').replace(/s$/, '');
}
