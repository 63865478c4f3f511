import { ModuleKind } from './module-kind';
import { OptionPath } from '../private/options-model';
import { StaticScope } from './references/static-references';

/** A module as it is written, with what it inherits from the levels above. */
export interface ModuleEntry {
  readonly domain: string;
  readonly environment: string;
  readonly name: string;
  readonly kind: ModuleKind;
  /** Options of the component; references that need a stack are still in them. */
  readonly options: { readonly [key: string]: unknown };
  /** Where the options of the component stand in the options of the platform. */
  readonly path: OptionPath;
  readonly scope: StaticScope;
  readonly tags: { readonly [key: string]: string };
  /** Account and region, undefined for those of the CLI's environment. */
  readonly account?: string;
  readonly region?: string;
}

/** `shared/dev/datalake` */
export function moduleId(entry: ModuleEntry): string {
  return `${entry.domain}/${entry.environment}/${entry.name}`;
}

/** True where two modules share an account and a region, and so their names and parameters. */
export function sameTarget(a: ModuleEntry, b: ModuleEntry): boolean {
  return a.account === b.account && a.region === b.region;
}
