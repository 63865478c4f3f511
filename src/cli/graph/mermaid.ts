import { externalNodesOf, GraphEdge, groupsOf, kindInWords, PlatformGraph } from './platform-graph';

/** Characters that have no special meaning in Mermaid, Markdown or HTML inside a quoted string. */
const PLAIN = /[A-Za-z0-9 ,:/-]/;

const STYLES = [
  'classDef module fill:#e8f0fe,stroke:#3367d6,color:#202124',
  'classDef neighbour fill:#f8f9fa,stroke:#bdc1c6,color:#5f6368',
  'classDef external fill:#fef7e0,stroke:#b06000,color:#202124,stroke-dasharray:4 3',
];

/** The graph as a Mermaid flowchart. */
export function toMermaid(graph: PlatformGraph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const groups = groupsOf(graph).flatMap(({ title, nodes }, index) => [
    `  subgraph g${index}[${quoted([title])}]`,
    ...nodes.map(
      (node) =>
        `    ${ids.get(node.id)}[${quoted([node.module, kindInWords(node.kind)])}]:::${node.chosen ? 'module' : 'neighbour'}`,
    ),
    '  end',
  ]);
  const external = externalNodesOf(graph).map((node) => `  ${ids.get(node.id)}([${quoted([node.path])}]):::external`);
  const edges = graph.edges.map((edge) => `  ${ids.get(edge.from)} ${arrow(edge)} ${ids.get(edge.to)}`);
  return ['flowchart LR', ...groups, ...external, ...edges, ...STYLES.map((style) => `  ${style}`)].join('\n');
}

function arrow({ type, label }: GraphEdge): string {
  const line = type === 'values' ? '-->' : '-.->';
  return label.length > 0 ? `${line}|${quoted(label)}|` : line;
}

function quoted(lines: string[]): string {
  return `"${lines.map((line) => [...line].map((character) => (PLAIN.test(character) ? character : `#${character.codePointAt(0)};`)).join('')).join('<br/>')}"`;
}
