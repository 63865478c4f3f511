import { PlatformAccess } from './platform-access';
import { kindOf } from './resource-kinds';
import { AccessSentenceOptions } from '../../platform/options/access-file-options';
import { visitTexts } from '../../platform/references/producers';
import { groupBy, unique } from '../../private/collections';
import { OptionFinding } from '../../private/option-problems';

/** Modules that sentences name but that do not exist, with the only other module that has all of their resources. */
export class RenamedModules {
  private readonly meant = new Map<string, string>();

  constructor(access: PlatformAccess, sentences: readonly AccessSentenceOptions[]) {
    const texts = unique(resourcesIn(sentences));
    const found = texts.map((text) => ({ text, resource: access.resources.find(text) }));
    const moduleOf = (stack: string) => access.origins.moduleOf(stack)?.name;
    const named = new Set(found.flatMap(({ resource }) => (
      'arn' in resource && resource.resource ? moduleOf(resource.resource.resource.stack) ?? [] : []
    )));
    const others = unique(access.resources.index.things.flatMap(({ resource }) => moduleOf(resource.stack) ?? []))
      .filter((name) => !named.has(name));
    const unknown = found.filter(({ text, resource }) => 'problem' in resource && moduleIn(text) !== undefined);
    for (const [word, group] of groupBy(unknown, ({ text }) => [moduleIn(text)!])) {
      const fitting = others.filter((name) => group.every(({ text }) => (
        'arn' in access.resources.find(text.replace(word, () => name))
      )));
      if (fitting.length === 1) this.meant.set(word, fitting[0]);
    }
  }

  /** The problem with a name of a resource, if its module has another name. It is the same for all of its resources. */
  public problem(text: string): OptionFinding | undefined {
    const word = moduleIn(text);
    const meant = word === undefined ? undefined : this.meant.get(word);
    return meant === undefined ? undefined : {
      code: 'DSP451',
      message: `there is no module "${word}"`,
      hint: `write "${meant}" instead of "${word}", the module with these resources that no sentence names`,
    };
  }
}

/** The names of resources in sentences. */
function resourcesIn(sentences: readonly AccessSentenceOptions[]): string[] {
  const found = sentences.flatMap(({ resources }) => resources);
  visitTexts(sentences, (text) => {
    found.push(...[...text.matchAll(/\{\{arn:([^{}]+)\}\}/g)].map(([, name]) => name));
  });
  return found;
}

/** The module in the name of a resource: `team:projects/x`, `profile:team/user`, `key:team`. */
function moduleIn(text: string): string | undefined {
  if (text === '*' || text.startsWith('arn:')) return undefined;
  const { kind, name } = kindOf(text);
  return name.split(kind === 'bucket' ? ':' : '/')[0];
}
