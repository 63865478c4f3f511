import { readJsonOfPackage } from '../package-directory';

/** The output of `projenrc/generate-actions.ts`. */
interface ActionFacts {
  /** Prefixes of the actions of all services, separated by spaces. */
  readonly services: string;
  /** Actions of the most common services, separated by spaces. One without resource-level permissions ends with `*`. */
  readonly actions: { readonly [service: string]: string };
}

/** Actions of the other services. */
type OtherActionFacts = Pick<ActionFacts, 'actions'>;

/** An AWS action. */
export interface KnownAction {
  /** For example `s3:GetObject`. */
  readonly name: string;
  /** Whether the action supports resource-level permissions; other actions are allowed on `*`. */
  readonly takesResource: boolean;
}

let common: ActionFacts | undefined;
let others: OtherActionFacts | undefined;

function commonFacts(): ActionFacts {
  common ??= readJsonOfPackage<ActionFacts>('facts', 'actions.json');
  return common;
}

function otherFacts(): OtherActionFacts {
  others ??= readJsonOfPackage<OtherActionFacts>('facts', 'other-actions.json');
  return others;
}

/** Prefixes of the actions of all services, for example `s3`. */
export function knownServices(): readonly string[] {
  return commonFacts().services.split(' ');
}

const actionsByService = new Map<string, readonly KnownAction[] | undefined>();

/** The actions of a service. Undefined for a prefix that no service has. */
export function knownActions(service: string): readonly KnownAction[] | undefined {
  if (!actionsByService.has(service)) actionsByService.set(service, readActions(service));
  return actionsByService.get(service);
}

function readActions(service: string): readonly KnownAction[] | undefined {
  const facts = [commonFacts, otherFacts].find((candidate) => Object.hasOwn(candidate().actions, service));
  return facts?.().actions[service].split(' ').map((name) => ({
    name: `${service}:${name.replace(/\*$/, '')}`,
    takesResource: !name.endsWith('*'),
  }));
}

/** Verbs of actions that only read. */
const READING_VERBS = ['Get', 'List', 'Describe', 'BatchGet', 'Search'];
/** Verbs that no, or few, services use, with those that AWS uses, the most likely one first. */
const OTHER_VERBS: { readonly [verb: string]: readonly string[] } = {
  Add: ['Create', 'Put'],
  Change: ['Update', 'Modify', 'Put'],
  Download: ['Get'],
  Edit: ['Update', 'Modify', 'Put'],
  Fetch: READING_VERBS,
  Load: READING_VERBS,
  Modify: ['Update', 'Put'],
  New: ['Create'],
  Query: READING_VERBS,
  Read: READING_VERBS,
  Remove: ['Delete'],
  Retrieve: READING_VERBS,
  Save: ['Put', 'Update'],
  Show: READING_VERBS,
  Upload: ['Put'],
  View: READING_VERBS,
  Write: ['Put', 'Update'],
};

/** The action that a name with another verb means, for example `glue:GetTable` for `glue:ReadTable`. */
export function withUsualVerb(action: string, published: readonly string[]): string | undefined {
  const [service, name = ''] = action.split(':');
  const [verb] = /^[A-Z][a-z]+/.exec(name) ?? [''];
  const verbs = Object.hasOwn(OTHER_VERBS, verb) ? OTHER_VERBS[verb] : [];
  const rest = name.slice(verb.length);
  return verbs.flatMap((other) => [`${service}:${other}${rest}`, `${service}:${other}${rest}s`])
    .find((candidate) => published.includes(candidate));
}

/** Whether the verb of an action says that it only reads. */
export function isReading(action: string): boolean {
  const name = action.split(':')[1] ?? '';
  const [verb] = /^(Batch)?[A-Z][a-z]+/.exec(name) ?? [''];
  return READING_VERBS.includes(verb) || (Object.hasOwn(OTHER_VERBS, verb) && OTHER_VERBS[verb] === READING_VERBS);
}
