import { expandText, StaticScope } from '../platform/references/static-references';
import { Problem } from '../private/problems';
import { fromPlain, Located, LocatedEntry } from './documents/located';
import { Position } from '../private/position';

/** Replaces the references that need no stack, keeping positions: what comes from the context stands where it is referred to. */
export function expandLocated(node: Located, scope: StaticScope, report: (problem: Problem, position: Position) => void): Located {
  const text = (value: string, position: Position) => expandText(value, scope, (problem) => report(problem, position));
  switch (node.kind) {
    case 'scalar': return typeof node.value === 'string' && node.value.includes('{{') ? fromPlain(text(node.value, node.position), node.position) : node;
    case 'list': return { ...node, items: node.items.map((item) => expandLocated(item, scope, report)) };
    case 'map': {
      const entries = new Map<string, LocatedEntry>();
      for (const item of node.entries.values()) {
        const key = item.key.includes('{{') ? String(text(item.key, item.keyPosition)) : item.key;
        if (entries.has(key)) report({ code: 'DSP105', message: `the key "${key}" is there twice, once as "${item.key}"` }, item.keyPosition);
        entries.set(key, { ...item, key, value: expandLocated(item.value, scope, report) });
      }
      return { ...node, entries };
    }
  }
}
