import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { OptionType, propertiesOf } from '../../src/private/options-model';

/** Lists of the keys that configurations in the field use, where this machine has them: an extra. */
const REFERENCE = process.env.DSP_REFERENCE_KEYS ?? join(__dirname, '..', '..', '..', 'shared', 'reference', 'config');

interface Key {
  readonly path: string;
  readonly required: boolean;
}

/** `* buckets.<name>.corsRules[].maxAge: number` */
function keysOf(module: string): Key[] {
  return readFileSync(join(REFERENCE, `${module}.txt`), 'utf8').split('\n').filter((line) => /^(\*| ) \S/.test(line))
    .map((line) => ({ path: line.slice(2).split(':')[0], required: line.startsWith('*') }));
}

/** What a key leads to, or undefined where nothing knows it. */
function typeAt(type: OptionType, path: string): { type: OptionType; required: boolean } | undefined {
  let current: { type: OptionType; required: boolean } | undefined = { type, required: true };
  for (const step of path.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), '[]'] : [part]))) {
    current = current && stepInto(current.type, step);
  }
  return current;
}

function stepInto(type: OptionType, step: string): { type: OptionType; required: boolean } | undefined {
  if (type === 'any') return { type, required: false };
  if (typeof type === 'string') return undefined;
  if (step === '[]') return 'list' in type ? { type: type.list, required: true } : undefined;
  if (step === '<name>') return 'map' in type ? { type: type.map, required: true } : undefined;
  if (!('struct' in type)) return undefined;
  const found = Object.entries(propertiesOf(type.struct)).find(([name, property]) => (property.yaml ?? name) === step)?.[1];
  return found && { type: found.type, required: found.required ?? false };
}

const present = existsSync(REFERENCE);
(present ? describe : describe.skip)('the keys of the field', () => {
  const modules = present ? readdirSync(REFERENCE).map((file) => file.replace('.txt', '')).filter((name) => name !== 'mdaa') : ['not on this machine'];

  test.each(modules)('%s: every key is known', (module) => {
    const { struct } = MODULE_KINDS.find(({ modulePath }) => modulePath === module)!;
    const unknown = keysOf(module).filter(({ path }) => typeAt({ struct }, path) === undefined).map(({ path }) => path);
    expect(unknown).toEqual([]);
  });

  test.each(modules)('%s: nothing is required that is optional there', (module) => {
    const { struct } = MODULE_KINDS.find(({ modulePath }) => modulePath === module)!;
    const stricter = keysOf(module).filter(({ path, required }) => !required && typeAt({ struct }, path)?.required && !/(<name>|\[\])$/.test(path)).map(({ path }) => path);
    expect(stricter).toEqual([]);
  });
});
