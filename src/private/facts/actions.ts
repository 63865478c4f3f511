import { readFileSync } from 'fs';
import { join } from 'path';

/** The output of `projenrc/generate-actions.ts`. */
interface ActionFacts {
  /** Prefixes of the actions of all services, separated by spaces. */
  readonly services: string;
  /** Actions of some services, separated by spaces. An action without resource-level permissions ends with `*`. */
  readonly actions: { readonly [service: string]: string };
}

/** An AWS action. */
export interface KnownAction {
  /** For example `s3:GetObject`. */
  readonly name: string;
  /** Whether the action supports resource-level permissions; other actions are allowed on `*`. */
  readonly takesResource: boolean;
}

let facts: ActionFacts | undefined;

function actionFacts(): ActionFacts {
  facts ??= JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'facts', 'actions.json'), 'utf8')) as ActionFacts;
  return facts;
}

/** Prefixes of the actions of all services, for example `s3`. */
export function knownServices(): readonly string[] {
  return actionFacts().services.split(' ');
}

/** The actions of a service. Undefined for a service whose actions are not listed. */
export function knownActions(service: string): readonly KnownAction[] | undefined {
  const { actions } = actionFacts();
  if (!Object.hasOwn(actions, service)) return undefined;
  return actions[service].split(' ').map((name) => ({
    name: `${service}:${name.replace(/\*$/, '')}`,
    takesResource: !name.endsWith('*'),
  }));
}
