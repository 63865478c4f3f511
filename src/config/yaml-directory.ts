import { basename, dirname } from 'path';
import { Configuration, LevelContext } from './configuration';
import { DocumentStore, EditedTexts, entryFileOf } from './document-store';
import {
  Located,
  LocatedMap,
  toOptions,
  mergeLocated,
  entry,
  fromPlain,
  mapChildren,
  scalarText,
  withEntries,
  withoutKeys,
} from './documents/located';
import { EnvironmentTemplates, TEMPLATE_KEYS } from './environment-templates';
import { withRepairedKeys, LevelReader } from './level-reader';
import { ModuleReader } from './module-reader';
import { codeNotAllowed, codeOfLevels } from './named-code';
import { withIndentedKeys } from './outdented-keys';
import { Report } from './report';
import { Context } from '../platform/references/context-levels';
import { StaticScope } from '../platform/references/static-references';
import { OptionPath } from '../private/option-path';
import { throwProblems } from '../private/problems';

/** Options for reading a configuration. */
export interface ReadOptions {
  /** Edits of files that are not written yet. */
  readonly edits?: EditedTexts;
  /** Whether to skip modules that the library does not have. */
  readonly skipUnknownModules?: boolean;
  /** Whether the JavaScript that the files name may run. */
  readonly allowCode?: boolean;
}

/**
 * Reads `mdaa.yaml` (or its directory) and every file that it refers to. The options carry the problems that did not
 * stop reading, and the platform adds the problems that it finds. Throws one error that lists every problem if nothing
 * remains to build.
 */
export function readConfiguration(path: string, options: ReadOptions = {}): Configuration {
  return new YamlDirectory(path, options).read();
}

const EXTERNAL_PARAMETERS = 'external_parameters';
/** The adopted stacks. `dsp adopt` writes the file next to `mdaa.yaml`. */
export const ADOPTED_FILE = 'adopted.yaml';
const ADOPTED_KEY = 'adopted';

const WITHOUT_ENTRY_FILE = 'in an empty directory, "dsp init" creates a starter project; otherwise specify '
  + 'the directory of mdaa.yaml, on the command line with --config';

class YamlDirectory {
  private readonly entryFile: string;
  private readonly report = new Report();
  private readonly documents: DocumentStore;
  private readonly levels: LevelReader;
  private readonly modules: ModuleReader;
  private readonly templates = new EnvironmentTemplates(this.report);
  private readonly contexts: LevelContext[] = [];

  constructor(path: string, private readonly options: ReadOptions) {
    const { edits, skipUnknownModules = false, allowCode = false } = options;
    const file = entryFileOf(path);
    this.entryFile = basename(file);
    this.documents = new DocumentStore(dirname(file), this.report, edits);
    this.levels = new LevelReader(this.documents, this.report);
    this.modules = new ModuleReader(this.documents, this.levels, this.report, { skipUnknownModules, allowCode });
  }

  public read(): Configuration {
    const top = this.documents.load(this.entryFile, { allowEmpty: false, missingHint: WITHOUT_ENTRY_FILE });
    if (top === undefined || this.report.isUnfilled) throwProblems(this.report.problems);
    const platform = this.withAdopted(
      this.withSkipped(this.platform(withRepairedKeys(top!, 'platform', this.report))),
    );
    if (this.report.isUnfilled) throwProblems(this.report.problems);
    this.checkCode(platform);
    this.levels.warnOfNotApplicable();
    this.templates.warnOfUnused();
    return new Configuration({
      platform,
      report: this.report,
      files: this.documents.uses,
      contexts: this.contexts,
      directory: this.documents.directory,
    });
  }

  /**
   * The tree of the whole platform: files of modules and tags are inserted, and static references are replaced.
   */
  private platform(top: LocatedMap): LocatedMap {
    const scope: StaticScope = {
      organization: scalarText(entry(top, 'organization')) ?? '',
      context: Context.EMPTY.below(contextOf(top), 'the top level'),
    };
    const templates = this.templates.of(top);
    return this.level(
      top,
      [],
      scope,
      'domains',
      (domain, domainPath, name) => {
        const domainScope = {
          ...scope,
          domain: name,
          context: scope.context.below(contextOf(domain), `domain "${name}"`),
        };
        const ofDomain = this.templates.of(domain, templates);
        return this.level(
          domain,
          domainPath,
          domainScope,
          'environments',
          (environment, environmentPath, environmentName) => {
            const context = domainScope.context.below(contextOf(environment), `environment "${environmentName}"`);
            const environmentScope = { ...domainScope, environment: environmentName, context };
            return this.level(
              environment,
              environmentPath,
              environmentScope,
              'modules',
              (module, modulePath, moduleName) => {
                this.remember(modulePath, module);
                return this.modules.read(module, {
                  ...environmentScope,
                  moduleName,
                  context: context.below(contextOf(module), `module "${moduleName}"`),
                });
              },
              (module) => withRepairedKeys(withAdditionalContext(module), 'module', this.report),
            );
          },
          (environment) => withRepairedKeys(this.templates.apply(environment, ofDomain), 'environment', this.report),
        );
      },
      (domain) => withRepairedKeys(domain, 'domain', this.report),
    );
  }

  /** The platform with its adopted stacks, which are in a separate file. */
  private withAdopted(platform: LocatedMap): LocatedMap {
    if (!this.documents.exists(ADOPTED_FILE)) return platform;
    const adopted = this.documents.load(ADOPTED_FILE, { allowEmpty: true });
    if (adopted === undefined) return platform;
    if (entry(platform, ADOPTED_KEY) !== undefined) {
      this.report.problem({
        code: 'DSP143',
        message: `"${ADOPTED_KEY}" is both in this file and in ${ADOPTED_FILE}`,
        hint: `move the stacks to ${ADOPTED_FILE}`,
      }, entry(platform, ADOPTED_KEY)!.position);
    }
    return withEntries(platform, [{ key: ADOPTED_KEY, from: adopted, value: adopted }]);
  }

  /** Without its code, a platform would have other names and other resources, and problems that are none. */
  private checkCode(platform: LocatedMap): void {
    if (this.options.allowCode) return;
    const code = [...codeOfLevels(platform), ...this.modules.refused];
    if (code.length === 0) return;
    this.report.problem(codeNotAllowed(code, this.documents.directory), code[0].position);
    throwProblems(this.report.problems);
  }

  /** A level: its own keys, and each of the levels below, which `prepare` prepares and `convert` reads. */
  private level(
    level: LocatedMap, path: OptionPath, scope: StaticScope, below: string,
    convert: (child: LocatedMap, path: OptionPath, name: string) => Located | undefined,
    prepare: (child: LocatedMap) => LocatedMap,
  ): LocatedMap {
    this.remember(path, level);
    const own = this.levels.read(level, scope, [below, ...TEMPLATE_KEYS]);
    const children = entry(level, below);
    if (children === undefined) return own;
    const value = mapChildren(withIndentedKeys(children, below, this.report), (child, name) => {
      const childPath = [...path, below, name];
      return this.report.within(childPath, () => convert(prepare(child), childPath, name));
    });
    return withEntries(own, [{ key: below, from: level, value }]);
  }

  /** Values of a skipped module are external. */
  private withSkipped(platform: LocatedMap): LocatedMap {
    const { skipped } = this.report;
    if (skipped.length === 0) return platform;
    const declared = entry(platform, EXTERNAL_PARAMETERS);
    const items = skipped.map(({ path, position }) => fromPlain(`${path}/*`, position));
    return withEntries(withoutKeys(platform, [EXTERNAL_PARAMETERS]), [{
      key: EXTERNAL_PARAMETERS,
      from: platform,
      value: {
        kind: 'list',
        position: platform.position,
        items: [...declared?.kind === 'list' ? declared.items : [], ...items],
      },
    }]);
  }

  private remember(path: OptionPath, level: LocatedMap): void {
    const values = entry(level, 'context');
    if (values?.kind === 'map') this.contexts.push({ path, values });
  }
}

/** `additional_context` is an older spelling of `context`. */
function withAdditionalContext(module: LocatedMap): LocatedMap {
  const older = entry(module, 'additional_context');
  if (older === undefined) return module;
  const context = entry(module, 'context');
  return withEntries(withoutKeys(module, ['additional_context']), [
    { key: 'context', from: module, value: context ? mergeLocated(older, context) : older },
  ]);
}

function contextOf(level: LocatedMap): { [key: string]: unknown } {
  const context = entry(level, 'context');
  return context?.kind === 'map' ? toOptions(context) as { [key: string]: unknown } : {};
}
