import { Problem } from '../private/problems';
import { Located } from './documents/located';

/** `<your vpc id>`: a value in a sample that users must replace. */
const PLACEHOLDER = /^<[^<>]+>$/;

/** One problem for each value that is still a placeholder. */
export function placeholdersIn(node: Located): Problem[] {
  switch (node.kind) {
    case 'map': return [...node.entries.values()].flatMap(({ value }) => placeholdersIn(value));
    case 'list': return node.items.flatMap(placeholdersIn);
    case 'scalar': return typeof node.value === 'string' && PLACEHOLDER.test(node.value) ? [{
      code: 'DSP107',
      position: node.position,
      message: `"${node.value}" is a placeholder`,
      hint: 'replace it with your own value',
    }] : [];
  }
}
