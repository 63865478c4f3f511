import { GraphEdge, GraphNode, groupsOf, kindInWords, PlatformGraph } from './platform-graph';
import { textWidth } from './text-size';
import { wordLines } from '../wrap';

/** Font sizes. */
export const FONT = { name: 14, kind: 12, label: 11, title: 13 } as const;
export const LINE_HEIGHT = 1.35;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle around a center. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly node: GraphNode;
  /** The first line is the name. */
  readonly lines: string[];
}

export interface PlacedGroup extends Box {
  readonly title: string;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  readonly points: Point[];
  readonly label?: Box & { readonly lines: string[] };
}

/** All elements at their positions, in a picture with its origin at 0, 0. */
export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  readonly nodes: PlacedNode[];
  readonly groups: PlacedGroup[];
  readonly edges: PlacedEdge[];
}

const MARGIN = 24;
const GROUP_PADDING = 14;
const GROUP_TITLE = 26;
const LABEL_LENGTH = 26;
const EXTERNAL_LENGTH = 36;

/** Places nodes from left to right in the direction in which values flow. */
export async function placeGraph(graph: PlatformGraph): Promise<PlacedGraph> {
  // Loaded only for pictures.
  const { Graph, layout } = await import('@dagrejs/dagre');
  const drawn = new Graph({ compound: true });
  drawn.setGraph({ rankdir: 'LR', nodesep: 34, edgesep: 18, ranksep: 64 });
  drawn.setDefaultEdgeLabel(() => ({}));
  const texts = new Map(graph.nodes.map((node) => [node.id, linesOf(node)]));
  for (const { id } of graph.nodes) drawn.setNode(id, sizeOfNode(texts.get(id)!));
  const groups = groupsOf(graph).map((group, index) => ({ ...group, id: `group:${index}` }));
  for (const { id, nodes } of groups) {
    drawn.setNode(id, { width: 0, height: 0 });
    for (const node of nodes) drawn.setParent(node.id, id);
  }
  const labels = graph.edges.map(({ label }) => label.flatMap((line) => wordLines(line.split(' '), LABEL_LENGTH)));
  graph.edges.forEach(({ from, to }, index) =>
    drawn.setEdge(from, to, { ...sizeOfLabel(labels[index]), labelpos: 'c' }),
  );
  layout(drawn);

  const boxes = new Map(graph.nodes.map(({ id }) => [id, boxOf(drawn.node(id))]));
  const found = graph.edges.map(({ from, to }) => drawn.edge(from, to) as Box & { points: Point[] });
  // The first and last point of the layout are on the border of a box, on any side.
  const routed = graph.edges.map(({ from, to }, index) => ({
    from: boxes.get(from)!,
    to: boxes.get(to)!,
    through: found[index].points.slice(1, -1),
  }));
  const lines = routes(routed, [...boxes.values(), ...found.filter((_, index) => labels[index].length > 0).map(boxOf)]);
  const placed = {
    nodes: graph.nodes.map((node): PlacedNode => ({ node, lines: texts.get(node.id)!, ...boxes.get(node.id)! })),
    groups: groups.map(({ title, nodes }): PlacedGroup => ({
      title,
      ...around(
        nodes.map(({ id }) => boxes.get(id)!),
        title,
      ),
    })),
    edges: graph.edges.map((edge, index): PlacedEdge => ({
      edge,
      points: lines[index],
      ...(labels[index].length > 0 ? { label: { ...boxOf(found[index]), lines: labels[index] } } : {}),
    })),
  };
  return moved(placed);
}

function linesOf(node: GraphNode): string[] {
  return node.type === 'module' ? [node.module, kindInWords(node.kind)] : brokenPath(node.path);
}

/** A path in lines, broken before slashes. */
function brokenPath(path: string): string[] {
  return wordLines(path.replace(/(?!^)\//g, ' /').split(' '), EXTERNAL_LENGTH).map((line) => line.replace(/ \//g, '/'));
}

function sizeOfNode(lines: string[]): { width: number; height: number } {
  const width = Math.max(...lines.map((line, index) => textWidth(line, index === 0 ? FONT.name : FONT.kind)));
  return { width: width + 28, height: lines.length * FONT.name * LINE_HEIGHT + 16 };
}

function sizeOfLabel(lines: string[]): { width: number; height: number } {
  if (lines.length === 0) return { width: 0, height: 0 };
  return {
    width: Math.max(...lines.map((line) => textWidth(line, FONT.label))) + 10,
    height: Math.ceil(lines.length * FONT.label * LINE_HEIGHT) + 6,
  };
}

function boxOf({ x, y, width, height }: Partial<Box>): Box {
  return { x: x!, y: y!, width: width!, height: height! };
}

/** The box of a group: around its nodes, with space for its title. */
function around(boxes: Box[], title: string): Box {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - GROUP_PADDING;
  const right =
    Math.max(...boxes.map(({ x, width }) => x + width / 2), left + textWidth(title, FONT.title) + GROUP_PADDING) +
    GROUP_PADDING;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) - GROUP_TITLE - GROUP_PADDING / 2;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2)) + GROUP_PADDING;
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** Moved so that the picture begins at 0, 0, with a margin on all sides. */
function moved({ nodes, groups, edges }: Pick<PlacedGraph, 'nodes' | 'groups' | 'edges'>): PlacedGraph {
  const boxes = [
    ...nodes,
    ...groups,
    ...edges.flatMap(({ label, points }) => [
      ...(label ? [label] : []),
      ...points.map((point) => ({ ...point, width: 0, height: 0 })),
    ]),
  ];
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2)) - MARGIN;
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2)) - MARGIN;
  const move = <T extends Point>(item: T): T => ({ ...item, x: item.x - left, y: item.y - top });
  return {
    width: Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width / 2)) - left + MARGIN),
    height: Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height / 2)) - top + MARGIN),
    nodes: nodes.map(move),
    groups: groups.map(move),
    edges: edges.map(({ edge, points, label }) => ({
      edge,
      points: points.map(move),
      ...(label ? { label: move(label) } : {}),
    })),
  };
}

/** An edge between two boxes, with the middle points of the positions that are reserved for it. */
export interface Route {
  readonly from: Box;
  readonly to: Box;
  readonly through: readonly Point[];
}

interface Column {
  readonly x: number;
  left: number;
  right: number;
}

/** Maximum distance of two lines at one side of a box. */
const PORT_DISTANCE = 12;
/** Margin at both ends of a side. */
const PORT_MARGIN = 8;

/**
 * Lines from the right side of one box to the left side of another. They are horizontal at columns of boxes or labels,
 * so that they do not cross them, and change their height between the columns.
 */
export function routes(edges: readonly Route[], obstacles: readonly Box[]): Point[][] {
  const columns = columnsOf(obstacles);
  const starts = ports(edges, ({ from }) => from, ({ through, to }) => through[0] ?? to);
  const ends = ports(edges, ({ to }) => to, ({ through, from }) => through[through.length - 1] ?? from);
  return edges.map(({ from, to, through }, index) => {
    const level = (y: number, left: number, right: number): Point[] => [{ x: left, y }, { x: right, y }];
    return [
      ...level(starts[index], from.x + from.width / 2, columnAt(columns, from)!.right),
      ...through.flatMap((point) => {
        const column = columnAt(columns, point);
        return column ? level(point.y, column.left, column.right) : [];
      }),
      ...level(ends[index], columnAt(columns, to)!.left, to.x - to.width / 2),
    ];
  });
}

/** A path along points, horizontal at each of them. */
export function smoothPath(points: readonly Point[], number: (value: number) => number): string {
  return points.map(({ x, y }, index) => {
    if (index === 0) return `M${number(x)} ${number(y)}`;
    const before = points[index - 1];
    if (before.y === y) return `H${number(x)}`;
    const middle = number((before.x + x) / 2);
    return `C${middle} ${number(before.y)} ${middle} ${number(y)} ${number(x)} ${number(y)}`;
  }).join('');
}

function columnsOf(boxes: readonly Box[]): Column[] {
  const columns: Column[] = [];
  for (const box of boxes) {
    const column = columnAt(columns, box);
    const [left, right] = [box.x - box.width / 2, box.x + box.width / 2];
    if (column === undefined) columns.push({ x: box.x, left, right });
    else Object.assign(column, { left: Math.min(column.left, left), right: Math.max(column.right, right) });
  }
  return columns;
}

function columnAt(columns: readonly Column[], { x }: Point): Column | undefined {
  return columns.find((column) => Math.abs(column.x - x) < 1);
}

/**
 * The height of each edge at one of its boxes: distributed over the side, in the order of the other ends of the edges.
 */
function ports(edges: readonly Route[], boxAt: (edge: Route) => Box, next: (edge: Route) => Point): number[] {
  const heights: number[] = [];
  for (const box of new Set(edges.map(boxAt))) {
    const here = edges.map((_, index) => index).filter((index) => boxAt(edges[index]) === box);
    here.sort((a, b) => next(edges[a]).y - next(edges[b]).y || a - b);
    const distance = Math.min(PORT_DISTANCE, (box.height - 2 * PORT_MARGIN) / Math.max(here.length - 1, 1));
    here.forEach((edge, place) => { heights[edge] = box.y + (place - (here.length - 1) / 2) * distance; });
  }
  return heights;
}
