import { Box, Point } from './layout';

/** An edge between two boxes, with the middle points of the places that were kept free for it. */
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

/** Farthest that two lines at one side of a box are apart. */
const PORT_DISTANCE = 12;
/** What stays free at both ends of a side. */
const PORT_MARGIN = 8;

/**
 * Lines from the right side of one box to the left side of another. They run level where columns of boxes or labels stand, so that none crosses what
 * stands there, and change their height between the columns.
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

/** A path along points, level at each of them. */
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

/** The height of each edge at one of its boxes: spread over the side, in the order of where the edges come from or go to. */
function ports(edges: readonly Route[], boxOf: (edge: Route) => Box, next: (edge: Route) => Point): number[] {
  const heights: number[] = [];
  for (const box of new Set(edges.map(boxOf))) {
    const here = edges.map((_, index) => index).filter((index) => boxOf(edges[index]) === box);
    here.sort((a, b) => next(edges[a]).y - next(edges[b]).y || a - b);
    const distance = Math.min(PORT_DISTANCE, (box.height - 2 * PORT_MARGIN) / Math.max(here.length - 1, 1));
    here.forEach((edge, place) => { heights[edge] = box.y + (place - (here.length - 1) / 2) * distance; });
  }
  return heights;
}
