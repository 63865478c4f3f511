import { Located, LocatedEntry } from './documents/located';
import { Report } from './report';

/** Keys of a level that no domain, environment or module has as its name, by the key of the level above. */
const OF_LEVEL: { readonly [below: string]: readonly string[] } = {
  domains: ['environments'],
  environments: ['modules', 'account', 'region', 'template'],
  modules: ['module_path', 'module_configs', 'module_config_data', 'cdk_app', 'app_configs', 'app_config_data'],
};

/**
 * The domains, environments or modules, without keys that are one level too far to the left. Each is reported, and read
 * as a key of the entry before it, so that nothing else is reported for it.
 */
export function withIndentedKeys(children: Located, below: string, report: Report): Located {
  if (children.kind !== 'map' || OF_LEVEL[below].every((key) => !children.entries.has(key))) return children;
  const entries = new Map<string, LocatedEntry>();
  let before: LocatedEntry | undefined;
  for (const item of children.entries.values()) {
    if (before === undefined || !OF_LEVEL[below].includes(item.key)) {
      before = item;
      entries.set(item.key, item);
      continue;
    }
    report.problem({
      code: 'DSP110',
      message: `"${item.key}" is next to the names in "${below}", and belongs to one of them`,
      hint: `indent "${item.key}" and the lines below it under "${before.key}"`,
    }, item.keyPosition);
    before = withKey(before, item);
    entries.set(before.key, before);
  }
  return { ...children, entries };
}

function withKey({ value, ...level }: LocatedEntry, item: LocatedEntry): LocatedEntry {
  const own = value.kind === 'map' ? [...value.entries] : [];
  const { position } = value;
  return { ...level, value: { kind: 'map', position, entries: new Map([...own, [item.key, item]]) } };
}
