import { Random } from './random';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Ways in which a user misspells a key. A typo that cannot be applied returns the key unchanged. */
export const TYPOS: { readonly [kind: string]: (key: string, random: Random) => string } = {
  'two swapped letters': (key, random) => {
    const at = random.below(key.length - 1);
    return key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2);
  },
  'a missing letter': (key, random) => {
    const at = random.below(key.length);
    return key.slice(0, at) + key.slice(at + 1);
  },
  'a duplicate letter': (key, random) => {
    const at = random.below(key.length);
    return key.slice(0, at) + key[at] + key.slice(at);
  },
  'a wrong letter': (key, random) => {
    const at = random.below(key.length);
    return key.slice(0, at) + random.pick([...LETTERS]) + key.slice(at + 1);
  },
  'an additional letter': (key, random) => {
    const at = random.below(key.length + 1);
    return key.slice(0, at) + random.pick([...LETTERS]) + key.slice(at);
  },
  'wrong case': (key, random) => {
    const first = key[0] === key[0].toLowerCase() ? key[0].toUpperCase() : key[0].toLowerCase();
    return random.pick([first + key.slice(1), key.toLowerCase(), key.toUpperCase()].filter((typo) => typo !== key));
  },
  'hyphen or underscore': (key, random) => {
    if (/[-_]/.test(key)) {
      return random.pick([
        key.replace(/_/g, '-'),
        key.replace(/[-_]/g, ''),
        key.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase()),
      ]);
    }
    const separator = random.pick(['_', '-']);
    return key.replace(
      /([a-z0-9])([A-Z])/g,
      (_, before: string, after: string) => `${before}${separator}${after.toLowerCase()}`,
    );
  },
  'plural or singular': (key) => {
    if (key.endsWith('ies')) return `${key.slice(0, -3)}y`;
    if (key.endsWith('s')) return key.slice(0, -1);
    return key.endsWith('y') ? `${key.slice(0, -1)}ies` : `${key}s`;
  },
};
