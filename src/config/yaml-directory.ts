import { existsSync, statSync } from 'fs';
import { dirname, join, posix, resolve } from 'path';
import { DocumentStore } from './document-store';
import { OptionPath } from '../private/option-path';
import { Located, LocatedMap, locate, toPlain } from './documents/located';
import { mergeLocated } from './documents/merge';
import { EnvironmentTemplates, TEMPLATE_KEYS, templatesOf, withTemplate } from './environment-templates';
import { LevelReader } from './level-reader';
import { entry, mapChildren, scalarText, withEntries, withoutKeys } from './located-maps';
import { ModuleReader } from './module-reader';
import { Report } from './report';
import { DataSciencePlatformOptions } from '../platform/options/platform-options';
import { withContext } from '../platform/references/context-levels';
import { StaticScope } from '../platform/references/static-references';
import { rememberOrigin } from '../platform/yaml-source';
import { readOptions, toYamlPath } from '../private/options-model';

const STRUCT = 'DataSciencePlatformOptions';
const NO_TEMPLATES: EnvironmentTemplates = new Map();

/** Reads `mdaa.yaml` (or the directory that holds it) and every file that it names. Throws one error with all problems. */
export function readYamlDirectory(path: string): DataSciencePlatformOptions {
  return new YamlDirectory(path).read();
}

class YamlDirectory {
  private readonly entryFile: string;
  private readonly report = new Report();
  private readonly documents: DocumentStore;
  private readonly levels: LevelReader;
  private readonly modules: ModuleReader;

  constructor(path: string) {
    const absolute = resolve(path);
    const file = existsSync(absolute) && statSync(absolute).isDirectory() ? join(absolute, 'mdaa.yaml') : absolute;
    this.entryFile = posix.basename(file.replace(/\\/g, '/'));
    this.documents = new DocumentStore(dirname(file), this.report);
    this.levels = new LevelReader(this.documents, this.report);
    this.modules = new ModuleReader(this.documents, this.levels, this.report);
  }

  public read(): DataSciencePlatformOptions {
    const top = this.documents.load(this.entryFile, { allowEmpty: false });
    this.report.throwProblems();
    const platform = this.platform(top!);
    this.report.throwProblems();

    const { value, problems } = readOptions(STRUCT, toPlain(platform), 'yaml');
    for (const { path, ...problem } of problems) this.report.problem(problem, locate(platform, path));
    this.report.throwProblems();
    this.levels.warnOfNotApplicable();
    const options = value as DataSciencePlatformOptions;
    rememberOrigin(options, (path: OptionPath) => locate(platform, toYamlPath(STRUCT, path)), this.report.warnings);
    return options;
  }

  /** The tree of the whole platform: files of modules and tags in their places, references expanded that need no stack. */
  private platform(top: LocatedMap): LocatedMap {
    const scope: StaticScope = { organization: scalarText(entry(top, 'organization')) ?? '', context: withContext({}, contextOf(top), 'the top level') };
    const templates = templatesOf(top, NO_TEMPLATES, this.report);
    return this.level(top, scope, 'domains', (domain, name) => {
      const domainScope = { ...scope, domain: name, context: withContext(scope.context, contextOf(domain), `domain "${name}"`) };
      const ofDomain = templatesOf(domain, templates, this.report);
      return this.level(domain, domainScope, 'environments', (written, environmentName) => {
        const environment = withTemplate(written, ofDomain, this.report);
        const context = withContext(domainScope.context, contextOf(environment), `environment "${environmentName}"`);
        const environmentScope = { ...domainScope, environment: environmentName, context };
        return this.level(environment, environmentScope, 'modules', (writtenModule, moduleName) => {
          const module = withAdditionalContext(writtenModule);
          return this.modules.read(module, { ...environmentScope, moduleName, context: withContext(context, contextOf(module), `module "${moduleName}"`) });
        });
      });
    });
  }

  /** One level: its own keys, and each of the levels below. */
  private level(level: LocatedMap, scope: StaticScope, below: string, convert: (child: LocatedMap, name: string) => Located): LocatedMap {
    const own = this.levels.read(level, scope, [below, ...TEMPLATE_KEYS]);
    const children = entry(level, below);
    return children ? withEntries(own, [{ key: below, from: level, value: mapChildren(children, convert) }]) : own;
  }
}

/** `additional_context` is an older spelling of `context`. */
function withAdditionalContext(module: LocatedMap): LocatedMap {
  const older = entry(module, 'additional_context');
  if (older === undefined) return module;
  const context = entry(module, 'context');
  return withEntries(withoutKeys(module, ['additional_context']), [{ key: 'context', from: module, value: context ? mergeLocated(older, context) : older }]);
}

function contextOf(level: LocatedMap): { [key: string]: unknown } {
  const context = entry(level, 'context');
  return context?.kind === 'map' ? toPlain(context) as { [key: string]: unknown } : {};
}
