import { edge, externalNode, HOSTILE, hostileGraph, moduleNode } from './model';
import { Box, PlacedGraph, placeGraph, Point } from '../../../src/cli/graph/layout';
import { PlatformGraph, platformGraph } from '../../../src/cli/graph/platform-graph';
import { toSvg } from '../../../src/cli/graph/svg';
import { textWidth } from '../../../src/cli/graph/text-size';
import { platformOf, STARTER_KIT } from '../../support/kits';

const { platform } = platformOf(STARTER_KIT, 'example-org');

/** Two domains of modules, each of which reads from several earlier modules. */
function dense(): PlatformGraph {
  const modules = Array.from({ length: 24 }, (_, index) =>
    moduleNode(`module-${String(index).padStart(2, '0')}${'-x'.repeat(index % 5)}`, {
      domain: index % 2 ? 'ops' : 'shared',
    }),
  );
  const edges = modules.flatMap((to, index) =>
    modules
      .filter((_, before) => before < index && (before * 7 + index * 3) % 11 < 2)
      .map((from) => edge(from.id, to.id, index % 3 ? ['roles: data-admin, data-user', 'key'] : [])),
  );
  return {
    nodes: [...modules, externalNode('/net/vpc')],
    edges: [...edges, edge('external:/net/vpc', modules[3].id, [], 'external')],
  };
}

const GRAPHS: [string, PlatformGraph][] = [
  ['the starter kit', platformGraph(platform.modules, platform.modules, [])],
  ['many modules', dense()],
  ['hostile names', hostileGraph()],
  ['one module', { nodes: [moduleNode('alone')], edges: [] }],
];

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
}

/** Points along a line that is horizontal at each point. */
function along(points: readonly Point[]): Point[] {
  return points.slice(1).flatMap((to, index) => Array.from({ length: 21 }, (_, step) => {
    const [from, t] = [points[index], step / 20];
    const ease = t * t * (3 - 2 * t);
    const x = from.x + (to.x - from.x) * (1.5 * t - 1.5 * t * t + t * t * t);
    return { x, y: from.y + (to.y - from.y) * ease };
  }));
}

function outside({ width, height }: PlacedGraph, box: Box): boolean {
  return (
    box.x - box.width / 2 < 0 ||
    box.y - box.height / 2 < 0 ||
    box.x + box.width / 2 > width ||
    box.y + box.height / 2 > height
  );
}

describe.each(GRAPHS)('%s', (_, graph) => {
  let placed: PlacedGraph;
  beforeAll(async () => { placed = await placeGraph(graph); });

  test('everything is drawn inside the image', () => {
    expect([placed.nodes.length, placed.edges.length]).toEqual([graph.nodes.length, graph.edges.length]);

    const ofEdges = placed.edges.flatMap(({ label, points }): Box[] => [
      ...(label ? [label] : []),
      ...points.map((point) => ({ ...point, width: 0, height: 0 })),
    ]);
    const boxes: Box[] = [...placed.nodes, ...placed.groups, ...ofEdges];

    expect(boxes.filter((box) => outside(placed, box))).toEqual([]);
  });

  test('modules do not overlap', () => {
    const pairs = placed.nodes.flatMap((a, index) =>
      placed.nodes
        .slice(index + 1)
        .filter((b) => overlap(a, b))
        .map((b) => [a.node.id, b.node.id]),
    );

    expect(pairs).toEqual([]);
  });

  test('no line crosses a module', () => {
    const crossings = placed.edges.flatMap(({ edge: { from, to }, points }) => {
      const inside = along(points).map((point) => ({ ...point, width: -1, height: -1 }));
      return placed.nodes
        .filter((node) => inside.some((point) => overlap(node, point)))
        .map(({ node }) => `${from} -> ${to}: ${node.id}`);
    });

    expect(crossings).toEqual([]);
  });

  test('no line crosses the label of another line', () => {
    const crossings = placed.edges.flatMap((line) => {
      const inside = along(line.points).map((point) => ({ ...point, width: -1, height: -1 }));
      const crossed = placed.edges.filter(
        ({ label }) => label !== undefined && label !== line.label && inside.some((point) => overlap(label, point)),
      );
      return crossed.map(({ edge: { from, to } }) => `${line.edge.from} -> ${line.edge.to}: ${from} -> ${to}`);
    });

    expect(crossings).toEqual([]);
  });

  test('lines start and end at their modules', () => {
    const box = (id: string) => placed.nodes.find(({ node }) => node.id === id)!;
    for (const { edge: { from, to }, points } of placed.edges) {
      expect(points[0].x).toBeCloseTo(box(from).x + box(from).width / 2);
      expect(points[points.length - 1].x).toBeCloseTo(box(to).x - box(to).width / 2);
      expect(Math.abs(points[0].y - box(from).y)).toBeLessThan(box(from).height / 2);
      expect(Math.abs(points[points.length - 1].y - box(to).y)).toBeLessThan(box(to).height / 2);
    }
  });

  test('text fits into its box, and groups surround their boxes', () => {
    for (const { lines, width } of placed.nodes) {
      expect(width).toBeGreaterThan(Math.max(...lines.map((line) => textWidth(line, 12))));
    }
    for (const { label } of placed.edges) {
      if (label) expect(label.width).toBeGreaterThan(Math.max(...label.lines.map((line) => textWidth(line, 11))));
    }
    for (const { title, width } of placed.groups) expect(width).toBeGreaterThan(textWidth(title, 13));
  });

  test('the image is well-formed, accessible and deterministic', async () => {
    const svg = await toSvg(graph, 'A & B');

    expect(await toSvg(JSON.parse(JSON.stringify(graph)) as PlatformGraph, 'A & B')).toBe(svg);

    const texts = textsOf(svg);

    expect(texts.get('title')![0]).toBe('A & B');
    expect(texts.get('desc')![0]).toContain('modules, and the values that flow between them:');
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="dsp-graph-title dsp-graph-description">/);
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).not.toMatch(/NaN|undefined|https?:\/\/(?!www\.w3\.org\/2000\/svg")/);
  });
});

test('the order of modules changes nothing', async () => {
  const [modules, reversed] = [platform.modules, [...platform.modules].reverse()];

  expect(await toSvg(platformGraph(reversed, reversed, []), 'x')).toBe(
    await toSvg(platformGraph(modules, modules, []), 'x'),
  );
});

test('hostile names are displayed unchanged', async () => {
  const shown = textsOf(await toSvg(hostileGraph(), 'x')).get('text')!;

  expect(HOSTILE.filter((name) => !name.includes('\n')).filter((name) => !shown.includes(name))).toEqual([]);
});

test('characters that XML does not allow are replaced', async () => {
  expect(await toSvg({ nodes: [externalNode('/a\u0000b\u001b')], edges: [] }, 'x')).not.toMatch(/[\u0000\u001b]/);
});

/** The text of an XML document by element. Fails if the document is not well-formed. */
function textsOf(xml: string): Map<string, string[]> {
  const open: string[] = [];
  const texts = new Map<string, string[]>();
  const entities: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"' };
  const rest = xml.replace(
    /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<>&]*")*)(\/?)>|([^<>]+)/g,
    (_, close: string, name: string, __, empty: string, text?: string) => {
      if (text !== undefined) {
        expect(text).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);

        const element = open[open.length - 1];
        texts.set(element, [
          ...(texts.get(element) ?? []),
          text.replace(/&(\w+);/g, (___, entity: string) => entities[entity]),
        ]);
      } else if (close) {
        expect(open.pop()).toBe(name);
      } else if (!empty) {
        open.push(name);
      }
      return '';
    },
  );

  expect({ rest, open }).toEqual({ rest: '', open: [] });

  return texts;
}
