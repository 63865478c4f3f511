import { spawnSync } from 'child_process';
import { edge, externalNode, HOSTILE, hostileGraph, moduleNode } from './model';
import { toDot } from '../../../src/cli/graph/dot';

const graphviz = spawnSync('dot', ['-V']).status === 0;

test('a small graph', () => {
  const lines = toDot({
    nodes: [externalNode('/net/vpc'), moduleNode('lake'), moduleNode('a"b', { kind: 'roles', chosen: false })],
    edges: [
      edge('external:/net/vpc', 'shared/dev/lake', [], 'external'),
      edge('shared/dev/a"b', 'shared/dev/lake', ['roles: a, b', 'key']),
    ],
  }).split('\n');

  expect(lines.slice(5)).toEqual([
    '  subgraph cluster_0 {',
    '    label="shared / dev";',
    '    "shared/dev/lake" [label="lake\\ndata lake"];',
    '    "shared/dev/a\\"b" [label="a\\"b\\nroles", color="#9aa0a6", fontcolor="#5f6368"];',
    '  }',
    '  "external:/net/vpc" [label="/net/vpc", style="rounded,dashed"];',
    '  "external:/net/vpc" -> "shared/dev/lake" [style=dashed];',
    '  "shared/dev/a\\"b" -> "shared/dev/lake" [label="roles: a, b\\nkey"];',
    '}',
  ]);
});

(graphviz ? describe : describe.skip)('Graphviz, where this machine has it', () => {
  test('reads hostile strings and displays them unchanged', () => {
    const { status, stderr, stdout } = spawnSync('dot', ['-Tjson0'], {
      input: toDot(hostileGraph()),
      encoding: 'utf8',
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });

    const { objects, edges } = JSON.parse(stdout) as { objects: { name: string; label?: string }[]; edges: unknown[] };

    expect(objects.filter(({ name }) => name.startsWith('external:'))).toHaveLength(HOSTILE.length);
    expect(edges).toHaveLength(HOSTILE.length * 2 - 1);
  });
});
