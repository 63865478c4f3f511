import { externalNodesOf, groupsOf, kindInWords, PlatformGraph } from './platform-graph';

/** The graph in the language of Graphviz. */
export function toDot(graph: PlatformGraph): string {
  const groups = groupsOf(graph).flatMap(({ title, nodes }, index) => [
    `  subgraph cluster_${index} {`,
    `    label=${quoted([title])};`,
    ...nodes.map(
      (node) =>
        `    ${quoted([node.id])} `
          + `[label=${quoted([node.module, kindInWords(node.kind)])}${node.chosen ? '' : ', color="#9aa0a6", fontcolor="#5f6368"'}];`,
    ),
    '  }',
  ]);
  const external = externalNodesOf(graph).map(
    ({ id, path }) => `  ${quoted([id])} [label=${quoted([path])}, style="rounded,dashed"];`,
  );
  const edges = graph.edges.map(({ from, to, type, label }) => {
    const attributes = [
      ...(label.length > 0 ? [`label=${quoted(label)}`] : []),
      ...(type === 'values' ? [] : ['style=dashed']),
    ];
    return `  ${quoted([from])} -> ${quoted([to])}${attributes.length > 0 ? ` [${attributes.join(', ')}]` : ''};`;
  });
  return [
    'digraph platform {',
    '  rankdir=LR;',
    '  graph [fontname="Helvetica", style=rounded, color="#9aa0a6"];',
    '  node [shape=box, style=rounded, fontname="Helvetica"];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...groups,
    ...external,
    ...edges,
    '}',
  ].join('\n');
}

/** Lines as one quoted string. A backslash would begin a Graphviz escape, and `&` an HTML entity. */
function quoted(lines: string[]): string {
  return `"${lines.map((line) => line.replace(/[\\"]/g, '\\$&').replace(/&/g, '&amp;')).join('\\n')}"`;
}
