import { existsSync, statSync } from 'fs';
import { dirname, join, posix, resolve } from 'path';
import { expandLocated } from './expand-located';
import { MODULE_KINDS } from '../platform/module-kinds';
import { DataSciencePlatformOptions } from '../platform/platform-options';
import { StaticScope } from '../platform/references/static-references';
import { rememberOrigin } from '../platform/yaml-source';
import { OptionPath, readOptions, toYamlPath } from '../private/options-model';
import { Problem, throwProblems } from '../private/problems';
import { didYouMean } from '../private/suggestions';
import { loadDocument } from './documents/load-document';
import { formatPosition, Located, LocatedMap, locate, Position, toPlain } from './documents/located';
import { mergeLocated } from './documents/merge';
import { emptyMap, entry, withEntries, withoutKeys } from './located-maps';
import { placeholdersIn } from './placeholders';

const STRUCT = 'DataSciencePlatformOptions';
/** Keys that only YAML has: they name files, or are another way to say what an option says. */
const TAG_FILES = 'tag_configs';
const TAGS = 'tag_config_data';
const MODULE_PATH = ['module_path', 'cdk_app'];
const MODULE_FILES = ['module_configs', 'app_configs'];
const MODULE_DATA = ['module_config_data', 'app_config_data'];

/** Reads `mdaa.yaml` (or the directory that holds it) and every file that it names. Throws one error with all problems. */
export function readYamlDirectory(path: string): DataSciencePlatformOptions {
  return new YamlDirectory(path).read();
}

class YamlDirectory {
  private readonly directory: string;
  private readonly entryFile: string;
  private readonly problems: Problem[] = [];
  private readonly documents = new Map<string, LocatedMap | undefined>();

  constructor(path: string) {
    const absolute = resolve(path);
    const file = existsSync(absolute) && statSync(absolute).isDirectory() ? join(absolute, 'mdaa.yaml') : absolute;
    this.directory = dirname(file);
    this.entryFile = posix.basename(file.replace(/\\/g, '/'));
  }

  public read(): DataSciencePlatformOptions {
    const entryDocument = this.load(this.entryFile, { allowEmpty: false });
    this.throwProblems();
    const platform = this.platform(entryDocument!);
    this.throwProblems();

    const { value, problems } = readOptions(STRUCT, toPlain(platform), 'yaml');
    for (const { path, ...problem } of problems) this.report(problem, locate(platform, path));
    this.throwProblems();
    const options = value as DataSciencePlatformOptions;
    rememberOrigin(options, (path: OptionPath) => {
      const position = locate(platform, toYamlPath(STRUCT, path));
      return position && formatPosition(position);
    });
    return options;
  }

  /** The tree of the whole platform: files of modules and tags in their places, references expanded that need no stack. */
  private platform(top: LocatedMap): LocatedMap {
    const organization = scalar(entry(top, 'organization')) ?? '';
    const scope: StaticScope = { organization, context: contextOf(top) };
    return this.level(top, scope, 'domains', (domain, name) => {
      const domainScope = { ...scope, domain: name, context: { ...scope.context, ...contextOf(domain) } };
      return this.level(domain, domainScope, 'environments', (environment, environmentName) => {
        const environmentScope = { ...domainScope, environment: environmentName, context: { ...domainScope.context, ...contextOf(environment) } };
        return this.level(environment, environmentScope, 'modules', (module, moduleName) => this.module(module, {
          ...environmentScope, moduleName, context: { ...environmentScope.context, ...contextOf(module) },
        }));
      });
    });
  }

  /** One level: its own keys expanded, its tag files read, and each of the levels below. */
  private level(level: LocatedMap, scope: StaticScope, below: string, convert: (child: LocatedMap, name: string) => Located): LocatedMap {
    const children = entry(level, below);
    const own = this.withTags(withoutKeys(level, [below, 'context']), scope);
    const expanded = this.expand(own, scope) as LocatedMap;
    const context = entry(level, 'context');
    return withEntries(expanded, [
      ...(context ? [{ key: 'context', from: level, value: context }] : []),
      ...(children ? [{ key: below, from: level, value: children.kind === 'map' ? mapEntries(children, convert) : children }] : []),
    ]);
  }

  private module(module: LocatedMap, scope: StaticScope): Located {
    const path = firstOf(module, MODULE_PATH);
    const kind = this.kindOf(module, path);
    const known = [...MODULE_PATH, ...MODULE_FILES, ...MODULE_DATA, 'context'];
    const rest = this.expand(this.withTags(withoutKeys(module, known), scope), scope) as LocatedMap;
    const context = entry(module, 'context');
    if (kind === undefined) return rest;
    let config: Located = emptyMap(path?.position ?? module.position);
    for (const file of this.fileNames(firstOf(module, MODULE_FILES), scope)) {
      const document = this.load(file.name, { allowEmpty: true, namedAt: file.position });
      // References first: two files may name the same key in two ways.
      if (document) config = mergeLocated(config, this.expand(document, scope));
    }
    const data = firstOf(module, MODULE_DATA);
    if (data) config = mergeLocated(config, this.expand(data, scope));
    return withEntries(rest, [
      ...(context ? [{ key: 'context', from: module, value: context }] : []),
      { key: kind, from: module, value: config },
    ]);
  }

  private kindOf(module: LocatedMap, path: Located | undefined): string | undefined {
    const text = scalar(path);
    if (text === undefined) {
      this.report({ code: 'DSP112', message: '"module_path" is missing', hint: `for example module_path: "@aws-mdaa/${MODULE_KINDS[0].modulePath}"` }, module.position);
      return undefined;
    }
    const name = /^@aws-mdaa\/([^@]+)(@.*)?$/.exec(text)?.[1];
    const kind = MODULE_KINDS.find((candidate) => candidate.modulePath === name);
    if (kind === undefined) {
      const known = MODULE_KINDS.map((candidate) => `@aws-mdaa/${candidate.modulePath}`);
      this.report({ code: 'DSP122', message: `unknown module "${text}"`, hint: didYouMean(text, known) }, path!.position);
    }
    return kind?.key;
  }

  /** `tag_configs` read and merged, with `tag_config_data` on top. */
  private withTags(level: LocatedMap, scope: StaticScope): LocatedMap {
    const files = entry(level, TAG_FILES);
    if (!files) return level;
    let tags: Located = emptyMap(files.position);
    for (const file of this.fileNames(files, scope)) {
      const document = this.load(file.name, { allowEmpty: true, namedAt: file.position });
      if (!document) continue;
      const unknown = [...document.entries.values()].find(({ key }) => key !== 'tags');
      if (unknown) this.report({ code: 'DSP110', message: `unknown key "${unknown.key}"`, hint: 'a file of tags has one key, "tags"' }, unknown.keyPosition);
      const own = entry(document, 'tags');
      if (own) tags = mergeLocated(tags, own);
    }
    const data = entry(level, TAGS);
    return withEntries(withoutKeys(level, [TAG_FILES, TAGS]), [{ key: TAGS, from: level, value: data ? mergeLocated(tags, data) : tags }]);
  }

  private fileNames(list: Located | undefined, scope: StaticScope): { name: string; position: Position }[] {
    if (list === undefined) return [];
    if (list.kind !== 'list') {
      this.report({ code: 'DSP111', message: 'expected a list of paths' }, list.position);
      return [];
    }
    return list.items.flatMap((item) => {
      const name = scalar(this.expand(item, scope));
      if (name !== undefined) return [{ name, position: item.position }];
      this.report({ code: 'DSP111', message: 'expected the path of a file' }, item.position);
      return [];
    });
  }

  /** A file, read once; a path is relative to the directory of `mdaa.yaml`. */
  private load(name: string, options: { allowEmpty: boolean; namedAt?: Position }): LocatedMap | undefined {
    const shown = posix.normalize(name.replace(/\\/g, '/'));
    if (!this.documents.has(shown)) {
      const { document, problems } = loadDocument(resolve(this.directory, name), shown, { allowEmpty: options.allowEmpty });
      for (const problem of problems) {
        const missing = problem.code === 'DSP101' && options.namedAt !== undefined;
        this.problems.push(missing ? { ...problem, where: formatPosition(options.namedAt!) } : problem);
      }
      this.documents.set(shown, document);
      if (document) this.problems.push(...placeholdersIn(document));
    }
    return this.documents.get(shown);
  }

  private expand(node: Located, scope: StaticScope): Located {
    return expandLocated(node, scope, (problem, position) => this.report(problem, position));
  }

  private report(problem: Problem, position: Position | undefined): void {
    this.problems.push({ ...problem, where: position ? formatPosition(position) : this.entryFile });
  }

  private throwProblems(): void {
    // What follows from a placeholder that nobody filled in is not worth a message of its own.
    const unfilled = this.problems.filter((problem) => problem.code === 'DSP107');
    throwProblems(unfilled.length > 0 ? unfilled : this.problems);
  }
}

function mapEntries(map: LocatedMap, convert: (child: LocatedMap, name: string) => Located): LocatedMap {
  return { ...map, entries: new Map([...map.entries].map(([key, item]) => [key, { ...item, value: item.value.kind === 'map' ? convert(item.value, key) : item.value }])) };
}

function contextOf(level: LocatedMap): { [key: string]: unknown } {
  const context = entry(level, 'context');
  return context?.kind === 'map' ? toPlain(context) as { [key: string]: unknown } : {};
}

function firstOf(map: LocatedMap, keys: string[]): Located | undefined {
  return keys.map((key) => entry(map, key)).find((value) => value !== undefined);
}

function scalar(node: Located | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}
