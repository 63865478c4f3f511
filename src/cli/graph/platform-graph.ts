import { flowsOf } from './flows';
import { CUSTOM } from '../../platform/custom/custom-module-kind';
import { ExternalParameter } from '../../platform/external-parameter';
import { moduleId } from '../../platform/module-entry';
import { ModuleKind } from '../../platform/module-kind';
import { MODULE_KINDS } from '../../platform/module-kinds';
import { PlatformModule } from '../../platform/platform-module';
import { compareStrings, unique } from '../../private/collections';

/** AWS spelling of the names in module kinds. */
const NAMES = [
  ['athena', 'Athena'],
  ['glue', 'Glue'],
  ['lake formation', 'Lake Formation'],
  ['data ops', 'DataOps'],
] as const;

/** A module. */
export interface ModuleNode {
  readonly id: string;
  readonly type: 'module';
  readonly domain: string;
  readonly environment: string;
  readonly module: string;
  readonly kind: string;
  readonly stack: string;
  /** False for a neighbor of a selected module. */
  readonly chosen: boolean;
}

/** A parameter that is published outside the platform. */
export interface ExternalNode {
  readonly id: string;
  readonly type: 'external';
  readonly path: string;
  readonly declared: boolean;
}

export type GraphNode = ModuleNode | ExternalNode;

/** The values that flow from one node to another. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `order`: the second is deployed later, but does not read values. */
  readonly type: 'values' | 'order' | 'external';
  /** In short form, one for each kind of value. */
  readonly label: string[];
  readonly paths: string[];
}

/** Modules and what flows between them. Nodes and edges are sorted by ID. */
export interface PlatformGraph {
  readonly nodes: GraphNode[];
  readonly edges: GraphEdge[];
}

/** The modules of one environment of one domain. */
export interface ModuleGroup {
  readonly title: string;
  readonly nodes: ModuleNode[];
}

/**
 * The selected modules with their direct neighbors, the edges that begin or end at a selected one, and the external
 * parameters that these read.
 */
export function platformGraph(
  modules: PlatformModule[],
  chosen: PlatformModule[],
  external: readonly ExternalParameter[],
): PlatformGraph {
  const chosenIds = new Set(chosen.map(moduleId));
  const edges = modules.flatMap((module) => module.dependencies.map(({ module: from, paths, reason }): GraphEdge => ({
    from,
    to: moduleId(module),
    type: paths.length > 0 ? 'values' : 'order',
    label: reason === undefined ? flowsOf(paths, kindsOf(modules)) : ['order'],
    paths,
  }))).filter(({ from, to }) => chosenIds.has(from) || chosenIds.has(to));
  const shown = new Set([...chosenIds, ...edges.flatMap(({ from, to }) => [from, to])]);
  const parameters = external
    .map((parameter) => ({ ...parameter, readers: parameter.readers.filter((reader) => chosenIds.has(reader)) }))
    .filter(({ readers }) => readers.length > 0);
  const nodes: GraphNode[] = [
    ...modules
      .filter((module) => shown.has(moduleId(module)))
      .map((module): ModuleNode => ({
        id: moduleId(module),
        type: 'module',
        domain: module.domain,
        environment: module.environment,
        module: module.name,
        kind: module.kind,
        stack: module.stack.stackName,
        chosen: chosenIds.has(moduleId(module)),
      })),
    ...parameters.map(({ path, declared }): ExternalNode => ({
      id: externalId(path),
      type: 'external',
      path,
      declared,
    })),
  ];
  const fromOutside = parameters.flatMap(({ path, readers }) =>
    readers.map((to): GraphEdge => ({ from: externalId(path), to, type: 'external', label: [], paths: [path] })),
  );
  return {
    nodes: nodes.sort((a, b) => compareStrings(a.id, b.id)),
    edges: [...edges, ...fromOutside].sort((a, b) => compareStrings(a.from, b.from) || compareStrings(a.to, b.to)),
  };
}

/** The modules of a graph by domain and environment. */
export function groupsOf({ nodes }: PlatformGraph): ModuleGroup[] {
  const modules = nodes.filter((node): node is ModuleNode => node.type === 'module');
  const title = ({ domain, environment }: ModuleNode) => `${domain} / ${environment}`;
  return unique(modules.map(title)).map((group) => ({
    title: group,
    nodes: modules.filter((node) => title(node) === group),
  }));
}

/** The external parameters of a graph. */
export function externalNodesOf({ nodes }: PlatformGraph): ExternalNode[] {
  return nodes.filter((node): node is ExternalNode => node.type === 'external');
}

/** `glueCatalogSettings` as `Glue catalog settings`. */
export function kindInWords(kind: string): string {
  const words = kind.replace(/[-_]/g, ' ').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return NAMES.reduce((text, [found, name]) => text.replace(found, name), words);
}

/** The built-in kinds, and those of custom modules. */
function kindsOf(modules: PlatformModule[]): ModuleKind[] {
  return [...MODULE_KINDS, ...modules.flatMap(({ _kind: kind }) => (kind?.key === CUSTOM ? [kind] : []))];
}

function externalId(path: string): string {
  return `external:${path}`;
}
