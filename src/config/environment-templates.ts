import { didYouMean } from '../private/suggestions';
import { Located, LocatedMap } from './documents/located';
import { mergeLocated } from './documents/merge';
import { entry, scalarText, withoutKeys } from './located-maps';
import { Report } from './report';

const TEMPLATES = 'env_templates';
const TEMPLATE = 'template';

/** Templates of environments by name: those of a domain, and those of the top level that it does not define again. */
export type EnvironmentTemplates = ReadonlyMap<string, Located>;

/** The templates that a level adds to those of the level above. */
export function templatesOf(level: LocatedMap, above: EnvironmentTemplates, report: Report): EnvironmentTemplates {
  const templates = entry(level, TEMPLATES);
  if (templates === undefined) return above;
  if (templates.kind !== 'map') {
    report.problem({ code: 'DSP111', message: 'expected a map of templates by name' }, templates.position);
    return above;
  }
  return new Map([...above, ...[...templates.entries].map(([name, { value }]): [string, Located] => [name, value])]);
}

/** The key of the templates, which is read here. */
export const TEMPLATE_KEYS = [TEMPLATES];

/** An environment with its template merged under its own keys. */
export function withTemplate(environment: LocatedMap, templates: EnvironmentTemplates, report: Report): LocatedMap {
  const named = entry(environment, TEMPLATE);
  if (named === undefined) return environment;
  const own = withoutKeys(environment, [TEMPLATE]);
  const name = scalarText(named);
  const template = name === undefined ? undefined : templates.get(name);
  if (template === undefined) {
    report.problem({ code: 'DSP125', message: `no template "${name ?? ''}" for environments`, hint: didYouMean(name ?? '', [...templates.keys()]) ?? 'add it to "env_templates"' }, named.position);
    return own;
  }
  if (template.kind !== 'map') return own;
  const merged = mergeLocated(template, own) as LocatedMap;
  // What the environment does not say stands in the template.
  return { ...merged, position: environment.position };
}
