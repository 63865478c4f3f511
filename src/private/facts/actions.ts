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
