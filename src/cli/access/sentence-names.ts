import { NameProblems } from './name-problems';
import { AccessRequestFor, PlatformAccess } from './platform-access';
import { RenamedModules } from './renamed-modules';
import { PlatformResource } from './resources';
import { PlatformRole } from './roles';
import { AccessSentenceOptions } from '../../platform/options/access-file-options';
import { isPlainObject } from '../../private/collections';
import { OptionPath } from '../../private/option-path';

/** Represents all roles in a sentence with `deny`. */
const EVERY_ROLE = '*';

/** A role of a sentence, and the path of its name in the file. */
export interface Subject {
  readonly role: PlatformRole;
  readonly place: OptionPath;
}

/** A request of a sentence, and the index of its action. */
export interface SentenceRequest {
  readonly request: AccessRequestFor;
  readonly action: number;
}

/** A sentence with resolved names. */
export interface ResolvedSentence {
  readonly sentence: AccessSentenceOptions;
  readonly path: OptionPath;
  readonly subjects: readonly Subject[];
  readonly requests: readonly SentenceRequest[];
}

/** Resolves the names in sentences, and reports those that do not exist. */
export class SentenceNames {
  private readonly named: ReadonlySet<PlatformRole | undefined>;
  private readonly namedResources: ReadonlySet<PlatformResource | undefined>;
  private readonly renamed: RenamedModules;

  constructor(
    private readonly access: PlatformAccess,
    sentences: readonly AccessSentenceOptions[],
    private readonly problems: NameProblems,
  ) {
    this.named = new Set(sentences.flatMap(({ allow = [], deny = [], except = [] }) => (
      [...allow, ...deny, ...except].map((name) => access.roles.find(name))
    )));
    this.namedResources = new Set(sentences.flatMap(({ resources }) => resources.map((name) => {
      const found = access.resources.find(name);
      return 'arn' in found ? found.resource : undefined;
    })));
    this.renamed = new RenamedModules(access, sentences);
  }

  /** The sentence with resolved names, as far as they exist. Undefined if it does not specify roles. */
  public resolve(written: AccessSentenceOptions, path: OptionPath): ResolvedSentence | undefined {
    const sentence = this.withReferences(written, path);
    const subjects = this.subjects(sentence, path);
    const isNew = (resource: PlatformResource) => !this.namedResources.has(resource);
    const requests = sentence.resources.flatMap((resource, r) => sentence.actions.flatMap((name, action) => {
      const renamed = this.renamed.problem(resource);
      if (renamed !== undefined) {
        this.problems.add(renamed, [...path, 'resources', r]);
        return [];
      }
      const request = this.access.request({ ...sentence, action: name, resource }, isNew);
      if (!('code' in request)) return [{ request, action }];
      this.problems.add(request, [...path, ...request.code === 'DSP452' ? ['actions', action] : ['resources', r]]);
      return [];
    }));
    return subjects && { sentence, path, subjects, requests };
  }

  private subjects({ allow, deny, except = [] }: AccessSentenceOptions, path: OptionPath): Subject[] | undefined {
    if ((allow === undefined) === (deny === undefined)) {
      this.problems.add({
        code: 'DSP458',
        message: `the sentence has ${allow === undefined ? 'neither "allow" nor "deny"' : '"allow" and "deny"'}`,
        hint: 'write the roles under one of them',
      }, path);
      return undefined;
    }
    if (except.length > 0 && !(deny ?? []).includes(EVERY_ROLE)) {
      this.problems.add({
        code: 'DSP458',
        message: '"except" is only valid with deny: ["*"]',
        hint: 'write deny: ["*"], or remove "except"',
      }, [...path, 'except']);
    }
    const exempt = except.map((name, index) => this.role(name, [...path, 'except', index])?.role.arn);
    const list = allow === undefined ? 'deny' : 'allow';
    return (allow ?? deny!).flatMap((name, index): Subject[] => {
      const place = [...path, list, index];
      if (name === EVERY_ROLE && list === 'deny') {
        const others = this.access.roles.things.filter(({ role }) => !exempt.includes(role.arn));
        return others.map((role) => ({ role, place }));
      }
      const role = this.role(name, place);
      return role === undefined ? [] : [{ role, place }];
    });
  }

  private role(name: string, path: OptionPath): PlatformRole | undefined {
    // A role that no sentence names is probably new, or has a new name.
    const found = this.access.role(name, (role) => !this.named.has(role));
    if (!('code' in found)) return found;
    this.problems.add(found, path);
    return undefined;
  }

  /**
   * The value with `{{account}}`, `{{region}}` and `{{partition}}` replaced by those of the templates, and
   * `{{arn:RESOURCE}}` by the ARN of a resource.
   */
  private withReferences<T>(value: T, path: OptionPath): T {
    if (typeof value === 'string') {
      return value.replace(/\{\{([^{}]+)\}\}/g, (text, name: string) => this.reference(name, path) ?? text) as T;
    }
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => this.withReferences(item, [...path, index])) as T;
    }
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => (
      [key, this.withReferences(item, [...path, key])]
    ))) as T;
  }

  private reference(name: string, path: OptionPath): string | undefined {
    const { account, region, partition } = this.access.model;
    const fixed: { readonly [name: string]: string } = { account, region, partition };
    if (!name.startsWith('arn:')) return fixed[name];
    const found = this.access.resources.find(name.slice('arn:'.length));
    if ('arn' in found) return found.arn;
    this.problems.add(this.renamed.problem(name.slice('arn:'.length)) ?? found.problem, path);
    return undefined;
  }
}
