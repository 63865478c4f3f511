import { ExternalNode, GraphEdge, ModuleNode, PlatformGraph } from '../../../src/cli/graph/platform-graph';

/** Names that have a meaning in graph languages or terminate a string in them. */
export const HOSTILE = [
  'end',
  'graph',
  'class',
  'a"b',
  'a\\',
  '\\"]',
  '<b>&amp;',
  '#35;',
  '`code`',
  '-->',
  'a|b',
  '{{account}}',
  '%% x',
  'a\nb',
  '名前',
  '}',
  '1. x',
];

export function moduleNode(module: string, more: Partial<ModuleNode> = {}): ModuleNode {
  const node = {
    type: 'module' as const,
    domain: 'shared',
    environment: 'dev',
    module,
    kind: 'dataLake',
    stack: `acme-${module}`,
    chosen: true,
    ...more,
  };
  return { id: `${node.domain}/${node.environment}/${module}`, ...node };
}

export function externalNode(path: string): ExternalNode {
  return { id: `external:${path}`, type: 'external', path, declared: false };
}

export function edge(from: string, to: string, label: string[], type: GraphEdge['type'] = 'values'): GraphEdge {
  return { from, to, type, label, paths: [] };
}

/** A graph in which every string is hostile. */
export function hostileGraph(): PlatformGraph {
  const modules = HOSTILE.map((name) => moduleNode(name, { domain: name }));
  const external = HOSTILE.map(externalNode);
  return {
    nodes: [...modules, ...external],
    edges: HOSTILE.slice(1)
      .map((name, index) => edge(modules[index].id, modules[index + 1].id, [name, `role: ${name}`]))
      .concat(external.map(({ id }) => edge(id, modules[0].id, [], 'external'))),
  };
}
