import { notEvaluatedText } from './answers';
import { RoleReach } from './reach';
import { Styler } from '../style';
import { fittingTable } from '../terminal';

/** Output formats. */
export const REACH_FORMATS = ['table', 'json', 'markdown', 'html'] as const;

export type ReachFormat = (typeof REACH_FORMATS)[number];

const HEADINGS = ['role', 'resource', 'access'];

/** The permissions of roles, in a format. */
export function reachOutput(roles: readonly RoleReach[], format: ReachFormat, style: Styler): string {
  switch (format) {
    case 'json': return JSON.stringify({ roles }, undefined, 2);
    case 'table': return reachTable(roles, style);
    case 'markdown': return reachMarkdown(roles);
    case 'html': return reachHtml(roles);
  }
}

function rowsOf(roles: readonly RoleReach[]): string[][] {
  return roles.flatMap(({ role, source, reaches }) => {
    const name = source === 'external' ? `${role} (external)` : role;
    if (reaches.length === 0) return [[name, '-', '-']];
    return reaches.map(({ resource, access }, index) => [index === 0 ? name : '', resource, access.join(', ')]);
  });
}

function reachTable(roles: readonly RoleReach[], style: Styler): string {
  const rows = [HEADINGS.map((heading) => style('bold', heading)), ...rowsOf(roles)];
  return [fittingTable(rows, process.stdout), ...notEvaluatedText(roles)].join('\n');
}

function reachMarkdown(roles: readonly RoleReach[]): string {
  const row = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [
    row(HEADINGS), row(HEADINGS.map(() => '---')), ...rowsOf(roles).map(row),
    ...notEvaluatedText(roles).flatMap((line) => ['', line.trim()]),
  ].join('\n');
}

function reachHtml(roles: readonly RoleReach[]): string {
  const row = (tag: string, cells: string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<!DOCTYPE html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Access</title>',
    '<style>body{font-family:sans-serif}table{border-collapse:collapse}td,th{border:1px solid #ccc;padding:4px 8px;'
      + 'text-align:left;vertical-align:top}</style></head><body>',
    '<h1>Access</h1>',
    '<table>',
    `<thead>${row('th', HEADINGS)}</thead>`,
    `<tbody>${rowsOf(roles).map((cells) => row('td', cells)).join('\n')}</tbody>`,
    '</table>',
    ...notEvaluatedText(roles).map((line) => `<p>${escaped(line.trim())}</p>`),
    '</body></html>',
  ].join('\n');
}

/** Escapes a string for HTML. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
