import { edge, externalNode, HOSTILE, hostileGraph, moduleNode } from './model';
import { toMermaid } from '../../../src/cli/graph/mermaid';

/**
 * A subset of Mermaid that is safe for any string: generated IDs, and quoted strings of harmless characters and
 * entities.
 */
const TEXT = '"(?:[A-Za-z0-9 ,:/-]|#\\d+;|<br/>)*"';
const LINES = [
  /^flowchart LR$/,
  new RegExp(`^ {2}subgraph g\\d+\\[${TEXT}\\]$`),
  new RegExp(`^ {4}n\\d+\\[${TEXT}\\]:::(?:module|neighbour)$`),
  /^ {2}end$/,
  new RegExp(`^ {2}n\\d+\\(\\[${TEXT}\\]\\):::external$`),
  new RegExp(`^ {2}n\\d+ (?:-->|-\\.->)(?:\\|${TEXT}\\|)? n\\d+$`),
  /^ {2}classDef (?:module|neighbour|external) [a-z0-9#:, -]+$/,
];

test('a small graph', () => {
  expect(
    toMermaid({
      nodes: [externalNode('/net/vpc'), moduleNode('lake'), moduleNode('roles', { kind: 'roles', chosen: false })],
      edges: [
        edge('external:/net/vpc', 'shared/dev/lake', [], 'external'),
        edge('shared/dev/roles', 'shared/dev/lake', ['roles: a, b', 'key']),
        edge('shared/dev/roles', 'shared/dev/lake', ['order'], 'order'),
      ],
    })
      .split('\n')
      .slice(0, 9),
  ).toEqual([
    'flowchart LR',
    '  subgraph g0["shared / dev"]',
    '    n1["lake<br/>data lake"]:::module',
    '    n2["roles<br/>roles"]:::neighbour',
    '  end',
    '  n0(["/net/vpc"]):::external',
    '  n0 -.-> n1',
    '  n2 -->|"roles: a, b<br/>key"| n1',
    '  n2 -.->|"order"| n1',
  ]);
});

test('hostile strings do not leave the safe subset of the language', () => {
  const lines = toMermaid(hostileGraph()).split('\n');

  expect(lines.filter((line) => !LINES.some((pattern) => pattern.test(line)))).toEqual([]);
  expect(lines.length).toBeGreaterThan(HOSTILE.length * 4);
});

test('hostile strings are displayed unchanged', () => {
  const texts = [...toMermaid(hostileGraph()).matchAll(/^ {2}n\d+\(\["(.*)"\]\)/gm)].map(([, text]) =>
    text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );

  expect(texts).toEqual(HOSTILE);
});
