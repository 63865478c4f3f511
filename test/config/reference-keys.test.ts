import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { MODULE_KINDS } from '../../src/platform/module-kinds';
import { OptionType, optionsModel, propertiesOf } from '../../src/private/options-model';

/** A directory with a list of the keys of each MDAA module kind, which is not in this repository. */
const REFERENCE = process.env.DSP_REFERENCE_KEYS;

interface Key {
  readonly path: string;
  readonly required: boolean;
  /** What the value is, for example `string`, `RoleRef` or `csv | grok`; undefined for a map of other keys. */
  readonly value?: string;
}

/** `* buckets.<name>.corsRules[].maxAge: number` */
function keysOf(directory: string, module: string): Key[] {
  const lines = readFileSync(join(directory, `${module}.txt`), 'utf8').split('\n');
  return lines.filter((line) => /^(\*| ) \S/.test(line))
    .map((line) => {
      const [, path, value] = /^([^:]+)(?:: (.*))?$/.exec(line.slice(2))!;
      return { path, required: line.startsWith('*'), value };
    });
}

/** The field that a key refers to, or undefined if the key is unknown. */
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
  const found = Object.entries(propertiesOf(type.struct)).find(
    ([name, property]) => (property.yaml ?? name) === step,
  )?.[1];
  return found && { type: found.type, required: found.required ?? false };
}

/** Whether values of MDAA are values of an option. */
function accepts(type: OptionType, value: string): boolean {
  if (type === 'any') return true;
  if (['string', 'number', 'boolean'].includes(value)) {
    // A string stands for one of the values of an enum, and `true` for one of them if the option says so.
    if (typeof type === 'object' && 'enum' in type) return value === 'string' || type.whenTrue !== undefined;
    return type === value;
  }
  if (value === 'RoleRef' || value === 'Suppression') return typeof type === 'object' && 'struct' in type;
  if (/^[\w.]+( \| [\w.]+)+$/.test(value) && typeof type === 'object' && 'enum' in type) {
    const members = optionsModel().enums[type.enum];
    return value.split(' | ').every((member) => members.includes(member));
  }
  // Free text of the reference, such as "free-form object".
  return typeof type === 'object';
}

describe('the keys of MDAA', () => {
  if (REFERENCE === undefined) {
    test.skip('DSP_REFERENCE_KEYS is not set', () => undefined);
    return;
  }
  const modules = readdirSync(REFERENCE).map((file) => file.replace('.txt', '')).filter((name) => name !== 'mdaa');

  test.each(modules)('%s: every key is known', (module) => {
    const { struct } = MODULE_KINDS.find(({ modulePath }) => modulePath === module)!;

    const unknown = keysOf(REFERENCE, module).filter(({ path }) => typeAt({ struct }, path) === undefined);

    expect(unknown).toEqual([]);
  });

  test.each(modules)('%s: each key takes the values that it has in MDAA', (module) => {
    const { struct } = MODULE_KINDS.find(({ modulePath }) => modulePath === module)!;

    const others = keysOf(REFERENCE, module).filter(({ path, value }) => {
      const found = typeAt({ struct }, path);
      return value !== undefined && found !== undefined && !accepts(found.type, value);
    });

    expect(others).toEqual([]);
  });

  test.each(modules)('%s: no key is required that MDAA does not require', (module) => {
    const { struct } = MODULE_KINDS.find(({ modulePath }) => modulePath === module)!;

    const stricter = keysOf(REFERENCE, module).filter(({ path, required }) =>
      !required && typeAt({ struct }, path)?.required && !/(<name>|\[\])$/.test(path));

    expect(stricter).toEqual([]);
  });
});
