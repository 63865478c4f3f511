import { fromPlain, Located, LocatedEntry, LocatedScalar } from './documents/located';
import { expandText, isStaticReference, StaticScope } from '../platform/references/static-references';
import { Problem, Position } from '../private/problems';

/**
 * Replaces static references and keeps positions: a context value has the position of the reference to it. A string
 * that contains a reference with a problem is not changed.
 */
export function expandLocated(
  node: Located,
  scope: StaticScope,
  report: (problem: Problem, position: Position) => void,
): Located {
  switch (node.kind) {
    case 'scalar': return expandScalar(node, scope, report);
    case 'list': return { ...node, items: node.items.map((item) => expandLocated(item, scope, report)) };
    case 'map': {
      const entries = new Map<string, LocatedEntry>();
      for (const item of node.entries.values()) {
        const key = item.key.includes('{{')
          ? String(expandText(item.key, scope, (problem) => report(problem, item.keyPosition)))
          : item.key;
        if (entries.has(key)) {
          report(
            { code: 'DSP105', message: `the key "${key}" is specified twice, once as "${item.key}"` },
            item.keyPosition,
          );
        }
        entries.set(key, { ...item, key, value: expandLocated(item.value, scope, report) });
      }
      return { ...node, entries };
    }
  }
}

function expandScalar(
  node: LocatedScalar,
  scope: StaticScope,
  report: (problem: Problem, position: Position) => void,
): Located {
  if (typeof node.value !== 'string' || !isStaticReference(node.value)) return node;
  let isSound = true;
  const value = expandText(node.value, scope, (problem) => {
    isSound = false;
    report(problem, node.position);
  });
  return isSound && value !== node.value ? { ...fromPlain(value, node.position), source: node.value } : node;
}
