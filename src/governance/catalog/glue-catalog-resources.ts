import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { unique } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt } from '../../private/option-problems';
import { didYouMean } from '../../private/suggestions';

/**
 * ARNs of resources of one kind, and of the resources that contain them, on which Glue requires the same permission.
 */
export interface CatalogResourceGroup {
  readonly own: string[];
  readonly holders: string[];
}

/** Kinds of resources that a policy of the Data Catalog supports. */
export type CatalogResourceKind = 'catalog' | 'database' | 'table' | 'userDefinedFunction' | 'connection';

/** The resources of an access policy by kind. */
export type CatalogResources = { readonly [kind in CatalogResourceKind]: CatalogResourceGroup };

const KINDS: CatalogResourceKind[] = ['catalog', 'database', 'table', 'userDefinedFunction', 'connection'];

/** Reads the resources of the list at `at`, in their short form (`table/sales/*`) or as ARNs. */
export function readCatalogResources(scope: Construct, at: OptionPath, texts: string[]): CatalogResources {
  const groups = Object.fromEntries(KINDS.map((kind) => [kind, { own: [] as string[], holders: [] as string[] }]));
  for (const [index, text] of texts.entries()) {
    const path = pathOf(scope, [...at, index], text);
    // The rest of the resource is not known.
    const kinds = path === undefined || path === '*' ? KINDS : [kindOf(scope, [...at, index], text, path)];
    for (const kind of kinds) {
      groups[kind].own.push(path === undefined ? text : catalogArn(scope, path));
      groups[kind].holders.push(...holdersOf(kind, path).map((holder) => catalogArn(scope, holder)));
    }
  }
  return Object.fromEntries(
    KINDS.map((kind) => [kind, { own: unique(groups[kind].own), holders: unique(groups[kind].holders) }]),
  ) as CatalogResources;
}

/** ARN of a resource of the catalog of this account and region. */
export function catalogArn(scope: Construct, path: string): string {
  const [resource, ...names] = path.split('/');
  return Stack.of(scope).formatArn({
    service: 'glue',
    resource,
    resourceName: names.length === 0 ? undefined : names.join('/'),
  });
}

/** The part after the account; undefined for an ARN that is not known yet. */
function pathOf(scope: Construct, at: OptionPath, text: string): string | undefined {
  const arn = /^arn:[^:]+:glue:([^:]+):([^:]+):(.+)$/.exec(text);
  if (arn !== null) {
    const stack = Stack.of(scope);
    const [, region, account, path] = arn;
    for (const [found, expected] of [[region, stack.region], [account, stack.account]]) {
      if (!isDeferred(found) && !isDeferred(expected) && found !== expected) {
        failAt(scope, at, {
          code: 'DSP317',
          message: `"${text}" is not in the catalog of "${expected}"`,
          hint: 'a policy of the Data Catalog applies only to the catalog of its account and Region',
        });
      }
    }
    return path;
  }
  return !isDeferred(text) || KINDS.some((kind) => text.startsWith(`${kind}/`)) ? text : undefined;
}

function kindOf(scope: Construct, at: OptionPath, text: string, path: string): CatalogResourceKind {
  const [kind, ...names] = segments(path);
  const known = KINDS.find((name) => name === kind);
  const short = { catalog: 0, database: 1, table: 2, userDefinedFunction: 2, connection: 1 };
  if (known === undefined || names.includes('')) {
    return failAt(scope, at, {
      code: 'DSP304',
      message: `"${text}" is not a resource of the Data Catalog`,
      hint:
        didYouMean(kind, known === undefined ? KINDS : []) ??
        'for example "database/sales", "table/sales/*" or "catalog"',
    });
  }
  // `table/*` is every table of every database.
  if (names.length < short[known] && !names[names.length - 1]?.includes('*')) {
    failAt(scope, at, {
      code: 'DSP304',
      message: `"${text}" is not a valid ${known} and matches no resource`,
      hint: `specify "${known}/${short[known] === 1 ? 'NAME' : 'DATABASE/NAME'}"; NAME can be *`,
    });
  }
  return known;
}

/**
 * The resources that contain a resource. The names of databases in nested catalogs begin with the name of the nested
 * catalog.
 */
function holdersOf(kind: CatalogResourceKind, path: string | undefined): string[] {
  if (path === undefined) return ['catalog'];
  if (path === '*') return [];
  const [, ...names] = segments(path);
  if (kind === 'table' || kind === 'userDefinedFunction') {
    const database = names.length === 1 ? names : names.slice(0, -1);
    return [`database/${database.join('/')}`, ...holdersOf('database', `database/${database.join('/')}`)];
  }
  if (kind === 'database' && names.length > 1) return [`catalog/${names.slice(0, -1).join('/')}`, 'catalog'];
  return path === 'catalog' ? [] : ['catalog'];
}

/** The parts between slashes, except slashes within a dynamic reference. */
function segments(path: string): string[] {
  const references: string[] = [];
  const masked = path.replace(/\{\{resolve:[^{}]*\}\}/g, (reference) => `\0${references.push(reference) - 1}\0`);
  return masked.split('/').map((part) => part.replace(/\0(\d+)\0/g, (_, index: string) => references[Number(index)]));
}
