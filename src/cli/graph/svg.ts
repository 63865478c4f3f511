import { Box, FONT, LINE_HEIGHT, PlacedEdge, PlacedGroup, PlacedNode, placeGraph, Point, smoothPath } from './layout';
import { PlatformGraph } from './platform-graph';

const STYLE = `
  text { font-family: "Segoe UI", Helvetica, Arial, sans-serif; fill: #202124; }
  .background { fill: #ffffff; }
  .group { fill: #f8f9fa; stroke: #dadce0; }
  .group-title { font-size: ${FONT.title}px; font-weight: 600; fill: #5f6368; }
  .node { fill: #e8f0fe; stroke: #3367d6; stroke-width: 1.5; }
  .neighbour .node { fill: #ffffff; stroke: #bdc1c6; stroke-width: 1; }
  .neighbour text { fill: #70757a; }
  .external .node { fill: #fef7e0; stroke: #b06000; stroke-dasharray: 5 3; }
  .name { font-size: ${FONT.name}px; font-weight: 600; }
  .path { font-size: ${FONT.kind}px; }
  .kind { font-size: ${FONT.kind}px; fill: #5f6368; }
  .line { fill: none; stroke: #80868b; stroke-width: 1.3; }
  .later .line { stroke-dasharray: 5 4; }
  .head { fill: #80868b; }
  .label { font-size: ${FONT.label}px; fill: #3c4043; stroke: #f8f9fa; stroke-width: 5px; stroke-linejoin: round; paint-order: stroke; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e8eaed; }
    .background { fill: #202124; }
    .group { fill: #292a2d; stroke: #5f6368; }
    .group-title { fill: #bdc1c6; }
    .node { fill: #1f3358; stroke: #8ab4f8; }
    .neighbour .node { fill: #202124; stroke: #5f6368; }
    .neighbour text { fill: #9aa0a6; }
    .external .node { fill: #41331c; stroke: #fdd663; }
    .kind { fill: #bdc1c6; }
    .line { stroke: #9aa0a6; }
    .head { fill: #9aa0a6; }
    .label { fill: #dadce0; stroke: #292a2d; }
  }
`;

/** The graph as a picture that adapts to light and dark pages. */
export async function toSvg(graph: PlatformGraph, title: string): Promise<string> {
  const { width, height, nodes, groups, edges } = await placeGraph(graph);
  const modules = graph.nodes.filter(({ type }) => type === 'module').length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" `
      + 'role="img" aria-labelledby="dsp-graph-title dsp-graph-description">',
    `<title id="dsp-graph-title">${escaped(title)}</title>`,
    `<desc id="dsp-graph-description">${escaped(`${modules} modules, and the values that flow between them: ${graph.edges.map(describe).join('; ')}`)}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="dsp-graph-head" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" '
      + 'orient="auto-start-reverse"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>',
    `<rect class="background" width="${width}" height="${height}"/>`,
    ...groups.map(groupElement),
    ...edges.map(lineElement),
    ...nodes.map(nodeElement),
    ...edges.flatMap(labelElement),
    '</svg>',
  ].join('\n');
}

function describe({ from, to, label }: PlatformGraph['edges'][number]): string {
  return `${from} to ${to}${label.length > 0 ? ` (${label.join(', ')})` : ''}`;
}

function groupElement(group: PlacedGroup): string {
  const { x, y } = corner(group);
  return `${rectangle(group, 'group', 10)}<text class="group-title" x="${x + 14}" `
    + `y="${y + 20}">${escaped(group.title)}</text>`;
}

function nodeElement(placed: PlacedNode): string {
  const { node, lines, x } = placed;
  const kind = node.type === 'external' ? 'external' : node.chosen ? 'module' : 'neighbour';
  const top = firstLine(placed, lines.length, FONT.name);
  const texts = lines.map(
    (line, index) =>
      `<text class="${node.type === 'external' ? 'path' : index === 0 ? 'name' : 'kind'}" x="${number(x)}" `
        + `y="${number(top + index * FONT.name * LINE_HEIGHT)}" text-anchor="middle">${escaped(line)}</text>`,
  );
  return `<g class="${kind}"><title>${escaped(node.type === 'module' ? node.stack : node.path)}</title>${rectangle(placed, 'node', node.type === 'external' ? 18 : 6)}${texts.join('')}</g>`;
}

function lineElement({ edge, points }: PlacedEdge): string {
  const title = [`${edge.from} -> ${edge.to}`, ...edge.paths].join('\n');
  return `<g class="${edge.type === 'values' ? 'flow' : 'later'}"><title>${escaped(title)}</title><path class="line" `
    + `d="${smoothPath(points, number)}" marker-end="url(#dsp-graph-head)"/></g>`;
}

function labelElement({ label }: PlacedEdge): string[] {
  if (label === undefined) return [];
  const top = firstLine(label, label.lines.length, FONT.label);
  const texts = label.lines.map(
    (line, index) =>
      `<text class="label" x="${number(label.x)}" y="${number(top + index * FONT.label * LINE_HEIGHT)}" `
        + `text-anchor="middle">${escaped(line)}</text>`,
  );
  return texts;
}

/** The baseline of the first of several lines in the middle of a box. */
function firstLine({ y }: Box, lines: number, fontSize: number): number {
  return y - ((lines - 1) * fontSize * LINE_HEIGHT) / 2 + fontSize * 0.35;
}

function rectangle(box: Box, style: string, radius: number): string {
  const { x, y } = corner(box);
  return `<rect class="${style}" x="${x}" y="${y}" width="${number(box.width)}" height="${number(box.height)}" `
    + `rx="${radius}"/>`;
}

function corner({ x, y, width, height }: Box): Point {
  return { x: number(x - width / 2), y: number(y - height / 2) };
}

function number(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  const entities: { [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // eslint-disable-next-line no-control-regex
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => entities[character]);
}
