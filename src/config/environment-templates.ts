import { didYouMean } from '../private/suggestions';
import { Located, LocatedEntry, LocatedMap, mergeLocated, entry, scalarText, withoutKeys } from './documents/located';
import { Report } from './report';

const TEMPLATES = 'env_templates';
const TEMPLATE = 'template';

/** The key of the templates, which is read here. */
export const TEMPLATE_KEYS = [TEMPLATES];

/** Environment templates by name: those of a domain, and those of the top level that the domain does not override. */
export type TemplatesByName = ReadonlyMap<string, LocatedEntry>;

/** Reads environment templates, and merges them into the environments that use them. */
export class EnvironmentTemplates {
  private readonly unused = new Set<LocatedEntry>();

  constructor(private readonly report: Report) {}

  /** The templates that a level adds to those of the level above. */
  public of(level: LocatedMap, above: TemplatesByName = new Map()): TemplatesByName {
    const templates = entry(level, TEMPLATES);
    if (templates === undefined) return above;
    if (templates.kind !== 'map') {
      this.report.problem({ code: 'DSP111', message: 'expected a map of templates by name' }, templates.position);
      return above;
    }
    for (const template of templates.entries.values()) this.unused.add(template);
    return new Map([...above, ...templates.entries]);
  }

  /** An environment merged over its template. */
  public apply(environment: LocatedMap, templates: TemplatesByName): LocatedMap {
    const named = entry(environment, TEMPLATE);
    if (named === undefined) return environment;
    const own = withoutKeys(environment, [TEMPLATE]);
    const template = this.find(named, templates);
    if (template?.kind !== 'map') return own;
    const merged = mergeLocated(template, own) as LocatedMap;
    // Settings that are missing in the environment are in the template.
    return { ...merged, position: environment.position };
  }

  /** A warning for each template that no environment uses. */
  public warnOfUnused(): void {
    for (const { key, keyPosition } of this.unused) {
      this.report.warning(
        {
          code: 'DSP131',
          message: `no environment uses the template "${key}"`,
          hint: `add "template: ${key}" to an environment, or remove it`,
        },
        keyPosition,
      );
    }
  }

  private find(named: Located, templates: TemplatesByName): Located | undefined {
    const name = scalarText(named) ?? '';
    const template = templates.get(name);
    if (template !== undefined) {
      this.unused.delete(template);
      return template.value;
    }
    this.report.problem(
      {
        code: 'DSP125',
        message: `environment template "${name}" does not exist`,
        hint: didYouMean(name, [...templates.keys()]) ?? 'add it to "env_templates"',
      },
      named.position,
    );
    return undefined;
  }
}
