import { isAbsolute, resolve } from 'path';
import { DocumentStore } from './document-store';
import { locate, Located, LocatedMap, scalarText, toOptions, valueAt } from './documents/located';
import { absolutePath } from './local-paths';
import { Report } from './report';
import { missingMember } from '../platform/custom/custom-module-kind';
import { construct, JavaScriptClass, loadClass, resolveModule } from '../platform/custom/javascript-class';
import { checkSchema } from '../platform/custom/options-schema';
import { IPlatformModule } from '../platform/custom/platform-module-interface';
import { OptionPath } from '../private/option-path';
import { ConfigurationError, fail } from '../private/problems';

/** A module whose `module_path` is not that of a built-in kind. */
export interface CustomModuleSource {
  /** The relative path of a file, or the name of a package. */
  readonly path: string;
  readonly className?: string;
  readonly namedAt: Located;
}

/** The file of a custom module, or undefined if `path` is neither a file nor an installed package. */
export function customModuleFile(path: string, directory: string): string | undefined {
  if (path.startsWith('.') || isAbsolute(path)) return resolveModule(resolve(directory, path), directory);
  return resolveModule(path.replace(/(?<=.)@[^@/]*$/, ''), directory);
}

/**
 * The configuration of a custom module with the object of its class. Undefined if there are problems, which are
 * reported: those of the class at the key that specifies it, those of the configuration at their own locations.
 */
export function loadCustomModule(
  file: string,
  source: CustomModuleSource,
  config: LocatedMap,
  documents: DocumentStore,
  report: Report,
): LocatedMap | undefined {
  documents.use(file);
  try {
    const found = loadClass(file, source.className);
    const options = checkedOptions(found, config, documents, report);
    return options && { ...config, object: moduleOf(found, file, options) };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const problem of error.problems) {
      report.problem({ ...problem, message: problem.message.split(file).join(source.path) }, source.namedAt.position);
    }
    return undefined;
  }
}

function checkedOptions(
  found: JavaScriptClass, config: LocatedMap, documents: DocumentStore, report: Report,
): { [name: string]: unknown } | undefined {
  const schema = found.optionsSchema ?? {};
  const { options, problems, localPaths } = checkSchema(schema, toOptions(config), 'yaml', `"${found.name}"`);
  for (const path of localPaths) makeAbsolute(options, path, config, documents);
  for (const { path, ...problem } of problems) {
    report.problem(problem, locate(config, path, problem.code === 'DSP110' ? 'key' : 'value'));
  }
  return problems.length === 0 ? options : undefined;
}

function makeAbsolute(options: Tree, path: OptionPath, config: LocatedMap, documents: DocumentStore): void {
  const located = valueAt(config, path);
  const name = scalarText(located && absolutePath(located, documents));
  const parent = path.slice(0, -1).reduce((node, step) => node[step] as Tree, options);
  if (name !== undefined) parent[path[path.length - 1]] = name;
}

type Tree = { [step: string | number]: unknown };

/** The object of the class, with the options that were read. */
function moduleOf(found: JavaScriptClass, file: string, options: { [name: string]: unknown }): IPlatformModule {
  const made = construct(found, file, options) as IPlatformModule;
  const missing = missingMember(made);
  if (missing !== undefined) {
    fail({
      code: 'DSP215',
      message: `the class "${found.name}" of "${file}" has no ${missing}`,
      hint: 'implement IPlatformModule: "kind" is a string and "buildModule" a method',
    });
  }
  return {
    kind: made.kind,
    options,
    publishes: made.publishes,
    readsFrom: made.readsFrom,
    isAccountWide: made.isAccountWide,
    needsLakeFormation: made.needsLakeFormation,
    buildModule: (context) => made.buildModule(context),
  };
}
